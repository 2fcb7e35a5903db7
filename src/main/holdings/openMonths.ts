import { addMonths, endOfMonth, isIsoDate, monthNumber, monthOf } from '@shared/dates'
import { exact } from '@shared/decimal'
import { compareTexts } from '@shared/order'
import { businessDayBefore } from './businessDays'
import type { DatedLot } from './entitlement'

/** When a deal distributes, as far as its reports tell. */
export interface DealDates {
  /** When it first pays, as printed; null where none prints a date. */
  readonly firstPayment: string | null
  /** Distribution dates with a report that counts, oldest first. */
  readonly dates: readonly string[]
}

/** The months of a deal (`2002-08`) that were over by a day and have no report, oldest first. */
export interface OpenMonths {
  /** Between two that are on file up to the day. */
  readonly between: readonly string[]
  /** From the first distribution to the last report on file, whenever that is: a report of each was filed. */
  readonly missing: readonly string[]
  /** After the last report on file: late, not filed yet, or no more to come. */
  readonly awaited: readonly string[]
}

export const NO_OPEN_MONTHS: OpenMonths = { between: [], missing: [], awaited: [] }

/** The month of a deal's first distribution: no later than its first report, whatever that prints. */
export function firstMonth(firstPayment: string | null, firstOnFile: string): string {
  const printed =
    firstPayment !== null && isIsoDate(firstPayment) ? monthOf(firstPayment) : firstOnFile
  return printed < firstOnFile ? printed : firstOnFile
}

/** Months without a report between two that are on file up to a day, from their distribution dates. */
export function monthGaps(dates: readonly string[], asOf: string): string[] {
  const onFile = new Set(dates.filter((date) => date <= asOf).map(monthOf))
  const [first, last] = [[...onFile].sort()[0], [...onFile].sort().at(-1)]
  const missing: string[] = []
  if (first === undefined || last === undefined) return missing
  for (let month = first; month < last; month = addMonths(month, 1)) {
    if (!onFile.has(month)) missing.push(month)
  }
  return missing
}

/** The months of a deal without a report, as of a day; see `OpenMonths`. A month still going on is not over. */
export function openMonths(deal: DealDates, asOf: string): OpenMonths {
  if (!hasOpenMonths(deal, asOf)) return NO_OPEN_MONTHS
  const { firstPayment, dates } = deal
  const onFile = dates.map(monthOf)
  const [first] = onFile
  const last = onFile.at(-1)
  if (first === undefined || last === undefined) return NO_OPEN_MONTHS
  const known = new Set(onFile)
  const month = monthOf(asOf)
  const over = endOfMonth(month) === asOf ? month : addMonths(month, -1)
  const [missing, awaited]: [string[], string[]] = [[], []]
  for (let at = firstMonth(firstPayment, first); at <= over; at = addMonths(at, 1)) {
    if (known.has(at)) continue
    if (at > last) awaited.push(at)
    else missing.push(at)
  }
  return { between: monthGaps(dates, asOf), missing, awaited }
}

/** Whether `openMonths` can find any: looked at first, since most deals have none. */
export function hasOpenMonths({ firstPayment, dates }: DealDates, asOf: string): boolean {
  const [first] = dates
  if (first === undefined) return false
  const month = monthNumber(asOf)
  let before = monthNumber(firstMonth(firstPayment, monthOf(first))) - 1
  for (const date of dates) {
    const next = monthNumber(date)
    if (next > before + 1) return before + 1 <= month
    if (next > month) return false
    before = next
  }
  return before < month
}

/**
 * Of the months without a report, those in which something was held by the record date. Which day that was only the report would
 * tell; it is taken to be the last business day of the month before, as in the reports that are on file.
 */
export function entitledMonths(lots: readonly DatedLot[], months: readonly string[]): string[] {
  if (months.length === 0) return []
  const dated = [...lots].sort((a, b) => compareTexts(a.settle ?? '', b.settle ?? ''))
  if (dated.every((lot) => lot.kind === 'buy')) {
    const from = dated[0]?.settle ?? ''
    return dated.length === 0 ? [] : months.filter((month) => from <= recordDay(month))
  }
  let [at, face] = [0, exact('0')]
  return months.filter((month) => {
    for (let lot = dated[at]; lot !== undefined; lot = dated[++at]) {
      if ((lot.settle ?? '') > recordDay(month)) break
      face = lot.kind === 'sell' ? face.minus(exact(lot.face)) : face.plus(exact(lot.face))
    }
    return face.gt(0)
  })
}

const RECORD_DAYS = new Map<string, string>()

function recordDay(month: string): string {
  let day = RECORD_DAYS.get(month)
  if (day === undefined) {
    day = businessDayBefore(`${month}-01`)
    if (RECORD_DAYS.size >= 1200) RECORD_DAYS.clear()
    RECORD_DAYS.set(month, day)
  }
  return day
}
