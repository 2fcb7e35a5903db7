import { classKey } from '@shared/report'
import type { Database } from './database'
import type { ReportDigest } from './digest'

/** Stores the classes of a report (`corrected`: the keys of those with a number put right), which count for nothing until it is ranked. Call it inside a write. */
export function addClassRows(
  database: Database,
  reportId: number,
  report: ReportDigest,
  corrected: ReadonlySet<string>,
): void {
  const differing = new Set(report.differing)
  const add = database.statement(
    `INSERT INTO class_row (report_id, place, tier, class, type, cusip, basis, factor_base, prior_factor, interest_factor,
       principal_factor, current_factor, interest, principal, realized_loss, deferred_interest, current_balance, differs,
       prior_balance, to_date, distribution_date, corrected, counts)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0)`,
  )
  for (const [place, row] of report.classes.entries()) {
    const { perThousand, current } = row
    add.run(
      reportId,
      place,
      row.tier,
      row.class,
      row.type,
      row.cusip,
      row.basis,
      perThousand.originalPrincipalOrNotional,
      perThousand.priorBalance,
      perThousand.interest,
      perThousand.principal,
      perThousand.currentBalance,
      current.interest,
      current.principal,
      current.realizedLoss,
      current.deferredInterest,
      current.currentBalance,
      differing.has(classSubject(row)) ? 1 : 0,
      current.priorBalance,
      JSON.stringify(row.toDate),
      report.distributionDate,
      corrected.has(classKey(row)) ? 1 : 0,
    )
  }
}

/** The subject that a check of one class carries: `REMIC III B`, or `A` where there is no tier. */
export function classSubject(row: {
  readonly tier: string | null
  readonly class: string
}): string {
  return row.tier === null ? row.class : `${row.tier} ${row.class}`
}

/** The classes of a filing's reports as printed, in their order. */
export function classesOfFiling(
  database: Database,
  filingId: number,
): { readonly reportIndex: number; readonly subject: string; readonly cusip: string | null }[] {
  return database
    .statement<
      [number],
      { reportIndex: number; tier: string | null; class: string; cusip: string | null }
    >(
      `SELECT report_index AS reportIndex, tier, class, cusip FROM class_row JOIN report ON report.id = report_id
       WHERE filing_id = ? ORDER BY report_index, place`,
    )
    .all(filingId)
    .map(({ reportIndex, cusip, ...row }) => ({ reportIndex, subject: classSubject(row), cusip }))
}
