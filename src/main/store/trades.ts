import type { Lot } from '@shared/api/holdings'
import type { Database } from './database'
import { IN_SCOPE, scopeParameters, type Scope } from './scope'

/** A buy or sell with everything checked: CUSIP in its written form, face, price and accrued plain decimals, dates ISO. */
export interface StoredTrade {
  readonly kind: 'buy' | 'sell'
  readonly cusip: string
  readonly face: string
  readonly portfolio: string
  readonly account: string | null
  readonly trade: string | null
  readonly settle: string | null
  readonly price: string | null
  readonly accrued: string | null
  /** The lot a sell relieves; null for first-in-first-out. */
  readonly lot: number | null
  readonly note: string | null
}

/** A buy or sell on file; the key accounts are told apart by. */
export type AccountTrade = Omit<Lot, 'deal' | 'class'> & { readonly accountId: number }

const TRADES = `SELECT trade.id, kind, portfolio.name AS portfolio, nullif(account.name, '') AS account, cusip, face,
    trade_date AS trade, settle, price, accrued, lot_id AS lot, note, account.id AS accountId
  FROM trade JOIN account ON account.id = account_id JOIN portfolio ON portfolio.id = portfolio_id`

/** The buys and sells in scope, by portfolio, account, CUSIP and settlement date. */
export function listTrades(database: Database, scope: Scope): AccountTrade[] {
  return database
    .statement<[ReturnType<typeof scopeParameters>], AccountTrade>(
      `${TRADES} WHERE ${IN_SCOPE} ORDER BY portfolio.name, account.name, cusip, settle, trade.id`,
    )
    .all(scopeParameters(scope))
}

/** All buys and sells of a CUSIP, in every portfolio. */
export function tradesOfCusip(database: Database, cusip: string): AccountTrade[] {
  return database
    .statement<[string], AccountTrade>(`${TRADES} WHERE cusip = ? ORDER BY trade.id`)
    .all(cusip)
}

export function tradeOfId(database: Database, id: number): AccountTrade | undefined {
  return database.statement<[number], AccountTrade>(`${TRADES} WHERE trade.id = ?`).get(id)
}

/** The number of a sale that relieves a lot by name; undefined where none does. */
export function saleOfLot(database: Database, lot: number): number | undefined {
  return database
    .statement<[number], { id: number }>('SELECT id FROM trade WHERE lot_id = ? LIMIT 1')
    .get(lot)?.id
}

/** Whether anybody ever held a CUSIP. */
export function isTraded(database: Database, cusip: string): boolean {
  return (
    database.statement<[string]>('SELECT 1 FROM trade WHERE cusip = ? LIMIT 1').get(cusip) !==
    undefined
  )
}

/** Everything that was ever bought or sold, each once. */
export function tradedCusips(database: Database): string[] {
  return database
    .statement<[], { cusip: string }>('SELECT DISTINCT cusip FROM trade')
    .all()
    .map((row) => row.cusip)
}

/** What was bought and sold that is no CUSIP but the class of a deal, `deal/class`. */
export function tradedClasses(database: Database): string[] {
  return database
    .statement<[], { cusip: string }>(
      `SELECT DISTINCT cusip FROM trade WHERE cusip LIKE '%/%' ORDER BY cusip`,
    )
    .all()
    .map((row) => row.cusip)
}

/** Adds a buy or sell, and its portfolio and account where new; its number. Call it inside a write. */
export function addTrade(database: Database, trade: StoredTrade): number {
  const account = accountOf(database, trade.portfolio, trade.account)
  const added = database
    .statement(
      `INSERT INTO trade (account_id, kind, cusip, face, trade_date, settle, price, accrued, lot_id, note)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(account, ...fields(trade))
  return Number(added.lastInsertRowid)
}

/** Changes a buy or sell that is on file. Call it inside a write. */
export function changeTrade(database: Database, id: number, trade: StoredTrade): void {
  const account = accountOf(database, trade.portfolio, trade.account)
  database
    .statement(
      `UPDATE trade SET account_id = ?, kind = ?, cusip = ?, face = ?, trade_date = ?, settle = ?, price = ?, accrued = ?,
         lot_id = ?, note = ? WHERE id = ?`,
    )
    .run(account, ...fields(trade), id)
}

function fields(trade: StoredTrade): readonly (string | number | null)[] {
  const { kind, cusip, face, settle, price, accrued, lot, note } = trade
  return [kind, cusip, face, trade.trade, settle, price, accrued, lot, note]
}

/** Removes a buy or sell. Call it inside a write. */
export function removeTrade(database: Database, id: number): void {
  database.statement<[number]>('DELETE FROM trade WHERE id = ?').run(id)
}

/** How many lots were bought. */
export function countLots(database: Database): number {
  return (
    database
      .statement<[], { n: number }>("SELECT count(*) AS n FROM trade WHERE kind = 'buy'")
      .get()?.n ?? 0
  )
}

/** How many holdings there are: what is in lots of one CUSIP and portfolio is one. */
export function countHeld(database: Database): number {
  return (
    database
      .statement<[], { n: number }>(
        `SELECT count(*) AS n FROM
           (SELECT DISTINCT portfolio_id, cusip FROM trade JOIN account ON account.id = account_id WHERE kind = 'buy')`,
      )
      .get()?.n ?? 0
  )
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

/** The earliest settlement date of a lot or sale; null where none has one. */
export function firstSettled(database: Database): string | null {
  return (
    database.statement<[], { first: string | null }>('SELECT min(settle) AS first FROM trade').get()
      ?.first ?? null
  )
}
