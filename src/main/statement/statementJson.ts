import { endOfMonth, monthOf } from '@shared/dates'
import type { Position, PositionTotals } from '@shared/positions'
import type { Statement, StatementDeal } from '@shared/statement'

/** What `report --json` prints: the shape of `positions --json` for the month, and each deal held. */
export interface StatementJson {
  readonly asOf: string
  readonly portfolio: string | null
  readonly account?: string
  readonly month: string
  readonly positions: readonly Position[]
  readonly totals: PositionTotals
  readonly deals: readonly DealJson[]
}

/** The checks that do not tie are part of the collateral; beside it they stand for programs that look for them there. */
type DealJson = Pick<StatementDeal, 'deal' | 'distributionDate' | 'checks'> & {
  readonly collateral: StatementDeal['collateral'] & Pick<StatementDeal, 'checks'>
}

/** The report for other programs: positions in the order of `positions --json`, totals and, for each deal held, its collateral and the checks that do not tie. */
export function statementJson(model: Statement): StatementJson {
  const rows = [...model.principalRows, ...model.notionalRows, ...model.otherRows]
  return {
    asOf: endOfMonth(model.month),
    portfolio: model.portfolio,
    ...(model.account === null ? {} : { account: model.account }),
    month: model.month,
    positions: rows
      .map(({ position }) => inMonth(position, model.month))
      .sort((a, b) => (a.cusip < b.cusip ? -1 : 1)),
    totals: model.totals,
    deals: model.deals.map(({ deal, distributionDate, collateral, checks }) => ({
      deal,
      distributionDate,
      collateral: { ...collateral, checks },
      checks,
    })),
  }
}

/** A position whose last distribution was in another month got none in this one. */
function inMonth(position: Position, month: string): Position {
  const { distribution } = position
  return distribution === null || monthOf(distribution.date) === month
    ? position
    : { ...position, distribution: null }
}
