import { cents, exact, fromCents, plain, printedHalfUnit, toCents } from '@shared/decimal'
import type { Exact } from '@shared/decimal'
import { classKey } from '@shared/report'
import type { Statement, StatementRow, StatementSums } from '@shared/statement'
import type { HoldingDistribution, StatementHolding } from './input'

const THOUSAND = 1000
const NOTHING = '0.00'

/** One holding as a row: what it got in the month, and its faces before and after, tied out against each other. */
export function buildRow({ position, distribution }: StatementHolding): StatementRow {
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
    position,
  }
  if (distribution === null) {
    return { ...shared, ...WITHOUT_REPORT, factorAfter: position.factor }
  }
  const { row, entitledFace } = distribution
  return {
    ...shared,
    class: row.class,
    type: row.type,
    basis: row.basis,
    entitledFace,
    factorBefore: perDollar(row.perThousand.priorBalance),
    factorAfter: perDollar(row.perThousand.currentBalance),
    faceBefore: faceOf(entitledFace, row.perThousand.priorBalance),
    faceAfter: faceOf(entitledFace, row.perThousand.currentBalance),
    rate: percent(row.interestDetail.passThroughRate),
    interestPerThousand: row.perThousand.interest,
    principalPerThousand: row.perThousand.principal,
    interest: distribution.interest,
    principal: distribution.principal,
    realizedLoss: distribution.realizedLoss,
    deferredInterest: distribution.deferredInterest,
    total: cents(exact(distribution.interest).plus(distribution.principal)),
    ...tieOut(distribution),
    source: {
      filingId: distribution.filingId,
      reportIndex: distribution.reportIndex,
      classKey: classKey(row),
    },
  }
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
}

/** The sums of principal rows, or of notional rows, never of both; what a row does not know counts as nothing. */
export function sumRows(rows: readonly StatementRow[]): StatementSums {
  const sum = (amount: (row: StatementRow) => string | null) => sumOf(rows, amount)
  return {
    originalFace: sum((row) => row.originalFace),
    faceBefore: sum((row) => row.faceBefore),
    faceAfter: sum((row) => row.faceAfter),
    currentFace: sum((row) => row.currentFace),
    interest: sum((row) => row.interest),
    principal: sum((row) => row.principal),
    realizedLoss: sum((row) => row.realizedLoss),
    deferredInterest: sum((row) => row.deferredInterest),
    total: sum((row) => row.total),
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

/** Face = original face × factor ÷ 1,000, rounded half up to the cent. */
function faceOf(originalFace: string, perThousand: string | null): string | null {
  return perThousand === null ? null : cents(exact(originalFace).times(perThousand).div(THOUSAND))
}

function perDollar(perThousand: string | null): string | null {
  return perThousand === null ? null : plain(exact(perThousand).div(THOUSAND))
}

function percent(rate: string | null): string | null {
  if (rate === null) return null
  return rate.endsWith('%') ? rate.slice(0, -1) : plain(exact(rate).times(100))
}

type TieOut = Pick<StatementRow, 'computedFace' | 'faceDifference' | 'roundingOnly'>

/**
 * Opening face − principal − realized loss + deferred interest against the closing face. Only for principal classes: a notional
 * amount falls without paying principal.
 */
function tieOut(distribution: HoldingDistribution): TieOut {
  const { row, entitledFace } = distribution
  const before = faceOf(entitledFace, row.perThousand.priorBalance)
  const after = faceOf(entitledFace, row.perThousand.currentBalance)
  if (row.basis !== 'principal' || before === null || after === null) {
    return { computedFace: null, faceDifference: null, roundingOnly: false }
  }
  const computed = exact(before)
    .minus(distribution.principal)
    .minus(distribution.realizedLoss)
    .plus(distribution.deferredInterest)
  const difference = computed.minus(after)
  return {
    computedFace: cents(computed),
    faceDifference: cents(difference),
    roundingOnly: isRounding(distribution, difference),
  }
}

/** Amounts that were rounded on their way into a difference: opening, principal, loss, deferred, closing. */
const ROUNDED_AMOUNTS = 5
const HALF_CENT = '0.005'

/**
 * Whether a difference of faces is no more than rounding: the same sum made of the unrounded factors comes to zero within what the
 * report itself rounded (the factors' printed digits, the class's cents), and the holder's cents are no more than half a cent an
 * amount and account.
 */
function isRounding(distribution: HoldingDistribution, difference: Exact): boolean {
  const { row, entitledFace } = distribution
  const base = exact(row.perThousand.originalPrincipalOrNotional ?? '0')
  if (base.isZero()) return difference.isZero()
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
  const ofHolder = exact(HALF_CENT).times(ROUNDED_AMOUNTS * (distribution.accounts ?? 1))
  const allowed = ofReport.times(exact(entitledFace).abs()).div(THOUSAND).plus(ofHolder)
  return unrounded.abs().lte(ofReport) && difference.abs().lte(allowed)
}
