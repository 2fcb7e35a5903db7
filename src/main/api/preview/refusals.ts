import type { Reply } from '@shared/api'
import type { PreviewFile, Refusal } from '@shared/api/preview'
import type { ReadFiling } from '@shared/report'
import { decode } from '../../filing/decode'
import { physicalLines } from '../../filing/logicalLines'

/** Lines shown before and after what was refused. */
const AROUND = 3
/** A row that would cover more is none. */
const MOST = 40

/** Why a file or rows of it were refused, each with the text it stands in; and the checks that do not tie. */
export function refusalsOf({
  file: { name, problem },
  bytes,
  document,
}: {
  readonly file: PreviewFile
  readonly bytes: Uint8Array | null
  readonly document: ReadFiling | null
}): Reply<'preview.refusals'> {
  const lines = bytes === null ? [] : linesOf(name, bytes)
  const whole = problem === null ? [] : [{ ...problem, section: null }]
  const rows = (document?.reports ?? []).flatMap((report) => report.refused)
  return {
    refusals: [...whole, ...rows].map((refused) => inText(refused, lines)),
    checks: (document?.reports ?? []).flatMap((report, reportIndex) =>
      report.checks
        .filter((check) => check.status !== 'ties')
        .map(({ subject, sentence, status, difference, explanation, operands }) => ({
          reportIndex,
          subject,
          sentence,
          status,
          difference,
          explanation: explanation?.text ?? null,
          operands,
        })),
    ),
  }
}

/** The physical lines of a file, line 1 first; none where it is no text. */
export function linesOf(name: string, bytes: Uint8Array): string[] {
  const text = decode(name, bytes)
  return text.ok ? physicalLines(text.value).map((line) => line.text) : []
}

function inText(refused: Omit<Refusal, 'lines' | 'excerpt'>, text: readonly string[]): Refusal {
  const { code, message, line, section } = refused
  if (line === null || text[line - 1] === undefined) {
    const excerpt = { first: 1, lines: [] }
    return { code, message, line, section, lines: null, excerpt }
  }
  let last = line
  while (last - line < MOST && text[last]?.startsWith('>') === true) last++
  const first = Math.max(1, line - AROUND)
  return {
    code,
    message,
    line,
    section,
    lines: [line, last],
    excerpt: { first, lines: text.slice(first - 1, last + AROUND) },
  }
}
