import type { Handlers } from '@shared/api'
import { fromCents } from '@shared/decimal'
import type { FilingFacts, TrusteeReport } from '@shared/report'
import { fail, ok, type Result } from '@shared/result'
import { decode } from '../filing/decode'
import { physicalLines } from '../filing/logicalLines'
import type { Correction } from '@shared/api/corrections'
import { correctedDocument, correctionsOf } from '../store/corrections'
import { filingBytes, filingOfId } from '../store/filings'
import { dealCalendars, reportOfMonth } from '../store/dealMonths'
import { holdersOf } from '../store/holders'
import { listImports } from '../store/imports'
import { openChecksOf } from '../store/openChecks'
import { countRefusedRows, dealNames, listReports, namesOfDeals } from '../store/reports'
import { syntheticDeals } from '../store/syntheticDeals'
import { firstSettled } from '../store/trades'
import { compareReports } from './compareReports'
import { monthDifferences } from './history'
import { monthGrid } from './monthGrid'
import type { EngineContext } from './context'

type FilingRequest =
  | 'filings.holders'
  | 'filings.imports'
  | 'filings.list'
  | 'filings.months'
  | 'filings.ofMonth'
  | 'filings.overview'
  | 'filings.report'
  | 'filings.cells'
  | 'filings.text'
  | 'filings.checks'
  | 'filings.openChecks'
  | 'filings.compare'

interface ReportRef {
  readonly filingId: number
  readonly reportIndex: number
}

/** What was imported: the list, a report as it was read, its checks, its text, and where its cells stand. */
export function filingHandlers(context: EngineContext): Handlers<FilingRequest> {
  const { database } = context
  return {
    'filings.holders': (at) =>
      database.read(() =>
        ok(
          holdersOf(database, at).map(({ interest, principal, ...row }) => ({
            ...row,
            interest: fromCents(interest),
            principal: fromCents(principal),
          })),
        ),
      ),
    'filings.imports': (asked) => database.read(() => ok(listImports(database, asked))),
    'filings.months': () => database.read(() => ok(monthGrid(dealCalendars(database)))),
    'filings.ofMonth': ({ deal, month }) => ok(reportOfMonth(database, deal, month) ?? null),
    'filings.list': (filter) => ok(listReports(database, filter)),
    'filings.overview': () =>
      database.read(() =>
        ok({
          deals: dealNames(database),
          syntheticDeals: namesOfDeals(database, syntheticDeals(database)),
          refusedRows: countRefusedRows(database),
          firstSettled: firstSettled(database),
        }),
      ),
    'filings.report': (ref) => storedReport(context, ref),
    'filings.checks': (ref) => {
      const stored = storedReport(context, ref)
      return stored.ok ? ok(stored.value.report.checks) : stored
    },
    'filings.openChecks': ({ reports }) =>
      database.read(() =>
        ok(
          openChecksOf(database, reports).map(({ ref, checks }) => ({
            ...ref,
            checks,
            months: monthDifferences(database, ref),
          })),
        ),
      ),
    'filings.compare': (ref) => database.read(() => compareReports(database, ref)),
    'filings.text': ({ filingId }) => {
      const bytes = filingBytes(database, filingId)
      if (!bytes.ok) return bytes
      const name = filingOfId(database, filingId)?.name ?? ''
      const text = decode(name, bytes.value)
      return text.ok
        ? ok({ name, lines: physicalLines(text.value).map((line) => line.text) })
        : text
    },
    'filings.cells': async ({ paths, ...ref }) => {
      const bytes = filingBytes(database, ref.filingId)
      if (!bytes.ok) return bytes
      const name = filingOfId(database, ref.filingId)?.name ?? ''
      const { document, cells } = await context.reader.extract(name, bytes.value)
      if (document.status === 'refused') return fail(document.error.code, document.error.message)
      const places = cells[ref.reportIndex]
      if (places === undefined) return noSuchReport(ref)
      const wanted = paths === undefined ? null : new Set(paths)
      return ok(
        places
          .filter((place) => wanted === null || wanted.has(place.path))
          .map((place) => ({ ...place })),
      )
    },
  }
}

/** A report of a stored filing, with what was corrected in it, and what it stands in; `no-such-filing` or `no-such-report` when it is not on file. */
export function storedReport(
  { database }: Pick<EngineContext, 'database'>,
  ref: ReportRef,
): Result<{
  source: { name: string; sha256: string; bytes: number }
  filing: FilingFacts
  report: TrusteeReport
  corrections: Correction[]
}> {
  const document = correctedDocument(database, ref.filingId)
  if (!document.ok) return document
  const { source, filing, reports } = document.value
  const corrections = correctionsOf(database, ref)
  const report = reports[ref.reportIndex]
  return report === undefined ? noSuchReport(ref) : ok({ source, filing, report, corrections })
}

function noSuchReport(ref: ReportRef): Result<never> {
  return fail(
    'no-such-report',
    `The filing has no report number ${ref.reportIndex + 1}. Look at the list of filings again.`,
  )
}
