import type { AccountCost } from '../holdings/cost/ledger'
import { ClassCosts, type LotCost, type NoCost } from '../holdings/cost/lotCost'
import { relieve } from '../holdings/relief'
import { classHistory } from '../store/classHistory'
import type { Database } from '../store/database'
import { distributionsOf } from '../store/distributions'
import { monthsToMaturityOf } from '../store/reports'
import type { Scope } from '../store/scope'
import { listTrades, type AccountTrade } from '../store/trades'

/** A lot and its cost, or why that is not known. */
export interface CostedLot {
  readonly trade: AccountTrade
  readonly cost: LotCost | NoCost
}

/** What an account holds of a CUSIP, lot by lot. */
export interface HeldCost extends Omit<AccountCost, 'lots' | 'method'> {
  readonly lots: readonly CostedLot[]
}

/** The costs of everything in scope at the close of a day, an account and CUSIP at a time. Call it inside a read. */
export function accountCosts(database: Database, scope: Scope, asOf: string): HeldCost[] {
  const holdings = new Map<string, AccountTrade[]>()
  for (const trade of listTrades(database, scope)) {
    if (trade.settle !== null && trade.settle > asOf) continue
    const key = `${trade.accountId} ${trade.cusip}`
    holdings.set(key, [...(holdings.get(key) ?? []), trade])
  }
  const classes = new Map<string, ClassCosts>()
  return [...holdings.values()].flatMap((trades) => {
    const [first] = trades
    if (first === undefined) return []
    const costs = classes.get(first.cusip) ?? classCosts(database, first.cusip, asOf)
    classes.set(first.cusip, costs)
    return [heldCost(database, trades, first, costs, asOf)]
  })
}

function classCosts(database: Database, cusip: string, asOf: string): ClassCosts {
  const history = classHistory(database, cusip, { to: asOf })
  const dealId = history.at(-1)?.dealId ?? null
  const months = dealId === null ? new Map<string, string>() : monthsToMaturityOf(database, dealId)
  return new ClassCosts(
    history.map((row) => ({ ...row, monthsToMaturity: months.get(row.source) ?? null })),
  )
}

function heldCost(
  database: Database,
  trades: readonly AccountTrade[],
  { portfolio, account, accountId, cusip }: AccountTrade,
  costs: ClassCosts,
  asOf: string,
): HeldCost {
  const buys = trades.filter((trade) => trade.kind === 'buy')
  const sales = trades.flatMap(({ id, kind, face, settle, lot }) =>
    kind === 'sell' && settle !== null ? [{ id, face, settle, lotId: lot }] : [],
  )
  const reliefs = relieve(buys, sales)
  if (!reliefs.ok) throw new Error(`stored sales of ${cusip} exceed what is held`)
  const paid = new Map<string, { interest: bigint; principal: bigint }>()
  for (const row of distributionsOf(database, { portfolio }, cusip)) {
    if (row.accountId !== accountId || row.distributionDate > asOf) continue
    const sum = paid.get(row.distributionDate) ?? { interest: 0n, principal: 0n }
    paid.set(row.distributionDate, {
      interest: sum.interest + row.interest,
      principal: sum.principal + row.principal,
    })
  }
  return {
    portfolio,
    account,
    cusip,
    lots: buys.map((trade) => ({ trade, cost: costs.of(trade, reliefs.value, asOf) })),
    accruedOfLot: new Map(buys.map(({ id, accrued }) => [id, accrued ?? '0'])),
    sales: new Map(
      trades.flatMap(({ id, kind, price, accrued }) =>
        kind === 'sell' ? [[id, { price, accrued }] as const] : [],
      ),
    ),
    paid,
  }
}
