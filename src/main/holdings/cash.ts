import { cents, type Exact, exact, plain, toCents } from '@shared/decimal'
import type { Basis } from '@shared/report'

/** What the cash of a class depends on: factors per $1,000 and dollars, as printed; blank cells are null. */
export interface PayingClass {
  readonly basis: Basis
  /** What the factors are per $1,000 of: original principal, or the notional. */
  readonly factorBase: string | null
  readonly priorFactor: string | null
  readonly interestFactor: string | null
  readonly principalFactor: string | null
  readonly currentFactor: string | null
  readonly interest: string | null
  readonly principal: string | null
  readonly realizedLoss: string | null
  readonly deferredInterest: string | null
  readonly currentBalance: string | null
}

/** A holder's part of a distribution, in whole cents, each amount rounded half up on its own. */
export interface HolderCash {
  readonly interest: bigint
  readonly principal: bigint
  readonly realizedLoss: bigint
  readonly deferredInterest: bigint
}

const THOUSAND = 1000
const HUNDRED = 100

/**
 * What an entitled face gets: interest and principal = face ÷ 1,000 × factor. Realized loss and deferred interest, which have no
 * factor, = the class's dollars × face ÷ the factors' base, for principal classes only: they move the balance and pay nothing.
 * Of a class without any base (a residual) the face is a percentage interest: dollars × face ÷ 100.
 */
export function cashOf(face: Exact, row: PayingClass): HolderCash {
  const isPrincipal = row.basis === 'principal'
  return {
    interest: toCents(byFactor(face, row, row.interestFactor, row.interest)),
    principal: toCents(byFactor(face, row, row.principalFactor, row.principal)),
    realizedLoss: isPrincipal ? toCents(byBase(face, row, row.realizedLoss)) : 0n,
    deferredInterest: isPrincipal ? toCents(byBase(face, row, row.deferredInterest)) : 0n,
  }
}

function byFactor(
  face: Exact,
  row: PayingClass,
  factor: string | null,
  dollars: string | null,
): Exact {
  if (row.basis === 'none' || factor === null) return byBase(face, row, dollars)
  return face.times(exact(factor)).div(THOUSAND)
}

function byBase(face: Exact, row: PayingClass, dollars: string | null): Exact {
  const amount = exact(dollars ?? '0')
  if (row.basis === 'none') return amount.times(face).div(HUNDRED)
  const base = exact(row.factorBase ?? '0')
  return base.isZero() ? exact(0) : amount.times(face).div(base)
}

/** Current (or prior) face = face × factor ÷ 1,000, to the cent; of a class without a base, its dollars × face ÷ 100. Null where nothing is printed. */
export function faceAt(face: Exact, row: PayingClass, when: 'prior' | 'current'): string | null {
  const factor = when === 'prior' ? row.priorFactor : row.currentFactor
  if (row.basis === 'none') {
    if (when === 'prior' || row.currentBalance === null) return null
    return cents(exact(row.currentBalance).times(face).div(HUNDRED))
  }
  return factor === null ? null : cents(face.times(exact(factor)).div(THOUSAND))
}

/** The factor per $1 of original face, all printed digits: `817.335216` per $1,000 is `0.817335216`. */
export function factorPerDollar(perThousand: string | null): string | null {
  return perThousand === null ? null : plain(exact(perThousand).div(THOUSAND))
}

/** The current face of a part of a position, by the position's factor per $1; null where it has none, and of a residual without a face. */
export function faceAtFactor(
  face: string,
  position: { readonly factor: string | null; readonly basis: Basis | null } | null,
): string | null {
  if (position === null || position.factor === null || position.basis === 'none') return null
  return cents(exact(face).times(exact(position.factor)))
}
