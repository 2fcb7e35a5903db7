import type { FilingRow } from '@shared/api/filings'
import type { Database } from './database'
import { dealNameKey } from './deals'
import type { CheckCounts, ReportDigest } from './digest'
import { figureListId } from './figures'

/** Stores what is queried of a report, superseded until `rankReports` says otherwise; its id. Call it inside a write. */
export function addReport(
  database: Database,
  place: { readonly filingId: number; readonly reportIndex: number; readonly dealId: number },
  report: ReportDigest,
): number {
  const added = database
    .statement(
      `INSERT INTO report (filing_id, report_index, deal_id, title, name_key, distribution_date, record_date, first_payment, months_to_maturity, figure_list_id, figures, open_checks,
         revision, status, layout, pages, classes, refused_rows, unread_lines, ties, explained, differs, unknown)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'superseded', ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(
      place.filingId,
      place.reportIndex,
      place.dealId,
      report.deal,
      dealNameKey(report.deal),
      report.distributionDate,
      report.recordDate,
      report.firstPaymentDate,
      report.monthsToMaturity,
      figureListId(database, report.figures.cells),
      report.figures.texts,
      report.openChecks,
      report.revision,
      report.layout,
      report.pages,
      report.classes.length,
      report.refusedRows,
      report.unreadLines,
      report.checks.ties,
      report.checks.explained,
      report.checks.differs,
      report.checks.unknown,
    )
  return Number(added.lastInsertRowid)
}

/** The pool's months to maturity that each report of a deal prints, by the source that its class rows name. */
export function monthsToMaturityOf(database: Database, dealId: number): Map<string, string> {
  const rows = database
    .statement<[number], { id: number; months: string }>(
      `SELECT id, months_to_maturity AS months FROM report WHERE deal_id = ? AND months_to_maturity IS NOT NULL`,
    )
    .all(dealId)
  return new Map(rows.map(({ id, months }) => [`r${id}`, months]))
}

/** Takes the reports of a filing off file, with their class rows. Call it inside a write. */
export function removeReports(database: Database, filingId: number): void {
  database.statement<[number]>('DELETE FROM report WHERE filing_id = ?').run(filingId)
}

export type FlatRow = Omit<FilingRow, 'checks'> & CheckCounts

/** What a row of the list of filings is made of. */
export const FROM = 'report JOIN filing ON filing.id = filing_id JOIN deal ON deal.id = deal_id'

/** Rows of the list of filings, without a condition. */
export const ROWS = `SELECT filing_id AS filingId, report_index AS reportIndex, filing.name AS name, sha256, imported_at AS importedAt,
    form, accession_number AS accessionNumber, deal.name AS deal, distribution_date AS distributionDate,
    record_date AS recordDate, revision, status, pages, classes, refused_rows AS refusedRows, unread_lines AS unreadLines,
    ties, explained, differs, unknown
  FROM ${FROM}`

/** Which reports are listed: those that fit all that is given. */
export interface ReportFilter {
  /** `2002-09`, of the distribution. */
  readonly month?: string | undefined
  readonly dates?: readonly string[] | undefined
  readonly deal?: string | undefined
  readonly filing?: number | undefined
}

/** Reports on file, newest distribution first, then by deal. */
export function listReports(database: Database, filter: ReportFilter = {}): FilingRow[] {
  const { month, dates, deal, filing } = filter
  const wanted = [
    "status <> 'withdrawn'",
    ...(month === undefined
      ? []
      : ["distribution_date BETWEEN @month || '-01' AND @month || '-31'"]),
    ...(dates === undefined ? [] : ['distribution_date IN (SELECT value FROM json_each(@dates))']),
    ...(deal === undefined ? [] : ['deal_id IN (SELECT id FROM deal WHERE name = @deal)']),
    ...(filing === undefined ? [] : ['filing_id = @filing']),
  ]
  return database
    .statement<[Record<string, string | number>], FlatRow>(
      `${ROWS} WHERE ${wanted.join(' AND ')}
       ORDER BY distribution_date DESC, deal.name COLLATE NOCASE, filing_id, report_index`,
    )
    .all({
      ...(month === undefined ? {} : { month }),
      ...(dates === undefined ? {} : { dates: JSON.stringify(dates) }),
      ...(deal === undefined ? {} : { deal }),
      ...(filing === undefined ? {} : { filing }),
    })
    .map(unflatten)
}

/** Names of the deals with a report on file, those with the newest distribution first, then by name. */
export function dealNames(database: Database): string[] {
  return database
    .statement<[], { name: string }>(
      `SELECT name FROM deal JOIN
         (SELECT deal_id, max(distribution_date) AS newest FROM report WHERE status <> 'withdrawn' GROUP BY deal_id)
         ON deal_id = deal.id ORDER BY newest DESC, name COLLATE NOCASE`,
    )
    .all()
    .map((row) => row.name)
}

/** The names of some deals, by their numbers, in the order of the names. */
export function namesOfDeals(database: Database, deals: ReadonlySet<number>): string[] {
  return database
    .statement<[string], { name: string }>(
      'SELECT name FROM deal WHERE id IN (SELECT value FROM json_each(?)) ORDER BY name COLLATE NOCASE',
    )
    .all(JSON.stringify([...deals]))
    .map((row) => row.name)
}

/** How many rows of reports on file were refused. */
export function countRefusedRows(database: Database): number {
  return (
    database
      .statement<[], { n: number | null }>(
        "SELECT sum(refused_rows) AS n FROM report WHERE refused_rows > 0 AND status <> 'withdrawn'",
      )
      .get()?.n ?? 0
  )
}

/** The reports of one filing, in the order they stand in it. */
export function reportsOfFiling(database: Database, filingId: number): FilingRow[] {
  return database
    .statement<[number], FlatRow>(`${ROWS} WHERE filing_id = ? ORDER BY report_index`)
    .all(filingId)
    .map(unflatten)
}

/** Other reports on file of the same deal and date: the one that counts where this one is superseded, else those it superseded. */
export function rivalsOf(database: Database, row: FilingRow): FilingRow[] {
  const status = row.status === 'superseded' ? 'current' : 'superseded'
  return database
    .statement<[Record<string, string | number>], FlatRow>(
      `${ROWS} WHERE status = @status AND filing_id <> @filingId AND distribution_date = @distributionDate
         AND deal_id = (SELECT deal_id FROM report WHERE filing_id = @filingId AND report_index = @reportIndex)
       ORDER BY filing_id`,
    )
    .all({
      status,
      filingId: row.filingId,
      reportIndex: row.reportIndex,
      distributionDate: row.distributionDate,
    })
    .map(unflatten)
}

/** A row of the list of filings out of what `ROWS` gives. */
export function unflatten({ ties, explained, differs, unknown, ...row }: FlatRow): FilingRow {
  return { ...row, checks: { ties, explained, differs, unknown } }
}

/** Months (`2002-09`) with a current report, newest first; reports of some deals do not count, where they are named. */
export function monthsOnFile(
  database: Database,
  without: ReadonlySet<number> = new Set(),
): string[] {
  if (without.size > 0) {
    return database
      .statement<[string], { month: string }>(
        `SELECT DISTINCT substr(distribution_date, 1, 7) AS month FROM report
         WHERE status IN ('current', 'supplemental') AND deal_id NOT IN (SELECT value FROM json_each(?))
         ORDER BY month DESC`,
      )
      .all(JSON.stringify([...without]))
      .map((row) => row.month)
  }
  return database
    .statement<[], { month: string }>(
      // From each month straight to the one before it
      `WITH RECURSIVE newest (day) AS (
         SELECT max(distribution_date) FROM report WHERE status IN ('current', 'supplemental')
         UNION ALL SELECT (SELECT max(distribution_date) FROM report
           WHERE status IN ('current', 'supplemental') AND distribution_date < substr(newest.day, 1, 7))
         FROM newest WHERE newest.day IS NOT NULL)
       SELECT substr(day, 1, 7) AS month FROM newest WHERE day IS NOT NULL`,
    )
    .all()
    .map((row) => row.month)
}

/** Distribution dates of a deal's current reports, oldest first. */
export function datesOfDeal(database: Database, dealId: number): string[] {
  return database
    .statement<[number], { date: string }>(
      `SELECT distribution_date AS date FROM report WHERE deal_id = ? AND status IN ('current', 'supplemental') ORDER BY date`,
    )
    .all(dealId)
    .map((row) => row.date)
}

/** A report that competes with others for the month of its deal. */
export interface Rival {
  readonly filingId: number
  readonly reportIndex: number
  readonly name: string
  readonly form: string | null
  /** When its filing was filed, or else signed. */
  readonly filedOn: string | null
  readonly revision: string
}

/** The reports on file of a deal and distribution date that count, are superseded or add to others, in the order of their import. */
export function rivalsAt(database: Database, dealId: number, distributionDate: string): Rival[] {
  return database
    .statement<[number, string], Rival>(
      `SELECT filing_id AS filingId, report_index AS reportIndex, filing.name AS name, form, filed_on AS filedOn, revision
       FROM report JOIN filing ON filing.id = filing_id
       WHERE deal_id = ? AND distribution_date = ? AND status <> 'withdrawn' ORDER BY filing_id, report_index`,
    )
    .all(dealId, distributionDate)
}

/** Months (`2002-09`) of a deal with a report that counts, oldest first. */
export function countingMonths(database: Database, dealId: number): string[] {
  return [...new Set(datesOfDeal(database, dealId).map((date) => date.slice(0, 7)))]
}
