import { isCusip } from '@shared/cusip'
import { longDate } from '@shared/dates'
import type { ReadFiling } from '@shared/report'
import { fail, ok, type Result } from '@shared/result'
import { correctFiling } from '../checks/correctReport'
import { addClassRows, classSubject } from './classRows'
import { correctedClasses, listCorrections } from './corrections'
import type { Database } from './database'
import { recogniseDeal } from './deals'
import { digestOf, type FilingDigest, type ReportDigest } from './digest'
import {
  addFiling,
  filingDocument,
  filingOfHash,
  replaceDocument,
  setWithdrawn,
  type FilingHead,
  type NewFiling,
} from './filings'
import { packDocument } from './packedFiling'
import { isAmendment, placesOfFiling, rankReports, reportsAt } from './ranks'
import { addReport, removeReports } from './reports'
import { securitiesOf } from './securities'

/** What an import did: stored the filing, or found its very bytes on file. */
export type Imported =
  | ({ readonly outcome: 'imported'; readonly filingId: number } & Touched)
  | { readonly outcome: 'known'; readonly filing: FilingHead }

/** What holders are paid by that changed: CUSIPs, or `deal/class` of classes without one, at distribution dates. */
export interface Touched {
  readonly touched: readonly { readonly cusip: string; readonly distributionDate: string }[]
}

/**
 * Stores a filing with all its reports, or nothing of it; a report that ranks above the one on file for its deal and date
 * supersedes it, and one that ranks below is kept as superseded. A filing whose import was undone counts again. Refused: two
 * reports of one deal and date in one file (`other-content`), CUSIPs and names that speak of different deals (`deal-conflict`), a
 * CUSIP beside two classes of a report (`cusip-twice`), no report at all (`no-report`). Rows derived for holders are the caller's
 * part of the same write.
 */
export function importFiling(database: Database, filing: NewFiling): Result<Imported> {
  return database.write<Imported>(() => {
    const { digest, packed } = filing
    const known = filingOfHash(database, digest.source.sha256)
    if (known?.withdrawn === false) return ok({ outcome: 'known', filing: known })
    if (digest.reports.length === 0) {
      return fail(
        'no-report',
        `${digest.source.name} has no trustee report in it, so there is nothing to store. Choose the filing that has the report.`,
      )
    }
    let filingId: number
    if (known === undefined) filingId = addFiling(database, filing)
    else {
      filingId = known.id
      setWithdrawn(database, filingId, false)
      replaceDocument(database, filingId, packed.document, filing.readerVersion)
      removeReports(database, filingId)
    }
    const added = addReports(database, filingId, digest)
    return added.ok ? ok({ outcome: 'imported', filingId, touched: added.value }) : added
  })
}

/** Stores the reports of a filing, with what was corrected in them, and ranks them among those on file. */
function addReports(
  database: Database,
  filingId: number,
  { filing, reports }: FilingDigest,
): Result<Touched['touched']> {
  const corrected = correctedDigests(database, filingId)
  if (!corrected.ok) return corrected
  const places = new Set<string>()
  for (const [reportIndex, report] of reports.entries()) {
    const single = eachCusipOnce(report)
    if (!single.ok) return single
    const deal = recogniseDeal(database, report)
    if (!deal.ok) return deal
    const rank = isAmendment({ form: null, revision: report.revision })
    const place = `${deal.value} ${report.distributionDate} ${rank}`
    if (report.revision !== 'supplemental' && places.has(place)) return twice(report, filing.form)
    places.add(place)
    const { counted, marked } = corrected.value[reportIndex] ?? { counted: report, marked: NONE }
    const reportId = addReport(database, { filingId, reportIndex, dealId: deal.value }, counted)
    addClassRows(database, reportId, counted, marked)
  }
  return ok(rankFiling(database, filingId))
}

const NONE: ReadonlySet<string> = new Set()

/** The reports of a filing on file with what was corrected in them, and the classes this marks; none where nothing was. */
function correctedDigests(
  database: Database,
  filingId: number,
): Result<{ readonly counted: ReportDigest; readonly marked: ReadonlySet<string> }[]> {
  const corrections = listCorrections(database, filingId)
  if (corrections.length === 0) return ok([])
  const document = filingDocument(database, filingId)
  if (!document.ok) return document
  const { reports } = digestOf(correctFiling(document.value, corrections))
  return ok(
    reports.map((counted, reportIndex) => ({
      counted,
      marked: correctedClasses(corrections, reportIndex, document.value),
    })),
  )
}

/** Ranks the reports of a filing among those on file again, and tells whose pay that changed. Call it inside a write. */
export function rankFiling(database: Database, filingId: number): Touched['touched'] {
  return placesOfFiling(database, filingId).flatMap(({ dealId, distributionDate }) => {
    const changed = rankReports(database, dealId, distributionDate)
    const cusips = new Set(changed.flatMap((id) => securitiesOf(database, id)))
    return [...cusips].map((cusip) => ({ cusip, distributionDate }))
  })
}

/** Puts what a newer version of the layouts reads from a filing in place of what is on file. Call it inside a write. */
export function rereadFiling(
  database: Database,
  filingId: number,
  document: ReadFiling,
  readerVersion: string,
): Result<Touched['touched']> {
  return database.write(() => {
    const places = placesOfFiling(database, filingId)
    const before = touchedAt(database, places)
    removeReports(database, filingId)
    for (const { dealId, distributionDate } of places) {
      rankReports(database, dealId, distributionDate)
    }
    replaceDocument(database, filingId, packDocument(document), readerVersion)
    const after = addReports(database, filingId, digestOf(document))
    return after.ok ? ok([...before, ...touchedAt(database, places), ...after.value]) : after
  })
}

/** Whose pay depends on what is on file of deals at distribution dates. */
function touchedAt(
  database: Database,
  places: ReturnType<typeof placesOfFiling>,
): Touched['touched'] {
  return places.flatMap((place) =>
    reportsAt(database, place).flatMap((id) =>
      securitiesOf(database, id).map((cusip) => ({
        cusip,
        distributionDate: place.distributionDate,
      })),
    ),
  )
}

/** Two reports of one deal and date in a file. */
export function twice(
  report: Pick<ReportDigest, 'deal' | 'distributionDate'>,
  form: string | null,
): ReturnType<typeof fail> {
  const what = `${report.deal} for ${longDate(report.distributionDate)}`
  return fail(
    'other-content',
    `The ${form === null ? 'file' : `Form ${form}`} holds two reports of ${what}, so it cannot be told which one counts. Nothing of it was stored; import the report that counts as a file of its own.`,
  )
}

/** A holder of a CUSIP that stands beside two classes could be paid by either. */
export function eachCusipOnce(
  report: Pick<ReportDigest, 'deal' | 'distributionDate' | 'classes'>,
): Result<null> {
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
