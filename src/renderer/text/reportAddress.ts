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

/** The address of the month's report inside the window's own protocol. */
export function reportAddress(
  month: string,
  portfolio: string | null,
  choices: PageChoices,
): string {
  const query = new URLSearchParams({ month, ...pageArgs(choices) })
  if (portfolio !== null) query.set('portfolio', portfolio)
  return `app://paydown/report?${query.toString()}`
}
