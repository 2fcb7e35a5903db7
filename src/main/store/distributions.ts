import type { Database } from './database'
import { IN_SCOPE, scopeParameters, type Scope } from './scope'

/** What an account got from a CUSIP in one distribution; cash in whole cents. */
export interface DerivedDistribution {
  readonly accountId: number
  /** `r` and the report's number, or `h` and that of the factors entered by hand. */
  readonly source: string
  readonly distributionDate: string
  readonly entitledFace: string
  readonly interest: bigint
  readonly principal: bigint
  readonly realizedLoss: bigint
  readonly deferredInterest: bigint
}

/** Sums of a CUSIP's cash in the year so far and since purchase, in whole cents. */
export interface CashSum {
  readonly cusip: string
  readonly yearInterest: bigint
  readonly yearPrincipal: bigint
  readonly interest: bigint
  readonly principal: bigint
}

/** Puts newly derived rows of a CUSIP in place of the old ones: all of them, or those of one date. Call it inside a write. */
export function replaceDistributions(
  database: Database,
  cusip: string,
  date: string | null,
  rows: readonly DerivedDistribution[],
): void {
  database
    .statement<[{ cusip: string; date: string | null }]>(
      'DELETE FROM holding_distribution WHERE cusip = @cusip AND (@date IS NULL OR distribution_date = @date)',
    )
    .run({ cusip, date })
  const add = database.statement(
    `INSERT INTO holding_distribution
       (cusip, account_id, distribution_date, source, entitled_face, interest, principal, realized_loss, deferred_interest)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  for (const row of rows) {
    add.run(
      cusip,
      row.accountId,
      row.distributionDate,
      row.source,
      row.entitledFace,
      row.interest,
      row.principal,
      row.realizedLoss,
      row.deferredInterest,
    )
  }
}

/** Each CUSIP's cash in scope over the distributions up to a day, and of those the ones of its year. */
export function sumCash(database: Database, scope: Scope, asOf: string): CashSum[] {
  const year = `${asOf.slice(0, 4)}-01-01`
  return database
    .statement<[Record<string, string | null>], CashSum>(
      `SELECT cusip, sum(interest) AS interest, sum(principal) AS principal,
         sum(iif(distribution_date >= @year, interest, 0)) AS yearInterest,
         sum(iif(distribution_date >= @year, principal, 0)) AS yearPrincipal
       FROM holding_distribution
       WHERE distribution_date <= @asOf AND (@whole = 'yes' OR account_id IN (
         SELECT account.id FROM account JOIN portfolio ON portfolio.id = portfolio_id WHERE ${IN_SCOPE}))
       GROUP BY cusip`,
    )
    .safeIntegers()
    .all({ ...scopeParameters(scope), asOf, year, whole: isWhole(scope) ? 'yes' : 'no' })
}

/** Everything that rows are derived for, each once. */
export function derivedCusips(database: Database): string[] {
  return database
    .statement<[], { cusip: string }>('SELECT DISTINCT cusip FROM holding_distribution')
    .all()
    .map((row) => row.cusip)
}

function isWhole(scope: Scope): boolean {
  return scope.portfolio === undefined && scope.account === undefined
}

type BigRow = Omit<DerivedDistribution, 'accountId'> & { readonly accountId: bigint }

/** What the accounts in scope got from a CUSIP in a period, oldest first. */
export function distributionsOf(
  database: Database,
  scope: Scope,
  cusip: string,
  { from = '', to = '9999' }: { readonly from?: string; readonly to?: string } = {},
): DerivedDistribution[] {
  return database
    .statement<[Record<string, string | null>], BigRow>(
      `SELECT account_id AS accountId, distribution_date AS distributionDate, source, entitled_face AS entitledFace,
         interest, principal, realized_loss AS realizedLoss, deferred_interest AS deferredInterest
       FROM holding_distribution JOIN account ON account.id = account_id JOIN portfolio ON portfolio.id = portfolio_id
       WHERE ${IN_SCOPE} AND cusip = @cusip AND distribution_date BETWEEN @from AND @to
       ORDER BY distribution_date, account_id, source`,
    )
    .safeIntegers()
    .all({ ...scopeParameters(scope), cusip, from, to })
    .map((row) => ({ ...row, accountId: Number(row.accountId) }))
}
