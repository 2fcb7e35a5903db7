import type { Portfolio } from '@shared/api/portfolios'
import type { Database } from './database'

type StoredPortfolio = Portfolio & { readonly id: number }
type FlatPortfolio = Omit<StoredPortfolio, 'synthetic'> & { readonly synthetic: number }

function unflatten(row: FlatPortfolio): StoredPortfolio {
  return { ...row, synthetic: row.synthetic === 1 }
}

/** An empty portfolio stays on file, out of sight, so that what was undone can be put back in it. */
const IN_USE =
  'EXISTS (SELECT 1 FROM account JOIN trade ON account_id = account.id WHERE portfolio_id = portfolio.id)'
const PORTFOLIO = 'SELECT id, name, paydown_method AS paydownMethod, synthetic FROM portfolio'

/** The portfolios that something is or was held in, by name. */
export function listPortfolios(database: Database): StoredPortfolio[] {
  return database
    .statement<[], FlatPortfolio>(`${PORTFOLIO} WHERE ${IN_USE} ORDER BY name`)
    .all()
    .map(unflatten)
}

/** The portfolio of that name in any case, in use or not; undefined where there is none. */
export function portfolioOfName(database: Database, name: string): StoredPortfolio | undefined {
  const row = database.statement<[string], FlatPortfolio>(`${PORTFOLIO} WHERE name = ?`).get(name)
  return row && unflatten(row)
}

/** Whether a portfolio that something is held in has that name. */
export function isPortfolioInUse(database: Database, name: string): boolean {
  return (
    database.statement<[string]>(`${PORTFOLIO} WHERE name = ? AND ${IN_USE}`).get(name) !==
    undefined
  )
}

/** Gives a portfolio another name and method. Call it inside a write. */
export function changePortfolio(
  database: Database,
  { id, name, paydownMethod }: StoredPortfolio,
): void {
  database
    .statement<[string, string, number]>(
      'UPDATE portfolio SET name = ?, paydown_method = ? WHERE id = ?',
    )
    .run(name, paydownMethod, id)
}

/** Whether any portfolio holds generated months. */
export function hasSynthetic(database: Database): boolean {
  return database.statement('SELECT 1 FROM portfolio WHERE synthetic = 1').get() !== undefined
}

/** Says that a portfolio holds generated months. Call it inside a write. */
export function markSynthetic(database: Database, name: string): void {
  database.statement<[string]>('UPDATE portfolio SET synthetic = 1 WHERE name = ?').run(name)
}
