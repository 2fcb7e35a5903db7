import { exact, plain } from '@shared/decimal'
import type { Position } from '@shared/positions'
import type { StatementLot } from '@shared/statement'
import { faceAtFactor } from '../holdings/cash'
import { relieve } from '../holdings/relief'
import type { Database } from '../store/database'
import type { Scope } from '../store/scope'
import { listTrades, type AccountTrade } from '../store/trades'
import { costRows } from './cost'

type Lot = Omit<StatementLot, 'deal' | 'class' | 'basis'>

/**
 * The lots held at the close of a day and, where any has a price, what each cost; none where neither settlement dates nor prices
 * are kept. Call it inside a read.
 */
export function statementLots(
  database: Database,
  scope: Scope,
  asOf: string,
  positions: readonly Position[],
): StatementLot[] {
  const trades = listTrades(database, scope).filter(
    ({ settle }) => settle === null || settle <= asOf,
  )
  const buys = trades.filter(({ kind }) => kind === 'buy')
  const isPriced = buys.some(({ price }) => price !== null)
  if (!isPriced && !buys.some(({ settle }) => settle !== null)) return []
  const byCusip = new Map(positions.map((position) => [position.cusip, position]))
  const lots = isPriced ? costedLots(database, scope, asOf) : plainLots(trades)
  return lots
    .filter(({ originalFace }) => !exact(originalFace).isZero())
    .map((lot) => {
      const position = byCusip.get(lot.cusip)
      const { deal = null, basis = null } = position ?? {}
      const currentFace = lot.currentFace ?? faceAtFactor(lot.originalFace, position ?? null)
      return { ...lot, currentFace, deal, class: position?.class ?? null, basis }
    })
}

function costedLots(database: Database, scope: Scope, asOf: string): Lot[] {
  return costRows(database, scope, asOf).map((row) => ({
    lot: row.lot,
    portfolio: row.portfolio,
    account: row.account,
    cusip: row.cusip,
    settle: row.settle,
    price: row.price,
    originalFace: row.originalFace,
    currentFace: row.currentFace,
    purchaseCost: row.purchaseCost,
    amortization: row.amortization,
    paydownGain: row.paydownGain,
    writtenOff: row.writtenOff,
    amortizedCost: row.amortizedCost,
    yield: row.yield,
    method: row.method,
    reason: row.reason,
  }))
}

const NO_COST = {
  currentFace: null,
  price: null,
  purchaseCost: null,
  amortization: null,
  paydownGain: null,
  writtenOff: null,
  amortizedCost: null,
  yield: null,
  method: null,
  reason: null,
}

function plainLots(trades: readonly AccountTrade[]): Lot[] {
  const holdings = new Map<string, AccountTrade[]>()
  for (const trade of trades) {
    const key = `${trade.accountId} ${trade.cusip}`
    const others = holdings.get(key)
    if (others === undefined) holdings.set(key, [trade])
    else others.push(trade)
  }
  return [...holdings.values()].flatMap((own) => {
    const buys = own.filter(({ kind }) => kind === 'buy')
    const sales = own.flatMap(({ id, kind, face, settle, lot }) =>
      kind === 'sell' && settle !== null ? [{ id, face, settle, lotId: lot }] : [],
    )
    const reliefs = relieve(buys, sales)
    if (!reliefs.ok) throw new Error(`stored sales exceed what is held: ${reliefs.problem.message}`)
    return buys.map(({ id, portfolio, account, cusip, face, settle }): Lot => {
      const left = reliefs.value
        .filter(({ lotId }) => lotId === id)
        .reduce((sum, relief) => sum.minus(relief.face), exact(face))
      const originalFace = plain(left)
      return { lot: id, portfolio, account, cusip, settle, originalFace, ...NO_COST }
    })
  })
}
