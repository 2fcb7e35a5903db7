import { extractFiling } from '../../src/main/checks/extractFiling'

/** What became of one changed digit. */
export interface DigitOutcome {
  /** The cell it stands in, as a path. */
  readonly path: string
  /** The cell's text, and the text with the digit changed. */
  readonly before: string
  readonly after: string
  readonly outcome: 'refused' | 'differs' | 'unnoticed'
  /** Checks that were not explained before, and are: `class.unpaidInterest REMIC III B`. */
  readonly newlyExplained: readonly string[]
}

/**
 * Changes digits of a filing one at a time (`offset` added, modulo ten) in the cells whose path fits, and tells for
 * each whether the filing is refused or more checks differ than before.
 */
export function changeDigits(
  text: string,
  cells: RegExp,
  offset: number,
  every = 1,
): DigitOutcome[] {
  const lines = text.split('\n')
  const whole = extractFiling('original.txt', Buffer.from(text))
  if (whole.document.status !== 'read') throw new Error('the filing itself cannot be read')
  const differing = differs(whole)
  const explained = new Set(explainedIn(whole))
  const outcomes: DigitOutcome[] = []
  let count = 0
  for (const cell of whole.cells.flat()) {
    if (!cells.test(cell.path)) continue
    cell.spans.forEach(([line, column, length]) => {
      const original = lines[line - 1] ?? ''
      for (let at = column - 1; at < column - 1 + length; at++) {
        const digit = original.charAt(at)
        if (!/\d/.test(digit) || count++ % every !== 0) continue
        const other = String((Number(digit) + offset) % 10)
        lines[line - 1] = original.slice(0, at) + other + original.slice(at + 1)
        const changed = extractFiling('changed.txt', Buffer.from(lines.join('\n')))
        const after = lines[line - 1]?.slice(column - 1, column - 1 + length) ?? ''
        outcomes.push({
          path: cell.path,
          before: cell.text,
          after,
          outcome: outcomeOf(changed, differing),
          newlyExplained: explainedIn(changed).filter((one) => !explained.has(one)),
        })
      }
      lines[line - 1] = original
    })
  }
  return outcomes
}

function outcomeOf(
  changed: ReturnType<typeof extractFiling>,
  before: number,
): DigitOutcome['outcome'] {
  if (changed.document.status === 'refused') return 'refused'
  return differs(changed) > before ? 'differs' : 'unnoticed'
}

function differs({ document }: ReturnType<typeof extractFiling>): number {
  if (document.status !== 'read') return 0
  return document.reports
    .flatMap((report) => report.checks)
    .filter((check) => check.status === 'differs').length
}

function explainedIn({ document }: ReturnType<typeof extractFiling>): string[] {
  if (document.status !== 'read') return []
  return document.reports
    .flatMap((report) => report.checks)
    .filter((check) => check.status === 'explained')
    .map((check) => `${check.id} ${check.subject}`)
}
