import { fromCents, plain, exact, toCents } from '@shared/decimal'
import type { Position, Positions, PositionSource, PositionTotals } from '@shared/positions'
import { classKey, type Basis } from '@shared/report'
import { faceAt, factorPerDollar } from './cash'
import type { AccountDistribution, ReportedClass } from './distribute'
import { type DatedLot, heldAt, sumFaces } from './entitlement'
import { entitledMonths, type OpenMonths } from './openMonths'
import { statusOf } from './status'

/** A class in one report, with where it stands and what it is called. */
export interface PositionClass extends ReportedClass {
  /** Where the report stands; null for factors entered by hand. */
  readonly place: { readonly filingId: number; readonly reportIndex: number } | null
  readonly deal: string | null
  /** Of the report: `original`, `revised` or `supplemental`; null for factors entered by hand. */
  readonly revision?: string | null
  readonly tier: string | null
  readonly class: string | null
  readonly basis: Basis
  /** A check that names the class differs. */
  readonly differs: boolean
  /** A check that names the class is explained by what else the report prints. */
  readonly explained?: boolean
  /** A number of it was put right by a person. */
  readonly corrected?: boolean
}

/** Cash over a period, in whole cents. */
export interface CashCents {
  readonly interest: bigint
  readonly principal: bigint
}

/** What a holder got in one distribution; the account does not matter. */
export type HeldDistribution = Omit<AccountDistribution, 'accountId'>

/** What is known of one CUSIP held: all its lots, every report that names it, and what was derived from both. */
export interface HeldCusip {
  readonly cusip: string
  readonly lots: readonly DatedLot[]
  /** Oldest distribution first; later ones than `asOf` are left aside. */
  readonly history: readonly PositionClass[]
  readonly distributions: readonly HeldDistribution[]
  /** Months of the deal without a report. */
  readonly open: OpenMonths
  readonly yearToDate: CashCents
  readonly sincePurchase: CashCents
}

export interface PositionsInput {
  readonly asOf: string
  readonly portfolio: string | null
  /** Whether any report at all is on file. */
  readonly anyReport: boolean
  readonly held: readonly HeldCusip[]
}

/**
 * The positions at the close of a day, a row a CUSIP, in the order given. Face counts the lots settled by then; factor and
 * distribution are those of the last reports on file up to then. Totals: faces of principal classes only, cash of all.
 */
export function buildPositions(input: PositionsInput): Positions {
  const positions = input.held.map((held) => buildPosition(held, input.asOf, input.anyReport))
  return { asOf: input.asOf, portfolio: input.portfolio, positions, totals: totalsOf(positions) }
}

/** One CUSIP's position at the close of a day; see `buildPositions`. */
export function buildPosition(held: HeldCusip, asOf: string, anyReport: boolean): Position {
  const face = sumFaces(heldAt(held.lots, asOf))
  const known = held.history.at(-1)
  const last = lastOf(held.history, asOf)
  return {
    cusip: held.cusip,
    deal: known?.deal ?? null,
    class: known?.class ?? null,
    basis: known?.basis ?? null,
    originalFace: plain(face),
    factor: last === undefined ? null : factorPerDollar(last.currentFactor),
    currentFace: last === undefined ? null : faceAt(face, last, 'current'),
    asOfDistribution: last?.distributionDate ?? null,
    distribution: last === undefined ? null : distributionOf(held, last.distributionDate),
    yearToDate: cashOut(held.yearToDate),
    sincePurchase: cashOut(held.sincePurchase),
    status: statusOf({ ...held, gaps: held.open.between, face, last, anyReport }),
    missing: entitledMonths(held.lots, held.open.missing),
    awaited: awaitedOf(held, last),
    source: last === undefined ? null : sourceOf(last),
    explained: last?.explained === true,
    byHand: last !== undefined && last.place === null,
  }
}

/** The months after the last report on file, since which one; none of a class that is paid off. */
function awaitedOf({ lots, open }: HeldCusip, last: PositionClass | undefined) {
  const isPaidOff = last !== undefined && last.basis !== 'none' && isZero(last.currentFactor)
  const months = isPaidOff ? [] : entitledMonths(lots, open.awaited)
  const [since] = months
  return since === undefined ? null : { since, months: months.length }
}

function isZero(factor: string | null): boolean {
  const perDollar = factorPerDollar(factor)
  return perDollar !== null && exact(perDollar).isZero()
}

/** Where the row of a class stands; null for what was entered by hand. */
export function sourceOf({ place, tier, class: name }: PositionClass): PositionSource | null {
  return place === null || name === null
    ? null
    : { ...place, classKey: classKey({ tier, class: name }) }
}

/** The last report of a history that was distributed by a day. */
export function lastOf<C extends { readonly distributionDate: string }>(
  history: readonly C[],
  asOf: string,
): C | undefined {
  return history.findLast((row) => row.distributionDate <= asOf)
}

/** A holder's amounts in some distributions, in whole cents. */
type PaidTogether = Omit<HeldDistribution, 'source' | 'distributionDate'>

/** A holder's amounts in one report, all accounts together. */
export function sumAccounts(
  distributions: readonly HeldDistribution[],
  source: string,
): PaidTogether {
  return paidTogether(distributions.filter((row) => row.source === source))
}

function paidTogether(paid: readonly HeldDistribution[]): PaidTogether {
  const sum = (amount: 'interest' | 'principal' | 'realizedLoss' | 'deferredInterest') =>
    paid.reduce((whole, row) => whole + row[amount], 0n)
  return {
    entitledFace: plain(paid.reduce((sum, row) => sum.plus(exact(row.entitledFace)), exact(0))),
    interest: sum('interest'),
    principal: sum('principal'),
    realizedLoss: sum('realizedLoss'),
    deferredInterest: sum('deferredInterest'),
  }
}

/** What was paid on a distribution date: a supplemental report of the day adds to the other. */
function distributionOf(held: HeldCusip, date: string): Position['distribution'] {
  const paid = paidTogether(held.distributions.filter((row) => row.distributionDate === date))
  return { date, ...cashOut(paid), realizedLoss: fromCents(paid.realizedLoss) }
}

function cashOut({ interest, principal }: CashCents) {
  return {
    interest: fromCents(interest),
    principal: fromCents(principal),
    total: fromCents(interest + principal),
  }
}

/** Sums of positions: faces over principal classes only, the last distributions' cash over all. */
export function totalsOf(positions: readonly Position[]): PositionTotals {
  const principal = positions.filter((position) => position.basis === 'principal')
  const sum = (rows: readonly Position[], amount: (row: Position) => string | null | undefined) =>
    fromCents(rows.reduce((whole, row) => whole + toCents(exact(amount(row) ?? '0')), 0n))
  return {
    originalFace: plain(
      principal.reduce((sum, row) => sum.plus(exact(row.originalFace)), exact(0)),
    ),
    currentFace: sum(principal, (row) => row.currentFace),
    interest: sum(positions, (row) => row.distribution?.interest),
    principal: sum(positions, (row) => row.distribution?.principal),
    total: sum(positions, (row) => row.distribution?.total),
  }
}
