import type { Database } from './database'

/** Whose holdings: all portfolios but synthetic ones, and all accounts, where left out. */
export interface Scope {
  readonly portfolio?: string | undefined
  readonly account?: string | undefined
}

/** Limits rows joined with `account` and `portfolio` to a scope; its parameters come from `scopeParameters`. */
export const IN_SCOPE = `((@portfolio IS NULL AND portfolio.synthetic = 0) OR portfolio.name = @portfolio COLLATE NOCASE)
  AND (@account IS NULL OR account.name = @account COLLATE NOCASE)`

/** The numbers of the accounts in scope. Ask for rows by `+account_id IN`, so that they stay in the order of their key or index. */
export const ACCOUNTS_IN_SCOPE = `SELECT account.id FROM account JOIN portfolio ON portfolio.id = portfolio_id WHERE ${IN_SCOPE}`

/** The parameters of `IN_SCOPE`. */
export function scopeParameters(scope: Scope): {
  portfolio: string | null
  account: string | null
} {
  return { portfolio: scope.portfolio ?? null, account: scope.account ?? null }
}

/** The portfolio and account of that name as they were first written; null for what does not exist. */
export function findScope(
  database: Database,
  scope: Scope,
): { readonly portfolio: string | null; readonly account: string | null } {
  const { portfolio, account } = scopeParameters(scope)
  const found = database
    .statement<[{ portfolio: string | null }], { name: string }>(
      `SELECT portfolio.name FROM portfolio JOIN account ON portfolio_id = portfolio.id JOIN trade ON account_id = account.id
       WHERE portfolio.name = @portfolio LIMIT 1`,
    )
    .get({ portfolio })
  const foundAccount = database
    .statement<[ReturnType<typeof scopeParameters>], { name: string }>(
      `SELECT account.name FROM account JOIN portfolio ON portfolio.id = portfolio_id JOIN trade ON account_id = account.id
       WHERE @account <> '' AND ${IN_SCOPE} LIMIT 1`,
    )
    .get({ portfolio, account })
  return { portfolio: found?.name ?? null, account: foundAccount?.name ?? null }
}
