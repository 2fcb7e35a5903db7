import { exact, plain } from '@shared/decimal'
import { fail, ok, type Result } from '@shared/result'
import { checkCusip } from '../lotDraft'
import type { FieldNames, Mapping } from './mapping'
import type { CsvTable, RowError } from './table'
import { dayOrderOf, readDay, readNumber, type DayOrder } from './values'

/** A factor of a file, not yet known to be per 1 or per 1,000. */
export interface FactorRow {
  readonly line: number
  readonly cusip: string
  readonly date: string
  readonly factor: string
}

export const FACTOR_FIELDS: FieldNames = {
  cusip: ['CUSIP', 'CUSIP Number', 'Security ID', 'Security'],
  date: ['Date', 'Factor Date', 'Distribution Date', 'Payment Date', 'Pay Date'],
  factor: ['Factor', 'Current Factor', 'Pool Factor', 'Bond Factor'],
}

export const FACTOR_NEEDS = ['cusip', 'date', 'factor']

/** The factors of a file; a row that is none is an error with its reason. */
export function factorRows(
  table: CsvTable,
  mapping: Mapping,
  dates?: DayOrder,
): { readonly rows: readonly FactorRow[]; readonly errors: readonly RowError[] } {
  const column = (field: string) => table.columns.indexOf(mapping[field] ?? '')
  const [cusipAt, dateAt, factorAt] = [column('cusip'), column('date'), column('factor')]
  const order = dates ?? dayOrderOf(table.rows.map((row) => row.values[dateAt] ?? ''))
  const rows: FactorRow[] = []
  const errors: RowError[] = [...table.errors]
  for (const { line, values } of table.rows) {
    const cusip = checkCusip(values[cusipAt] ?? '')
    const date = readDay(values[dateAt] ?? '', order)
    const factor = readNumber(values[factorAt] ?? '')
    const bad = [cusip, date, factor].find((one) => !one.ok)
    if (bad?.ok === false) errors.push({ line, message: bad.problem.message })
    else if (cusip.ok && date.ok && factor.ok) {
      rows.push({ line, cusip: cusip.value, date: date.value, factor: factor.value })
    }
  }
  return { rows, errors }
}

/**
 * A factor per $1,000, told from the factors known before and after it (per $1,000, null where there is none): a balance falls from
 * month to month from 1,000 at most, so of the two readings, per 1 and per 1,000, the one that lies between its neighbours is taken;
 * where both do or neither, as in a class that accretes, the one near a neighbour. `unknown-scale` when that does not tell either, or
 * nothing is known.
 */
export function perThousand(
  factor: string,
  before: string | null,
  after: string | null,
): Result<string> {
  if (before === null && after === null) {
    return fail(
      'unknown-scale',
      'No balance of this CUSIP is known near that date, so it cannot be told whether the factor is per 1 or per 1,000. Import a report of it first, or enter the month by hand.',
    )
  }
  if (exact(factor).isZero()) return ok('0')
  const readings = [exact(factor), exact(factor).times(1000)]
  const between = readings.filter((reading) => {
    const below = reading.lte(before ?? AT_ISSUE)
    const above = after === null ? isNear(reading, before) : reading.gte(after)
    return below && above && !reading.isNegative()
  })
  const near = readings.filter((reading) => isNear(reading, before) || isNear(reading, after))
  const both = between.filter((reading) => near.includes(reading))
  const fitting = between.length === 1 ? between : both.length > 0 ? both : near
  const [only] = fitting
  if (only !== undefined && fitting.length === 1) return ok(plain(only))
  const known = [before, after].filter((one) => one !== null).join(' before and after ')
  return fail(
    'unknown-scale',
    `${factor} fits ${fitting.length === 0 ? 'neither' : 'both'} as a factor per 1 ${fitting.length === 0 ? 'nor' : 'and'} per 1,000 beside the known ${known} per 1,000. Compare it with the notice, and enter the month by hand.`,
  )
}

const AT_ISSUE = '1000'

/** Within a tenth below or above, or at least half of it where a month's paydown was large. */
function isNear(reading: ReturnType<typeof exact>, known: string | null): boolean {
  if (known === null) return false
  const at = exact(known)
  return reading.gte(at.times('0.5')) && reading.lte(at.times('1.1'))
}
