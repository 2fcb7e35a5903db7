import type { CellObject } from 'write-excel-file/node'
import { exact, grouped, plain, PLAIN_DECIMAL, significantDigits } from '@shared/decimal'
import type { CellKind, SectionCell } from './sections/section'

/** Decimals that a kind shows at least; a value with more shows them all. */
const PLACES: Readonly<Record<CellKind, number>> = {
  text: 0,
  date: 0,
  integer: 0,
  number: 0,
  money: 2,
  rate: 4,
  factor: 9,
}

/** Digits that spreadsheets keep. */
const KEPT_DIGITS = 15

/**
 * The number a spreadsheet can keep for a plain decimal; null where it would be another one: more digits than spreadsheets keep, or a
 * double whose shortest decimal is not the one given.
 */
export function spreadsheetNumber(decimal: string): number | null {
  if (significantDigits(plain(exact(decimal))) > KEPT_DIGITS) return null
  const double = Number(decimal)
  return exact(double).eq(decimal) ? double : null
}

/** A cell of the workbook, and how wide what it shows is, in characters. */
export interface XlsxCell {
  readonly cell: CellObject | null
  readonly width: number
}

/** A section's cell as the workbook's: a number, a date, or text; what is a number only nearly is text, aligned as a number. */
export function xlsxCell({ kind, value }: SectionCell): XlsxCell {
  if (value === null) return { cell: null, width: 0 }
  if (kind === 'date') return dateCell(value)
  return (kind === 'text' ? null : numberCell(kind, value)) ?? textCell(value)
}

function textCell(value: string): XlsxCell {
  return { cell: { type: String, value }, width: value.length }
}

function dateCell(value: string): XlsxCell {
  const day = new Date(`${value}T00:00:00Z`)
  return {
    cell: { type: Date, value: day, format: 'yyyy\\-mm\\-dd', align: 'left' },
    width: value.length,
  }
}

function numberCell(kind: CellKind, value: string): XlsxCell | null {
  const percent = value.endsWith('%')
  const digits = percent ? value.slice(0, -1) : value
  if (!PLAIN_DECIMAL.test(digits)) return null
  const decimal = exact(digits)
  const places = Math.max(PLACES[kind], /\.(\d+)$/.exec(digits)?.[1]?.length ?? 0)
  const shown = grouped(decimal.toFixed(places)) + (percent ? '%' : '')
  const number = spreadsheetNumber(percent ? plain(decimal.div(100)) : digits)
  const cell: CellObject =
    number === null
      ? { type: String, value, align: 'right' }
      : { type: Number, value: number, format: formatOf(kind, places) + (percent ? '%' : '') }
  return { cell, width: shown.length }
}

function formatOf(kind: CellKind, places: number): string {
  const whole = kind === 'integer' || kind === 'factor' ? '0' : '#,##0'
  return places === 0 ? whole : `${whole}.${'0'.repeat(places)}`
}
