import { endOfMonth, monthOf } from '@shared/dates'
import type { Position, PositionTotals } from '@shared/positions'
import {
  statementRowSchema,
  type Statement,
  type StatementDeal,
  type StatementRow,
} from '@shared/statement'

/** What `report --json` prints: the shape of `positions --json` for the month, each deal held, and the rest of the printed report. */
export interface StatementJson extends Pick<
  Statement,
  | 'holder'
  | 'version'
  | 'state'
  | 'fingerprint'
  | 'principalSums'
  | 'notionalSums'
  | 'allCash'
  | 'custodian'
  | 'lots'
  | 'lotSums'
  | 'events'
  | 'methods'
  | 'sources'
> {
  readonly asOf: string
  readonly portfolio: string | null
  readonly account?: string
  readonly synthetic?: true
  readonly month: string
  readonly positions: readonly Position[]
  readonly totals: PositionTotals
  readonly deals: readonly DealJson[]
  /** The rows of the printed report, in its order. */
  readonly holdings: readonly Omit<StatementRow, 'position'>[]
}

/** The checks that do not tie are part of the collateral; beside it they stand for programs that look for them there. */
type DealJson = Omit<StatementDeal, 'collateral'> & {
  readonly collateral: StatementDeal['collateral'] & Pick<StatementDeal, 'checks'>
}

/** The report for other programs: positions in the order of `positions --json`, totals and, for each deal held, its collateral and the checks that do not tie. */
export function statementJson(model: Statement): StatementJson {
  const rows = [...model.principalRows, ...model.notionalRows, ...model.otherRows]
  return {
    asOf: endOfMonth(model.month),
    portfolio: model.portfolio,
    ...(model.account === null ? {} : { account: model.account }),
    ...(model.synthetic === true ? { synthetic: true as const } : {}),
    month: model.month,
    positions: rows
      .map(({ position }) => inMonth(position, model.month))
      .sort((a, b) => (a.cusip < b.cusip ? -1 : 1)),
    totals: model.totals,
    deals: model.deals.map(({ deal, distributionDate, collateral, checks, ...rest }) => ({
      deal,
      distributionDate,
      collateral: { ...collateral, checks },
      checks,
      ...rest,
    })),
    holder: model.holder,
    version: model.version,
    state: model.state,
    fingerprint: model.fingerprint,
    holdings: rows.map((row) => rowJsonSchema.parse(row)),
    principalSums: model.principalSums,
    notionalSums: model.notionalSums,
    allCash: model.allCash,
    custodian: model.custodian,
    lots: model.lots,
    lotSums: model.lotSums,
    events: model.events,
    methods: model.methods,
    sources: model.sources,
  }
}

/** Positions stand apart, as `positions --json` has them. */
const rowJsonSchema = statementRowSchema.omit({ position: true })

/** A position whose last distribution was in another month got none in this one. */
function inMonth(position: Position, month: string): Position {
  const { distribution } = position
  return distribution === null || monthOf(distribution.date) === month
    ? position
    : { ...position, distribution: null }
}
