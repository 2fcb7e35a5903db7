import { fail, ok, type Result } from '@shared/result'
import type { HeldCusip } from '../holdings/positions'
import { classHistory, type StoredClass } from '../store/classRows'
import type { Database } from '../store/database'
import { distributionsOf, sumCash, type CashSum } from '../store/distributions'
import { findScope, listLots, type AccountLot, type Scope } from '../store/lots'
import { datesOfDeal } from '../store/reports'

/** A CUSIP held, with its lots and class rows as they are stored. */
export interface StoredHolding extends HeldCusip {
  readonly lots: readonly AccountLot[]
  readonly history: readonly StoredClass[]
}

/** Portfolio and account as they were first written; `unknown-portfolio` or `unknown-account` where no lot is in one so called. */
export function checkScope(
  database: Database,
  scope: Scope,
): Result<{ readonly portfolio: string | null; readonly account: string | null }> {
  const found = findScope(database, scope)
  if (scope.portfolio !== undefined && found.portfolio === null) {
    return fail(
      'unknown-portfolio',
      `No holding is in a portfolio called ${scope.portfolio}. Use one of the portfolios that have holdings.`,
    )
  }
  if (scope.account !== undefined && found.account === null) {
    return fail(
      'unknown-account',
      `No holding is in an account called ${scope.account}. Use one of the accounts that have holdings.`,
    )
  }
  return ok(found)
}

/** Everything on file about the CUSIPs held in scope, by CUSIP; cash sums up to `asOf`. Call it inside a read. */
export function heldCusips(database: Database, scope: Scope, asOf: string): StoredHolding[] {
  const lots = new Map<string, AccountLot[]>()
  for (const lot of listLots(database, scope)) {
    lots.set(lot.cusip, [...(lots.get(lot.cusip) ?? []), lot])
  }
  const yearToDate = byCusip(
    sumCash(database, scope, { from: `${asOf.slice(0, 4)}-01-01`, to: asOf }),
  )
  const sincePurchase = byCusip(sumCash(database, scope, { from: '0000-01-01', to: asOf }))
  return [...lots.keys()].sort().map((cusip) => {
    const history = classHistory(database, cusip)
    const deal = history.at(-1)?.dealId
    return {
      cusip,
      lots: lots.get(cusip) ?? [],
      history,
      distributions: distributionsOf(database, scope, cusip),
      dealDates: deal === undefined ? [] : datesOfDeal(database, deal),
      yearToDate: yearToDate.get(cusip) ?? NOTHING,
      sincePurchase: sincePurchase.get(cusip) ?? NOTHING,
    }
  })
}

const NOTHING = { interest: 0n, principal: 0n }

function byCusip(sums: readonly CashSum[]): Map<string, CashSum> {
  return new Map(sums.map((sum) => [sum.cusip, sum]))
}
