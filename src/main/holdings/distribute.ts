import { plain } from '@shared/decimal'
import { cashOf, type HolderCash, type PayingClass } from './cash'
import { type DatedLot, isEntitled, sumFaces } from './entitlement'

/** A buy or sell and the account it is held in. */
export interface HeldLot extends DatedLot {
  readonly accountId: number
}

/** A class in one report, with what decides who is paid. */
export interface ReportedClass extends PayingClass {
  /** What it is known from, by which rows are told apart. */
  readonly source: string
  readonly distributionDate: string
  readonly recordDate: string | null
}

/** What one account got from a class in one report; cash in whole cents. */
export interface AccountDistribution extends HolderCash {
  readonly accountId: number
  readonly source: string
  readonly distributionDate: string
  readonly entitledFace: string
}

/**
 * What each account that holds a CUSIP got from it in each report: the lots entitled at the record date together, less what was sold by then,
 * rounded once an account and amount, not a lot. Accounts with nothing entitled have no row.
 */
export function distribute(
  lots: readonly HeldLot[],
  rows: readonly ReportedClass[],
): AccountDistribution[] {
  const accounts = [...new Set(lots.map((lot) => lot.accountId))]
  return rows.flatMap((row) =>
    accounts.flatMap((accountId) => {
      const entitled = lots.filter(
        (lot) => lot.accountId === accountId && isEntitled(lot, row.recordDate),
      )
      if (entitled.length === 0) return []
      const face = sumFaces(entitled)
      if (face.isZero()) return []
      const { source, distributionDate } = row
      return [
        { accountId, source, distributionDate, entitledFace: plain(face), ...cashOf(face, row) },
      ]
    }),
  )
}
