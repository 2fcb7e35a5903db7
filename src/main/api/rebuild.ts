import { fail, ok, type Result } from '@shared/result'
import { distribute, type AccountDistribution } from '../holdings/distribute'
import { classHistory } from '../store/classRows'
import type { Database } from '../store/database'
import { replaceDistributions } from '../store/distributions'
import { lotsOfCusip } from '../store/lots'

/** A hundredth of what a 64-bit integer holds, so that sums over many distributions fit as well. */
const MOST_CENTS = 2n ** 63n / 100n

/**
 * Derives again what the accounts that hold these CUSIPs got from every report on file. Call it inside the write that changed
 * their lots or reports. `amount-too-large` when a face and a factor give more than the database can count.
 */
export function rebuildDistributions(database: Database, cusips: readonly string[]): Result<null> {
  for (const cusip of new Set(cusips)) {
    const lots = lotsOfCusip(database, cusip)
    const rows = lots.length === 0 ? [] : distribute(lots, classHistory(database, cusip))
    if (rows.some(isTooLarge)) {
      return fail(
        'amount-too-large',
        `The face held of ${cusip} times a factor that was reported for it gives more than Paydown can count. Correct the face of the lot; if it is right, the report is not.`,
      )
    }
    replaceDistributions(database, cusip, rows)
  }
  return ok(null)
}

function isTooLarge(row: AccountDistribution): boolean {
  const amounts = [row.interest, row.principal, row.realizedLoss, row.deferredInterest]
  return amounts.some((amount) => amount > MOST_CENTS || amount < -MOST_CENTS)
}
