import { Exact, exact } from '@shared/decimal'

/** What a class pays per $1,000 of original face, a month a period; null where no payment falls. */
export interface Flow {
  /** Whole months since the distribution before the purchase. */
  readonly month: number
  readonly amount: Exact
}

/** What is expected behind the last report: a balance that pays down like a level-payment loan without prepayments. */
export interface Remaining {
  /** Whole months since the distribution before the purchase, at which the balance stands. */
  readonly month: number
  /** Per $1,000 of original face; a notional pays its interest alone. */
  readonly balance: Exact
  readonly notional: boolean
  /** The class's own rate for a month, as it paid it last. */
  readonly rate: Exact
  /** Months that are left; the pool's months to maturity. */
  readonly months: number
}

const ENOUGH = exact('0.00000000000000000001')
const MOST_STEPS = 200

/**
 * The present value, at a yield for a month, of what a balance is expected to pay, as of the day it stands. A level-payment loan of 1
 * at rate j over M months pays j ÷ (1 − (1 + j)^−M) a month; of a notional, only the interest on what is left each month counts.
 */
export function valueOfRemaining(
  { balance, notional, rate, months }: Remaining,
  monthlyYield: Exact,
): Exact {
  if (balance.isZero() || months === 0) return exact(0)
  const v = exact(1).div(monthlyYield.plus(1))
  const annuity = sumOfPowers(v, months).times(v)
  if (rate.isZero()) return notional ? exact(0) : balance.div(months).times(annuity)
  const grown = rate.plus(1).pow(months)
  if (!notional) return balance.times(rate).times(grown).div(grown.minus(1)).times(annuity)
  const falling = sumOfPowers(rate.plus(1).times(v), months).times(v)
  return balance.times(rate).div(grown.minus(1)).times(grown.times(annuity).minus(falling))
}

/** 1 + x + … + x^(n−1). */
function sumOfPowers(x: Exact, n: number): Exact {
  const less = x.minus(1)
  return less.isZero() ? exact(n) : x.pow(n).minus(1).div(less)
}

/**
 * The yield for a month at which what was paid and what remains are worth the cost: the constant effective yield of ASC 310-20-35-26
 * (formerly FAS 91, paragraph 19), with the payments so far and those expected. Null where no yield between −50% and 100% a month does.
 * `near` is a first guess, as last month's yield.
 */
export function solveYield(
  cost: Exact,
  flows: readonly Flow[],
  remaining: Remaining,
  near: Exact = exact('0.005'),
): Exact | null {
  const excess = (y: Exact) => presentValue(flows, remaining, y).minus(cost)
  let low = { y: exact('-0.5'), excess: excess(exact('-0.5')) }
  let high = { y: exact(1), excess: excess(exact(1)) }
  if (low.excess.lt(0) || high.excess.gt(0)) return null
  const enough = cost.abs().plus(1).times(ENOUGH)
  let y = near.gt(low.y) && near.lt(high.y) ? near : exact(0)
  let last = { y: y.plus('0.0001'), excess: excess(y.plus('0.0001')) }
  let width = exact(MOST_STEPS)
  for (let step = 0; step < MOST_STEPS; step++) {
    const now = { y, excess: excess(y) }
    if (now.excess.abs().lt(enough)) return y
    if (now.excess.gt(0)) low = now
    else high = now
    const slope = now.excess.minus(last.excess)
    const secant = slope.isZero() ? y : y.minus(now.excess.times(y.minus(last.y)).div(slope))
    const narrowed = high.y.minus(low.y)
    if (narrowed.lt(ENOUGH)) return y
    // A secant far from straight creeps along; halving the bracket gets it going
    const fast = now.excess.abs().lt(last.excess.abs().div(2)) || narrowed.lt(width.div(2))
    width = narrowed
    last = now
    y = fast && secant.gt(low.y) && secant.lt(high.y) ? secant : low.y.plus(high.y).div(2)
  }
  return y
}

function presentValue(flows: readonly Flow[], remaining: Remaining, monthlyYield: Exact): Exact {
  const v = exact(1).div(monthlyYield.plus(1))
  let month = remaining.month
  let value = valueOfRemaining(remaining, monthlyYield)
  for (let at = flows.length - 1; at >= 0; at--) {
    const flow = flows[at]
    if (flow === undefined) continue
    value = discounted(value, v, month - flow.month).plus(flow.amount)
    month = flow.month
  }
  return discounted(value, v, month)
}

function discounted(value: Exact, v: Exact, months: number): Exact {
  return months === 1
    ? value.times(v)
    : months === 0
      ? value
      : value.times(new Exact(v).pow(months))
}
