import { toCents, exact, fromCents } from '@shared/decimal'
import { fail, ok, type Result } from '@shared/result'
import { checkCusip } from '../lotDraft'
import type { FieldNames, Mapping } from './mapping'
import type { CsvTable, RowError } from './table'
import { dayOrderOf, readDay, readNumber, type DayOrder } from './values'

/** Cash that a custodian says it received, in whole cents; interest and principal are null where only a total is given. */
export interface CashRow {
  readonly line: number
  readonly portfolio: string | null
  readonly account: string | null
  readonly cusip: string
  readonly payDate: string
  readonly interest: bigint | null
  readonly principal: bigint | null
  readonly total: bigint
}

export const CASH_FIELDS: FieldNames = {
  portfolio: ['Portfolio', 'Fund'],
  account: ['Account', 'Acct', 'Account Number', 'Account Name'],
  cusip: ['CUSIP', 'CUSIP Number', 'Security ID', 'Security'],
  date: ['Pay Date', 'Payment Date', 'Date', 'Date Received', 'Value Date'],
  interest: ['Interest', 'Interest Amount', 'Income'],
  principal: ['Principal', 'Principal Amount', 'Paydown'],
  total: ['Total', 'Amount', 'Cash', 'Net Amount', 'Total Amount'],
}

export const CASH_NEEDS = ['cusip', 'date', 'interest|total', 'principal|total']

/** The cash of a file; a row that is none is an error with its reason, and so is a total that interest and principal do not make. */
export function cashRows(
  table: CsvTable,
  mapping: Mapping,
  dates?: DayOrder,
): { readonly rows: readonly CashRow[]; readonly errors: readonly RowError[] } {
  const places = Object.fromEntries(
    Object.entries(mapping).map(([field, column]) => [field, table.columns.indexOf(column)]),
  )
  const rows: CashRow[] = []
  const errors: RowError[] = [...table.errors]
  const dateAt = places['date'] ?? -1
  const order = dates ?? dayOrderOf(table.rows.map((row) => row.values[dateAt] ?? ''))
  for (const { line, values } of table.rows) {
    const row = readRow((field) => values[places[field] ?? -1] ?? '', order)
    if (row.ok) rows.push({ line, ...row.value })
    else errors.push({ line, message: row.problem.message })
  }
  return { rows, errors: errors.sort((a, b) => a.line - b.line) }
}

function readRow(
  cellOf: (field: string) => string,
  order: DayOrder | null,
): Result<Omit<CashRow, 'line'>> {
  const cusip = checkCusip(cellOf('cusip'))
  if (!cusip.ok) return cusip
  const payDate = readDay(cellOf('date'), order)
  if (!payDate.ok) return payDate
  const amounts: Record<string, bigint | null> = {}
  for (const field of ['interest', 'principal', 'total']) {
    const amount = centsOf(cellOf(field))
    if (!amount.ok) return amount
    amounts[field] = amount.value
  }
  const { interest = null, principal = null, total = null } = amounts
  if (interest === null && principal === null && total === null) {
    return fail('no-amount', 'It has no amount. Give interest and principal, or their total.')
  }
  const split = interest !== null || principal !== null
  const sum = (interest ?? 0n) + (principal ?? 0n)
  if (split && total !== null && total !== sum) {
    return fail(
      'bad-total',
      `Interest and principal make ${fromCents(sum)}, and the total is ${fromCents(total)}. Correct one of them.`,
    )
  }
  return ok({
    portfolio: cellOf('portfolio') || null,
    account: cellOf('account') || null,
    cusip: cusip.value,
    payDate: payDate.value,
    interest: split ? (interest ?? 0n) : null,
    principal: split ? (principal ?? 0n) : null,
    total: split ? sum : (total ?? 0n),
  })
}

function centsOf(text: string): Result<bigint | null> {
  if (text === '') return ok(null)
  const number = readNumber(text)
  if (!number.ok) return number
  if (/\.\d{3,}$/.test(number.value)) {
    return fail('bad-number', `“${text}” has parts of a cent. Give what was paid, to the cent.`)
  }
  return ok(toCents(exact(number.value)))
}
