import type { Attachment } from 'svelte/attachments'

const STOPS = 'tbody :is(button, a[href])'
const PAGE = 10

function stopsOf(table: HTMLTableElement): HTMLElement[] {
  return [...table.querySelectorAll<HTMLElement>(STOPS)]
}

/** The middle of a cell across the table, so that up and down keep to a column even where a row's cells span. */
function columnOf(stop: HTMLElement): number {
  const cell = stop.closest<HTMLTableCellElement>('td, th')
  let column = 0
  for (
    let c = cell?.previousElementSibling;
    c instanceof HTMLTableCellElement;
    c = c.previousElementSibling
  ) {
    column += c.colSpan
  }
  return column
}

function nearest(row: HTMLTableRowElement, column: number): HTMLElement | null {
  const stops = [...row.querySelectorAll<HTMLElement>('button, a[href]')]
  return stops.reduce<HTMLElement | null>((best, stop) => {
    if (best === null) return stop
    return Math.abs(columnOf(stop) - column) < Math.abs(columnOf(best) - column) ? stop : best
  }, null)
}

function vertical(table: HTMLTableElement, from: HTMLElement, step: number): HTMLElement | null {
  const rows = [...table.tBodies].flatMap((body) => [...body.rows])
  const usable = rows.filter((row) => row.querySelector('button, a[href]') !== null)
  const row = from.closest('tr')
  const at = row === null ? -1 : usable.indexOf(row)
  if (at < 0) return null
  const target = usable[Math.min(Math.max(at + step, 0), usable.length - 1)]
  return target === undefined || target === row ? null : nearest(target, columnOf(from))
}

function target(table: HTMLTableElement, from: HTMLElement, key: string): HTMLElement | null {
  const row = [...(from.closest('tr')?.querySelectorAll<HTMLElement>('button, a[href]') ?? [])]
  const at = row.indexOf(from)
  switch (key) {
    case 'ArrowLeft':
      return row[at - 1] ?? null
    case 'ArrowRight':
      return row[at + 1] ?? null
    case 'Home':
      return row[0] ?? null
    case 'End':
      return row.at(-1) ?? null
    case 'ArrowUp':
      return vertical(table, from, -1)
    case 'ArrowDown':
      return vertical(table, from, 1)
    case 'PageUp':
      return vertical(table, from, -PAGE)
    case 'PageDown':
      return vertical(table, from, PAGE)
    default:
      return null
  }
}

/** Makes a table one Tab stop in which the arrow keys move from figure to figure. */
export const tableKeys: Attachment<HTMLTableElement> = (table) => {
  let current: HTMLElement | null = null

  function settle(): void {
    const stops = stopsOf(table)
    if (current === null || !stops.includes(current)) current = stops[0] ?? null
    for (const stop of stops) stop.tabIndex = stop === current ? 0 : -1
  }
  function onFocus(event: FocusEvent): void {
    const stop = (event.target as HTMLElement).closest<HTMLElement>('button, a[href]')
    if (stop === null || stop === current) return
    current = stop
    settle()
  }
  function onKey(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return
    const from = (event.target as HTMLElement).closest<HTMLElement>('button, a[href]')
    const next = from === null ? null : target(table, from, event.key)
    if (next === null) return
    event.preventDefault()
    next.focus()
  }

  const observer = new MutationObserver(settle)
  observer.observe(table, { childList: true, subtree: true })
  table.addEventListener('focusin', onFocus)
  table.addEventListener('keydown', onKey)
  settle()
  return () => {
    observer.disconnect()
    table.removeEventListener('focusin', onFocus)
    table.removeEventListener('keydown', onKey)
  }
}
