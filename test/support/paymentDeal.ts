import { Decimal } from 'decimal.js'
import { cusipCheckDigit } from '@shared/cusip'
import type { ClassRow, TierTotal } from '@shared/report'
import { dollars, general } from './generalFormat'
import { Random } from './random'

/** A deal as far as the Certificate Payment Report tells it: what is printed, and so what must be read. */
export interface PaymentDeal {
  readonly deal: string
  readonly title: string
  readonly distribution: string
  readonly record: string
  readonly classes: ClassRow[]
  readonly totals: TierTotal[]
}

const TYPES = ['FLT, SEQ', 'STEP, AFC,', 'SUB', 'MEZ, STEP,', 'SEQ', null]
const PREFIXES = ['A-', 'M-', 'B', 'II-A-', '1A', 'CE-']

/** All quantities of a class and month in cents; what is printed follows from them. */
interface Amounts {
  readonly face: bigint
  readonly prior: bigint
  readonly interest: bigint
  readonly principal: bigint
  readonly loss: bigint
  readonly deferred: bigint
  readonly priorInterest: bigint
  readonly priorUnscheduled: bigint
  readonly priorScheduled: bigint
  readonly rate: string
}

/** A deal of one to three tiers with a few classes each, its numbers consistent to the cent. */
export function paymentDeal(seed: number): PaymentDeal {
  const random = new Random(seed)
  const tiers = random.chance(0.5)
    ? [null]
    : ['REMIC I', 'REMIC II', 'REMIC III'].slice(0, random.integer(1, 3))
  const classes: ClassRow[] = []
  const totals: TierTotal[] = []
  for (const tier of tiers) {
    const count = random.integer(1, 9)
    const amounts = Array.from({ length: count }, () => amountsOf(random))
    const names = new Set<string>()
    while (names.size < count) names.add(`${random.pick(PREFIXES)}${random.integer(1, 19)}`)
    const certificated = tier === null || tier === tiers.at(-1)
    classes.push(
      ...[...names].map((name, i) =>
        rowOf(random, tier, name, amounts[i] as Amounts, certificated),
      ),
    )
    totals.push(totalOf(tier, amounts))
  }
  const year = random.integer(1999, 2009)
  return {
    deal: `${random.pick(['Meridian Home Equity', 'Example Mortgage Trust', 'Northgate CMB Trust'])} ${year}-${random.integer(1, 9)}`,
    title: random.pick(['Mortgage Pass-Through Certificates', 'Asset-Backed Notes']),
    distribution: `${random.pick(['January', 'May', 'September', 'December'])} ${random.integer(10, 28)}, ${year + 1}`,
    record: `August ${random.integer(1, 31)}, ${year + 1}`,
    classes,
    totals,
  }
}

function amountsOf(random: Random): Amounts {
  const face = BigInt(random.integer(1, 90_000)) * BigInt(10 ** random.integer(2, 6))
  const part = (of: bigint): bigint => (of * BigInt(random.integer(0, 1_000_000))) / 1_000_000n
  const priorUnscheduled = random.chance(0.4) ? 0n : part(face / 2n)
  const priorScheduled = random.chance(0.4) ? 0n : part(face / 9n)
  const prior = face - priorUnscheduled - priorScheduled
  const principal = random.chance(0.3) ? 0n : part(prior)
  const loss = random.chance(0.8) ? 0n : part(prior - principal)
  const rate = random.chance(0.5)
    ? `0.0${random.integer(1000, 9999)}`
    : `0.0${random.integer(10_000_000, 99_999_999)}`
  const trimmed = rate.replace(/0+$/, '')
  const interest = BigInt(
    new Decimal(prior.toString())
      .times(trimmed)
      .div(12)
      .toDecimalPlaces(0, Decimal.ROUND_HALF_UP)
      .toFixed(),
  )
  const deferred = random.chance(0.85) ? 0n : part(prior / 100n)
  return {
    face,
    prior,
    interest,
    principal,
    loss,
    deferred,
    priorInterest: part(face / 10n),
    priorUnscheduled,
    priorScheduled,
    rate: trimmed,
  }
}

function columns(all: readonly Amounts[]): Omit<TierTotal, 'tier'> {
  const sum = (of: (one: Amounts) => bigint): bigint =>
    all.reduce((total, one) => total + of(one), 0n)
  const print = (of: (one: Amounts) => bigint): string => dollars(sum(of))
  const current = (a: Amounts): bigint => a.prior - a.principal - a.loss + a.deferred
  const principal = (a: Amounts): bigint => a.priorUnscheduled + a.priorScheduled + a.principal
  return {
    current: {
      originalFace: print((a) => a.face),
      priorBalance: print((a) => a.prior),
      interest: print((a) => a.interest),
      principal: print((a) => a.principal),
      distribution: print((a) => a.interest + a.principal),
      realizedLoss: print((a) => a.loss),
      deferredInterest: print((a) => a.deferred),
      currentBalance: print(current),
    },
    toDate: {
      originalFace: print((a) => a.face),
      interest: print((a) => a.priorInterest + a.interest),
      unscheduledPrincipal: print((a) => a.priorUnscheduled + a.principal),
      scheduledPrincipal: print((a) => a.priorScheduled),
      totalPrincipal: print(principal),
      totalDistribution: print((a) => a.priorInterest + a.interest + principal(a)),
      realizedLoss: print((a) => a.loss),
      deferredInterest: print((a) => a.deferred),
      currentBalance: print(current),
    },
    interestDetail: {
      passThroughRate: null,
      priorBalance: print((a) => a.prior),
      accruedInterest: print((a) => a.interest),
      nonSupportedShortfall: '0',
      priorUnpaidInterest: '0',
      unscheduledAdjustments: '0',
      optimalInterest: print((a) => a.interest),
      paidInterest: print((a) => a.interest),
      currentUnpaidInterest: '0',
    },
  }
}

function totalOf(tier: string | null, amounts: readonly Amounts[]): TierTotal {
  return { tier, ...columns(amounts) }
}

function rowOf(
  random: Random,
  tier: string | null,
  name: string,
  a: Amounts,
  certificated: boolean,
): ClassRow {
  const printed = columns([a])
  const factor = (cents: bigint): string =>
    general(new Decimal(cents.toString()).times(1000).div(a.face.toString()))
  const current = a.prior - a.principal - a.loss + a.deferred
  const base = `9${String(random.integer(0, 9999)).padStart(4, '0')}${random.pick(['A', 'B', 'X', '7'])}${random.pick(['A', 'Q', '3'])}${random.integer(0, 9)}`
  const dated = random.chance(0.5)
  return {
    tier,
    class: name,
    type: random.pick(TYPES),
    cusip: certificated && random.chance(0.8) ? `${base}${cusipCheckDigit(base) ?? ''}` : null,
    basis: 'principal',
    accrual: dated
      ? { start: '2002-08-26', end: '2002-09-24', method: random.pick(['F-30/360', 'A-Act/360']) }
      : { start: null, end: null, method: 'F-30/360' },
    ...printed,
    perThousand: {
      originalPrincipalOrNotional: dollars(a.face),
      priorBalance: factor(a.prior),
      interest: factor(a.interest),
      principal: factor(a.principal),
      distribution: factor(a.interest + a.principal),
      currentBalance: factor(current),
    },
    interestDetail: { ...printed.interestDetail, passThroughRate: a.rate },
  }
}
