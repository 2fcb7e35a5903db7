import type { Reply } from '@shared/api'
import type { Attention } from '@shared/api/health'
import { addMonths } from '@shared/dates'
import { exact } from '@shared/decimal'
import type { Screen } from '../state/router.svelte'
import type { ChartSpec } from './charts'
import { money } from './figures'
import type { IconName } from '../parts/icons'

export type CashMonth = Reply<'cash.months'>[number]

/** The months up to one, so many of them, oldest first. */
export function monthsUpTo(month: string, count: number): string[] {
  return Array.from({ length: count }, (_, at) => addMonths(month, at - count + 1))
}

/** Cash by month as a stacked chart: principal below, interest above; months before the first cash are left out. */
export function cashChart(cash: readonly CashMonth[], month: string, count: number): ChartSpec {
  const known = new Map(cash.map((one) => [one.month, one]))
  const first = cash[0]?.month ?? month
  const months = monthsUpTo(month, count).filter((one) => one >= first)
  const values = (what: 'interest' | 'principal') =>
    months.map((one) => known.get(one)?.[what] ?? null)
  return {
    kind: 'stack',
    months,
    measure: 'amount',
    format: money,
    series: [
      { name: 'Principal', color: '--principal', values: values('principal') },
      { name: 'Interest', color: '--interest', values: values('interest') },
    ],
  }
}

/** The cash of a month, of its year so far, and how much of either is interest. */
export function cashOf(cash: readonly CashMonth[], from: string, to: string) {
  const within = cash.filter(({ month }) => month >= from && month <= to)
  const sum = (what: 'interest' | 'principal') =>
    within.reduce((whole, one) => whole.plus(exact(one[what])), exact('0'))
  const [interest, principal] = [sum('interest'), sum('principal')]
  return {
    interest: interest.toFixed(2),
    principal: principal.toFixed(2),
    total: interest.plus(principal).toFixed(2),
  }
}

/** Original face less current face as a share of it, in percent; null where nothing is held or no report tells of it. */
export function paidDown(originalFace: string | null, currentFace: string | null): string | null {
  if (originalFace === null || currentFace === null) return null
  const whole = exact(originalFace)
  if (whole.isZero()) return null
  return whole.minus(exact(currentFace)).div(whole).times(100).toFixed(2)
}

const ICON_OF: Readonly<Record<Attention['kind'], IconName>> = {
  differs: 'note',
  gap: 'missing',
  late: 'missing',
  trigger: 'shield',
  loss: 'falling',
  shortfall: 'falling',
  delinquency: 'rising',
  enhancement: 'shield',
  break: 'custodian',
  unknown: 'find',
}

export function iconOf({ kind }: Attention): IconName {
  return ICON_OF[kind]
}

/** The screen that shows what an entry is about. */
export function placeOf({ place, cusip, deal }: Attention): Screen {
  const about = deal === null ? {} : { deal }
  switch (place) {
    case 'holding':
      return cusip === null ? { name: 'holdings' } : { name: 'holding', cusip }
    case 'collateral':
      return { name: 'collateral', ...about }
    case 'checks':
      return { name: 'checks', show: 'differs', ...about }
    case 'filings':
      return { name: 'filings' }
    case 'custodian':
      return { name: 'custodian' }
  }
}

/** The first month of a year, for sums of the year so far. */
export function yearStart(month: string): string {
  return `${month.slice(0, 4)}-01`
}
