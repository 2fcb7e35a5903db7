import type { Decimal } from 'decimal.js'
import { Exact } from '@shared/decimal'
import { sum, type Approx } from './approx'

/** A sum or product that a report's numbers must keep: what is printed on the left, what it should be on the right. */
export interface Identity {
  readonly id: string
  /** In words, for people: `current = prior − principal − loss + deferred`. */
  readonly sentence: string
  readonly left: Approx
  readonly right: Approx
  /** Cells it was computed from, as paths below its subject: `current.priorBalance`. */
  readonly operands: readonly string[]
}

/** An identity that cannot be computed, because a cell it needs is blank. */
export interface OpenIdentity {
  readonly id: string
  readonly sentence: string
  readonly left: null
  readonly right: null
  readonly operands: readonly string[]
}

/** Decimals that quotients and products are kept to; finer than anything a report prints. */
const PLACES = 12

/** Both sides, left − right, and how far print lets them lie apart; all in the unit of the cells. */
export interface Verdict {
  readonly left: Exact
  readonly right: Exact
  readonly difference: Exact
  readonly tolerance: Exact
  readonly ties: boolean
}

/** Computes both sides: it ties exactly when |left − right| is within the half units that print cut off. */
export function judge({ left, right }: Identity): Verdict {
  if (left.units !== undefined && left.units === right.units) return equal(left.value, left, right)
  if (left.value.isZero() && right.value.isZero() && left.error.isZero() && right.error.isZero())
    return NOTHING
  const l = kept(left.value, Exact.ROUND_HALF_UP)
  const r = kept(right.value, Exact.ROUND_HALF_UP)
  if (l.eq(r)) return equal(l, left, right)
  const tolerance = toleranceOf(left, right)
  const difference = r.isZero() ? l : l.minus(r)
  return { left: l, right: r, difference, tolerance, ties: difference.abs().lte(tolerance) }
}

function equal(value: Exact, left: Approx, right: Approx): Verdict {
  const tolerance = toleranceOf(left, right)
  return { left: value, right: value, difference: ZERO, tolerance, ties: true }
}

function toleranceOf(left: Approx, right: Approx): Exact {
  return left.error.isZero() && right.error.isZero()
    ? ZERO
    : kept(sum([left, right]).error, Exact.ROUND_UP)
}

/** Most amounts of a report are zero on both sides. */
const ZERO = new Exact(0)
const NOTHING: Verdict = { left: ZERO, right: ZERO, difference: ZERO, tolerance: ZERO, ties: true }

function kept(value: Exact, rounding: Decimal.Rounding): Exact {
  return value.decimalPlaces() > PLACES ? value.toDecimalPlaces(PLACES, rounding) : value
}
