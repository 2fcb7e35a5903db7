import { Decimal } from 'decimal.js'
import { amountOf, type PoolMonth } from './pool'
import { priorOf } from './life'

/** Monthly rates of a group or of all, one entry a month; a rate over no balance is none. */
export interface Speeds {
  readonly smm: Decimal
  readonly mdr: Decimal
  readonly seasoning: Decimal
  /** The age that averages over months count for this one: that at issue for the first. */
  readonly counted: Decimal
  readonly severity: Decimal | null
}

const ONE = new Decimal(1)

/** The speeds of some groups in a month, with their average seasoning after it. */
export function speedsOf(pools: readonly PoolMonth[], first: boolean): Speeds {
  const total = (of: (pool: PoolMonth) => bigint): Decimal =>
    new Decimal(pools.reduce((sum, pool) => sum + of(pool), 0n).toString())
  const prepaid = total(
    (pool) => amountOf(pool.paidInFull) + amountOf(pool.repurchased) + pool.curtailments,
  )
  const begin = total((pool) => priorOf(pool.liquidated))
  const prior = total((pool) => pool.priorBalance)
  const age = (as: 'prior' | 'current'): Decimal => {
    const weight = (pool: PoolMonth): bigint =>
      as === 'prior' ? pool.priorBalance : pool.currentBalance
    return pools
      .reduce(
        (sum, pool) => sum.plus(pool.averages[as].seasoning.times(weight(pool).toString())),
        new Decimal(0),
      )
      .div(total(weight))
  }
  return {
    smm: prepaid.div(prior.minus(total((pool) => pool.scheduled))),
    mdr: begin.div(prior),
    seasoning: age('current'),
    counted: age(first ? 'prior' : 'current'),
    severity: begin.isZero() ? null : total((pool) => amountOf(pool.liquidated)).div(begin),
  }
}

/** A yearly rate from a monthly one: 1 − (1 − m)^12. */
export function yearly(monthly: Decimal): Decimal {
  return ONE.minus(ONE.minus(monthly).pow(12))
}

/** The monthly rate that leaves as much as these did one after another: 1 − (Π (1 − m))^(1/n). */
export function averageRate(rates: readonly Decimal[]): Decimal {
  const kept = rates.reduce((product, rate) => product.times(ONE.minus(rate)), ONE)
  return ONE.minus(kept.pow(ONE.div(rates.length)))
}

function mean(values: readonly Decimal[]): Decimal {
  return values.reduce((sum, value) => sum.plus(value), new Decimal(0)).div(values.length)
}

/** A multiple of the PSA standard: 0.2% for each month of seasoning, of which 30 count. */
export function psa(rate: Decimal, ages: readonly Decimal[]): Decimal {
  const curve = mean(ages.map((age) => Decimal.min(age, 30).times('0.002')))
  return curve.isZero() ? new Decimal(0) : rate.div(curve)
}

/** A multiple of the standard default assumption at the mean age. */
export function sda(rate: Decimal, ages: readonly Decimal[]): Decimal {
  const age = mean(ages)
  const rising = Decimal.min(age, 30).times('0.0002')
  const curve = age.lt(61)
    ? rising
    : Decimal.max('0.0003', rising.minus(age.minus(60).times('0.000095')))
  return curve.isZero() ? new Decimal(0) : rate.div(curve)
}

export { mean }
