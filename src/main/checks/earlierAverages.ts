import type { Check, TrusteeReport } from '@shared/report'
import { Exact } from '@shared/decimal'
import { product, quotient, scaled, sum, type Approx } from '../reading/approx'
import { judge } from '../reading/identity'
import { averageOf, byBalance } from './averages'
import { checksOf } from './check'
import { groupsOf, lineAt, ofSection, type LineCell, type Place } from './lines'
import { leastStayed, SETTLED } from './seasoning'
import { monthsPaid } from './speeds'

const COUPON: Place = {
  section: /^CHARACTERISTICS$/,
  label: 'Weighted Average Coupon Prior',
}

/**
 * Where the coupon before the month is not weighted by the balances of its time, it is by those a month earlier, as the
 * one after it is. They are not printed, but each group's lies between its later balance and the most that the speeds
 * of three months let it have been.
 */
export function earlierAverageChecks(
  report: Pick<TrusteeReport, 'distributionDate' | 'firstPaymentDate'>,
  cells: readonly LineCell[],
): Check[] {
  if ((monthsPaid(report) ?? 0) < SETTLED) return []
  const cell = lineAt(cells, COUPON)
  const names = groupsOf(ofSection(cells, 'COLLATERAL')).filter((group) => group !== 'TOTAL')
  const average = cell === undefined ? null : averageOf(cell, cells, names)
  if (average === null || judge(byBalance(average)).ties) return []
  const [first, second] = average.groups
  const [least, other] = names.map((name) => leastStayed(cells, name))
  if (first === undefined || second === undefined || names.length !== 2) return []
  if (least == null || other == null || least.lte(0) || other.lte(0)) return []
  const most = (balance: Approx, stayed: Exact): Approx => scaled(balance, new Exact(1).div(stayed))
  const weighted = (one: Approx, two: Approx): Approx =>
    quotient(
      sum([product(first.average.value, one), product(second.average.value, two)]),
      sum([one, two]),
    )
  const [a, b] = [first.balance.value, second.balance.value]
  const ends = [weighted(most(a, least), b), weighted(a, most(b, other))]
  const [low, high] = ends.sort((one, two) => one.value.cmp(two.value)) as [Approx, Approx]
  const left = average.total.value
  const right = left.value.lt(low.value) ? low : left.value.gt(high.value) ? high : left
  return checksOf(
    {
      id: 'average.earlier',
      sentence: 'not weighted by the balances before the month, but by those a month earlier',
      left,
      right,
      operands: byBalance(average).operands,
    },
    average.label,
  )
}
