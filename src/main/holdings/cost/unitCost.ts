import { exact, type Exact } from '@shared/decimal'
import type { CostMonth } from './path'
import { solveYield, valueOfRemaining, type Flow, type Remaining } from './yield'

/** What a month does to the cost of $1,000 of original face. */
export interface UnitMonth {
  readonly month: CostMonth
  /** Discount accreted, or premium amortised where negative. */
  readonly amortization: Exact
  /** Interest that was added to the balance instead of paid. */
  readonly deferred: Exact
  /** Cost of the principal that was paid. */
  readonly relieved: Exact
  /** Cost of the balance that was written down. */
  readonly writtenOff: Exact
  /** Amortised cost afterwards. */
  readonly cost: Exact
  /** For a month; null where the method is pro rata. */
  readonly yield: Exact | null
}

const HUNDRED = 100

/** The cost of $1,000 of original face: its price, in percent of the balance before the first distribution that the buyer is entitled to. */
export function purchaseCost(price: Exact, first: CostMonth): Exact {
  return price.div(HUNDRED).times(first.prior)
}

/**
 * What each month does to the cost of $1,000 of original face, as it is known at the time. Each month the yield is computed again over
 * the payments so far and those expected, and cost becomes what that yield makes of the payments expected (the retrospective interest
 * method, ASC 310-20-35-26): the catch-up is part of the month's amortization. Expected are level payments without prepayments over the
 * pool's months to maturity, at the class's last rate. Principal paid and written down relieves cost pro rata, so that it leaves the
 * price of what remains as it is; for the yield a write-down counts as paid, so that it is a loss of its own and not spread over income.
 * What pays off in full is not amortised once more.
 */
export function unitCosts(cost: Exact, months: readonly CostMonth[]): UnitMonth[] {
  const flows: Flow[] = []
  const steps: UnitMonth[] = []
  let before = cost
  let near: Exact | undefined
  for (const [at, month] of months.entries()) {
    flows.push({ month: at + 1, amount: month.interest.plus(month.principal).plus(month.loss) })
    const remaining = remainingAfter(month, at + 1)
    const monthlyYield = remaining === null ? null : solveYield(cost, flows, remaining, near)
    near = monthlyYield ?? near
    const after =
      remaining === null || monthlyYield === null ? null : valueOfRemaining(remaining, monthlyYield)
    const step = stepOf(month, before, after, monthlyYield)
    steps.push(step)
    before = step.cost
  }
  return steps
}

/** What is expected after a month; null where nothing is left or it is not known for how long. */
function remainingAfter(month: CostMonth, at: number): Remaining | null {
  const { current, prior, interest, notional, monthsToMaturity } = month
  if (current.isZero() || prior.isZero() || monthsToMaturity === null || monthsToMaturity === 0)
    return null
  const rate = interest.plus(month.deferred).div(prior)
  if (rate.lt(0)) return null
  return { month: at, balance: current, notional, rate, months: monthsToMaturity }
}

function stepOf(
  month: CostMonth,
  before: Exact,
  constantYieldCost: Exact | null,
  monthlyYield: Exact | null,
): UnitMonth {
  const { prior, current, principal, loss, deferred, notional } = month
  const held = prior.plus(deferred)
  const priceBefore = held.isZero() ? exact(0) : before.plus(deferred).div(held)
  const cost = constantYieldCost ?? priceBefore.times(current)
  const price = current.isZero() ? priceBefore : cost.div(current)
  const relieved = notional ? principal : principal.times(price)
  const writtenOff = notional ? exact(0) : loss.times(price)
  const amortization = cost.minus(before).minus(deferred).plus(relieved).plus(writtenOff)
  return { month, amortization, deferred, relieved, writtenOff, cost, yield: monthlyYield }
}
