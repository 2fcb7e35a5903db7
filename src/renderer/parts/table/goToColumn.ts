/**
 * Brings the focus to the first number of a column of another table of the screen, or to its first number where the column is
 * hidden; false where there is no such table.
 */
export function goToColumn(table: string, column: string): boolean {
  const body = `table[aria-label=${JSON.stringify(table)}] tbody`
  const stop =
    document.querySelector<HTMLElement>(
      `${body} td[data-column=${JSON.stringify(column)}] button`,
    ) ?? document.querySelector<HTMLElement>(`${body} :is(button, td)`)
  stop?.scrollIntoView({ block: 'nearest' })
  stop?.focus()
  return stop !== null
}
