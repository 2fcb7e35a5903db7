import { isCusip } from '@shared/cusip'
import { longDate } from '@shared/dates'
import type { TrusteeReport } from '@shared/report'
import { fail, ok, type Result } from '@shared/result'
import { addClassRows, classSubject, cusipsOf } from './classRows'
import type { Database } from './database'
import { recogniseDeal } from './deals'
import { addFiling, filingOfHash, type FilingHead, type NewFiling } from './filings'
import { addReport, currentReport } from './reports'

/** What an import did: stored the filing, or found its very bytes on file. */
export type Imported =
  | { readonly outcome: 'imported'; readonly filingId: number; readonly cusips: readonly string[] }
  | { readonly outcome: 'known'; readonly filing: FilingHead }

/**
 * Stores a filing with all its reports, or nothing of it. Refused: another filing with the same deal and distribution date
 * (`other-content`), CUSIPs and names that speak of different deals (`deal-conflict`), a CUSIP beside two classes of a report
 * (`cusip-twice`), no report at all (`no-report`). Rows derived for holders are the caller's part of the same write.
 */
export function importFiling(database: Database, filing: NewFiling): Result<Imported> {
  return database.write<Imported>(() => {
    const known = filingOfHash(database, filing.document.source.sha256)
    if (known !== undefined) return ok({ outcome: 'known', filing: known })
    const { reports } = filing.document
    if (reports.length === 0) {
      return fail(
        'no-report',
        `${filing.document.source.name} has no trustee report in it, so there is nothing to store. Choose the filing that has the report.`,
      )
    }
    const filingId = addFiling(database, filing)
    for (const [reportIndex, report] of reports.entries()) {
      const added = addOne(database, filingId, reportIndex, report)
      if (!added.ok) return added
    }
    return ok({ outcome: 'imported', filingId, cusips: [...new Set(reports.flatMap(cusipsOf))] })
  })
}

function addOne(
  database: Database,
  filingId: number,
  reportIndex: number,
  report: TrusteeReport,
): Result<null> {
  const single = eachCusipOnce(report)
  if (!single.ok) return single
  const deal = recogniseDeal(database, report)
  if (!deal.ok) return deal
  const other = currentReport(database, deal.value, report.distributionDate)
  if (other !== undefined) return otherContent(report, other, filingId)
  const reportId = addReport(database, { filingId, reportIndex, dealId: deal.value }, report)
  addClassRows(database, reportId, report)
  return ok(null)
}

function otherContent(
  report: TrusteeReport,
  other: { readonly filingId: number; readonly filingName: string; readonly importedAt: string },
  filingId: number,
): Result<null> {
  const what = `${report.deal} for ${longDate(report.distributionDate)}`
  if (other.filingId === filingId) {
    return fail(
      'other-content',
      `The file holds two reports of ${what}, so it cannot be told which one counts. Nothing of it was stored; import the report that counts as a file of its own.`,
    )
  }
  return fail(
    'other-content',
    `The report of ${what} is on file already, from ${other.filingName} (imported ${other.importedAt.slice(0, 10)}), and this file says something else. Nothing of it was stored and the report on file stands; compare the two.`,
  )
}

/** A holder of a CUSIP that stands beside two classes could be paid by either. */
function eachCusipOnce(report: TrusteeReport): Result<null> {
  const seen = new Map<string, string>()
  for (const row of report.classes) {
    if (row.cusip === null || !isCusip(row.cusip)) continue
    const first = seen.get(row.cusip)
    if (first !== undefined) {
      return fail(
        'cusip-twice',
        `In the report of ${report.deal} for ${longDate(report.distributionDate)}, CUSIP ${row.cusip} stands beside ${first} and ${classSubject(row)}, so it cannot be told which of them pays a holder. Nothing of the file was stored; compare it with the trustee's own copy.`,
      )
    }
    seen.set(row.cusip, classSubject(row))
  }
  return ok(null)
}
