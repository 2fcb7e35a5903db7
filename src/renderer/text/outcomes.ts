import type { ImportOutcome } from '@shared/api/filings'
import type { CheckStatus } from '@shared/report'

/** A file of an import, by its place among those that were read. */
export interface OutcomeRow {
  readonly at: number
  readonly outcome: ImportOutcome
}

const MARKS: Readonly<
  Record<ImportOutcome['outcome'], { readonly status: CheckStatus; readonly words: string }>
> = {
  imported: { status: 'ties', words: 'imported' },
  known: { status: 'explained', words: 'on file' },
  refused: { status: 'differs', words: 'refused' },
}

/** The mark of what became of a file. */
export function outcomeMark({ outcome }: Pick<ImportOutcome, 'outcome'>) {
  return MARKS[outcome]
}

/** The files of an import as they were read, but what was refused first: it needs a person. */
export function outcomeRows(outcomes: readonly ImportOutcome[]): OutcomeRow[] {
  const rows = outcomes.map((outcome, at) => ({ at, outcome }))
  const isRefused = ({ outcome }: OutcomeRow) => outcome.outcome === 'refused'
  return [...rows.filter(isRefused), ...rows.filter((row) => !isRefused(row))]
}

/** What was done with a file, with the line where it failed and the code of the failure. */
export function outcomeSentence({ message, line, code }: ImportOutcome): string {
  const where = line === null ? '' : ` Line ${line}.`
  return `${message}${where}${code === null ? '' : ` (${code})`}`
}
