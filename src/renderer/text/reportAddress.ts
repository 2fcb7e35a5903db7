import type { ReportSummary } from '@shared/api/statement'
import type { CheckStatus } from '@shared/report'

/** The papers the report is laid out for. */
export type Paper = 'A4' | 'Letter'

/** What a person chose of the page: its paper, whose name is on it, and whether it ends with method and sources. */
export interface PageChoices {
  readonly paper: Paper
  readonly holder: string
  readonly notes: boolean
}

/** The choices as requests take them. */
export function pageArgs({ paper, holder, notes }: PageChoices): {
  paper: Paper
  holder?: string
  notes?: 'no'
} {
  return {
    paper,
    ...(holder.trim() === '' ? {} : { holder: holder.trim() }),
    ...(notes ? {} : { notes: 'no' }),
  }
}

/** The address of the month's report inside the window's own protocol; `whole` with the pages of all deals, however many. */
export function reportAddress(
  month: string,
  portfolio: string | null,
  choices: PageChoices,
  whole = false,
): string {
  const query = new URLSearchParams({ month, ...pageArgs(choices), pages: whole ? 'all' : 'few' })
  if (portfolio !== null) query.set('portfolio', portfolio)
  return `app://paydown/report?${query.toString()}`
}

/** How the checks of a report's deals came out, in short: `22 explained, 5 differ`. */
export function untiedChecks({ explained, differs, unknown }: ReportSummary['checks']): {
  readonly status: CheckStatus
  readonly words: string
} {
  const words = [
    ...(explained > 0 ? [`${explained} explained`] : []),
    differs === 0 ? 'none differs' : `${differs} ${differs === 1 ? 'differs' : 'differ'}`,
    ...(unknown > 0 ? [`${unknown} unknown`] : []),
  ].join(', ')
  if (explained + differs + unknown === 0) return { status: 'ties', words: 'every check ties' }
  return { status: differs > 0 ? 'differs' : unknown > 0 ? 'unknown' : 'explained', words }
}
