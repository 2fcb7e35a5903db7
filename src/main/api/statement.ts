import type { Args, Handlers } from '@shared/api'
import { endOfMonth, monthOf } from '@shared/dates'
import { fromCents } from '@shared/decimal'
import { fail, ok, type Result } from '@shared/result'
import type { Statement } from '@shared/statement'
import { buildPositions, sumAccounts } from '../holdings/positions'
import { buildStatement } from '../statement/buildStatement'
import type { HoldingDistribution, StatementReport } from '../statement/input'
import { statementTitle } from '../statement/names'
import { statementHtml } from '../statement/statementHtml'
import type { StoredClass } from '../store/classHistory'
import { countFilings, filingOfId } from '../store/filings'
import { monthsOnFile } from '../store/reports'
import type { EngineContext } from './context'
import { storedReport } from './filings'
import { checkScope, heldCusips, isRowOf, type StoredHolding } from './held'

type StatementRequest = 'report.months' | 'report.model' | 'report.html'

/** The monthly holder report: its months, its model, its page. */
export function statementHandlers(context: EngineContext): Handlers<StatementRequest> {
  return {
    'report.months': () => ok(monthsOnFile(context.database)),
    'report.model': (args) => modelOf(context, args),
    'report.html': (args) => {
      const model = modelOf(context, args)
      if (!model.ok) return model
      return ok({
        html: statementHtml(model.value, { paper: args.paper ?? 'A4' }),
        title: statementTitle(model.value),
      })
    },
  }
}

/** Reports of the month by filing and number: each is read from the store once, however many of its classes are held. */
type MonthReports = Map<string, StatementReport>

function modelOf(context: EngineContext, args: Args<'report.model'>): Result<Statement> {
  const { month, portfolio, account } = args
  if (!/-(?:0[1-9]|1[0-2])$/.test(month)) {
    return fail('bad-month', `${month} is not a month of the calendar. Write it as 2002-09.`)
  }
  const { database } = context
  return database.read(() => {
    const scope = { portfolio, account }
    const found = checkScope(database, scope)
    if (!found.ok) return found
    const asOf = endOfMonth(month)
    const held = heldCusips(database, scope, asOf)
    const reports = reportsOfMonth(context, held, month)
    if (!reports.ok) return reports
    const { positions, totals } = buildPositions({
      asOf,
      portfolio: found.value.portfolio,
      anyReport: countFilings(database) > 0,
      held,
    })
    return ok(
      buildStatement({
        version: context.version,
        month,
        ...found.value,
        holdings: positions.map((position, index) => ({
          position,
          distribution: distributionOf(held[index], month, reports.value),
        })),
        reports: [...reports.value.values()],
        totals,
      }),
    )
  })
}

function reportsOfMonth(
  context: EngineContext,
  held: readonly StoredHolding[],
  month: string,
): Result<MonthReports> {
  const reports: MonthReports = new Map()
  for (const row of held.flatMap((each) => inMonth(each, month))) {
    if (row.place === null) continue
    const key = placeOf(row.place)
    if (reports.has(key)) continue
    const stored = storedReport(context, row.place)
    if (!stored.ok) return stored
    const { filingId, reportIndex } = row.place
    const importedOn = filingOfId(context.database, filingId)?.importedAt ?? ''
    reports.set(key, { filingId, reportIndex, ...stored.value, importedOn })
  }
  return ok(reports)
}

function distributionOf(
  held: StoredHolding | undefined,
  month: string,
  reports: MonthReports,
): HoldingDistribution | null {
  const last = held === undefined ? undefined : inMonth(held, month).at(-1)
  if (held === undefined || last === undefined || last.place === null) return null
  const entry = reports.get(placeOf(last.place))
  const row = entry?.report.classes.find((each) => isRowOf(last, each))
  if (entry === undefined || row === undefined) return null
  const paid = sumAccounts(held.distributions, last.source)
  const accounts = held.distributions.filter((each) => each.source === last.source).length
  return {
    filingId: entry.filingId,
    reportIndex: entry.reportIndex,
    row,
    entitledFace: paid.entitledFace,
    interest: fromCents(paid.interest),
    principal: fromCents(paid.principal),
    realizedLoss: fromCents(paid.realizedLoss),
    deferredInterest: fromCents(paid.deferredInterest),
    accounts: Math.max(accounts, 1),
  }
}

function inMonth(held: StoredHolding, month: string): StoredClass[] {
  return held.history.filter((row) => monthOf(row.distributionDate) === month)
}

function placeOf({ filingId, reportIndex }: { filingId: number; reportIndex: number }): string {
  return `${filingId}:${reportIndex}`
}
