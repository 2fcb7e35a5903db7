import type { Handlers } from '@shared/api'
import type { Lot, LotDraft } from '@shared/api/holdings'
import { isIsoDate } from '@shared/dates'
import { classKey } from '@shared/report'
import type { Positions } from '@shared/positions'
import { fail, ok, type Result } from '@shared/result'
import { distributionHistory, facesAround } from '../holdings/holding'
import { checkCusip, checkLot, type CheckedLot } from '../holdings/lotDraft'
import { buildPosition, buildPositions, lastOf } from '../holdings/positions'
import { classSubject } from '../store/classRows'
import type { Database } from '../store/database'
import { countFilings } from '../store/filings'
import {
  addLot,
  changeLot,
  listLots,
  listPortfolios,
  lotOfId,
  removeEmptyAccounts,
  removeLot,
  type AccountLot,
  type Scope,
} from '../store/lots'
import type { EngineContext } from './context'
import { storedReport } from './filings'
import { checkScope, heldCusips, type StoredHolding } from './held'
import { rebuildDistributions } from './rebuild'

type HoldingRequest =
  | 'portfolios.list'
  | 'holdings.list'
  | 'holdings.add'
  | 'holdings.edit'
  | 'holdings.remove'
  | 'holdings.one'
  | 'positions'

/** The lots held, and what follows from them and the reports on file. */
export function holdingHandlers(context: EngineContext): Handlers<HoldingRequest> {
  const { database } = context
  return {
    'portfolios.list': () => ok(listPortfolios(database)),
    'holdings.list': (scope) =>
      database.read(() => {
        const found = checkScope(database, scope)
        return found.ok ? ok(listLots(database, scope).map(lotOut)) : found
      }),
    'holdings.add': (draft) => telling(context, addHolding(database, draft)),
    'holdings.edit': ({ id, ...draft }) => telling(context, edit(database, id, draft)),
    'holdings.remove': ({ id }) => telling(context, remove(database, id)),
    positions: ({ asOf, ...scope }) => positionsOf(database, scope, asOf ?? today(context)),
    'holdings.one': ({ cusip, asOf, ...scope }) =>
      database.read(() => oneHolding(context, scope, cusip, asOf ?? today(context))),
  }
}

/** Adds a lot; the problems are those of `checkLot` and of `rebuildDistributions`. */
export function addHolding(database: Database, draft: LotDraft): Result<Lot> {
  return keep(database, draft, (lot) => addLot(database, lot))
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

/** Checks a draft, writes it, and derives again what the CUSIPs it touches were paid, all or nothing. */
function keep(
  database: Database,
  draft: LotDraft,
  write: (lot: CheckedLot) => number,
  formerCusip?: string,
): Result<Lot> {
  const lot = checkLot(draft)
  if (!lot.ok) return lot
  return database.write(() => {
    const id = write(lot.value)
    const { cusip } = lot.value
    const rebuilt = rebuildDistributions(database, [cusip, formerCusip ?? cusip])
    if (!rebuilt.ok) return rebuilt
    removeEmptyAccounts(database)
    const stored = lotOfId(database, id)
    return stored === undefined ? noSuchLot(id) : ok(lotOut(stored))
  })
}

function edit(database: Database, id: number, draft: LotDraft): Result<Lot> {
  return database.write(() => {
    const former = lotOfId(database, id)
    if (former === undefined) return noSuchLot(id)
    // What the draft leaves out stays; null or blank takes it away
    const { portfolio, account, settle, price, note } = former
    const whole = { portfolio, account, settle, price, note, ...draft }
    const write = (lot: CheckedLot) => {
      changeLot(database, id, lot)
      return id
    }
    return keep(database, whole, write, former.cusip)
  })
}

function remove(database: Database, id: number): Result<Lot> {
  return database.write(() => {
    const lot = lotOfId(database, id)
    if (lot === undefined) return noSuchLot(id)
    removeLot(database, id)
    const rebuilt = rebuildDistributions(database, [lot.cusip])
    if (!rebuilt.ok) return rebuilt
    removeEmptyAccounts(database)
    return ok(lotOut(lot))
  })
}

function oneHolding(context: EngineContext, scope: Scope, typed: string, asOf: string) {
  const { database } = context
  if (!isIsoDate(asOf)) return noSuchDay(asOf)
  const cusip = checkCusip(typed)
  if (!cusip.ok) return cusip
  const found = checkScope(database, scope)
  if (!found.ok) return found
  const held = heldCusips(database, scope, asOf).find((each) => each.cusip === cusip.value)
  if (held === undefined) {
    return fail('not-held', `${cusip.value} is not held. Add a holding of it first.`)
  }
  const position = buildPosition(held, asOf, countFilings(database) > 0)
  const shared = {
    position,
    lots: held.lots.map(lotOut),
    distributions: distributionHistory(held, asOf),
  }
  const last = lastOf(held.history, asOf)
  return last === undefined
    ? ok({ ...shared, row: null, recordDate: null, filingName: null, checks: [], faces: null })
    : withReport(context, held, last, shared)
}

function withReport<S>(
  context: EngineContext,
  held: StoredHolding,
  last: StoredHolding['history'][number],
  shared: S,
) {
  const stored = storedReport(context, last)
  if (!stored.ok) return stored
  const { report, source } = stored.value
  const key = classKey(last)
  return ok({
    ...shared,
    row: report.classes.find((row) => classKey(row) === key && row.cusip === held.cusip) ?? null,
    recordDate: last.recordDate,
    filingName: source.name,
    checks: report.checks.filter((check) => check.subject === classSubject(last)),
    faces: facesAround(held, last),
  })
}

function lotOut(lot: AccountLot): Lot {
  const { id, portfolio, account, cusip, face, settle, price, note, deal } = lot
  return { id, portfolio, account, cusip, face, settle, price, note, deal, class: lot.class }
}

function noSuchDay(asOf: string): Result<never> {
  return fail('bad-date', `${asOf} is not a day of the calendar. Write it as 2002-09-30.`)
}

function noSuchLot(id: number): Result<never> {
  return fail(
    'no-such-lot',
    `There is no holding number ${id}. Look at the list of holdings again.`,
  )
}
