import type { Database } from './database'

/** How a portfolio books the difference between principal received and cost relieved. */
export type PaydownMethod = 'realized' | 'accelerated'

export interface Portfolio {
  readonly id: number
  readonly name: string
  readonly paydownMethod: PaydownMethod
}

/** An empty portfolio stays on file, out of sight, so that what was undone can be put back in it. */
const IN_USE =
  'EXISTS (SELECT 1 FROM account JOIN trade ON account_id = account.id WHERE portfolio_id = portfolio.id)'
const PORTFOLIO = 'SELECT id, name, paydown_method AS paydownMethod FROM portfolio'

/** The portfolios that something is or was held in, by name. */
export function listPortfolios(database: Database): Portfolio[] {
  return database.statement<[], Portfolio>(`${PORTFOLIO} WHERE ${IN_USE} ORDER BY name`).all()
}

export function portfolioOfName(database: Database, name: string): Portfolio | undefined {
  return database
    .statement<[string], Portfolio>(`${PORTFOLIO} WHERE name = ? AND ${IN_USE}`)
    .get(name)
}

/** Gives a portfolio another name or another way to book paydowns. Call it inside a write. */
export function changePortfolio(database: Database, { id, name, paydownMethod }: Portfolio): void {
  database
    .statement<[string, string, number]>(
      'UPDATE portfolio SET name = ?, paydown_method = ? WHERE id = ?',
    )
    .run(name, paydownMethod, id)
}
