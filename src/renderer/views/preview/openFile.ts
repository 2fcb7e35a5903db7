import type { PreviewFile } from '@shared/api/preview'
import type { Session } from '../../state/session.svelte'

/** Opens the whole text of a file of the preview, at cells or a line where they are named. */
export function openFile(
  session: Session,
  file: PreviewFile,
  from: HTMLElement | null,
  at: {
    readonly reportIndex?: number
    readonly paths?: readonly string[]
    readonly line?: number
  } = {},
): void {
  const { reportIndex = 0, paths = [], line } = at
  session.router.openSource(
    {
      report: { filingId: file.file, reportIndex, preview: session.preview.status.id },
      paths,
      ...(line === undefined ? {} : { line }),
    },
    from,
  )
}
