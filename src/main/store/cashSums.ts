import type { Database } from './database'
import { hasSynthetic } from './portfolios'
import { ACCOUNTS_IN_SCOPE, scopeParameters, type Scope } from './scope'

/** Sums of a CUSIP's cash in the year so far and since purchase, in whole cents. */
export interface CashSum {
  readonly cusip: string
  readonly yearInterest: bigint
  readonly yearPrincipal: bigint
  readonly interest: bigint
  readonly principal: bigint
}

/** The cash in scope of each CUSIP, or of one, over the distributions up to a day, and of those the ones of its year. */
export function sumCash(
  database: Database,
  scope: Scope,
  asOf: string,
  cusip: string | null = null,
): CashSum[] {
  const year = asOf.slice(0, 4)
  const ofYear = sumsOf(database, { ...scope, cusip }, DAYS, `${year}-01-01`, asOf)
  const before = sumsOf(database, { ...scope, cusip }, YEARS, '', year)
  return [...new Set([...before.keys(), ...ofYear.keys()])].map((each) => {
    const [now, then] = [ofYear.get(each) ?? NOTHING, before.get(each) ?? NOTHING]
    return {
      cusip: each,
      yearInterest: now.interest,
      yearPrincipal: now.principal,
      interest: then.interest + now.interest,
      principal: then.principal + now.principal,
    }
  })
}

const NOTHING = { interest: 0n, principal: 0n }
const DAYS = 'holding_distribution AS paid ON distribution_date BETWEEN @from AND @to'
const YEARS = 'holding_year AS paid ON year >= @from AND year < @to'

/** What each CUSIP in scope, or one, got in rows between two days or years. */
function sumsOf(
  database: Database,
  { cusip, ...scope }: Scope & { readonly cusip: string | null },
  between: typeof DAYS | typeof YEARS,
  from: string,
  to: string,
): Map<string, { readonly interest: bigint; readonly principal: bigint }> {
  const whole = isWhole(database, scope)
  // Each CUSIP is a stretch of the table's key
  const all = `SELECT DISTINCT cusip FROM trade ${whole ? '' : `WHERE account_id IN (${ACCOUNTS_IN_SCOPE})`}`
  const held = cusip === null ? all : 'SELECT @cusip AS cusip'
  const rows = database
    .statement<
      [Record<string, string | null>],
      { cusip: string; interest: bigint; principal: bigint }
    >(
      `SELECT paid.cusip AS cusip, sum(interest) AS interest, sum(principal) AS principal
       FROM (${held}) AS held JOIN ${between} AND paid.cusip = held.cusip
       ${whole ? '' : `WHERE +paid.account_id IN (${ACCOUNTS_IN_SCOPE})`} GROUP BY paid.cusip`,
    )
    .safeIntegers()
    .all({
      from,
      to,
      ...(cusip === null ? {} : { cusip }),
      ...(whole ? {} : scopeParameters(scope)),
    })
  return new Map(rows.map(({ cusip: each, ...sum }) => [each, sum]))
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
         ${isWhole(database, scope) ? '' : `AND +account_id IN (${ACCOUNTS_IN_SCOPE})`}
       GROUP BY month ORDER BY month`,
    )
    .safeIntegers()
    .all({ from, to, ...(isWhole(database, scope) ? {} : scopeParameters(scope)) })
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
       WHERE +account_id IN (${ACCOUNTS_IN_SCOPE}) GROUP BY cusip, month ORDER BY cusip, month`,
    )
    .safeIntegers()
    .all({ ...scopeParameters(scope), cusips: JSON.stringify(cusips), from, to })
}

/** Whether a scope is every account there is, so that none has to be looked up. */
function isWhole(database: Database, scope: Scope): boolean {
  return scope.portfolio === undefined && scope.account === undefined && !hasSynthetic(database)
}

/** The CUSIPs whose sums by year are not those of their distributions; the triggers that keep them have then been got around. */
export function wrongYears(database: Database): string[] {
  const years = `SELECT cusip, account_id, year, distributions, interest, principal FROM holding_year`
  const sums = `SELECT cusip, account_id, substr(distribution_date, 1, 4) AS year, count(*), sum(interest), sum(principal)
    FROM holding_distribution GROUP BY cusip, account_id, year`
  return database
    .statement<[], { cusip: string }>(
      `SELECT DISTINCT cusip FROM (SELECT * FROM (${years} EXCEPT ${sums}) UNION SELECT * FROM (${sums} EXCEPT ${years}))
       ORDER BY cusip`,
    )
    .all()
    .map((row) => row.cusip)
}
