import type { Reply } from '@shared/api'
import { addMonths } from '@shared/dates'
import { firstMonth } from '../holdings/openMonths'
import type { DealCalendar } from '../store/dealMonths'

/**
 * Which months of which deals are on file, from the first distribution of any deal to the last month on file, a letter a month: `o`
 * on file, `r` revised, `m` missing between the deal's first distribution and its last report, `.` before that, a blank after.
 * The first distribution is the one the reports print, else the first on file.
 */
export function monthGrid(deals: readonly DealCalendar[]): Reply<'filings.months'> {
  const all = deals.map((deal) => {
    const onFile = [...deal.months.keys()].sort()
    return {
      ...deal,
      begins: firstMonth(deal.firstPayment, onFile[0] ?? ''),
      ends: onFile.at(-1) ?? '',
    }
  })
  const first = all.map((deal) => deal.begins).sort()[0] ?? null
  const last =
    all
      .map((deal) => deal.ends)
      .sort()
      .at(-1) ?? null
  if (first === null || last === null) return { first: null, last: null, deals: [] }
  const months: string[] = []
  for (let month = first; month <= last; month = addMonths(month, 1)) months.push(month)
  return {
    first,
    last,
    deals: all.map((one) => ({
      deal: one.deal,
      states: months.map((month) => letter(one, month)).join(''),
    })),
  }
}

function letter(
  { begins, ends, months }: DealCalendar & { readonly begins: string; readonly ends: string },
  month: string,
): string {
  const revised = months.get(month)
  if (revised !== undefined) return revised ? 'r' : 'o'
  return month < begins ? '.' : month > ends ? ' ' : 'm'
}
