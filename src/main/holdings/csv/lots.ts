import type { LotDraft } from '@shared/api/holdings'
import { fail, ok, type Result } from '@shared/result'
import { checkLot, type CheckedLot } from '../lotDraft'
import type { FieldNames, Mapping } from './mapping'
import { writeTable, type CsvRow, type CsvTable, type RowError } from './table'
import { dayOrderOf, readDay, readNumber, type DayOrder } from './values'

/** A buy or sell of a file, checked, with its line; `row` is its own number in the file, by which a sale names its lot. */
export interface LotRow {
  readonly line: number
  readonly row: string | null
  readonly lotRow: string | null
  readonly lot: CheckedLot
}

/** What people's files call the fields of buys and sells. */
export const LOT_FIELDS: FieldNames = {
  row: ['Row'],
  portfolio: ['Portfolio', 'Fund'],
  account: ['Account', 'Acct', 'Account Number', 'Account Name'],
  side: ['Side', 'Buy/Sell', 'B/S', 'Transaction', 'Transaction Type', 'Type', 'Kind'],
  cusip: ['CUSIP', 'CUSIP Number', 'Security ID', 'Security'],
  face: ['Face', 'Original Face', 'Orig Face', 'Par', 'Quantity', 'Notional', 'Amount'],
  trade: ['Trade Date', 'Traded', 'Trade'],
  settle: ['Settlement Date', 'Settle Date', 'Settle', 'Settled', 'Settlement'],
  price: ['Price', 'Purchase Price'],
  accrued: ['Accrued', 'Accrued Interest'],
  lot: ['Relieves Row', 'Lot'],
  note: ['Note', 'Notes', 'Memo', 'Comment'],
}

export const LOT_NEEDS = ['cusip', 'face']

const BUYS = /^(?:b|buy|bought|purchase)$/i
const SELLS = /^(?:s|sell|sold|sale)$/i

export interface LotOptions {
  readonly dates?: DayOrder | undefined
  /** Of rows that name none. */
  readonly portfolio?: string | undefined
}

/**
 * The buys and sells of a file; a row that is none is an error with its reason, and the others stand. Without a side, a negative
 * face is a sale.
 */
export function lotRows(
  table: CsvTable,
  mapping: Mapping,
  options: LotOptions = {},
): { readonly rows: readonly LotRow[]; readonly errors: readonly RowError[] } {
  const cellOf = (row: CsvRow, field: string): string => {
    const column = mapping[field]
    return column === undefined ? '' : (row.values[table.columns.indexOf(column)] ?? '')
  }
  const days = table.rows.flatMap((row) => [cellOf(row, 'trade'), cellOf(row, 'settle')])
  const order = options.dates ?? dayOrderOf(days)
  const rows: LotRow[] = []
  const errors: RowError[] = [...table.errors]
  for (const row of table.rows) {
    const lot = readLot((field) => cellOf(row, field), order, options.portfolio)
    if (lot.ok) {
      const [own, named] = [cellOf(row, 'row'), cellOf(row, 'lot')]
      rows.push({ line: row.line, row: own || null, lotRow: named || null, lot: lot.value })
    } else errors.push({ line: row.line, message: lot.problem.message })
  }
  return { rows, errors: errors.sort((a, b) => a.line - b.line) }
}

function readLot(
  cellOf: (field: string) => string,
  order: DayOrder | null,
  portfolio: string | undefined,
): Result<CheckedLot> {
  const face = readNumber(cellOf('face'))
  if (!face.ok) return face
  const kind = kindOf(cellOf('side'), face.value.startsWith('-'))
  if (!kind.ok) return kind
  const draft: Record<string, string | null> = {}
  for (const field of ['trade', 'settle'] as const) {
    const text = cellOf(field)
    const day = text === '' ? null : readDay(text, order)
    if (day?.ok === false) return day
    draft[field] = day?.value ?? null
  }
  for (const field of ['price', 'accrued'] as const) {
    const text = cellOf(field)
    const number = text === '' ? null : readNumber(text)
    if (number?.ok === false) return number
    draft[field] = number?.value ?? null
  }
  const name = cellOf('portfolio') || portfolio
  const whole: LotDraft = {
    kind: kind.value,
    cusip: cellOf('cusip'),
    face: face.value.replace(/^-/, ''),
    account: cellOf('account'),
    note: cellOf('note'),
    ...draft,
    ...(name === undefined ? {} : { portfolio: name }),
  }
  return checkLot(whole)
}

function kindOf(side: string, negative: boolean): Result<'buy' | 'sell'> {
  if (side === '') return ok(negative ? 'sell' : 'buy')
  if (BUYS.test(side)) return negative ? contradiction(side) : ok('buy')
  if (SELLS.test(side)) return ok('sell')
  return fail('bad-side', `“${side}” is neither a buy nor a sell. Write Buy or Sell.`)
}

function contradiction(side: string): Result<never> {
  return fail('bad-side', `The row says ${side}, and its face is negative. Correct one of them.`)
}

const COLUMNS = [
  'Row',
  'Portfolio',
  'Account',
  'Side',
  'CUSIP',
  'Face',
  'Trade Date',
  'Settlement Date',
  'Price',
  'Accrued Interest',
  'Relieves Row',
  'Note',
]

/** Buys and sells as a CSV file that reads back as the same; `lot` is the number of the lot a sale relieves. */
export function writeLots(lots: readonly (CheckedLot & { readonly id: number })[]): string {
  const rowOf = new Map(lots.map((lot, at) => [lot.id, String(at + 1)]))
  const rows = lots.map((lot, at) => [
    String(at + 1),
    lot.portfolio,
    lot.account ?? '',
    lot.kind === 'sell' ? 'Sell' : 'Buy',
    lot.cusip,
    lot.face,
    lot.trade ?? '',
    lot.settle ?? '',
    lot.price ?? '',
    lot.accrued ?? '',
    lot.lot === null ? '' : (rowOf.get(lot.lot) ?? ''),
    lot.note ?? '',
  ])
  return writeTable(COLUMNS, rows)
}
