import type { Database } from './database'
import { scopeParameters, type Scope } from './lots'

/** What an account got from a CUSIP in one report; cash in whole cents. */
export interface DerivedDistribution {
  readonly accountId: number
  readonly reportId: number
  readonly entitledFace: string
  readonly interest: bigint
  readonly principal: bigint
  readonly realizedLoss: bigint
  readonly deferredInterest: bigint
}

/** Sums of a CUSIP's cash over the reports of a period, in whole cents. */
export interface CashSum {
  readonly cusip: string
  readonly interest: bigint
  readonly principal: bigint
}

/** Puts newly derived rows of a CUSIP in place of the old ones. Call it inside a write. */
export function replaceDistributions(
  database: Database,
  cusip: string,
  rows: readonly DerivedDistribution[],
): void {
  database.statement<[string]>('DELETE FROM holding_distribution WHERE cusip = ?').run(cusip)
  const add = database.statement(
    `INSERT INTO holding_distribution
       (cusip, account_id, report_id, entitled_face, interest, principal, realized_loss, deferred_interest)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  for (const row of rows) {
    add.run(
      cusip,
      row.accountId,
      row.reportId,
      row.entitledFace,
      row.interest,
      row.principal,
      row.realizedLoss,
      row.deferredInterest,
    )
  }
}

const FROM = `FROM holding_distribution AS paid JOIN report ON report.id = report_id
  JOIN account ON account.id = account_id JOIN portfolio ON portfolio.id = portfolio_id
  WHERE status = 'current' AND (@portfolio IS NULL OR portfolio.name = @portfolio COLLATE NOCASE)
    AND (@account IS NULL OR account.name = @account COLLATE NOCASE)`

/** Each CUSIP's cash in scope over the distributions from one date to another, both included. */
export function sumCash(
  database: Database,
  scope: Scope,
  period: { readonly from: string; readonly to: string },
): CashSum[] {
  return database
    .statement<[Record<string, string | null>], CashSum>(
      `SELECT cusip, sum(interest) AS interest, sum(principal) AS principal ${FROM}
         AND distribution_date BETWEEN @from AND @to GROUP BY cusip`,
    )
    .safeIntegers()
    .all({ ...scopeParameters(scope), ...period })
}

type BigRow = Omit<DerivedDistribution, 'accountId' | 'reportId'> & {
  readonly accountId: bigint
  readonly reportId: bigint
}

/** What the accounts in scope got from a CUSIP, in every current report on file, oldest first. */
export function distributionsOf(
  database: Database,
  scope: Scope,
  cusip: string,
): DerivedDistribution[] {
  return database
    .statement<[Record<string, string | null>], BigRow>(
      `SELECT account_id AS accountId, report_id AS reportId, entitled_face AS entitledFace, interest, principal,
         realized_loss AS realizedLoss, deferred_interest AS deferredInterest ${FROM}
         AND cusip = @cusip ORDER BY distribution_date, account_id`,
    )
    .safeIntegers()
    .all({ ...scopeParameters(scope), cusip })
    .map((row) => ({
      ...row,
      accountId: Number(row.accountId),
      reportId: Number(row.reportId),
    }))
}
