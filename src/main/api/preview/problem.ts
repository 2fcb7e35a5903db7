import type { PreviewFile } from '@shared/api/preview'
import type { Problem } from '@shared/result'

/** A problem as the preview tells it. */
export function planProblem({
  code,
  message,
  place,
}: Problem): NonNullable<PreviewFile['problem']> {
  return { code, message, line: place?.line ?? null }
}
