import type { Lot } from '@shared/api/holdings'
import type { Database } from './database'

/** A lot with everything checked: CUSIP in its written form, face and price plain decimals, settle an ISO date. */
export interface StoredLot {
  readonly cusip: string
  readonly face: string
  readonly portfolio: string
  readonly account: string | null
  readonly settle: string | null
  readonly price: string | null
  readonly note: string | null
}

/** Whose holdings: all portfolios and accounts where left out. */
export interface Scope {
  readonly portfolio?: string | undefined
  readonly account?: string | undefined
}

/** A lot and the account it is in; the key accounts are told apart by. */
export type AccountLot = Lot & { readonly accountId: number }

// Bare columns beside max() come from the row that has the maximum: the newest report that names the CUSIP
const LOTS = `WITH named AS (
    SELECT cusip, deal.name AS deal, class, max(distribution_date)
    FROM class_row JOIN report ON report.id = report_id JOIN deal ON deal.id = deal_id
    WHERE status = 'current' AND cusip IS NOT NULL GROUP BY cusip)
  SELECT lot.id, portfolio.name AS portfolio, nullif(account.name, '') AS account, lot.cusip, face, settle, price, note,
    named.deal AS deal, named.class AS class, account.id AS accountId
  FROM lot JOIN account ON account.id = account_id JOIN portfolio ON portfolio.id = portfolio_id
  LEFT JOIN named ON named.cusip = lot.cusip`

const IN_SCOPE = `(@portfolio IS NULL OR portfolio.name = @portfolio COLLATE NOCASE)
  AND (@account IS NULL OR account.name = @account COLLATE NOCASE)`

/** The parameters of `IN_SCOPE`. */
export function scopeParameters(scope: Scope): {
  portfolio: string | null
  account: string | null
} {
  return { portfolio: scope.portfolio ?? null, account: scope.account ?? null }
}

/** The lots in scope, by portfolio, account, CUSIP and settlement date. */
export function listLots(database: Database, scope: Scope): AccountLot[] {
  return database
    .statement<[ReturnType<typeof scopeParameters>], AccountLot>(
      `${LOTS} WHERE ${IN_SCOPE} ORDER BY portfolio.name, account.name, lot.cusip, settle, lot.id`,
    )
    .all(scopeParameters(scope))
}

/** All lots of a CUSIP, in every portfolio. */
export function lotsOfCusip(database: Database, cusip: string): AccountLot[] {
  return database
    .statement<[string], AccountLot>(`${LOTS} WHERE lot.cusip = ? ORDER BY lot.id`)
    .all(cusip)
}

export function lotOfId(database: Database, id: number): AccountLot | undefined {
  return database.statement<[number], AccountLot>(`${LOTS} WHERE lot.id = ?`).get(id)
}

/** Adds a lot, and its portfolio and account where new; its id. Call it inside a write. */
export function addLot(database: Database, lot: StoredLot): number {
  const account = accountOf(database, lot.portfolio, lot.account)
  const added = database
    .statement(
      'INSERT INTO lot (account_id, cusip, face, settle, price, note) VALUES (?, ?, ?, ?, ?, ?)',
    )
    .run(account, lot.cusip, lot.face, lot.settle, lot.price, lot.note)
  return Number(added.lastInsertRowid)
}

/** Changes a lot that is on file. Call it inside a write. */
export function changeLot(database: Database, id: number, lot: StoredLot): void {
  const account = accountOf(database, lot.portfolio, lot.account)
  database
    .statement(
      'UPDATE lot SET account_id = ?, cusip = ?, face = ?, settle = ?, price = ?, note = ? WHERE id = ?',
    )
    .run(account, lot.cusip, lot.face, lot.settle, lot.price, lot.note, id)
}

/** Removes a lot. Call it inside a write. */
export function removeLot(database: Database, id: number): void {
  database.statement<[number]>('DELETE FROM lot WHERE id = ?').run(id)
}

/** Removes accounts and portfolios that no lot is in any more, with what was derived for them. Call it inside a write. */
export function removeEmptyAccounts(database: Database): void {
  database.statement('DELETE FROM account WHERE id NOT IN (SELECT account_id FROM lot)').run()
  database
    .statement('DELETE FROM portfolio WHERE id NOT IN (SELECT portfolio_id FROM account)')
    .run()
}

/** Names of the portfolios, in order. */
export function listPortfolios(database: Database): string[] {
  return database
    .statement<[], { name: string }>('SELECT name FROM portfolio ORDER BY name')
    .all()
    .map((row) => row.name)
}

/** The portfolio and account of that name as they were first written; null for what does not exist. */
export function findScope(
  database: Database,
  scope: Scope,
): { readonly portfolio: string | null; readonly account: string | null } {
  const { portfolio, account } = scopeParameters(scope)
  const found = database
    .statement<[{ portfolio: string | null }], { name: string }>(
      'SELECT name FROM portfolio WHERE name = @portfolio',
    )
    .get({ portfolio })
  const foundAccount = database
    .statement<[ReturnType<typeof scopeParameters>], { name: string }>(
      `SELECT account.name FROM account JOIN portfolio ON portfolio.id = portfolio_id
       WHERE @account <> '' AND ${IN_SCOPE}`,
    )
    .get({ portfolio, account })
  return { portfolio: found?.name ?? null, account: foundAccount?.name ?? null }
}

export function countLots(database: Database): number {
  return database.statement<[], { n: number }>('SELECT count(*) AS n FROM lot').get()?.n ?? 0
}

function accountOf(database: Database, portfolio: string, account: string | null): number {
  database
    .statement<[string]>('INSERT INTO portfolio (name) VALUES (?) ON CONFLICT DO NOTHING')
    .run(portfolio)
  database
    .statement<[string, string]>(
      `INSERT INTO account (portfolio_id, name) SELECT id, ? FROM portfolio WHERE name = ?
       ON CONFLICT DO NOTHING`,
    )
    .run(account ?? '', portfolio)
  const row = database
    .statement<[string, string], { id: number }>(
      `SELECT account.id FROM account JOIN portfolio ON portfolio.id = portfolio_id
       WHERE account.name = ? AND portfolio.name = ?`,
    )
    .get(account ?? '', portfolio)
  if (row === undefined) throw new Error(`the account of portfolio ${portfolio} was not made`)
  return row.id
}
