import { cents, exact, fromCents, plain, printedHalfUnit, toCents } from '@shared/decimal'
import type { Exact } from '@shared/decimal'
import { classKey } from '@shared/report'
import type { Statement, StatementRow, StatementSums } from '@shared/statement'
import { faceAt } from '../holdings/cash'
import { custodianOf } from './custodian'
import type { CustodianMonth, HoldingDistribution, StatementHolding } from './input'

const THOUSAND = 1000
const NOTHING = '0.00'

/** One holding as a row: what it got in the month, and its faces before and after, tied out against each other. */
export function buildRow(
  { position, distributions }: StatementHolding,
  custodian?: CustodianMonth,
): StatementRow {
  const shared = {
    cusip: position.cusip,
    deal: position.deal,
    class: position.class,
    basis: position.basis,
    originalFace: position.originalFace,
    currentFace: position.currentFace,
    yearToDate: position.yearToDate.total,
    sincePurchase: position.sincePurchase.total,
    status: position.status,
    distributions: distributions.length,
    position,
  }
  const [first, last] = [distributions[0], distributions.at(-1)]
  if (first === undefined || last === undefined) {
    const none = { ...WITHOUT_REPORT, custodian: custodianOf(position.cusip, NOTHING, custodian) }
    return { ...shared, ...none, factorAfter: position.factor }
  }
  const { row } = last
  const sum = (amount: (one: HoldingDistribution) => string) =>
    cents(distributions.reduce((whole, one) => whole.plus(amount(one)), exact(0)))
  const [interest, principal] = [sum((one) => one.interest), sum((one) => one.principal)]
  const total = cents(exact(interest).plus(principal))
  return {
    ...shared,
    class: row.class,
    type: row.type,
    basis: row.basis,
    entitledFace: last.entitledFace,
    factorBefore: perDollar(first.row.perThousand.priorBalance),
    factorAfter: perDollar(row.perThousand.currentBalance),
    faceBefore: faceOf(first, 'prior'),
    faceAfter: faceOf(last, 'current'),
    rate: percent(row.interestDetail.passThroughRate),
    interestPerThousand: sumFactors(distributions, 'interest'),
    principalPerThousand: sumFactors(distributions, 'principal'),
    interest,
    principal,
    realizedLoss: sum((one) => one.realizedLoss),
    deferredInterest: sum((one) => one.deferredInterest),
    total,
    ...tieOut(distributions, first, last),
    source: last.place === null ? null : { ...last.place, classKey: classKey(row) },
    byHand: distributions.some((one) => one.place === null),
    custodian: custodianOf(position.cusip, total, custodian),
  }
}

/** What each report of the month pays per $1,000, together; null where one of them leaves it blank. */
function sumFactors(
  distributions: readonly HoldingDistribution[],
  which: 'interest' | 'principal',
): string | null {
  const factors = distributions.map(({ row }) => row.perThousand[which])
  if (factors.length === 1) return factors[0] ?? null
  return factors.includes(null)
    ? null
    : plain(factors.reduce((sum, one) => sum.plus(one ?? '0'), exact(0)))
}

const WITHOUT_REPORT = {
  type: null,
  entitledFace: null,
  factorBefore: null,
  faceBefore: null,
  faceAfter: null,
  rate: null,
  interestPerThousand: null,
  principalPerThousand: null,
  interest: NOTHING,
  principal: NOTHING,
  realizedLoss: NOTHING,
  deferredInterest: NOTHING,
  total: NOTHING,
  computedFace: null,
  faceDifference: null,
  roundingOnly: false,
  source: null,
  byHand: false,
}

/**
 * The sums of principal rows, or of the others, never of both; what a row does not know counts as nothing. The face of a residual
 * without one is a percentage, and is in no sum of faces.
 */
export function sumRows(rows: readonly StatementRow[]): StatementSums {
  const sum = (amount: (row: StatementRow) => string | null) => sumOf(rows, amount)
  const faces = rows.filter((row) => row.basis !== 'none')
  return {
    originalFace: sumOf(faces, (row) => row.originalFace),
    faceBefore: sumOf(faces, (row) => row.faceBefore),
    faceAfter: sumOf(faces, (row) => row.faceAfter),
    currentFace: sumOf(faces, (row) => row.currentFace),
    interest: sum((row) => row.interest),
    principal: sum((row) => row.principal),
    realizedLoss: sum((row) => row.realizedLoss),
    deferredInterest: sum((row) => row.deferredInterest),
    total: sum((row) => row.total),
    yearToDate: sum((row) => row.yearToDate),
    sincePurchase: sum((row) => row.sincePurchase),
    computedFace: sum((row) => row.computedFace),
    faceDifference: sum((row) => row.faceDifference),
    roundingOnly: rows.every((row) => row.computedFace === null || row.roundingOnly),
  }
}

/** The cash of all rows, principal and notional alike. */
export function sumCash(rows: readonly StatementRow[]): Statement['allCash'] {
  return {
    interest: sumOf(rows, (row) => row.interest),
    principal: sumOf(rows, (row) => row.principal),
    realizedLoss: sumOf(rows, (row) => row.realizedLoss),
    deferredInterest: sumOf(rows, (row) => row.deferredInterest),
    total: sumOf(rows, (row) => row.total),
    yearToDate: sumOf(rows, (row) => row.yearToDate),
    sincePurchase: sumOf(rows, (row) => row.sincePurchase),
  }
}

function sumOf(
  rows: readonly StatementRow[],
  amount: (row: StatementRow) => string | null,
): string {
  return fromCents(rows.reduce((sum, row) => sum + toCents(exact(amount(row) ?? NOTHING)), 0n))
}

/** The face before or after a distribution, to the cent; see `faceAt`. */
function faceOf({ row, entitledFace }: HoldingDistribution, when: 'prior' | 'current') {
  const { perThousand, current } = row
  const paying = {
    basis: row.basis,
    factorBase: perThousand.originalPrincipalOrNotional,
    priorFactor: perThousand.priorBalance,
    interestFactor: perThousand.interest,
    principalFactor: perThousand.principal,
    currentFactor: perThousand.currentBalance,
    ...current,
  }
  return faceAt(exact(entitledFace), paying, when)
}

function perDollar(perThousand: string | null): string | null {
  return perThousand === null ? null : plain(exact(perThousand).div(THOUSAND))
}

function percent(rate: string | null): string | null {
  if (rate === null) return null
  return rate.endsWith('%') ? rate.slice(0, -1) : plain(exact(rate).times(100))
}

type TieOut = Pick<StatementRow, 'computedFace' | 'faceDifference' | 'roundingOnly'>

const UNTIED: TieOut = { computedFace: null, faceDifference: null, roundingOnly: false }

/**
 * Opening face − principal − realized loss + deferred interest against the closing face. Only for principal classes: a notional
 * amount falls without paying principal.
 */
function tieOut(
  distributions: readonly HoldingDistribution[],
  first: HoldingDistribution,
  last: HoldingDistribution,
): TieOut {
  const [before, after] = [faceOf(first, 'prior'), faceOf(last, 'current')]
  if (last.row.basis !== 'principal' || before === null || after === null) return UNTIED
  const computed = distributions.reduce(
    (face, one) => face.minus(one.principal).minus(one.realizedLoss).plus(one.deferredInterest),
    exact(before),
  )
  const difference = computed.minus(after)
  const rounding = distributions.map(roundingOf)
  const allowed = rounding.reduce<Exact | null>(
    (sum, one) => (sum === null || one === null ? null : sum.plus(one)),
    exact(0),
  )
  return {
    computedFace: cents(computed),
    faceDifference: cents(difference),
    roundingOnly: difference.isZero() || (allowed !== null && difference.abs().lte(allowed)),
  }
}

/** Amounts that were rounded on their way into a difference: opening, principal, loss, deferred, closing. */
const ROUNDED_AMOUNTS = 5
const HALF_CENT = '0.005'

/**
 * How much a difference of faces can be by rounding alone, in dollars; null where it is more than that, because the same sum made of
 * the unrounded factors does not come to zero within what the report itself rounded (the factors' printed digits, the class's
 * cents). The holder's cents are half a cent an amount and account.
 */
function roundingOf(distribution: HoldingDistribution): Exact | null {
  const { row, entitledFace } = distribution
  const base = exact(row.perThousand.originalPrincipalOrNotional ?? '0')
  if (base.isZero()) return null
  const perBase = (dollars: string) => exact(dollars).times(THOUSAND).div(base)
  const prior = row.perThousand.priorBalance ?? '0'
  const principal = row.perThousand.principal ?? '0'
  const current = row.perThousand.currentBalance ?? '0'
  const unrounded = exact(prior)
    .minus(principal)
    .minus(perBase(row.current.realizedLoss ?? '0'))
    .plus(perBase(row.current.deferredInterest ?? '0'))
    .minus(current)
  const ofReport = [prior, principal, current]
    .map(printedHalfUnit)
    .reduce((sum, half) => sum.plus(half), perBase(HALF_CENT).times(ROUNDED_AMOUNTS))
  if (unrounded.abs().gt(ofReport)) return null
  const ofHolder = exact(HALF_CENT).times(ROUNDED_AMOUNTS * (distribution.accounts ?? 1))
  return ofReport.times(exact(entitledFace).abs()).div(THOUSAND).plus(ofHolder)
}
