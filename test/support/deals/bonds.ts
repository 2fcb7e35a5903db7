import { Decimal } from 'decimal.js'

export type Kind =
  'senior' | 'accrual' | 'mezzanine' | 'io' | 'excess' | 'premium' | 'residual' | 'lower'

/** A class as issued: its face (or notional base) in cents, and its yearly rate in a month. */
export interface BondSpec {
  readonly name: string
  readonly type: string | null
  readonly cusip: string | null
  readonly kind: Kind
  readonly face: bigint
  /** The base of its factors. */
  readonly base: bigint
  readonly method: string | null
  readonly rate: (month: number) => string | null
}

/** What a class got in a month and has had to date; cents. */
export interface BondMonth {
  readonly spec: BondSpec
  readonly prior: bigint
  readonly notional: bigint
  readonly rate: string | null
  readonly accrued: bigint
  readonly interest: bigint
  readonly scheduled: bigint
  readonly unscheduled: bigint
  readonly loss: bigint
  readonly deferred: bigint
  readonly current: bigint
  readonly toDate: ToDate
}

export interface ToDate {
  readonly interest: bigint
  readonly scheduled: bigint
  readonly unscheduled: bigint
  readonly loss: bigint
  readonly deferred: bigint
}

/** The cash of a month from the pool; `loss` is net of what was recovered, `scheduled` a part of `principal`. */
export interface Cash {
  readonly month: number
  readonly interest: bigint
  readonly principal: bigint
  readonly scheduled: bigint
  readonly loss: bigint
  readonly poolPrior: bigint
  readonly poolCurrent: bigint
  readonly target: bigint
  /** Days of the accrual period, for classes that count them. */
  readonly days: number
}

export interface Paid {
  readonly bonds: readonly BondMonth[]
  readonly extra: bigint
  readonly excess: bigint
  readonly overcollateralization: bigint
}

const NONE: ToDate = { interest: 0n, scheduled: 0n, unscheduled: 0n, loss: 0n, deferred: 0n }

/** Interest of a month in cents: balance × rate × 30/360, or the actual days over 360. */
export function accrue(
  balance: bigint,
  rate: string | null,
  method: string | null,
  days: number,
): bigint {
  if (rate === null) return 0n
  const part = method === 'A-Act/360' ? new Decimal(days).div(360) : new Decimal(1).div(12)
  const cents = new Decimal(balance.toString()).times(rate).times(part)
  return BigInt(cents.toDecimalPlaces(0, Decimal.ROUND_HALF_UP).toFixed())
}

interface Draft {
  interest: bigint
  accrued: bigint
  notional: bigint
  rate: string | null
  principal: bigint
  loss: bigint
  deferred: bigint
}

/** Pays the holders' tier: interest, then principal in sequence, excess interest to build overcollateralization, losses from below. */
export function pay(
  specs: readonly BondSpec[],
  last: readonly BondMonth[],
  cash: Cash,
  ioMonths: number,
): Paid {
  const prior = specs.map((spec, i) => last[i]?.current ?? spec.face)
  const total = prior.reduce((sum, one) => sum + one, 0n)
  const drafts = specs.map((spec, i): Draft => {
    const rate = spec.rate(cash.month)
    const balance = prior[i] ?? 0n
    const notional =
      spec.kind === 'io'
        ? cash.month <= ioMonths
          ? spec.base
          : 0n
        : spec.kind === 'excess' && spec.base > 0n
          ? total
          : balance
    const accrued = spec.kind === 'excess' ? 0n : accrue(notional, rate, spec.method, cash.days)
    return { interest: accrued, accrued, notional, rate, principal: 0n, loss: 0n, deferred: 0n }
  })
  const at = (kind: Kind): number => specs.findIndex((spec) => spec.kind === kind)
  const excessInterest = cash.interest - drafts.reduce((sum, one) => sum + one.accrued, 0n)
  if (excessInterest < 0n) throw new Error('the bonds take more interest than there is')

  const ordered = specs.flatMap((spec, i) =>
    ['senior', 'accrual', 'mezzanine'].includes(spec.kind) ? [i] : [],
  )
  const own = at('excess')
  const holdsOver = own >= 0 && (specs[own]?.base ?? 0n) > 0n
  const over = holdsOver ? (prior[own] ?? 0n) : cash.poolPrior - total
  let absorbed = cash.loss < over ? cash.loss : over
  if (cash.loss <= 0n) absorbed = cash.loss
  const short = cash.target - (over - absorbed)
  const extra = short <= 0n ? 0n : short < excessInterest ? short : excessInterest

  let left = cash.principal + extra
  const accruing = at('accrual')
  const z = drafts[accruing]
  if (
    z !== undefined &&
    ordered.slice(0, ordered.indexOf(accruing)).some((i) => (prior[i] ?? 0n) > left + z.accrued)
  ) {
    z.interest = 0n
    z.deferred = z.accrued
    left += z.accrued
  }
  for (const i of ordered) {
    const draft = drafts[i]
    if (draft === undefined || draft.deferred > 0n) continue
    draft.principal = left < (prior[i] ?? 0n) ? left : (prior[i] ?? 0n)
    left -= draft.principal
  }
  if (left > 0n) throw new Error('more principal than bonds')
  let writeDown = cash.loss - absorbed
  for (const i of [...ordered].reverse()) {
    const draft = drafts[i]
    if (draft === undefined) continue
    const balance = (prior[i] ?? 0n) - draft.principal
    draft.loss = writeDown < balance ? writeDown : balance
    writeDown -= draft.loss
  }
  const holder = drafts[own]
  if (holder !== undefined) {
    holder.interest = excessInterest - extra
    holder.accrued = holdsOver ? excessInterest : 0n
    if (holdsOver) {
      holder.deferred = extra
      holder.loss = absorbed
      holder.rate = new Decimal(excessInterest.toString())
        .times(12)
        .div(total.toString())
        .toDecimalPlaces(10)
        .toFixed()
    }
  }
  let scheduled = cash.scheduled
  const bonds = specs.map((spec, i): BondMonth => {
    const draft = drafts[i] as Draft
    const planned = draft.principal < scheduled ? draft.principal : scheduled
    scheduled -= planned
    const flows = {
      interest: draft.interest,
      scheduled: planned,
      unscheduled: draft.principal - planned,
      loss: draft.loss,
      deferred: draft.deferred,
    }
    return bondMonth(spec, prior[i] ?? 0n, draft, flows, last[i]?.toDate ?? NONE)
  })
  const outstanding = bonds.reduce((sum, one) => sum + one.current, 0n)
  const held = bonds[own]?.current ?? 0n
  return {
    bonds,
    extra,
    excess: excessInterest - extra,
    overcollateralization: cash.poolCurrent - outstanding + held,
  }
}

function bondMonth(
  spec: BondSpec,
  prior: bigint,
  { accrued, notional, rate }: Pick<Draft, 'accrued' | 'notional' | 'rate'>,
  flows: ToDate,
  before: ToDate,
): BondMonth {
  const keys = Object.keys(NONE) as (keyof ToDate)[]
  return {
    spec,
    prior,
    notional,
    rate,
    accrued,
    ...flows,
    current: prior - flows.scheduled - flows.unscheduled - flows.loss + flows.deferred,
    toDate: Object.fromEntries(
      keys.map((key) => [key, before[key] + flows[key]]),
    ) as unknown as ToDate,
  }
}

/** Pays the tier below: all interest and principal of the pool, at one average rate; the first class takes principal and losses. */
export function payLower(
  specs: readonly BondSpec[],
  last: readonly BondMonth[],
  cash: Cash,
): BondMonth[] {
  const prior = specs.map((spec, i) => last[i]?.current ?? spec.face)
  const total = prior.reduce((sum, one) => sum + one, 0n)
  const rate = new Decimal(cash.interest.toString())
    .times(12)
    .div(total.toString())
    .toDecimalPlaces(10)
    .toFixed()
  const rest = specs.map((spec, i) =>
    i === 0 || spec.kind === 'residual' ? 0n : accrue(prior[i] ?? 0n, rate, null, 0),
  )
  return specs.map((spec, i) => {
    const paid = spec.kind === 'residual' ? null : rate
    const interest =
      i === 0 ? cash.interest - rest.reduce((sum, one) => sum + one, 0n) : (rest[i] ?? 0n)
    const flows =
      i === 0
        ? {
            interest,
            scheduled: cash.scheduled,
            unscheduled: cash.principal - cash.scheduled,
            loss: cash.loss,
            deferred: 0n,
          }
        : { ...NONE, interest }
    const balance = prior[i] ?? 0n
    return bondMonth(
      spec,
      balance,
      { accrued: interest, notional: balance, rate: paid },
      flows,
      last[i]?.toDate ?? NONE,
    )
  })
}
