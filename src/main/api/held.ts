import { monthOf } from '@shared/dates'
import type { ClassRow } from '@shared/report'
import { fail, ok, type Result } from '@shared/result'
import type { HeldCusip } from '../holdings/positions'
import { NO_OPEN_MONTHS, openMonths, type OpenMonths } from '../holdings/openMonths'
import { classHistory, newestRows, type StoredClass } from '../store/classHistory'
import type { Database } from '../store/database'
import { sumCash, type CashSum } from '../store/cashSums'
import { distributionsAt, distributionsOf } from '../store/distributions'
import { handCusips, handDates } from '../store/handFactors'
import { dealCalendars } from '../store/dealMonths'
import { keptWhileSame } from '../store/kept'
import { classSubject } from '../store/classRows'
import { explainedIn } from '../store/openChecks'
import { listPortfolios } from '../store/portfolios'
import { findScope, type Scope } from '../store/scope'
import { listTrades, type AccountTrade } from '../store/trades'

/** A CUSIP held, with its trades and class rows as they are stored. */
export interface StoredHolding extends HeldCusip {
  readonly lots: readonly AccountTrade[]
  readonly history: readonly (StoredClass & HeldRow)[]
}

interface HeldRow {
  readonly explained: boolean
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

/**
 * Everything positions ask about the CUSIPs held in scope at the close of a day, by CUSIP; kept until something is written, since
 * a screen asks several things of one day. Call it inside a read.
 */
export function heldCusips(
  database: Database,
  scope: Scope,
  asOf: string,
): readonly StoredHolding[] {
  const kept = lookedUp(database)
  const named = onlyPortfolio(database, scope)
  const key = JSON.stringify([named.portfolio, named.account, asOf])
  const known = kept.get(key)
  if (known !== undefined) return known
  const found = lookUpHeld(database, named, asOf)
  const [oldest] = kept.keys()
  if (kept.size >= KEPT && oldest !== undefined) kept.delete(oldest)
  kept.set(key, found)
  return found
}

const KEPT = 2
const lookedUp = keptWhileSame(() => new Map<string, readonly StoredHolding[]>())

/** Where there is one portfolio, it and all of them are the same. */
function onlyPortfolio(database: Database, scope: Scope): Scope {
  if (scope.portfolio !== undefined || scope.account !== undefined) return scope
  const [only, ...others] = listPortfolios(database).filter((one) => !one.synthetic)
  return only === undefined || others.length > 0 ? scope : { portfolio: only.name }
}

function lookUpHeld(database: Database, scope: Scope, asOf: string): StoredHolding[] {
  const trades = new Map<string, AccountTrade[]>()
  for (const trade of listTrades(database, scope)) {
    const others = trades.get(trade.cusip)
    if (others === undefined) trades.set(trade.cusip, [trade])
    else others.push(trade)
  }
  const cusips = [...trades.keys()].sort()
  const sums = new Map(sumCash(database, scope, asOf).map((sum) => [sum.cusip, sum]))
  const newest = newestOf(database, cusips)
  const last = new Map(cusips.map((cusip) => [cusip, upTo(newest.get(cusip), asOf)] as const))
  const later = cusips.filter((cusip) => newest.get(cusip) !== last.get(cusip))
  for (const [cusip, row] of newestRows(database, later, asOf)) last.set(cusip, row)
  const paid = distributionsAt(database, scope, [...last.values()].filter(isThere))
  const openOf = openMonthsOf(database, asOf)
  const explaining = withExplained(database, asOf)
  return cusips.map((cusip) => {
    const known = newest.get(cusip)
    return {
      ...held(cusip, trades.get(cusip) ?? [], sums.get(cusip)),
      history: [...new Set([last.get(cusip), known])].filter(isThere).map(explaining),
      distributions: paid.get(cusip) ?? [],
      open: openOf(known),
    }
  })
}

/** The newest row of each class: the same on every day that is asked for, and so looked up once until something is written. */
function newestOf(
  database: Database,
  cusips: readonly string[],
): ReadonlyMap<string, StoredClass | undefined> {
  const known = newestKnown(database)
  const others = cusips.filter((cusip) => !known.has(cusip))
  if (others.length > 0) {
    const found = newestRows(database, others)
    for (const cusip of others) known.set(cusip, found.get(cusip))
  }
  return known
}

const newestKnown = keptWhileSame(() => new Map<string, StoredClass | undefined>())

/** A row of a day or before; undefined for a later one. */
function upTo(row: StoredClass | undefined, day: string): StoredClass | undefined {
  return row !== undefined && row.distributionDate <= day ? row : undefined
}

function isThere<T>(value: T | undefined): value is T {
  return value !== undefined
}

/** Everything on file about one CUSIP held in scope; undefined when it is not held. Call it inside a read. */
export function heldCusip(
  database: Database,
  scope: Scope,
  cusip: string,
  asOf: string,
): StoredHolding | undefined {
  const trades = listTrades(database, scope).filter((trade) => trade.cusip === cusip)
  if (trades.length === 0) return undefined
  const history = classHistory(database, cusip).map(withExplained(database, asOf))
  const [sum] = sumCash(database, scope, asOf, cusip)
  return {
    ...held(cusip, trades, sum),
    history,
    distributions: distributionsOf(database, scope, cusip),
    open: openMonthsOf(database, asOf)(history.at(-1)),
  }
}

function held(cusip: string, lots: readonly AccountTrade[], sum: CashSum = nothing(cusip)) {
  return {
    cusip,
    lots,
    yearToDate: { interest: sum.yearInterest, principal: sum.yearPrincipal },
    sincePurchase: { interest: sum.interest, principal: sum.principal },
  }
}

function nothing(cusip: string): CashSum {
  return { cusip, yearInterest: 0n, yearPrincipal: 0n, interest: 0n, principal: 0n }
}

/** A row with whether a check of it is explained; those of later days are not looked at. */
function withExplained(
  database: Database,
  asOf: string,
): (row: StoredClass) => StoredClass & HeldRow {
  return (row) => {
    const { place, tier, class: name } = row
    if (place === null || name === null || row.distributionDate > asOf)
      return { ...row, explained: false }
    return {
      ...row,
      explained: explainedIn(database, place).has(classSubject({ tier, class: name })),
    }
  }
}

/** The months without a report of a class's deal, worked out once a deal; months entered by hand are none. */
function openMonthsOf(
  database: Database,
  asOf: string,
): (row: StoredClass | undefined) => OpenMonths {
  const deals = new Map(dealCalendars(database).map((deal) => [deal.dealId, deal]))
  const known = new Map<number, OpenMonths>()
  const byHand = handCusips(database)
  return (row) => {
    const deal = row?.dealId == null ? undefined : deals.get(row.dealId)
    if (row === undefined || deal === undefined) return NO_OPEN_MONTHS
    const open = known.get(deal.dealId) ?? openMonths(deal, asOf)
    known.set(deal.dealId, open)
    return byHand.has(row.cusip) ? without(open, handDates(database, row.cusip)) : open
  }
}

function without(open: OpenMonths, dates: readonly string[]): OpenMonths {
  const entered = new Set(dates.map(monthOf))
  const others = (months: readonly string[]) => months.filter((month) => !entered.has(month))
  const { between, missing, awaited } = open
  return { between: others(between), missing: others(missing), awaited: others(awaited) }
}

/** Whether a class of a report is the one that a stored row was taken from. */
export function isRowOf(stored: StoredClass, row: ClassRow): boolean {
  const isClass = row.tier === stored.tier && row.class === stored.class
  return isClass && (row.cusip ?? '') === (isCusipText(stored.cusip) ? stored.cusip : '')
}

/** What is held of a class without a CUSIP is named `deal/class`. */
function isCusipText(security: string): boolean {
  return !security.includes('/')
}
