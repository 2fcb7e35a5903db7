import type { Args, Handlers, Reply } from '@shared/api'
import type { Attention, Health } from '@shared/api/health'
import { addMonths, monthOf } from '@shared/dates'
import { fromCents } from '@shared/decimal'
import { WHOLE_POOL, type FigureCell } from '@shared/figures'
import { fail, ok, type Result } from '@shared/result'
import {
  findAttention,
  isInEffect,
  isOfAttention,
  sinceWords,
  type AttentionInput,
  type HeldDeal,
} from '../holdings/attention'
import { addBusinessDays, expectedDistribution } from '../holdings/businessDays'
import { factorPerDollar } from '../holdings/cash'
import { buildPositions } from '../holdings/positions'
import { factorsOf } from '../store/classHistory'
import { dealCalendars } from '../store/dealMonths'
import { dealOfName } from '../store/deals'
import { cashByMonth } from '../store/cashSums'
import { byKey, figuresOfDeal, type ReportFigures } from '../store/figures'
import { countFilings } from '../store/filings'
import { listReports } from '../store/reports'
import type { Database } from '../store/database'
import type { EngineContext } from './context'
import { breaksOf } from './breaks'
import { checkScope, heldCusips, type StoredHolding } from './held'
import { LATE_AFTER } from './history'

const ALL_MONTHS = 600

/** The health of deals, what needs attention, and cash by month. */
export function healthHandlers(
  context: EngineContext,
): Handlers<'deals.health' | 'attention' | 'cash.months' | 'classes.factors'> {
  const { database } = context
  return {
    'deals.health': (args) => database.read(() => healthOf(context, args)),
    attention: (args) => database.read(() => attentionOf(context, args)),
    'classes.factors': ({ cusips }) =>
      database.read(() => {
        const found: Reply<'classes.factors'> = {}
        for (const { cusip, date, factor } of factorsOf(database, cusips)) {
          const perDollar = factorPerDollar(factor)
          if (perDollar !== null) (found[cusip] ??= []).push({ date, factor: perDollar })
        }
        return ok(found)
      }),
    'cash.months': ({ from = '', to = '9999', ...scope }) =>
      database.read(() => {
        const found = checkScope(database, scope)
        if (!found.ok) return found
        return ok(
          cashByMonth(database, scope, from, to).map(({ month, interest, principal }) => ({
            month,
            interest: fromCents(interest),
            principal: fromCents(principal),
          })),
        )
      }),
  }
}

function healthOf({ database }: EngineContext, args: Args<'deals.health'>): Result<Health> {
  const { to = '9999' } = args
  const deal = dealOfName(database, args.deal)
  if (deal === undefined) {
    return fail(
      'unknown-deal',
      `No report on file is of a deal called ${args.deal}. Write its name as the list of filings does.`,
    )
  }
  const lists = new Map<readonly FigureCell[], number>()
  const months = figuresOfDeal(database, deal.id, to, ALL_MONTHS).map(
    ({ cells, texts, distributionDate, ...row }) => {
      const list = lists.get(cells) ?? lists.size
      lists.set(cells, list)
      return { ...row, date: distributionDate, list, texts: [...texts] }
    },
  )
  const groups = new Set([...lists.keys()].flatMap((cells) => cells.map(([, group]) => group)))
  return ok({
    deal: deal.name,
    groups: [...[...groups].filter((group) => group !== WHOLE_POOL).sort(), WHOLE_POOL],
    lists: [...lists.keys()].map((cells) => cells.map(([...cell]) => cell)),
    months,
  })
}

function attentionOf(context: EngineContext, args: Args<'attention'>): Result<Attention[]> {
  const { database } = context
  const { asOf, ...scope } = args
  const found = checkScope(database, scope)
  if (!found.ok) return found
  const held = heldCusips(database, scope, asOf)
  const { positions } = buildPositions({
    asOf,
    portfolio: found.value.portfolio,
    anyReport: countFilings(database) > 0,
    held,
  })
  const breaks = breaksOf(database, asOf).filter(
    (one) =>
      (found.value.portfolio === null || one.portfolio === found.value.portfolio) &&
      (found.value.account === null || one.account === found.value.account),
  )
  const deals = dealsOf(context, held, asOf)
  const differing = differingIn(database, monthOf(asOf))
  return ok(findAttention({ asOf, positions, deals, differing, breaks }))
}

/** How many checks differ in the month's reports that count, by deal. */
function differingIn(database: Database, month: string): AttentionInput['differing'] {
  const found = new Map<string, { count: number; date: string }>()
  for (const { deal, status, distributionDate, checks } of listReports(database, { month })) {
    if (status !== 'current' && status !== 'supplemental') continue
    const count = (found.get(deal)?.count ?? 0) + checks.differs
    found.set(deal, { count, date: distributionDate })
  }
  return found
}

/** Each deal held, with the figures of its last report and of the month before that. */
function dealsOf(
  { database }: EngineContext,
  held: readonly StoredHolding[],
  asOf: string,
): HeldDeal[] {
  const deals = new Map<number, string>()
  for (const { history } of held) {
    const last = history.at(-1)
    if (last?.dealId != null && last.deal !== null) deals.set(last.dealId, last.deal)
  }
  const dates = new Map(dealCalendars(database).map((one) => [one.dealId, one.dates]))
  const isFew = deals.size <= FEW_DEALS
  return [...deals].map(([id, deal]) => {
    const reports = figuresOfDeal(database, id, asOf, 2)
    const [before, last] = reports
    const newest = last ?? before
    const follows =
      last !== undefined &&
      before !== undefined &&
      addMonths(monthOf(before.distributionDate), 1) === monthOf(last.distributionDate)
    return {
      deal,
      date: newest?.distributionDate ?? null,
      figures: newest === undefined ? {} : byKey(newest, isOfAttention),
      before: follows ? byKey(before, isOfAttention) : {},
      since: sinceOf(reports, isFew ? () => figuresOfDeal(database, id, asOf, LOOKED_BACK) : null),
      ...lateOf(dates.get(id) ?? [], asOf),
    }
  })
}

/** So many reports are looked back on for when a trigger came into effect; of many deals, the last and the one before it only. */
const LOOKED_BACK = 25
const FEW_DEALS = 20

/** Since when the triggers of a deal that are in effect are, by key, from its last two reports or from more where these can be had. */
function sinceOf(
  lastTwo: readonly ReportFigures[],
  more: (() => readonly ReportFigures[]) | null,
): Readonly<Record<string, string>> {
  const newest = lastTwo.at(-1)
  const figures = newest === undefined ? {} : byKey(newest, isOfAttention)
  const inEffect = Object.entries(figures).flatMap(([key, groups]) =>
    isInEffect(key, Object.values(groups)[0]?.text ?? '') ? [key] : [],
  )
  if (inEffect.length === 0) return {}
  const reports = (more === null ? lastTwo : more()).map((row) => ({
    date: row.distributionDate,
    figures: byKey(row, (key) => inEffect.includes(key)),
  }))
  const lookedBack = more === null ? 2 : LOOKED_BACK
  return Object.fromEntries(inEffect.map((key) => [key, sinceWords(key, reports, lookedBack)]))
}

/** When the next distribution was expected, where its report should be on file by now, and how many are late by then. */
function lateOf(
  dates: readonly string[],
  asOf: string,
): { readonly lateSince: string | null; readonly lateReports: number } {
  const expected = expectedDistribution(dates.filter((date) => date <= asOf))
  const isLate = (date: string) => addBusinessDays(date, LATE_AFTER) < asOf
  if (expected === null || !isLate(expected)) return { lateSince: null, lateReports: 0 }
  const day = expected.slice(8)
  const monthLater = (count: number) => `${addMonths(monthOf(expected), count)}-${day}`
  let late = 1
  while (monthLater(late) <= asOf && isLate(monthLater(late))) late++
  return { lateSince: expected, lateReports: late }
}
