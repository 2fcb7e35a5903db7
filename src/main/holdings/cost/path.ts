import { daysBetween } from '@shared/dates'
import { exact, type Exact } from '@shared/decimal'
import type { Basis } from '@shared/report'

/** A class in one report, as cost needs it: factors per $1,000 of original face and dollars as printed, blank cells null. */
export interface CostRow {
  readonly distributionDate: string
  readonly recordDate: string | null
  readonly basis: Basis
  readonly factorBase: string | null
  readonly priorFactor: string | null
  readonly interestFactor: string | null
  readonly principalFactor: string | null
  readonly currentFactor: string | null
  readonly realizedLoss: string | null
  readonly deferredInterest: string | null
  /** Of the pool, weighted, as the report prints it. */
  readonly monthsToMaturity: string | null
}

/** A class's month, everything per $1,000 of original face. */
export interface CostMonth {
  readonly date: string
  readonly recordDate: string
  readonly notional: boolean
  readonly prior: Exact
  readonly interest: Exact
  readonly principal: Exact
  readonly loss: Exact
  readonly deferred: Exact
  readonly current: Exact
  /** Whole months that the pool has left at most; null where no report has said so. */
  readonly monthsToMaturity: number | null
}

/** Why cost is known only up to a day, or not at all. */
export type CostLimit = 'gap' | 'no record date' | 'no factor' | 'no face'

/** The months in a row from the first on, and what ends them early. */
export interface CostPath {
  readonly months: readonly CostMonth[]
  readonly limit: CostLimit | null
}

/** Two distributions farther apart than this have a month between them. */
const MOST_DAYS_APART = 45
const THOUSAND = 1000

/**
 * A class's months in a row, oldest first, from the rows from `from` on: payments of a supplemental report belong to its month. The path ends
 * before a month that is missing, has no record date, or has no factor: payments that are not known give no yield.
 */
export function costPath(rows: readonly CostRow[]): CostPath {
  const months: CostMonth[] = []
  let left: number | null = null
  for (const row of rows) {
    const last = months.at(-1)
    left =
      monthsLeft(row) ??
      (left === null || last?.date === row.distributionDate ? left : Math.max(0, left - 1))
    if (row.basis === 'none') return { months, limit: 'no face' }
    if (row.recordDate === null) return { months, limit: 'no record date' }
    if (last?.date === row.distributionDate) {
      months[months.length - 1] = together(last, row)
      continue
    }
    if (last !== undefined && daysBetween(last.date, row.distributionDate) > MOST_DAYS_APART)
      return { months, limit: 'gap' }
    const month = monthOfRow(row, row.recordDate, last, left)
    if (month === null) return { months, limit: 'no factor' }
    months.push(month)
  }
  return { months, limit: null }
}

function monthsLeft({ monthsToMaturity }: CostRow): number | null {
  return monthsToMaturity === null ? null : exact(monthsToMaturity).ceil().toNumber()
}

function monthOfRow(
  row: CostRow,
  recordDate: string,
  last: CostMonth | undefined,
  monthsToMaturity: number | null,
): CostMonth | null {
  const prior = row.priorFactor === null ? last?.current : exact(row.priorFactor)
  if (row.currentFactor === null || prior === undefined) return null
  return {
    date: row.distributionDate,
    recordDate,
    notional: row.basis === 'notional',
    prior,
    current: exact(row.currentFactor),
    monthsToMaturity,
    ...paid(row),
  }
}

function paid(row: CostRow): Pick<CostMonth, 'interest' | 'principal' | 'loss' | 'deferred'> {
  return {
    interest: exact(row.interestFactor ?? '0'),
    principal: exact(row.principalFactor ?? '0'),
    loss: perThousand(row, row.realizedLoss),
    deferred: perThousand(row, row.deferredInterest),
  }
}

/** Dollars of a class per $1,000 of what its factors are of; of a notional, which they do not change, nothing. */
function perThousand({ basis, factorBase }: CostRow, dollars: string | null): Exact {
  const base = exact(factorBase ?? '0')
  if (dollars === null || basis !== 'principal' || base.isZero()) return exact(0)
  return exact(dollars).times(THOUSAND).div(base)
}

function together(month: CostMonth, row: CostRow): CostMonth {
  const more = paid(row)
  return {
    ...month,
    interest: month.interest.plus(more.interest),
    principal: month.principal.plus(more.principal),
    loss: month.loss.plus(more.loss),
    deferred: month.deferred.plus(more.deferred),
    current: row.currentFactor === null ? month.current : exact(row.currentFactor),
  }
}
