import type { Basis, TrusteeReport } from '@shared/report'
import type { Database } from './database'

/** A class in a current report, as positions need it: reported numbers as printed, blank cells null. */
export interface StoredClass {
  readonly reportId: number
  readonly filingId: number
  readonly reportIndex: number
  readonly dealId: number
  readonly deal: string
  readonly distributionDate: string
  readonly recordDate: string | null
  readonly tier: string | null
  readonly class: string
  readonly cusip: string
  readonly basis: Basis
  readonly factorBase: string | null
  readonly priorFactor: string | null
  readonly interestFactor: string | null
  readonly principalFactor: string | null
  readonly currentFactor: string | null
  readonly interest: string | null
  readonly principal: string | null
  readonly realizedLoss: string | null
  readonly deferredInterest: string | null
  readonly currentBalance: string | null
  readonly differs: boolean
}

/** Stores the classes of a report. Call it inside a write. */
export function addClassRows(database: Database, reportId: number, report: TrusteeReport): void {
  const differing = new Set(
    report.checks.filter((check) => check.status === 'differs').map((check) => check.subject),
  )
  const add = database.statement(
    `INSERT INTO class_row (report_id, place, tier, class, type, cusip, basis, factor_base, prior_factor, interest_factor,
       principal_factor, current_factor, interest, principal, realized_loss, deferred_interest, current_balance, differs)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
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

type FlatClass = Omit<StoredClass, 'differs'> & { readonly differs: number }

/** A CUSIP's row in every current report on file, oldest distribution first. */
export function classHistory(database: Database, cusip: string): StoredClass[] {
  return database
    .statement<[string], FlatClass>(
      `SELECT report.id AS reportId, filing_id AS filingId, report_index AS reportIndex, deal_id AS dealId, deal.name AS deal,
         distribution_date AS distributionDate, record_date AS recordDate, tier, class, cusip, basis,
         factor_base AS factorBase, prior_factor AS priorFactor, interest_factor AS interestFactor,
         principal_factor AS principalFactor, current_factor AS currentFactor, interest, principal,
         realized_loss AS realizedLoss, deferred_interest AS deferredInterest, current_balance AS currentBalance,
         class_row.differs AS differs
       FROM class_row JOIN report ON report.id = report_id JOIN deal ON deal.id = deal_id
       WHERE cusip = ? AND status = 'current' ORDER BY distribution_date`,
    )
    .all(cusip)
    .map((row) => ({ ...row, differs: row.differs === 1 }))
}

/** The distinct CUSIPs a report names. */
export function cusipsOf(report: TrusteeReport): string[] {
  return [...new Set(report.classes.flatMap((row) => row.cusip ?? []))]
}
