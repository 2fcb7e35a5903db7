import type { Attachment } from 'svelte/attachments'

/**
 * The context of what stands in a table whose keys settle its one Tab stop: drawn without one of its own, so that settling writes
 * to one stop and not to hundreds.
 */
export const IN_TABLE = 'in-table'

const OPERATED = 'button, a[href], input, select'
const PAGE = 10

/** What a long table adds to the keys: its lines, drawn or not. */
export interface Lines {
  readonly count: () => number
  /** Whether a line has cells to stand on. */
  readonly isRow: (at: number) => boolean
  /** Draws a line and brings it into sight. */
  readonly show: (at: number) => Promise<void>
  /** Tells which line has the focus; null when the focus is elsewhere. */
  readonly onstand?: (at: number | null) => void
}

const linesOf = (table: HTMLTableElement): HTMLTableRowElement[] =>
  [...table.rows].filter((row) => row.dataset['still'] === undefined)

/** Where the focus can stand in a row: on what can be operated, in a cell without on the cell itself. */
function stopsOf(row: HTMLTableRowElement | null): HTMLElement[] {
  if (row === null) return []
  const isHead = row.parentElement?.tagName === 'THEAD'
  return [...row.cells].flatMap((cell) => {
    if (cell.getClientRects().length === 0 && isLaidOut(row)) return []
    const operated = [...cell.querySelectorAll<HTMLElement>(OPERATED)]
    return operated.length > 0 ? operated : isHead ? [] : [cell]
  })
}

/** False where nothing has a place on a page, as in tests without one: then every cell counts. */
function isLaidOut(row: HTMLTableRowElement): boolean {
  return row.getClientRects().length > 0
}

/** The column of a stop across the table, so that up and down keep to it even where cells span. */
function columnOf(stop: HTMLElement): number {
  let column = 0
  let cell = stop.closest('td, th')?.previousElementSibling
  for (; cell instanceof HTMLTableCellElement; cell = cell.previousElementSibling) {
    column += cell.colSpan
  }
  return column
}

function nearest(row: HTMLTableRowElement | null, column: number): HTMLElement | null {
  return stopsOf(row).reduce<HTMLElement | null>((best, stop) => {
    if (best === null) return stop
    return Math.abs(columnOf(stop) - column) < Math.abs(columnOf(best) - column) ? stop : best
  }, null)
}

/** The row some rows further, or the last that can be stood on in that direction. */
function further(
  from: number,
  step: number,
  count: number,
  isRow: (at: number) => boolean,
): number | null {
  const way = Math.sign(step)
  let left = Math.abs(step)
  let found: number | null = null
  for (let at = from + way; at >= 0 && at < count && left > 0; at += way) {
    if (!isRow(at)) continue
    found = at
    left--
  }
  return found
}

/** Makes a table one Tab stop in which the keys move from cell to cell, heads included. */
export const tableKeys = longTableKeys()

/** The keys of a table that may be longer than what is drawn of it. */
export function longTableKeys(lines?: Lines): Attachment<HTMLTableElement> {
  return (table) => {
    let current: HTMLElement | null = null

    function settle(): void {
      if (current === null || !table.contains(current)) current = firstStop(table)
      // All is read before anything is written, or each row would lay the page out again
      const stops = linesOf(table).flatMap(stopsOf)
      for (const stop of stops) {
        const wanted = stop === current ? '0' : '-1'
        if (stop.getAttribute('tabindex') !== wanted) stop.setAttribute('tabindex', wanted)
      }
    }
    function stopOf(event: Event): HTMLElement | null {
      const target = event.target as HTMLElement
      return target.closest<HTMLElement>(OPERATED) ?? target.closest<HTMLElement>('td, th')
    }
    function onFocus(event: FocusEvent): void {
      const stop = stopOf(event)
      if (stop === null) return
      if (current !== null) current.tabIndex = -1
      stop.tabIndex = 0
      current = stop
      lines?.onstand?.(lineOf(stop))
    }
    function onBlur(event: FocusEvent): void {
      if (table.contains(event.relatedTarget as Node | null)) return
      // What is taken off the page while it has the focus says so in the middle of drawing
      queueMicrotask(() => {
        if (!table.contains(document.activeElement)) lines?.onstand?.(null)
      })
    }

    async function vertical(from: HTMLElement, step: number): Promise<void> {
      const column = columnOf(from)
      const row = from.closest('tr')
      const at = lineOf(from)
      if (lines === undefined || row === null) {
        const rows = linesOf(table)
        const isRow = (i: number) => stopsOf(rows[i] ?? null).length > 0
        const to = further(row === null ? 0 : rows.indexOf(row), step, rows.length, isRow)
        if (to !== null) nearest(rows[to] ?? null, column)?.focus()
        return
      }
      const to = further(at ?? -1, step, lines.count(), lines.isRow)
      if (to === null) {
        if (at !== null && step < 0) nearest(headOf(table), column)?.focus()
        return
      }
      await lines.show(to)
      nearest(table.querySelector<HTMLTableRowElement>(`tr[data-line="${to}"]`), column)?.focus()
    }

    function onKey(event: KeyboardEvent): void {
      if (event.metaKey || event.altKey || event.shiftKey) return
      const from = stopOf(event)
      if (from === null || (event.ctrlKey && event.key !== 'Home' && event.key !== 'End')) return
      if (isTyped(from, event.key)) return
      const row = stopsOf(from.closest('tr'))
      const at = row.indexOf(from)
      const steps: Readonly<Record<string, number>> = {
        ArrowUp: -1,
        ArrowDown: 1,
        PageUp: -PAGE,
        PageDown: PAGE,
        ...(event.ctrlKey ? { Home: -Infinity, End: Infinity } : {}),
      }
      const step = steps[event.key]
      if (step !== undefined) {
        event.preventDefault()
        void vertical(from, step)
        return
      }
      const across: Readonly<Record<string, HTMLElement | undefined>> = {
        ArrowLeft: row[at - 1],
        ArrowRight: row[at + 1],
        Home: row[0],
        End: row.at(-1),
      }
      const next = across[event.key]
      if (next === undefined) return
      event.preventDefault()
      next.focus()
    }

    // Once a frame: settling asks where cells stand, which lays the page out
    let frame = 0
    function settleSoon(): void {
      if (frame !== 0) return
      frame = requestAnimationFrame(() => {
        frame = 0
        settle()
      })
    }
    const observer = new MutationObserver(settleSoon)
    observer.observe(table, { childList: true, subtree: true })
    table.addEventListener('focusin', onFocus)
    table.addEventListener('focusout', onBlur)
    table.addEventListener('keydown', onKey)
    settleSoon()
    return () => {
      cancelAnimationFrame(frame)
      observer.disconnect()
      table.removeEventListener('focusin', onFocus)
      table.removeEventListener('focusout', onBlur)
      table.removeEventListener('keydown', onKey)
    }
  }
}

/** The row of heads that can be operated. */
function headOf(table: HTMLTableElement): HTMLTableRowElement | null {
  return [...(table.tHead?.rows ?? [])].findLast((row) => stopsOf(row).length > 0) ?? null
}

/** The number of a line in a table that numbers them. */
function lineOf(stop: HTMLElement): number | null {
  const number = stop.closest('tr')?.dataset['line']
  return number === undefined ? null : Number(number)
}

/** The first figure or link of the body, else its first cell, else the first head. */
function firstStop(table: HTMLTableElement): HTMLElement | null {
  const operated = table.querySelector<HTMLElement>('tbody :is(button, a[href], input, select)')
  if (operated !== null) return operated
  for (const body of [...table.tBodies, table.tHead]) {
    for (const row of body?.rows ?? []) {
      const [stop] = stopsOf(row)
      if (stop !== undefined) return stop
    }
  }
  return null
}

/** Keys that a field needs for itself. */
function isTyped(from: HTMLElement, key: string): boolean {
  const vertical = key === 'ArrowUp' || key === 'ArrowDown'
  return from instanceof HTMLInputElement ? !vertical : from instanceof HTMLSelectElement
}
