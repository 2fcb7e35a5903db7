import { decimalPads } from './format'
import { number, type Figure } from './htmlParts'
import type { Markup } from './markup'

/** A column of numbers whose decimal points stand in one line. */
export function padded(figures: readonly Figure[]): Figure[] {
  const pads = decimalPads(figures.map(({ shown }) => shown))
  return figures.map((figure, row) => ({ ...figure, pad: pads[row] ?? '' }))
}

/** Columns of numbers as the cells of each of their rows. */
export function cellsByRow(columns: readonly (readonly Figure[])[]): Markup[][] {
  const rows = Math.max(0, ...columns.map((column) => column.length))
  return Array.from({ length: rows }, (_, row) =>
    columns.map((column) => number(column[row] ?? { shown: '' })),
  )
}

/** Characters that a line of the page holds in the usual size, between columns a blank of two. */
const [ROOM, GAP] = [104, 2]

/**
 * The size of a table's text by the width of its widest line, in characters: `` (usual), `dense` or `tight`, so that great numbers
 * make it smaller rather than run over each other.
 */
export function sizeOf(columns: readonly (readonly Figure[])[], others: number): string {
  const widest = columns.reduce(
    (sum, column) =>
      sum + GAP + Math.max(0, ...column.map(({ shown, pad = '' }) => shown.length + pad.length)),
    others,
  )
  return widest <= ROOM ? '' : widest <= ROOM * 1.12 ? 'dense' : 'tight'
}
