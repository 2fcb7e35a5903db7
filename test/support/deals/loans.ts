import { Decimal } from 'decimal.js'
import { Random } from '../random'

export const STATUSES = ['DELINQUENT', 'FORECLOSURE', 'BANKRUPTCY', 'REO'] as const
export type Status = (typeof STATUSES)[number]

/** A mortgage loan; balances in cents, rates as yearly decimals. */
export interface Loan {
  readonly number: string
  readonly original: bigint
  readonly rate: string
  readonly state: string
  readonly ltv: string
  /** The term as the report prints it. */
  readonly printedTerm: string
  readonly originated: Date
  readonly margin: string
  balance: bigint
  age: number
  remaining: number
  status: Status | null
  /** Payments behind: 0 to 3 (three or more). */
  behind: number
}

/** What may happen to a loan in a month, as probabilities. */
export interface Hazards {
  readonly prepay: number
  readonly curtail: number
  readonly repurchase: number
  readonly miss: number
  readonly cure: number
}

const STATES = ['CA', 'FL', 'NY', 'TX', 'MI', 'WA', 'NJ', 'IL', 'TN', 'GA']
const MONTH_DAYS = 28

/** A loan as at the cut-off date. */
export function makeLoan(random: Random, number: string, cutOff: Date, adjustable: boolean): Loan {
  const age = random.integer(0, 20)
  const original = BigInt(random.integer(600, 9_000)) * 5_000n
  const term = random.pick([360, 360, 360, 180])
  const paid = (original * BigInt(random.integer(0, 400) * (age === 0 ? 0 : 1))) / 10_000n
  return {
    number,
    original,
    balance: original - paid,
    rate: new Decimal(random.integer(36, 96)).times('0.00125').plus('0.02').toFixed(),
    state: random.pick(STATES),
    ltv: `${random.integer(20, 94)}.${String(random.integer(0, 99)).padStart(2, '0')}%`,
    printedTerm: random.pick(['36', '30', '18', '12', '360']),
    originated: new Date(
      Date.UTC(
        cutOff.getUTCFullYear(),
        cutOff.getUTCMonth() - age - 1,
        random.integer(1, MONTH_DAYS),
      ),
    ),
    margin: adjustable ? new Decimal(random.integer(16, 32)).times('0.00125').toFixed() : '0',
    age,
    remaining: term - age,
    status: null,
    behind: 0,
  }
}

/** The level payment's principal of this month, in cents: balance × i ÷ ((1 + i)^n − 1). */
export function scheduledPrincipal(loan: Loan): bigint {
  const monthly = Number(loan.rate) / 12
  const share = monthly / ((1 + monthly) ** Math.max(1, loan.remaining) - 1)
  const cents = BigInt(Math.round(Number(loan.balance) * share))
  return cents > loan.balance ? loan.balance : cents
}

/** Moves a loan between the statuses of delinquency; true when it became REO. */
export function migrate(random: Random, loan: Loan, hazards: Hazards): boolean {
  if (loan.status === null) {
    if (random.chance(hazards.miss)) {
      loan.status = random.chance(0.06) ? 'BANKRUPTCY' : 'DELINQUENT'
      loan.behind = loan.status === 'BANKRUPTCY' ? 0 : 1
    }
    return false
  }
  if (loan.status !== 'REO' && random.chance(hazards.cure)) {
    loan.status = null
    loan.behind = 0
    return false
  }
  loan.behind = Math.min(3, loan.behind + (random.chance(0.7) ? 1 : 0))
  if (loan.behind < 3 || loan.status === 'REO') return false
  if (loan.status === 'FORECLOSURE' && random.chance(0.35)) {
    loan.status = 'REO'
    return true
  }
  if (loan.status !== 'FORECLOSURE' && random.chance(0.4)) {
    loan.status = random.chance(0.15) ? 'BANKRUPTCY' : 'FORECLOSURE'
  }
  return false
}
