import type { Check, TrusteeReport } from '@shared/report'
import { Exact } from '@shared/decimal'
import { precisely, quotient, scaled, type Approx } from '../reading/approx'
import { checksOf } from './check'
import { groupsOf, inSection, valueAt, type LineCell } from './lines'
import { mean, monthsPaid, PREPAYMENT_RATES, seasoning, speedAt, SPEEDS } from './speeds'

const POOL = { section: /^COLLATERAL$/, heading: /^Principal Balance/ }
const PRIOR = { ...POOL, label: 'Prior' }
const CURRENT = { ...POOL, label: 'Current' }

/** Loans are put into a pool in its first three months; a span of three months after them has none. */
export const SETTLED = 6
const SPAN = 3
const OLDEST = new Exact(480)
const CAP = new Exact(30)
const PSA_SLOPE = new Exact('0.002')

/**
 * The PSA averaged over three months tells the mean age that the pool had in them. Two of the ages are printed. The
 * third is that of the loans which were left a month later, a month less, but for the share that went in between.
 */
export function seasoningChecks(
  report: Pick<TrusteeReport, 'distributionDate' | 'firstPaymentDate'>,
  cells: readonly LineCell[],
): Check[] {
  if ((monthsPaid(report) ?? 0) < SETTLED) return []
  const groups = groupsOf(inSection(cells, PREPAYMENT_RATES))
  return groups.flatMap((group) => {
    const psa = speedAt(cells, SPEEDS.PSA, SPAN, group)
    const cpr = speedAt(cells, SPEEDS.CPR, SPAN, group)
    const [before, now] = [seasoning(cells, 'Prior', group), seasoning(cells, 'Current', group)]
    const stayed = leastStayed(cells, group)
    if (psa === null || cpr === null || before === null || now === null || stayed === null)
      return []
    if (psa.value.value.isZero()) return []
    const last = before.value.value.minus(1)
    if (last.isNegative()) return []
    const youngest = last.times(stayed)
    const oldest = youngest.plus(new Exact(1).minus(stayed).times(OLDEST))
    const over = (age: Exact): Approx =>
      mean([now.value, before.value, { ...before.value, value: age }].map(capped))
    const left = quotient(cpr.value, scaled(psa.value, PSA_SLOPE))
    const [low, high] = [over(youngest), over(oldest)]
    const right = left.value.lt(low.value) ? low : left.value.gt(high.value) ? high : left
    return checksOf(
      {
        id: 'speed.psaAge',
        sentence: 'the age that the average PSA implies is one the pool can have had',
        left,
        right,
        operands: [psa, cpr, before, now].map(({ path }) => path),
      },
      group,
    )
  })
}

function capped(age: Approx): Approx {
  return age.value.gt(CAP) ? precisely(CAP) : age
}

/** The least share of a group's pool that can have stayed in the second of three months, by their speeds and what this month took. */
export function leastStayed(cells: readonly LineCell[], group: string): Exact | null {
  const smm = speedAt(cells, SPEEDS.SMM, SPAN, group)
  const mdr = speedAt(cells, SPEEDS.MDR, SPAN, group)
  const [before, now] = [PRIOR, CURRENT].map((place) => valueAt(cells, place, group))
  if (smm === null || mdr === null || before == null || now == null) return null
  if (before.value.value.isZero()) return null
  const kept = new Exact(1).minus(smm.value.value).times(new Exact(1).minus(mdr.value.value))
  // This month's own fall is room for the scheduled principal, which speeds leave out
  return kept.pow(SPAN).times(now.value.value).div(before.value.value)
}
