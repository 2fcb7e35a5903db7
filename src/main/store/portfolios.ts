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
