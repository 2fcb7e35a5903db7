import { longDate } from '@shared/dates'
import { fail, ok, type Result } from '@shared/result'
import { distribute, type AccountDistribution } from '../holdings/distribute'
import { relieve } from '../holdings/relief'
import { classHistory } from '../store/classHistory'
import type { Database } from '../store/database'
import { replaceDistributions } from '../store/distributions'
import type { Touched } from '../store/importFiling'
import { isTraded, tradesOfCusip, type AccountTrade } from '../store/trades'

/** A hundredth of what a 64-bit integer holds, so that sums over many distributions fit as well. */
const MOST_CENTS = 2n ** 63n / 100n

/**
 * Derives again what the accounts that trade these CUSIPs got from every report on file. Call it inside the write that changed
 * their buys and sells. `amount-too-large` when a face and a factor give more than the database can count; `oversold` and
 * `no-such-lot` when an account would have sold what it does not hold.
 */
export function rebuildDistributions(database: Database, cusips: Iterable<string>): Result<null> {
  for (const cusip of new Set(cusips)) {
    const trades = tradesOfCusip(database, cusip)
    const held = checkSales(trades)
    if (!held.ok) return held
    const rebuilt = rebuild(database, cusip, trades, null)
    if (!rebuilt.ok) return rebuilt
  }
  return ok(null)
}

/** Derives again what was paid at some dates only, where reports changed and holdings did not. Call it inside that write. */
export function rebuildDates(database: Database, touched: Touched['touched']): Result<null> {
  const places = new Map(touched.map((one) => [`${one.cusip} ${one.distributionDate}`, one]))
  for (const { cusip, distributionDate } of places.values()) {
    if (!isTraded(database, cusip)) continue
    const rebuilt = rebuild(database, cusip, tradesOfCusip(database, cusip), distributionDate)
    if (!rebuilt.ok) return rebuilt
  }
  return ok(null)
}

function rebuild(
  database: Database,
  cusip: string,
  trades: readonly AccountTrade[],
  date: string | null,
): Result<null> {
  const history =
    date === null
      ? classHistory(database, cusip)
      : classHistory(database, cusip, { from: date, to: date })
  const rows = trades.length === 0 ? [] : distribute(trades, history)
  const large = rows.find(isTooLarge)
  if (large !== undefined) {
    return fail(
      'amount-too-large',
      `The face held of ${cusip} times a factor that was reported for it on ${longDate(large.distributionDate)} gives more than Paydown can count. Correct the face of the lot; if it is right, the report is not.`,
    )
  }
  replaceDistributions(database, cusip, date, rows)
  return ok(null)
}

/** No account may sell more than it holds on the day. */
function checkSales(trades: readonly AccountTrade[]): Result<null> {
  const sellers = new Set(trades.flatMap((one) => (one.kind === 'sell' ? one.accountId : [])))
  for (const account of sellers) {
    const own = trades.filter((one) => one.accountId === account)
    const relieved = relieve(
      own.filter((one) => one.kind === 'buy'),
      own.flatMap(({ id, kind, face, settle, lot }) =>
        kind === 'sell' && settle !== null ? [{ id, face, settle, lotId: lot }] : [],
      ),
    )
    if (!relieved.ok) return relieved
  }
  return ok(null)
}

function isTooLarge(row: AccountDistribution): boolean {
  const amounts = [row.interest, row.principal, row.realizedLoss, row.deferredInterest]
  return amounts.some((amount) => amount > MOST_CENTS || amount < -MOST_CENTS)
}
