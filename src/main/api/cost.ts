import type { Args, Handlers } from '@shared/api'
import type { LotCostRow } from '@shared/api/cost'
import { endOfMonth, isIsoDate, monthOf } from '@shared/dates'
import { cents, exact, plain, type Exact } from '@shared/decimal'
import { compareTexts } from '@shared/order'
import { fail, ok, type Result } from '@shared/result'
import { ledgerEntries, ledgerLines } from '../holdings/cost/ledger'
import type { CostStep, LotCost } from '../holdings/cost/lotCost'
import { writeLedger } from '../holdings/csv/ledger'
import type { Database } from '../store/database'
import { listPortfolios } from '../store/portfolios'
import type { Scope } from '../store/scope'
import type { EngineContext } from './context'
import { accountCosts, type CostedLot, type HeldCost } from './costOf'
import { checkScope } from './held'
import { today } from './holdings'

/** What lots cost, and the journal that follows from it. */
export function costHandlers(context: EngineContext): Handlers<'cost.list' | 'cost.journal'> {
  const { database } = context
  return {
    'cost.list': ({ asOf = today(context), ...scope }) => {
      if (!isIsoDate(asOf)) {
        return fail('bad-date', `${asOf} is not a day of the calendar. Write it as 2002-09-30.`)
      }
      return database.read(() => {
        const found = checkScope(database, scope)
        if (!found.ok) return found
        return ok(costRows(database, scope, asOf))
      })
    },
    'cost.journal': (args) => database.read(() => journal(database, args)),
  }
}

/** What each lot in scope cost and costs at the close of a day. Call it inside a read. */
export function costRows(database: Database, scope: Scope, asOf: string): LotCostRow[] {
  return accountCosts(database, scope, asOf).flatMap((held) => held.lots.map(rowOf(held)))
}

function rowOf(held: HeldCost): (lot: CostedLot) => LotCostRow {
  return ({ trade, cost }) => {
    const { portfolio, account, cusip } = held
    const known = typeof cost === 'string' ? null : cost
    return {
      lot: trade.id,
      portfolio,
      account,
      cusip,
      settle: trade.settle,
      price: trade.price,
      originalFace: known === null ? trade.face : plain(known.originalFace),
      ...(known === null ? UNKNOWN : amounts(known)),
      reason: typeof cost === 'string' ? sentence(cost) : cost.limit && sentence(cost.limit),
    }
  }
}

const UNKNOWN = {
  currentFace: null,
  factorAtPurchase: null,
  purchaseCost: null,
  amortization: null,
  paydownGain: null,
  writtenOff: null,
  soldCost: null,
  amortizedCost: null,
  yield: null,
  method: null,
}

function amounts(cost: LotCost) {
  const sum = (of: (step: CostStep) => Exact) =>
    cents(cost.steps.reduce((whole, step) => whole.plus(of(step)), exact(0)))
  return {
    currentFace: cents(cost.currentFace),
    factorAtPurchase: plain(cost.factorAtPurchase.div(1000)),
    purchaseCost: sum((step) => step.purchased),
    amortization: sum((step) => step.amortization),
    paydownGain: sum((step) => step.principal.minus(step.relieved)),
    writtenOff: sum((step) => step.writtenOff),
    soldCost: sum((step) => step.sold),
    amortizedCost: cents(cost.cost),
    yield: cost.yield === null ? null : cost.yield.times(1200).toFixed(4),
    method: cost.yield === null ? ('pro rata' as const) : ('constant yield' as const),
  }
}

const SENTENCES = {
  'no price': 'The lot has no price.',
  'no settlement date':
    'The lot has no settlement date, so it is not known at which factor it was bought.',
  'no report yet': 'No report of it is on file yet.',
  'no face': 'It has no face that a price could be a percentage of.',
  'no record date': 'A report on file prints no record date, so it is not known who was paid.',
  'no factor': 'A report on file prints no factor for it.',
  'months missing at purchase':
    'The reports around the settlement date are not on file, so it is not known at which factor it was bought.',
  gap: 'Reports are missing; cost is known up to the first month that is missing.',
}

function sentence(why: keyof typeof SENTENCES): string {
  return SENTENCES[why]
}

/** The journal of some months; `bad-months` where they end before they begin. */
function journal(
  database: Database,
  { from, to, ...scope }: Args<'cost.journal'>,
): Result<ReturnType<typeof written>> {
  if (to < from) {
    return fail('bad-months', `${to} comes before ${from}. Give the earlier month first.`)
  }
  const found = checkScope(database, scope)
  if (!found.ok) return found
  const methods = new Map(listPortfolios(database).map((one) => [one.name, one.paydownMethod]))
  const held = accountCosts(database, scope, endOfMonth(to))
  const entries = held.flatMap((one) => {
    const lots = one.lots.flatMap(({ cost }) => (typeof cost === 'string' ? [] : [cost]))
    if (lots.length < one.lots.length) return []
    const { portfolio, account, cusip, accruedOfLot, sales, paid } = one
    const method = methods.get(portfolio) ?? 'realized'
    const holding = { portfolio, account, cusip, method, lots, accruedOfLot, sales, paid }
    return ledgerEntries(holding)
      .filter((entry) => monthOf(entry.date) >= from && monthOf(entry.date) <= to)
      .map((entry) => ({ ...entry, portfolio, account, cusip }))
  })
  entries.sort((a, b) => compareTexts(a.date, b.date))
  return ok(written(entries, held))
}

function written(entries: Parameters<typeof ledgerLines>[0], held: readonly HeldCost[]) {
  const lines = ledgerLines(entries)
  return { lines, leftOut: held.flatMap(leftOut), csv: writeLedger(lines) }
}

/** What a person must know that the journal does not have. */
function leftOut({ portfolio, account, cusip, lots, sales }: HeldCost): string[] {
  const whose = `${cusip} in ${portfolio}${account === null ? '' : `, account ${account}`}`
  const unknown = lots.find(({ cost }) => typeof cost === 'string')
  if (typeof unknown?.cost === 'string') {
    return [`${whose} is left out, because of lot ${unknown.trade.id}: ${sentence(unknown.cost)}`]
  }
  const limited = lots.flatMap(({ cost }) =>
    typeof cost === 'string' || cost.limit === null ? [] : [cost.limit],
  )
  const unpriced = [...sales].filter(([, sale]) => sale.price === null)
  return [
    ...limited.slice(0, 1).map((limit) => `${whose} is not complete: ${sentence(limit)}`),
    ...unpriced.map(
      ([id]) => `Sale ${id} of ${whose} has no price, so its gain or loss is not known.`,
    ),
  ]
}
