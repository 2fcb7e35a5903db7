import { addMonths, endOfMonth } from '@shared/dates'
import { fromCents } from '@shared/decimal'
import { fail, ok, type Result } from '@shared/result'
import type { Statement } from '@shared/statement'
import { buildPositions, sumAccounts } from '../holdings/positions'
import { buildStatement } from '../statement/buildStatement'
import { CHART_MONTHS } from '../statement/health'
import type {
  CustodianMonth,
  FiledReport,
  HoldingDistribution,
  StatementHolding,
  StatementReport,
} from '../statement/input'
import { rowsBetween, type StoredClass } from '../store/classHistory'
import { cashOfCusips } from '../store/cashSums'
import { distributionsAt, type DerivedDistribution } from '../store/distributions'
import { countFilings } from '../store/filings'
import { portfolioOfName } from '../store/portfolios'
import type { Scope } from '../store/scope'
import type { EngineContext } from './context'
import { checkScope, heldCusips, isRowOf, type StoredHolding } from './held'
import { classOfFactors } from './classOfFactors'
import { statementLots } from './statementLots'
import { StatementSources } from './statementSources'

/** Whose report, of which month, in whose name. */
export interface StatementArgs extends Scope {
  readonly month: string
  readonly holder?: string | undefined
}

/**
 * Builds monthly holder reports one after another. What portfolios have in common is read once: the reports of a month, the months
 * of a deal, the custodian's cash. For many, make one and call `build` for each, month by month, inside one `database.read`: what
 * is kept would go out of date with the next write. `unknown-portfolio`, `unknown-account`, `bad-month`, or what a stored filing fails with.
 */
export class StatementBuilder {
  readonly #context: EngineContext
  readonly #sources: StatementSources

  constructor(context: EngineContext) {
    this.#context = context
    this.#sources = new StatementSources(context)
  }

  build({ month, holder, ...scope }: StatementArgs): Result<Statement> {
    if (!/^\d{4}-(?:0[1-9]|1[0-2])$/.test(month)) {
      return fail('bad-month', `${month} is not a month of the calendar. Write it as 2002-09.`)
    }
    const { database } = this.#context
    const found = checkScope(database, scope)
    if (!found.ok) return found
    const asOf = endOfMonth(month)
    const held = heldCusips(database, scope, asOf)
    const rows = rowsBetween(
      database,
      held.map((one) => one.cusip),
      { from: `${month}-01`, to: asOf },
    )
    const reports = this.#reportsOf(rows)
    if (!reports.ok) return reports
    const { positions, totals } = buildPositions({
      asOf,
      portfolio: found.value.portfolio,
      anyReport: countFilings(database) > 0,
      held,
    })
    const paid = paidRows(database, scope, rows)
    const holdings = positions.map((position): StatementHolding => {
      const own = rows.get(position.cusip) ?? []
      const cash = paid.get(position.cusip) ?? []
      return {
        position,
        distributions: own.flatMap((row) => distribution(row, cash, reports.value)),
      }
    })
    const cusips = holdings
      .filter(({ distributions }) => distributions.length > 0)
      .map(({ position }) => position.cusip)
    const from = `${addMonths(month, 1 - CHART_MONTHS)}-01`
    return ok(
      buildStatement({
        version: this.#context.version,
        month,
        holder: holder ?? null,
        ...found.value,
        synthetic: this.#isSynthetic(found.value),
        holdings,
        reports: [...reports.value.values()],
        filed: this.#filedOf(rows, month),
        cash: cashOfCusips(database, scope, cusips, from, asOf),
        custodian: this.#custodianOf(found.value, held, month),
        lots: statementLots(database, scope, asOf, positions),
        totals,
      }),
    )
  }

  /** The reports that the rows stand in, by place. */
  #reportsOf(
    rows: ReadonlyMap<string, readonly StoredClass[]>,
  ): Result<ReadonlyMap<string, StatementReport>> {
    const reports = new Map<string, StatementReport>()
    for (const row of [...rows.values()].flat()) {
      if (row.place === null || reports.has(placeOf(row.place))) continue
      const report = this.#sources.report(row, row.place)
      if (!report.ok) return report
      reports.set(placeOf(row.place), report.value)
    }
    return ok(reports)
  }

  #filedOf(rows: ReadonlyMap<string, readonly StoredClass[]>, month: string): FiledReport[] {
    const deals = new Set(
      [...rows.values()].flat().flatMap((row) => (row.place === null ? [] : (row.dealId ?? []))),
    )
    return [...deals].flatMap((dealId) => this.#sources.filed(dealId, month))
  }

  #isSynthetic({ portfolio }: { readonly portfolio: string | null }): boolean {
    return (
      portfolio !== null && portfolioOfName(this.#context.database, portfolio)?.synthetic === true
    )
  }

  /** The custodian's cash of a scope. Synthetic portfolios have none: their months are generated. */
  #custodianOf(
    scope: { readonly portfolio: string | null; readonly account: string | null },
    held: readonly StoredHolding[],
    month: string,
  ): CustodianMonth {
    const { portfolio, account } = scope
    if (this.#isSynthetic(scope)) return { told: false, breaks: [] }
    const cusips = new Set(held.map((one) => one.cusip))
    const isOurs = (one: {
      readonly portfolio: string | null
      readonly account: string | null
      readonly cusip: string
    }) =>
      (one.portfolio === null ? cusips.has(one.cusip) : isSame(portfolio, one.portfolio)) &&
      (one.account === null
        ? account === null || cusips.has(one.cusip)
        : isSame(account, one.account))
    const { breaks, received } = this.#sources.custodian(month)
    return {
      told: received.some((row) => isOurs(row)),
      breaks: breaks.filter(isOurs),
    }
  }
}

function isSame(wanted: string | null, name: string): boolean {
  return wanted === null || wanted.toLowerCase() === name.toLowerCase()
}

function placeOf({ filingId, reportIndex }: { filingId: number; reportIndex: number }): string {
  return `${filingId}:${reportIndex}`
}

/** What the accounts in scope were paid by the rows of the month, by CUSIP. */
function paidRows(
  database: EngineContext['database'],
  scope: Scope,
  rows: ReadonlyMap<string, readonly StoredClass[]>,
): Map<string, DerivedDistribution[]> {
  const places = new Map(
    [...rows.values()].flat().map((row) => [`${row.cusip} ${row.distributionDate}`, row] as const),
  )
  return distributionsAt(database, scope, [...places.values()])
}

/** What the scope got by one row; a row's report that is not read leaves it out. */
function distribution(
  stored: StoredClass,
  cash: readonly DerivedDistribution[],
  reports: ReadonlyMap<string, StatementReport>,
): HoldingDistribution[] {
  const entry = stored.place === null ? undefined : reports.get(placeOf(stored.place))
  const row =
    stored.place === null
      ? classOfFactors(stored)
      : entry?.report.classes.find((each) => isRowOf(stored, each))
  if (row === undefined) return []
  const paid = sumAccounts(cash, stored.source)
  const accounts = cash.filter((each) => each.source === stored.source).length
  return [
    {
      place: stored.place,
      date: stored.distributionDate,
      row,
      entitledFace: paid.entitledFace,
      interest: fromCents(paid.interest),
      principal: fromCents(paid.principal),
      realizedLoss: fromCents(paid.realizedLoss),
      deferredInterest: fromCents(paid.deferredInterest),
      accounts: Math.max(accounts, 1),
    },
  ]
}
