import type { Database } from './database'
import { hasSynthetic } from './portfolios'
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
  const ofYear = new Map(
    sums(database, scope, `${asOf.slice(0, 4)}-01-01`, asOf).map((sum) => [sum.cusip, sum]),
  )
  return sums(database, scope, '', asOf).map((sum) => ({
    ...sum,
    yearInterest: ofYear.get(sum.cusip)?.interest ?? 0n,
    yearPrincipal: ofYear.get(sum.cusip)?.principal ?? 0n,
  }))
}

type Sum = Pick<CashSum, 'cusip' | 'interest' | 'principal'>

function sums(database: Database, scope: Scope, from: string, to: string): Sum[] {
  // A year, or what a scope holds, are stretches of the key below each CUSIP; all years of all are the whole table
  const whole = isWhole(database, scope)
  const held = whole ? 'trade' : `trade WHERE account_id IN (${ACCOUNTS})`
  const rows =
    from === '' && whole
      ? 'holding_distribution AS paid WHERE'
      : `(SELECT DISTINCT cusip FROM ${held}) AS held
         JOIN holding_distribution AS paid ON paid.cusip = held.cusip WHERE distribution_date >= @from AND`
  return database
    .statement<[Record<string, string | null>], Sum>(
      `SELECT paid.cusip AS cusip, sum(interest) AS interest, sum(principal) AS principal FROM ${rows}
         distribution_date <= @to ${whole ? '' : `AND +paid.account_id IN (${ACCOUNTS})`}
       GROUP BY paid.cusip`,
    )
    .safeIntegers()
    .all({
      to,
      ...(from === '' && whole ? {} : { from }),
      ...(whole ? {} : scopeParameters(scope)),
    })
}

/** The cash of a scope by month of distribution, both days included, oldest first, in whole cents. */
export function cashByMonth(
  database: Database,
  scope: Scope,
  from: string,
  to: string,
): { readonly month: string; readonly interest: bigint; readonly principal: bigint }[] {
  return database
    .statement<
      [Record<string, string | null>],
      { month: string; interest: bigint; principal: bigint }
    >(
      `SELECT substr(distribution_date, 1, 7) AS month, sum(interest) AS interest, sum(principal) AS principal
       FROM holding_distribution WHERE distribution_date BETWEEN @from AND @to
         ${isWhole(database, scope) ? '' : `AND +account_id IN (${ACCOUNTS})`}
       GROUP BY month ORDER BY month`,
    )
    .safeIntegers()
    .all({ from, to, ...(isWhole(database, scope) ? {} : scopeParameters(scope)) })
}

/** Behind a `+`, so that the rows stay in the order of their key. */
const ACCOUNTS = `SELECT account.id FROM account JOIN portfolio ON portfolio.id = portfolio_id WHERE ${IN_SCOPE}`

/** What accounts are due from a day on, up to another where one is given, an account, CUSIP and day together, in whole cents. */
export function expectedCash(
  database: Database,
  from: string,
  to = '9999',
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
      [string, string],
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
       WHERE distribution_date BETWEEN ? AND ? AND synthetic = 0 GROUP BY account_id, cusip, distribution_date ORDER BY date, portfolio, account, cusip`,
    )
    .safeIntegers()
    .all(from, to)
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

/** What the accounts in scope got from several CUSIPs, a CUSIP and month at a time, both days included, in whole cents. */
export function cashOfCusips(
  database: Database,
  scope: Scope,
  cusips: readonly string[],
  from: string,
  to: string,
): {
  readonly cusip: string
  readonly month: string
  readonly interest: bigint
  readonly principal: bigint
}[] {
  return database
    .statement<
      [Record<string, string | null>],
      { cusip: string; month: string; interest: bigint; principal: bigint }
    >(
      `SELECT cusip, substr(distribution_date, 1, 7) AS month, sum(interest) AS interest, sum(principal) AS principal
       FROM json_each(@cusips) JOIN holding_distribution ON cusip = value AND distribution_date BETWEEN @from AND @to
       WHERE +account_id IN (${ACCOUNTS}) GROUP BY cusip, month ORDER BY cusip, month`,
    )
    .safeIntegers()
    .all({ ...scopeParameters(scope), cusips: JSON.stringify(cusips), from, to })
}

/** Everything that rows are derived for, each once. */
export function derivedCusips(database: Database): string[] {
  return database
    .statement<[], { cusip: string }>('SELECT DISTINCT cusip FROM holding_distribution')
    .all()
    .map((row) => row.cusip)
}

/** Whether a scope is every account there is, so that none has to be looked up. */
function isWhole(database: Database, scope: Scope): boolean {
  return scope.portfolio === undefined && scope.account === undefined && !hasSynthetic(database)
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
      `${ROWS} holding_distribution WHERE cusip = @cusip AND +account_id IN (${ACCOUNTS})
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
         ON cusip = value ->> 0 AND distribution_date = value ->> 1 WHERE +account_id IN (${ACCOUNTS})
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
