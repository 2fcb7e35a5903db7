import type { Attention } from '@shared/api/health'
import { longDate, longMonth, monthOf } from '@shared/dates'
import { exact, grouped, PLAIN_DECIMAL, type Exact } from '@shared/decimal'
import { WHOLE_POOL, type Figures } from '@shared/figures'
import type { Position } from '@shared/positions'

/** A deal held, as its last reports have it. */
export interface HeldDeal {
  readonly deal: string
  /** Distribution date of the last report up to the day; null without one. */
  readonly date: string | null
  readonly figures: Figures
  /** Of the month before; empty where that is not on file. */
  readonly before: Figures
  /** When the next distribution was expected, where its report is late. */
  readonly lateSince: string | null
  /** Since when triggers in effect are, by key, in words: `since 25 March 2002`. */
  readonly since?: Readonly<Record<string, string>>
  /** How many reports are late by now: that one and those of the months after it. */
  readonly lateReports?: number
}

export interface AttentionInput {
  readonly asOf: string
  readonly positions: readonly Position[]
  readonly deals: readonly HeldDeal[]
  /** How many checks of the month's reports differ, by deal. */
  readonly differing: ReadonlyMap<string, { readonly count: number; readonly date: string }>
  readonly breaks: readonly { readonly cusip: string; readonly sentence: string }[]
}

/** What counts as rising: a tenth more than the month before, and at least a tenth of a percent of the pool. */
const RISE = 1.1
const SHARE = 0.001

const TRIGGER = /^trigger:(.*(?:in effect|event).*)$/i
const SHORTFALL = /^feature:(.*shortfall.*)$/i
/** Loans past due three payments or more, in foreclosure, bankruptcy or REO. */
const SERIOUS = [
  'dq.DELINQUENT.threePlus',
  'dq.FORECLOSURE.total',
  'dq.BANKRUPTCY.total',
  'dq.REO.total',
]
const AMOUNTS = new Set(['oc', 'ocTarget', 'loss', 'lossToDate', 'poolBalance', ...SERIOUS])

/** Whether a figure of a deal's health can be what needs attention; the others need not be looked up. */
export function isOfAttention(key: string): boolean {
  return AMOUNTS.has(key) || TRIGGER.test(key) || SHORTFALL.test(key)
}

/**
 * Since when a trigger is in effect, in words, by the last reports of a deal, oldest first, of which no more than `lookedBack` were
 * looked up: the date where one before it says otherwise.
 */
export function sinceWords(
  key: string,
  reports: readonly { readonly date: string; readonly figures: Figures }[],
  lookedBack: number,
): string {
  const before = reports.findLastIndex(
    ({ figures }) => !isInEffect(key, Object.values(figures[key] ?? {})[0]?.text ?? ''),
  )
  const first = reports[before + 1]?.date ?? ''
  if (before >= 0) return `since ${longDate(first)}`
  if (reports.length === lookedBack) {
    return lookedBack === 2
      ? `as in the report before, of ${longDate(first)}`
      : `for more than ${lookedBack - 1} reports`
  }
  return reports.length === 1
    ? `in the only report on file, of ${longDate(first)}`
    : `in all reports on file, the first of ${longDate(first)}`
}

/** What needs a holder's attention on a day, the weightiest first: numbers that do not tie, cash, losses, then the pool's health. */
export function findAttention(input: AttentionInput): Attention[] {
  const month = monthOf(input.asOf)
  const positions = input.positions.filter((position) => !position.status.includes('sold'))
  return [
    ...positions.flatMap(differing),
    ...input.deals.flatMap((deal) => differingDeal(deal, input.differing)),
    ...input.breaks.map(({ cusip, sentence }) =>
      attention('break', `Custodian’s cash for ${cusip}`, sentence, 'custodian', cusip, null),
    ),
    ...positions.flatMap((position) => losses(position, month)),
    ...missing(positions),
    ...positions.flatMap(unknown),
    ...input.deals.filter(isAwaited(positions)).flatMap((deal) => late(deal)),
    ...input.deals
      .filter((deal) => deal.date !== null && monthOf(deal.date) === month)
      .flatMap(poolAttention),
  ]
}

/** What a report says of its pool that a holder should look at, the weightiest first. */
export function poolAttention(deal: HeldDeal): Attention[] {
  return [
    ...triggers(deal),
    ...enhancement(deal),
    ...poolLosses(deal),
    ...shortfalls(deal),
    ...rising(deal),
  ]
}

function attention(
  kind: Attention['kind'],
  title: string,
  detail: string,
  place: Attention['place'],
  cusip: string | null,
  deal: string | null,
): Attention {
  return { kind, title, detail, place, cusip, deal }
}

function nameOf(position: Position): string {
  const { class: name, cusip } = position
  return name === null ? cusip : `${name} (${cusip})`
}

function differing(position: Position): Attention[] {
  if (!position.status.includes('differs')) return []
  const title = `Checks on ${nameOf(position)} differ`
  const detail = `${position.deal ?? ''}, the last report on file`
  return [attention('differs', title, detail, 'holding', position.cusip, position.deal)]
}

/** One entry a deal for all of its checks that differ, those of the holder's classes too. */
function differingDeal({ deal }: HeldDeal, differing: AttentionInput['differing']): Attention[] {
  const found = differing.get(deal)
  if (found === undefined || found.count === 0) return []
  const title = `${found.count} ${found.count === 1 ? 'check differs' : 'checks differ'} in ${deal}`
  const detail = `The report of ${longDate(found.date)}; no printed line explains ${found.count === 1 ? 'it' : 'them'}`
  return [attention('differs', title, detail, 'checks', null, deal)]
}

function losses(position: Position, month: string): Attention[] {
  const { distribution } = position
  if (distribution === null || monthOf(distribution.date) !== month) return []
  if (exact(distribution.realizedLoss).isZero()) return []
  const title = `Realized loss ${grouped(distribution.realizedLoss)} on ${nameOf(position)}`
  const detail = `${position.deal ?? ''}: lowers the balance, pays nothing`
  return [attention('loss', title, detail, 'holding', position.cusip, position.deal)]
}

/** One entry a deal for its missing months. */
function missing(positions: readonly Position[]): Attention[] {
  const deals = new Map<string, { months: Set<string>; cusips: string[] }>()
  for (const position of positions) {
    const months = position.missing
    if (months.length === 0) continue
    const name = position.deal ?? position.cusip
    const known = deals.get(name) ?? { months: new Set(), cusips: [] }
    deals.set(name, known)
    for (const month of months) known.months.add(month)
    known.cusips.push(position.cusip)
  }
  return [...deals].map(([deal, { months, cusips }]) => {
    const listed = [...months].sort()
    const some = listed.length > 3 ? `${listed.slice(0, 3).join(', ')} …` : listed.join(', ')
    const title = `${listed.length === 1 ? '1 distribution' : `${listed.length} distributions`} missing: ${some}`
    const detail = `${deal}: year to date and since purchase are incomplete`
    return attention('gap', title, detail, 'filings', cusips[0] ?? null, deal)
  })
}

function unknown(position: Position): Attention[] {
  if (!position.status.includes('unknown cusip')) return []
  const title = `${position.cusip} is in no report on file`
  const detail = 'Import a report of its deal, or correct the CUSIP of the lot'
  return [attention('unknown', title, detail, 'holding', position.cusip, null)]
}

/** Whether anything held of a deal is still paid: nobody waits for reports of classes that are paid off. */
function isAwaited(positions: readonly Position[]): (deal: HeldDeal) => boolean {
  const awaited = new Set(positions.flatMap((one) => (one.awaited === null ? [] : one.deal)))
  return ({ deal }) => awaited.has(deal)
}

function late({ deal, lateSince, lateReports = 1 }: HeldDeal): Attention[] {
  if (lateSince === null) return []
  const first = longMonth(monthOf(lateSince))
  const title =
    lateReports === 1
      ? `The report of ${first} is late`
      : `${lateReports} reports are late, from ${first} on`
  const detail = `${deal}: ${lateReports === 1 ? '' : 'the first '}expected for the distribution of ${longDate(lateSince)}`
  return [attention('late', title, detail, 'filings', null, deal)]
}

/** Whether a figure says that a trigger is in effect. */
export function isInEffect(key: string, text: string): boolean {
  return TRIGGER.test(key) && /^yes$/i.test(text)
}

function triggers({ deal, figures, since = {} }: HeldDeal): Attention[] {
  return Object.entries(figures).flatMap(([key, groups]) => {
    const name = TRIGGER.exec(key)?.[1]
    const value = Object.values(groups)[0]?.text ?? ''
    if (name === undefined || !isInEffect(key, value)) return []
    const words = [value, since[key]].filter((one) => one !== undefined).join(', ')
    return [attention('trigger', name, `${deal}: ${words}`, 'collateral', null, deal)]
  })
}

function amount(figures: Figures, key: string, group = WHOLE_POOL) {
  const text = figures[key]?.[group]?.text
  return text !== undefined && PLAIN_DECIMAL.test(text) ? exact(text) : null
}

function enhancement({ deal, figures }: HeldDeal): Attention[] {
  const [actual, target] = [amount(figures, 'oc'), amount(figures, 'ocTarget')]
  if (actual === null || target === null || actual.gte(target)) return []
  const [of, short] = [grouped(target.toFixed(2)), grouped(target.minus(actual).toFixed(2))]
  const detail = `${deal}: ${grouped(actual.toFixed(2))} of ${of}, short ${short}`
  const title = 'Overcollateralization below target'
  return [attention('enhancement', title, detail, 'collateral', null, deal)]
}

function poolLosses({ deal, figures }: HeldDeal): Attention[] {
  const loss = amount(figures, 'loss')
  if (loss === null || loss.isZero()) return []
  const title = `Losses of ${grouped(loss.toFixed(2))} in the pool this month`
  const toDate = amount(figures, 'lossToDate')
  const detail = toDate === null ? deal : `${deal}: ${grouped(toDate.toFixed(2))} since issue`
  return [attention('loss', title, detail, 'collateral', null, deal)]
}

function shortfalls({ deal, figures }: HeldDeal): Attention[] {
  return Object.keys(figures).flatMap((key) => {
    const name = SHORTFALL.exec(key)?.[1]
    const short = amount(figures, key)
    if (name === undefined || short === null || short.isZero()) return []
    const title = `${name}: ${grouped(short.toFixed(2))}`
    return [attention('shortfall', title, deal, 'collateral', null, deal)]
  })
}

/** Loans past due three payments or more, in foreclosure, bankruptcy or REO: more of the pool than the month before. */
function rising({ deal, figures, before }: HeldDeal): Attention[] {
  const [now, then] = [serious(figures), serious(before)]
  if (now === null || then === null || now.lt(SHARE) || now.lt(then.times(RISE))) return []
  const percent = (share: typeof now) => `${share.times(100).toFixed(2)}%`
  const title = `Past due three payments or more, or worse: ${percent(now)} of the pool`
  const detail = `${deal}: ${percent(then)} the month before`
  return [attention('delinquency', title, detail, 'collateral', null, deal)]
}

function serious(figures: Figures) {
  const pool = amount(figures, 'poolBalance')
  const parts = SERIOUS.map((key) => amount(figures, key))
  if (pool === null || pool.isZero() || parts.every((part) => part === null)) return null
  return parts.reduce<Exact>((sum, part) => sum.plus(part ?? 0), exact('0')).div(pool)
}
