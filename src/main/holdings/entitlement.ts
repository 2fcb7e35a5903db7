import { type Exact, exact } from '@shared/decimal'

/** What entitlement asks of a buy or sell: face is original face or notional, settle the settlement date, null for held always. */
export interface DatedLot {
  readonly kind: 'buy' | 'sell'
  readonly face: string
  readonly settle: string | null
}

/**
 * Whether a lot is paid a distribution: held at the close of the record date, by settlement date, the record date itself
 * included. Where the report prints no record date, only a lot without a settlement date is known to be entitled.
 */
export function isEntitled(lot: Pick<DatedLot, 'settle'>, recordDate: string | null): boolean {
  if (lot.settle === null) return true
  return recordDate !== null && lot.settle <= recordDate
}

/** The face held by buys and sells together, exactly: what was bought less what was sold. */
export function sumFaces(lots: readonly Pick<DatedLot, 'face' | 'kind'>[]): Exact {
  return lots.reduce((sum, lot) => {
    const face = exact(lot.face)
    return lot.kind === 'sell' ? sum.minus(face) : sum.plus(face)
  }, exact(0))
}

/** The buys and sells settled by a date: what is held at its close. */
export function heldAt<L extends DatedLot>(lots: readonly L[], date: string): L[] {
  return lots.filter((lot) => lot.settle === null || lot.settle <= date)
}
