import type { Args, Reply } from '@shared/api'
import { classKey, type TrusteeReport } from '@shared/report'
import { fail, ok, type Result } from '@shared/result'
import { changedCells, payChange } from '../holdings/revision'
import type { Database } from '../store/database'
import { reportsOfFiling, rivalsOf } from '../store/reports'
import { dealClassOf, securitiesIn } from '../store/securities'
import { tradesOfCusip } from '../store/trades'
import { storedReport } from './filings'

/**
 * Two generations of a report, the superseded one before the one that counts: what differs cell by cell, and what that means for
 * each account that holds one of its classes. `no-other-report` where a report is the only one of its deal and date.
 */
export function compareReports(
  database: Database,
  ref: Args<'filings.compare'>,
): Result<Reply<'filings.compare'>> {
  const own = reportsOfFiling(database, ref.filingId).find(
    (row) => row.reportIndex === ref.reportIndex,
  )
  const other = own && rivalsOf(database, own).at(-1)
  if (own === undefined || other === undefined) {
    return fail(
      'no-other-report',
      'There is no other report of that deal and distribution date on file to compare it with.',
    )
  }
  const [older, newer] = own.status === 'superseded' ? [own, other] : [other, own]
  const before = storedReport({ database }, older)
  if (!before.ok) return before
  const after = storedReport({ database }, newer)
  if (!after.ok) return after
  return ok({
    before: { filingId: older.filingId, reportIndex: older.reportIndex, name: older.name },
    after: { filingId: newer.filingId, reportIndex: newer.reportIndex, name: newer.name },
    cells: changedCells(before.value.report, after.value.report),
    holders: holders(database, newer, before.value.report, after.value.report),
  })
}

function holders(
  database: Database,
  place: { readonly filingId: number; readonly reportIndex: number },
  before: TrusteeReport,
  after: TrusteeReport,
): Reply<'filings.compare'>['holders'] {
  const held = new Set(
    [before, after].flatMap((report) => report.classes.flatMap((row) => row.cusip ?? [])),
  )
  for (const security of securitiesIn(database, place)) held.add(security)
  return [...held].sort().flatMap((cusip) => {
    const trades = tradesOfCusip(database, cusip)
    const stood = (report: TrusteeReport) => ({
      row: rowOf(database, report, cusip),
      recordDate: report.recordDate,
    })
    return [...new Set(trades.map((trade) => trade.accountId))].flatMap((accountId) => {
      const own = trades.filter((trade) => trade.accountId === accountId)
      const change = payChange(own, stood(before), stood(after))
      const [{ portfolio, account } = { portfolio: '', account: null }] = own
      const same = [change.interest, change.principal, change.currentFace].every(
        (amount) => amount === '0.00',
      )
      return same ? [] : [{ cusip, portfolio, account, ...change }]
    })
  })
}

function rowOf(database: Database, report: TrusteeReport, cusip: string) {
  const named = cusip.includes('/') ? dealClassOf(database, cusip) : null
  const fits = (row: TrusteeReport['classes'][number]) =>
    named === null
      ? row.cusip === cusip
      : row.cusip === null && [row.class, classKey(row)].includes(named.classKey)
  return report.classes.find(fits) ?? null
}
