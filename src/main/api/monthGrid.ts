import type { Reply } from '@shared/api'
import { addMonths, isIsoDate, monthOf } from '@shared/dates'
import type { DealMonth } from '../store/dealMonths'

/** A deal's months as they are gathered. */
interface Gathered {
  readonly deal: string
  begins: string
  readonly months: Map<string, boolean>
}

/**
 * Which months of which deals are on file, from the first distribution of any deal to the last month on file, a letter a month: `o`
 * on file, `r` revised, `m` missing between the deal's first distribution and its last report, `.` before that, a blank after.
 * The first distribution is the one the reports print, else the first on file.
 */
export function monthGrid(rows: readonly DealMonth[]): Reply<'filings.months'> {
  const deals = new Map<number, Gathered>()
  for (const { dealId, deal, month, revised, firstPayment } of rows) {
    const printed = firstPayment !== null && isIsoDate(firstPayment) ? monthOf(firstPayment) : month
    const begins = printed < month ? printed : month
    const known = deals.get(dealId) ?? { deal, begins, months: new Map<string, boolean>() }
    if (begins < known.begins) known.begins = begins
    known.months.set(month, revised)
    deals.set(dealId, known)
  }
  const all = [...deals.values()]
  const first = all.map((deal) => deal.begins).sort()[0] ?? null
  const last = rows.map((row) => row.month).reduce((a, b) => (a > b ? a : b), '')
  if (first === null) return { first: null, last: null, deals: [] }
  const months: string[] = []
  for (let month = first; month <= last; month = addMonths(month, 1)) months.push(month)
  return { first, last, deals: all.map((deal) => row(deal, months)) }
}

function row(
  { deal, begins, months: onFile }: Gathered,
  months: readonly string[],
): Reply<'filings.months'>['deals'][number] {
  const ends = [...onFile.keys()].reduce((a, b) => (a > b ? a : b))
  const states = months.map((month) => {
    const revised = onFile.get(month)
    if (revised !== undefined) return revised ? 'r' : 'o'
    return month < begins ? '.' : month > ends ? ' ' : 'm'
  })
  return { deal, states: states.join('') }
}
