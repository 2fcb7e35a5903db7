import { exact, plain, printedHalfUnit, type Exact } from '@shared/decimal'

/** What a class's report of one month says that the next month's must agree with; blank cells are null. */
export interface MonthRow {
  readonly class: string
  readonly priorBalance: string | null
  readonly currentBalance: string | null
  readonly current: Partial<Record<Moved, string | null>>
  readonly toDate: Partial<Record<Moved, string | null>>
}

/** The columns that two months' to-date tables carry on. */
export type Moved =
  'interest' | 'totalPrincipal' | 'totalDistribution' | 'realizedLoss' | 'deferredInterest'

/** One number of a month against the month before. */
export interface MonthCheck {
  readonly class: string
  /** `priorBalance`, or a column of the to-date table. */
  readonly what: 'priorBalance' | Moved
  readonly left: string
  readonly right: string
  readonly difference: string
  readonly tolerance: string
  readonly ties: boolean
}

const MOVED: readonly Moved[] = [
  'interest',
  'totalPrincipal',
  'totalDistribution',
  'realizedLoss',
  'deferredInterest',
]
/** Real reports differ by a cent from month to month. */
const A_CENT = exact('0.01')

/**
 * A class's month against the month before it: prior balance = last month's current balance, and each to-date column = last
 * month's plus this month's. Off by a cent and what print cuts off at most; a blank cell on either side is no check.
 */
export function monthChecks(before: MonthRow, now: MonthRow): MonthCheck[] {
  const name = now.class
  const balance = check(name, 'priorBalance', now.priorBalance, [before.currentBalance])
  const carried = MOVED.map((what) =>
    check(name, what, now.toDate[what], [before.toDate[what], now.current[what]]),
  )
  return [balance, ...carried].filter((one) => one !== null)
}

function check(
  name: string,
  what: MonthCheck['what'],
  left: string | null | undefined,
  right: readonly (string | null | undefined)[],
): MonthCheck | null {
  if (left == null) return null
  const terms: string[] = []
  for (const term of right) {
    if (term == null) return null
    terms.push(term)
  }
  const sum = terms.reduce<Exact>((whole, term) => whole.plus(exact(term)), exact(0))
  const difference = exact(left).minus(sum)
  const tolerance = [left, ...terms].reduce<Exact>((t, one) => t.plus(printedHalfUnit(one)), A_CENT)
  return {
    class: name,
    what,
    left,
    right: plain(sum),
    difference: plain(difference),
    tolerance: plain(tolerance),
    ties: difference.abs().lte(tolerance),
  }
}
