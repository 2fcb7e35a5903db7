import type { Lot, LotDraft } from '@shared/api/holdings'
import { grouped } from '@shared/decimal'
import { fail, ok, type Result } from '@shared/result'
import { checkLot, type CheckedLot } from '../holdings/lotDraft'
import { newestRow, type StoredClass } from '../store/classHistory'
import type { Database } from '../store/database'
import { dealOfId } from '../store/deals'
import { asChange } from '../store/journal'
import { dealClassOf } from '../store/securities'
import {
  addTrade,
  changeTrade,
  removeTrade,
  saleOfLot,
  tradeOfId,
  type AccountTrade,
} from '../store/trades'
import type { EngineContext } from './context'
import { rebuildDistributions } from './rebuild'

type Writing = Pick<EngineContext, 'database' | 'now'>

/** Adds a lot or a sale; the problems are those of `checkLot` and of `rebuildDistributions`. */
export function addHolding(context: Writing, draft: LotDraft): Result<Lot> {
  return change(context, 'Added', () =>
    keep(context.database, draft, (lot) => addTrade(context.database, lot)),
  )
}

/** Changes a lot or a sale; what the draft leaves out stays, null or blank takes it away. `no-such-lot`, and as `addHolding`. */
export function editHolding({ database, now }: Writing, id: number, draft: LotDraft): Result<Lot> {
  return change({ database, now }, 'Changed', () => {
    const former = tradeOfId(database, id)
    if (former === undefined) return noSuchLot(id)
    const { kind, portfolio, account, trade, settle, price, accrued, lot, note } = former
    const whole = { kind, portfolio, account, trade, settle, price, accrued, lot, note, ...draft }
    const write = (checked: CheckedLot) => {
      changeTrade(database, id, checked)
      return id
    }
    return keep(database, whole, write, former.cusip)
  })
}

/** Removes a lot or a sale; `no-such-lot`, `lot-in-use` and `oversold` where a sale needs the lot. */
export function removeHolding({ database, now }: Writing, id: number): Result<Lot> {
  return change({ database, now }, 'Removed', () => {
    const trade = tradeOfId(database, id)
    if (trade === undefined) return noSuchLot(id)
    const sale = saleOfLot(database, id)
    if (sale !== undefined) {
      return fail(
        'lot-in-use',
        `Sale ${sale} relieves lot ${id}. Remove that sale first, or have it relieve another lot.`,
      )
    }
    removeTrade(database, id)
    const rebuilt = rebuildDistributions(database, [trade.cusip])
    if (!rebuilt.ok) return rebuilt
    return ok(name(database, trade))
  })
}

/** One change of the journal for one lot or sale. */
function change({ database, now }: Writing, done: string, work: () => Result<Lot>): Result<Lot> {
  const at = now().toISOString()
  const summary = (lot: Lot) => `${done} ${describe(lot)}`
  return asChange(database, { kind: 'holdings', at, summary }, work)
}

/** Checks a draft, writes it, and derives again what the CUSIPs it touches were paid, all or nothing. Problems as `addHolding`. */
export function keep(
  database: Database,
  draft: LotDraft,
  write: (lot: CheckedLot) => number,
  formerCusip?: string,
): Result<Lot> {
  const lot = checkLot(draft)
  if (!lot.ok) return lot
  return database.write(() => {
    const security = canonical(database, lot.value.cusip)
    if (!security.ok) return security
    const named = namedLot(database, lot.value.lot)
    if (!named.ok) return named
    const id = write({ ...lot.value, cusip: security.value })
    const rebuilt = rebuildDistributions(database, [security.value, formerCusip ?? security.value])
    if (!rebuilt.ok) return rebuilt
    const stored = tradeOfId(database, id)
    return stored === undefined ? noSuchLot(id) : ok(name(database, stored))
  })
}

/** That the lot a sale names is on file; that it is of the same account and CUSIP is told when sales are held against lots. */
function namedLot(database: Database, lot: number | null): Result<null> {
  if (lot === null || tradeOfId(database, lot)?.kind === 'buy') return ok(null)
  return fail(
    'no-such-lot',
    `The sale names lot ${lot}, which is not on file. Name a lot that is, or leave it out to sell first-in-first-out.`,
  )
}

/** What is held of a class without a CUSIP carries the deal's name as it is on file; `unknown-class` where no report has it. */
function canonical(database: Database, security: string): Result<string> {
  if (!security.includes('/')) return ok(security)
  const row = newestRow(database, security)
  const place = dealClassOf(database, security)
  const deal = place === null ? undefined : dealOfId(database, place.dealId)
  if (row?.class != null && place !== null && deal !== undefined) {
    return ok(`${deal.name}/${place.classKey}`)
  }
  return fail(
    'unknown-class',
    `No report on file has a class without a CUSIP called ${security}. Import a report of the deal first, then name deal and class as it prints them, such as Impac CMB Trust 2002-1/Cert.`,
  )
}

/** Buys and sells with the deal and class that the newest report names them by. */
export function named(database: Database, trades: readonly AccountTrade[]): Lot[] {
  const known = new Map<string, StoredClass | undefined>()
  return trades.map((trade) => {
    if (!known.has(trade.cusip)) known.set(trade.cusip, newestRow(database, trade.cusip))
    return withNames(trade, known.get(trade.cusip))
  })
}

function name(database: Database, trade: AccountTrade): Lot {
  return withNames(trade, newestRow(database, trade.cusip))
}

function withNames(trade: AccountTrade, row: StoredClass | undefined): Lot {
  const { id, kind, portfolio, account, cusip, face, settle, price, accrued, lot, note } = trade
  const dates = { trade: trade.trade, settle }
  const names = { deal: row?.deal ?? null, class: row?.class ?? null }
  return {
    id,
    kind,
    portfolio,
    account,
    cusip,
    face,
    ...dates,
    price,
    accrued,
    lot,
    note,
    ...names,
  }
}

function describe(lot: Lot): string {
  const where = lot.account === null ? lot.portfolio : `${lot.portfolio}, account ${lot.account}`
  const what = lot.kind === 'sell' ? 'the sale of ' : ''
  return `${what}${grouped(lot.face)} of ${lot.cusip} in ${where}`
}

function noSuchLot(id: number): Result<never> {
  return fail(
    'no-such-lot',
    `There is no holding number ${id}. Look at the list of holdings again.`,
  )
}
