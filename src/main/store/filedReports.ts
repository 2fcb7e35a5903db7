import type { Database } from './database'

/** A report on file that counts or was superseded, with the filing it stands in. */
export interface StoredReport {
  readonly filingId: number
  readonly reportIndex: number
  readonly dealId: number
  readonly deal: string
  readonly name: string
  readonly sha256: string
  readonly form: string | null
  readonly accessionNumber: string | null
  readonly distributionDate: string
  readonly recordDate: string | null
  readonly revision: string
  readonly importedOn: string
  readonly layout: string
  readonly status: 'current' | 'superseded' | 'supplemental'
  /** Numbers of it that a person put right. */
  readonly corrections: number
}

/** The reports of a deal between two days, both included, the earliest first, superseded ones too, withdrawn ones not. */
export function reportsBetween(
  database: Database,
  dealId: number,
  from: string,
  to: string,
): StoredReport[] {
  return database
    .statement<[number, string, string], StoredReport>(
      `SELECT report.filing_id AS filingId, report.report_index AS reportIndex, deal_id AS dealId, deal.name AS deal,
         filing.name AS name, sha256, form, accession_number AS accessionNumber, distribution_date AS distributionDate,
         record_date AS recordDate, revision, imported_at AS importedOn, layout, status,
         (SELECT count(*) FROM correction
          WHERE correction.filing_id = report.filing_id AND correction.report_index = report.report_index) AS corrections
       FROM report JOIN filing ON filing.id = report.filing_id JOIN deal ON deal.id = deal_id
       WHERE deal_id = ? AND distribution_date BETWEEN ? AND ? AND status <> 'withdrawn'
       ORDER BY distribution_date, report.filing_id, report.report_index`,
    )
    .all(dealId, from, to)
}
