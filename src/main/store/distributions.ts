import type { Database } from './database'
import { ACCOUNTS_IN_SCOPE, scopeParameters, type Scope } from './scope'

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

/** What accounts are due from a day on, up to another where one is given, an account, CUSIP and day together, in whole cents. */
export function expectedCash(
  database: Database,
  from: string,
  to = '9999',
  only: string | null = null,
): {
  readonly portfolio: string
  readonly account: string | null
  readonly cusip: string
  readonly date: string
  readonly interest: bigint
  readonly principal: bigint
}[] {
  return database
    .statement<
      [{ from: string; to: string; only: string | null }],
      {
        portfolio: string
        account: string | null
        cusip: string
        date: string
        interest: bigint
        principal: bigint
      }
    >(
      `SELECT portfolio.name AS portfolio, nullif(account.name, '') AS account, cusip, distribution_date AS date,
         sum(interest) AS interest, sum(principal) AS principal
       FROM holding_distribution JOIN account ON account.id = account_id JOIN portfolio ON portfolio.id = portfolio_id
       WHERE distribution_date BETWEEN @from AND @to AND synthetic = 0 ${only === null ? '' : 'AND cusip = @only'}
       GROUP BY account_id, cusip, distribution_date ORDER BY date, portfolio, account, cusip`,
    )
    .safeIntegers()
    .all({ from, to, only })
}

/** What one account got from a CUSIP on a day: a row for each report or entry by hand it follows from. */
export function distributionsOfAccount(
  database: Database,
  at: {
    readonly portfolio: string
    readonly account: string | null
    readonly cusip: string
    readonly date: string
  },
): DerivedDistribution[] {
  return database
    .statement<[string, string, string, string], BigRow>(
      `${ROWS} holding_distribution WHERE cusip = ? AND distribution_date = ? AND account_id =
         (SELECT account.id FROM account JOIN portfolio ON portfolio.id = portfolio_id
          WHERE portfolio.name = ? AND account.name = ?)
       ORDER BY source`,
    )
    .safeIntegers()
    .all(at.cusip, at.date, at.portfolio, at.account ?? '')
    .map(unflatten)
}

/** Everything that rows are derived for, each once. */
export function derivedCusips(database: Database): string[] {
  return database
    .statement<[], { cusip: string }>('SELECT DISTINCT cusip FROM holding_distribution')
    .all()
    .map((row) => row.cusip)
}

type BigRow = Omit<DerivedDistribution, 'accountId'> & {
  readonly cusip: string
  readonly accountId: bigint
}

const ROWS = `SELECT cusip, account_id AS accountId, distribution_date AS distributionDate, source,
    entitled_face AS entitledFace, interest, principal, realized_loss AS realizedLoss,
    deferred_interest AS deferredInterest FROM`

/** What the accounts in scope got from a CUSIP, oldest first. */
export function distributionsOf(
  database: Database,
  scope: Scope,
  cusip: string,
): DerivedDistribution[] {
  return database
    .statement<[Record<string, string | null>], BigRow>(
      `${ROWS} holding_distribution WHERE cusip = @cusip AND +account_id IN (${ACCOUNTS_IN_SCOPE})
       ORDER BY distribution_date, account_id, source`,
    )
    .safeIntegers()
    .all({ ...scopeParameters(scope), cusip })
    .map(unflatten)
}

/** What the accounts in scope got from several CUSIPs, from each on one day. */
export function distributionsAt(
  database: Database,
  scope: Scope,
  places: readonly { readonly cusip: string; readonly distributionDate: string }[],
): Map<string, DerivedDistribution[]> {
  const rows = database
    .statement<[Record<string, string | null>], BigRow>(
      `${ROWS} json_each(@places) JOIN holding_distribution
         ON cusip = value ->> 0 AND distribution_date = value ->> 1 WHERE +account_id IN (${ACCOUNTS_IN_SCOPE})
       ORDER BY cusip, account_id, source`,
    )
    .safeIntegers()
    .all({
      ...scopeParameters(scope),
      places: JSON.stringify(places.map((one) => [one.cusip, one.distributionDate])),
    })
  const found = new Map<string, DerivedDistribution[]>()
  for (const row of rows) {
    const others = found.get(row.cusip)
    if (others === undefined) found.set(row.cusip, [unflatten(row)])
    else others.push(unflatten(row))
  }
  return found
}

function unflatten(row: BigRow): DerivedDistribution {
  const { source, distributionDate, entitledFace, interest, principal } = row
  const { realizedLoss, deferredInterest } = row
  const moved = { interest, principal, realizedLoss, deferredInterest }
  return { accountId: Number(row.accountId), source, distributionDate, entitledFace, ...moved }
}
