import { newestRows } from './classHistory'
import { keptWhileSame } from './kept'
import { hasSynthetic } from './portfolios'

/**
 * Deals of generated months, by number: of what is held in them, all is held in synthetic portfolios. A deal of which nothing is
 * held, or something in a person's own portfolio, is none. Call it inside a read.
 */
export const syntheticDeals = keptWhileSame((database): ReadonlySet<number> => {
  if (!hasSynthetic(database)) return new Set()
  const held = database
    .statement<[], { cusip: string; synthetic: number }>(
      `SELECT DISTINCT cusip, synthetic FROM trade JOIN account ON account.id = account_id
         JOIN portfolio ON portfolio.id = portfolio_id`,
    )
    .all()
  const rows = newestRows(database, [...new Set(held.map(({ cusip }) => cusip))])
  const dealsOf = (synthetic: number) =>
    new Set(
      held
        .filter((one) => one.synthetic === synthetic)
        .flatMap(({ cusip }) => rows.get(cusip)?.dealId ?? []),
    )
  const own = dealsOf(0)
  return new Set([...dealsOf(1)].filter((deal) => !own.has(deal)))
})
