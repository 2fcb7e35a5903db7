/** The papers the report is laid out for. */
export type Paper = 'A4' | 'Letter'

/** The address of the month's report inside the window's own protocol. */
export function reportAddress(month: string, portfolio: string | null, paper: Paper): string {
  const query = new URLSearchParams({ month, paper })
  if (portfolio !== null) query.set('portfolio', portfolio)
  return `app://paydown/report?${query.toString()}`
}
