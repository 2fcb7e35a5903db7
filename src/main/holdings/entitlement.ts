import { type Exact, exact } from '@shared/decimal'

/** What entitlement asks of a lot: face is original face or notional, settle the settlement date, null for held always. */
export interface DatedLot {
  readonly face: string
  readonly settle: string | null
}

/**
 * Whether a lot is paid a distribution: held at the close of the record date, by settlement date, the record date itself
 * included. Where the report prints no record date, only a lot without a settlement date is known to be entitled.
 */
export function isEntitled(lot: DatedLot, recordDate: string | null): boolean {
  if (lot.settle === null) return true
  return recordDate !== null && lot.settle <= recordDate
}

/** The sum of the faces of lots, exactly. */
export function sumFaces(lots: readonly Pick<DatedLot, 'face'>[]): Exact {
  return lots.reduce((sum, lot) => sum.plus(exact(lot.face)), exact(0))
}

/** The lots settled by a date: what is held at its close. */
export function heldAt<L extends DatedLot>(lots: readonly L[], date: string): L[] {
  return lots.filter((lot) => lot.settle === null || lot.settle <= date)
}
