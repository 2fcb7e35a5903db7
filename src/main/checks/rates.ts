import { Exact, exact, significantDigits } from '@shared/decimal'
import type { Check, ClassRow } from '@shared/report'
import { classKey } from '@shared/report'
import { accrualIdentities } from '../layouts/classArithmetic'
import { precisely, type Precision } from '../reading/approx'
import { judge } from '../reading/identity'
import { checksOf } from './check'
import { subjectOf } from './classes'

/** Classes that make a rate a common one: an average of the pool's, passed on to all. */
const COMMON = 3
/** An average has more digits than a coupon. */
const DIGITS_OF_AVERAGE = 6

/**
 * Uncertificated interests of a REMIC accrue at one rate, the weighted average of what is below. A class whose accrued
 * interest fits such a rate has it: the same quantity printed twice must be equal.
 */
export function rateChecks(classes: readonly ClassRow[], precision: Precision): Check[] {
  const common = commonRates(classes)
  return classes.flatMap((row) => {
    const own = row.interestDetail.passThroughRate
    if (own === null || exact(row.interestDetail.priorBalance ?? '0').isZero()) return []
    const shared = common.find(
      ({ rate }) => rate === own || (near(rate, own) && fits(row, rate, precision)),
    )
    if (shared === undefined) return []
    const other = shared.rows.find((one) => one !== row)
    if (other === undefined) return []
    return checksOf(
      {
        id: 'class.commonRate',
        sentence: 'the rate is that of the other classes at the average rate',
        left: precisely(own),
        right: precisely(shared.rate),
        operands: [row, other].map(
          (one) => `classes[${classKey(one)}].interestDetail.passThroughRate`,
        ),
      },
      subjectOf(row),
    )
  })
}

function commonRates(classes: readonly ClassRow[]): { rate: string; rows: ClassRow[] }[] {
  const rates = new Map<string, ClassRow[]>()
  for (const row of classes) {
    const rate = row.interestDetail.passThroughRate
    if (rate === null || significantDigits(rate) < DIGITS_OF_AVERAGE) continue
    rates.set(rate, [...(rates.get(rate) ?? []), row])
  }
  return [...rates]
    .filter(([, rows]) => rows.length >= COMMON)
    .map(([rate, rows]) => ({ rate, rows }))
}

/** Rates further apart than this are different rates, however small the balance. */
const NEAR = new Exact('0.001')

function near(a: string, b: string): boolean {
  return exact(a).minus(exact(b)).abs().lt(NEAR)
}

function fits(row: ClassRow, rate: string, precision: Precision): boolean {
  const at = { ...row, interestDetail: { ...row.interestDetail, passThroughRate: rate } }
  return accrualIdentities(at, precision).some(
    (identity) => identity.left !== null && judge(identity).ties,
  )
}
