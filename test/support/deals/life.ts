import { addDays, addMonths, endOfMonth, type IsoDate } from '@shared/dates'
import { Random } from '../random'
import { accrue, pay, payLower, type BondMonth, type Paid } from './bonds'
import type { Deal } from './deal'
import { amountOf, liveMonth, type LoanEvent, type PoolMonth } from './pool'

/** A month of a deal: what its loans did, and what its classes were paid. */
export interface Month {
  /** From 1. */
  readonly number: number
  readonly distribution: IsoDate
  readonly record: IsoDate
  readonly period: { readonly start: IsoDate; readonly end: IsoDate }
  readonly pools: readonly PoolMonth[]
  readonly fees: readonly bigint[]
  /** A payment under the floor contract, in deals of one group. */
  readonly floor: bigint
  readonly holders: Paid
  readonly lower: readonly BondMonth[]
}

const DAY = 86_400_000

/** The 25th, or the Monday after when that is a weekend. */
function distributionOf(month: string): IsoDate {
  const date = `${month}-25`
  const day = new Date(`${date}T00:00:00Z`).getUTCDay()
  return addDays(date, day === 6 ? 2 : day === 0 ? 1 : 0)
}

function lastBusinessDay(month: string): IsoDate {
  const date = endOfMonth(month)
  const day = new Date(`${date}T00:00:00Z`).getUTCDay()
  return addDays(date, day === 6 ? -1 : day === 0 ? -2 : 0)
}

/** What was collected of principal from a group, in cents. */
export function principalOf(pool: PoolMonth): bigint {
  return (
    pool.scheduled +
    pool.curtailments +
    amountOf(pool.paidInFull) +
    amountOf(pool.repurchased) +
    priorOf(pool.liquidated) -
    amountOf(pool.liquidated) +
    pool.recovery
  )
}

export function priorOf(events: readonly LoanEvent[]): bigint {
  return events.reduce((sum, event) => sum + event.prior, 0n)
}

/** What a group's loans left of interest after fees, in cents. */
export function interestOf(pool: PoolMonth, fee: bigint): bigint {
  return pool.interest - pool.servicing - fee
}

/** Lives the first months of a deal. The same deal and count give the same months; the deal's own loans stay as issued. */
export function live(deal: Deal, count: number): Month[] {
  const random = new Random(deal.seed + 77)
  const loans = deal.loans.map((group) => group.map((loan) => ({ ...loan })))
  const months: Month[] = []
  let lost = false
  for (let number = 1; number <= count; number++) {
    const month = addMonths(deal.firstMonth, number - 1)
    const distribution = distributionOf(month)
    const start = months.at(-1)?.distribution ?? distributionOf(addMonths(month, -1))
    const pools = loans.map((group, i) => {
      const hazards = deal.groups[i]?.hazards
      if (hazards === undefined) throw new Error('a group without hazards')
      return liveMonth(random, group, hazards, { first: number === 1, lost })
    })
    lost ||= pools.some((pool) => pool.liquidated.length > 0)
    const fees = pools.map((pool) => accrue(pool.priorBalance, '0.0001', null, 0))
    const floor =
      deal.groups.length === 1 && deal.style === 'residual'
        ? BigInt(random.integer(0, 500_000))
        : 0n
    const total = (of: (pool: PoolMonth, i: number) => bigint): bigint =>
      pools.reduce((sum, pool, i) => sum + of(pool, i), 0n)
    const cash = {
      month: number,
      interest: total((pool, i) => interestOf(pool, fees[i] ?? 0n)) + floor,
      principal: total(principalOf),
      scheduled: total((pool) => pool.scheduled),
      loss: total((pool) => amountOf(pool.liquidated) - pool.recovery),
      poolPrior: total((pool) => pool.priorBalance),
      poolCurrent: total((pool) => pool.currentBalance),
      target: deal.target,
      days: Math.round((Date.parse(distribution) - Date.parse(start)) / DAY),
    }
    months.push({
      number,
      distribution,
      record: lastBusinessDay(addMonths(month, -1)),
      period: { start, end: addDays(distribution, -1) },
      pools,
      fees,
      floor,
      holders: pay(deal.bonds, months.at(-1)?.holders.bonds ?? [], cash, deal.ioMonths),
      lower: deal.lower.length === 0 ? [] : payLower(deal.lower, months.at(-1)?.lower ?? [], cash),
    })
  }
  return months
}
