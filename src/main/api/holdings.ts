import type { Handlers } from '@shared/api'
import { isIsoDate } from '@shared/dates'
import type { Positions } from '@shared/positions'
import { fail, ok, type Result } from '@shared/result'
import { distributionHistory, facesAround } from '../holdings/holding'
import { checkSecurity } from '../holdings/lotDraft'
import { buildPosition, buildPositions, lastOf } from '../holdings/positions'
import { classSubject } from '../store/classRows'
import type { Database } from '../store/database'
import { countFilings } from '../store/filings'
import { listPortfolios } from '../store/portfolios'
import type { Scope } from '../store/scope'
import { listTrades } from '../store/trades'
import type { EngineContext } from './context'
import { storedReport } from './filings'
import { checkScope, heldCusip, heldCusips, isRowOf, type StoredHolding } from './held'
import { exportLots, importLots } from './lotCsv'
import { addHolding, editHolding, named, removeHolding } from './trades'

type HoldingRequest =
  | 'portfolios.list'
  | 'holdings.list'
  | 'holdings.add'
  | 'holdings.edit'
  | 'holdings.remove'
  | 'holdings.importCsv'
  | 'holdings.exportCsv'
  | 'holdings.one'
  | 'positions'

/** The lots held, and what follows from them and the reports on file. */
export function holdingHandlers(context: EngineContext): Handlers<HoldingRequest> {
  const { database } = context
  return {
    'portfolios.list': () => ok(listPortfolios(database).map((portfolio) => portfolio.name)),
    'holdings.list': (scope) =>
      database.read(() => {
        const found = checkScope(database, scope)
        return found.ok ? ok(named(database, listTrades(database, scope))) : found
      }),
    'holdings.add': (draft) => telling(context, addHolding(context, draft)),
    'holdings.edit': ({ id, ...draft }) => telling(context, editHolding(context, id, draft)),
    'holdings.remove': ({ id }) => telling(context, removeHolding(context, id)),
    'holdings.importCsv': (args) => importLots(context, args),
    'holdings.exportCsv': (scope) => database.read(() => exportLots(database, scope)),
    positions: ({ asOf, ...scope }) => positionsOf(database, scope, asOf ?? today(context)),
    'holdings.one': ({ cusip, asOf, ...scope }) =>
      database.read(() => oneHolding(context, scope, cusip, asOf ?? today(context))),
  }
}

function telling<T>(context: EngineContext, result: Result<T>): Result<T> {
  if (result.ok) context.changed('data')
  return result
}

/** The positions in scope at the close of a day; `unknown-portfolio` or `unknown-account` where there is no such one. */
export function positionsOf(database: Database, scope: Scope, asOf: string): Result<Positions> {
  if (!isIsoDate(asOf)) return noSuchDay(asOf)
  return database.read(() => {
    const found = checkScope(database, scope)
    if (!found.ok) return found
    return ok(
      buildPositions({
        asOf,
        portfolio: found.value.portfolio,
        anyReport: countFilings(database) > 0,
        held: heldCusips(database, scope, asOf),
      }),
    )
  })
}

/** Today in the place the program runs at, an ISO date. */
export function today({ now }: Pick<EngineContext, 'now'>): string {
  const date = now()
  const two = (number: number) => String(number).padStart(2, '0')
  return `${String(date.getFullYear()).padStart(4, '0')}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
}

function oneHolding(context: EngineContext, scope: Scope, typed: string, asOf: string) {
  const { database } = context
  if (!isIsoDate(asOf)) return noSuchDay(asOf)
  const cusip = checkSecurity(typed)
  if (!cusip.ok) return cusip
  const found = checkScope(database, scope)
  if (!found.ok) return found
  const held = heldCusip(database, scope, cusip.value, asOf)
  if (held === undefined) {
    return fail('not-held', `${cusip.value} is not held. Add a holding of it first.`)
  }
  const position = buildPosition(held, asOf, countFilings(database) > 0)
  const shared = {
    position,
    lots: named(database, held.lots),
    distributions: distributionHistory(held, asOf),
  }
  const last = lastOf(held.history, asOf)
  return last?.place == null
    ? ok({
        ...shared,
        row: null,
        recordDate: last?.recordDate ?? null,
        filingName: null,
        checks: [],
        faces: null,
      })
    : withReport(context, held, last, last.place, shared)
}

function withReport<S>(
  context: EngineContext,
  held: StoredHolding,
  last: StoredHolding['history'][number],
  place: NonNullable<StoredHolding['history'][number]['place']>,
  shared: S,
) {
  const stored = storedReport(context, place)
  if (!stored.ok) return stored
  const { report, source } = stored.value
  const row = report.classes.find((each) => isRowOf(last, each))
  return ok({
    ...shared,
    row: row ?? null,
    recordDate: last.recordDate,
    filingName: source.name,
    checks:
      row === undefined ? [] : report.checks.filter((check) => check.subject === classSubject(row)),
    faces: facesAround(held, last),
  })
}

/** What is answered to a day that the calendar does not have. */
export function noSuchDay(asOf: string): Result<never> {
  return fail('bad-date', `${asOf} is not a day of the calendar. Write it as 2002-09-30.`)
}
