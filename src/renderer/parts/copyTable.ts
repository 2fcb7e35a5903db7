/** A cell's text for copies: a number in full precision and without separators, else what is shown. */
function cellText(cell: HTMLTableCellElement): string {
  const figure = cell.querySelector<HTMLElement>('[data-copy]')
  if (figure !== null) return figure.dataset['copy'] ?? ''
  const copy = cell.cloneNode(true) as HTMLElement
  for (const pad of copy.querySelectorAll('.pad, .tag, svg')) pad.remove()
  for (const line of copy.querySelectorAll('small')) line.before(' ')
  return copy.textContent.replace(/\s+/g, ' ').trim()
}

/** A table as tab-separated text, a line a row; cells that span leave the columns they cover empty. */
export function tableText(table: HTMLTableElement): string {
  return [...table.rows]
    .map((row) =>
      [...row.cells]
        .flatMap((cell) => [cellText(cell), ...Array<string>(cell.colSpan - 1).fill('')])
        .join('\t')
        .replace(/\t+$/, ''),
    )
    .join('\n')
}

/** Answers a copy without a selection with the table that has the focus; with a selection the system copies that. */
export function copyTable(event: ClipboardEvent): void {
  const selection = document.getSelection()
  if (selection !== null && !selection.isCollapsed) return
  const focused = document.activeElement
  if (focused instanceof HTMLInputElement) return
  if (focused?.closest('.data-table') != null) return // it answers itself, with rows that are not drawn
  const table = focused?.closest('table')
  if (table == null || event.clipboardData === null) return
  event.clipboardData.setData('text/plain', tableText(table))
  event.preventDefault()
}
