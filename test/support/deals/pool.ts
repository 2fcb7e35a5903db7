import { Decimal } from 'decimal.js'
import type { Random } from '../random'
import {
  migrate,
  scheduledPrincipal,
  STATUSES,
  type Hazards,
  type Loan,
  type Status,
} from './loans'

/** A loan that left the pool or became REO, as its row in a report says. */
export interface LoanEvent {
  readonly loan: Loan
  /** The loan's balance before the month, in cents. */
  readonly prior: bigint
  /** What was prepaid, lost, or is still owed, in cents. */
  readonly amount: bigint
  readonly type: string
  readonly day: number
}

export const AVERAGES = [
  'coupon',
  'months',
  'amortization',
  'seasoning',
  'margin',
  'maximum',
  'minimum',
] as const
export type Averages = Readonly<Record<(typeof AVERAGES)[number], Decimal>>

export interface Bucket {
  balance: bigint
  loans: number
}

/** What happened to the loans of a group in a month; money in cents. */
export interface PoolMonth {
  readonly priorLoans: number
  readonly priorBalance: bigint
  readonly currentLoans: number
  readonly currentBalance: bigint
  readonly scheduled: bigint
  readonly delinquentPrincipal: bigint
  readonly curtailments: bigint
  readonly paidInFull: readonly LoanEvent[]
  readonly repurchased: readonly LoanEvent[]
  readonly liquidated: readonly LoanEvent[]
  readonly becameReo: readonly LoanEvent[]
  readonly recovery: bigint
  readonly interest: bigint
  readonly delinquentInterest: bigint
  readonly shortfall: bigint
  readonly servicing: bigint
  readonly delinquentServicing: bigint
  readonly reoBook: bigint
  readonly buckets: Readonly<Record<Status, readonly Bucket[]>>
  readonly averages: { readonly prior: Averages; readonly current: Averages }
}

/** A group never has fewer loans than these. */
const FEWEST = 5
const SERVICING = 0.005

export function balanceOf(loans: readonly Loan[]): bigint {
  return loans.reduce((sum, loan) => sum + loan.balance, 0n)
}

export function amountOf(events: readonly LoanEvent[]): bigint {
  return events.reduce((sum, event) => sum + event.amount, 0n)
}

/** Averages weighted by balance. */
export function averagesOf(loans: readonly Loan[]): Averages {
  const whole = new Decimal(balanceOf(loans).toString())
  const mean = (of: (loan: Loan) => Decimal.Value): Decimal =>
    loans
      .reduce(
        (sum, loan) => sum.plus(new Decimal(loan.balance.toString()).times(of(loan))),
        new Decimal(0),
      )
      .div(whole)
  const adjusts = loans.some((loan) => loan.margin !== '0')
  const none = new Decimal(0)
  return {
    coupon: mean((loan) => loan.rate),
    months: mean((loan) => loan.remaining),
    amortization: mean((loan) => loan.remaining + 1),
    seasoning: mean((loan) => loan.age),
    margin: adjusts ? mean((loan) => loan.margin) : none,
    maximum: adjusts ? mean((loan) => new Decimal(loan.rate).plus('0.06')) : none,
    minimum: adjusts ? mean((loan) => loan.margin) : none,
  }
}

/**
 * Lives a month with the loans of a group, which are changed; loans that leave are taken out. As in the reports, the
 * first distribution counts the ages at issue. Recoveries follow losses.
 */
export function liveMonth(
  random: Random,
  loans: Loan[],
  hazards: Hazards,
  { first, lost }: { readonly first: boolean; readonly lost: boolean },
): PoolMonth {
  const priorLoans = loans.length
  const priorBalance = balanceOf(loans)
  const averages = averagesOf(loans)
  const sums = {
    scheduled: 0n,
    delinquentPrincipal: 0n,
    curtailments: 0n,
    interest: 0n,
    delinquentInterest: 0n,
    servicing: 0n,
    delinquentServicing: 0n,
  }
  const paidInFull: LoanEvent[] = []
  const repurchased: LoanEvent[] = []
  const liquidated: LoanEvent[] = []
  const becameReo: LoanEvent[] = []
  const gone = new Set<Loan>()
  let missed = new Decimal(0)
  for (const loan of [...loans]) {
    const prior = loan.balance
    const monthly = (yearly: number): bigint => BigInt(Math.round((Number(prior) * yearly) / 12))
    const interest = monthly(Number(loan.rate))
    const fee = monthly(SERVICING)
    const leaves = loans.length - gone.size > FEWEST
    sums.interest += interest
    sums.servicing += fee
    if (!first) {
      loan.age += 1
      loan.remaining = Math.max(1, loan.remaining - 1)
    }
    if (loan.status === 'REO' && leaves && random.chance(0.4)) {
      const loss = (prior * BigInt(random.integer(-300, 6_500))) / 10_000n
      liquidated.push({ loan, prior, amount: loss, type: '', day: 0 })
      gone.add(loan)
      continue
    }
    const scheduled = scheduledPrincipal(loan)
    loan.balance -= scheduled
    sums.scheduled += scheduled
    if (loan.status !== null) {
      sums.delinquentPrincipal += scheduled
      sums.delinquentInterest += interest
      sums.delinquentServicing += fee
    } else if (leaves && loan.balance > 0n && random.chance(hazards.prepay + hazards.repurchase)) {
      const repurchase = random.chance(hazards.repurchase / (hazards.prepay + hazards.repurchase))
      const event = {
        loan,
        prior,
        amount: loan.balance,
        type: repurchase ? 'Repurchase' : 'Paid Off',
        day: random.integer(1, 28),
      }
      ;(repurchase ? repurchased : paidInFull).push(event)
      if (!repurchase) missed = missed.plus(missedInterest(event))
      gone.add(loan)
      continue
    } else if (random.chance(hazards.curtail)) {
      const curtailed = loan.balance / BigInt(random.integer(20, 900))
      loan.balance -= curtailed
      sums.curtailments += curtailed
    }
    if (migrate(random, loan, hazards))
      becameReo.push({ loan, prior, amount: loan.balance, type: '', day: random.integer(1, 28) })
  }
  loans.splice(0, loans.length, ...loans.filter((loan) => !gone.has(loan)))
  const recovery = lost && random.chance(0.15) ? BigInt(random.integer(10_000, 900_000)) : 0n
  return {
    ...sums,
    shortfall: BigInt(missed.toFixed(0)),
    priorLoans,
    priorBalance,
    currentLoans: loans.length,
    currentBalance: balanceOf(loans),
    paidInFull,
    repurchased,
    liquidated,
    becameReo,
    recovery,
    reoBook: balanceOf(loans.filter((loan) => loan.status === 'REO')),
    buckets: bucketsOf(loans),
    averages: { prior: averages, current: averagesOf(loans) },
  }
}

/** Interest in cents from the day a loan was paid in full to the first of the next month, of 30 days. */
function missedInterest({ loan, amount, day }: LoanEvent): Decimal {
  return new Decimal(amount.toString())
    .times(loan.rate)
    .times(31 - day)
    .div(360)
}

function bucketsOf(loans: readonly Loan[]): Record<Status, Bucket[]> {
  const table = Object.fromEntries(
    STATUSES.map((status) => [status, [0, 1, 2, 3].map(() => ({ balance: 0n, loans: 0 }))]),
  ) as Record<Status, Bucket[]>
  for (const loan of loans) {
    const bucket = loan.status === null ? undefined : table[loan.status][loan.behind]
    if (bucket === undefined) continue
    bucket.balance += loan.balance
    bucket.loans += 1
  }
  return table
}
