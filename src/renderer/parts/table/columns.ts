import { PLAIN_DECIMAL } from '@shared/decimal'
import { day } from '../../text/days'
import { asPrinted, fractionDigits, padding, unprinted } from '../../text/figures'
import type { Origin } from '../../text/origins'

/** What stands in a column. Numbers are plain decimals and sort by value; dates are `2002-09-25`. */
export type Kind = 'text' | 'mono' | 'date' | 'number'

/** A column of a table, declared once: what is shown, sorted, found and copied follows from it. */
export interface Column<Row> {
  /** Under this name its place and absence are remembered. */
  readonly id: string
  readonly head: string
  readonly unit?: string
  /** A heading over the neighbours that name the same one. */
  readonly span?: string
  readonly kind?: Kind
  /** What a row has there, in full: an exact plain decimal, a date, words. Null is blank, and blank is not zero. */
  readonly value: (row: Row) => string | null
  /** How it is written, where that is not as printed. */
  readonly shown?: (value: string, row: Row) => string
  /** Where a number comes from. */
  readonly origin?: (row: Row) => Origin | null
  /** What following a number without a line of its own does: goes to the numbers it was made of. Null where it has none. */
  readonly parts?: (row: Row) => (() => void) | null
  /** Keeps the digits as printed and brings the decimal points into one line: of all rows, or of those named alike; null leaves a row out. */
  readonly pads?: true | ((row: Row) => string | null)
  readonly faint?: (row: Row) => boolean
  readonly strong?: (row: Row) => boolean
  /** Written where the value is null; an empty cell without. */
  readonly blank?: string
  /** Cut in the middle where there is no room, for the end of its words tells rows apart; its look is to `clip`. */
  readonly keepsEnd?: true
  /** Names the row: always shown, always first. */
  readonly names?: boolean
  /** Leaves a narrow window. */
  readonly wide?: boolean
  /** Read by screen readers only; such a column (of marks, of buttons) is not offered for sorting unless `sorts` is set. */
  readonly silent?: boolean
  /** False for what has no order, such as buttons and pictures. */
  readonly sorts?: boolean
  /** Further classes of its cells. */
  readonly look?: string
}

/** The text of a column in copies: in full precision, a minus as `-`, no separators. */
export function copied<Row>(column: Column<Row>, row: Row): string {
  return (column.value(row) ?? '').replace(/\s+/g, ' ')
}

/** A value as it is written in the table. */
export function written<Row>(column: Column<Row>, value: string, row: Row): string {
  if (column.shown !== undefined) return column.shown(value, row)
  if (column.kind === 'date') return day(value)
  return column.kind === 'number' && PLAIN_DECIMAL.test(value) ? asPrinted(value) : value
}

/** What a row's number in a column is brought into line with; null for none. */
function lineUp<Row>({ pads }: Column<Row>, row: Row): string | null {
  return typeof pads === 'function' ? pads(row) : pads === true ? '' : null
}

/** The most digits after the point among the rows that are brought into line, by what they are named. */
export type Digits = ReadonlyMap<string, number>

/** The digits of a column over all rows and not only those that are found: columns keep still while a filter is typed. */
export function digitsOf<Row>(column: Column<Row>, rows: readonly Row[]): Digits {
  const most = new Map<string, number>()
  if (column.pads === undefined) return most
  for (const row of rows) {
    const value = column.value(row)
    const name = lineUp(column, row)
    if (value === null || name === null || !PLAIN_DECIMAL.test(value)) continue
    most.set(name, Math.max(most.get(name) ?? 0, fractionDigits(value)))
  }
  return most
}

/** The unseen digits that bring a number into line with the others of its column. */
export function padOf<Row>(column: Column<Row>, row: Row, digits: Digits): string {
  const value = column.value(row)
  const name = lineUp(column, row)
  if (value === null || name === null || !PLAIN_DECIMAL.test(value)) return ''
  return padding(value, digits.get(name) ?? 0)
}

/** Whether a person may sort by a column. */
export function isSortable<Row>({ sorts, silent }: Column<Row>): boolean {
  return sorts ?? silent !== true
}

/** The words of a filter, each as it is typed and, where it is a number with separators, as a plain decimal. */
export function searchWords(filter: string): readonly (readonly string[])[] {
  return filter
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '')
    .map((word) => {
      const plain = unprinted(word)
      return plain !== word && /^-?\d*\.?\d*$/.test(plain) ? [word, plain] : [word]
    })
}
