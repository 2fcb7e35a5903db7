import { addDays, addMonths, endOfMonth, type IsoDate } from '@shared/dates'

const SATURDAY = 6
const SUNDAY = 0

/** The day of the week of an ISO date, 0 for Sunday. */
function weekday(date: IsoDate): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay()
}

/** The nth Monday (1) … of a month; the last where n is -1. */
function nth(year: number, month: number, day: number, n: number): IsoDate {
  const first = `${year}-${String(month).padStart(2, '0')}-01`
  if (n < 0) {
    const last = endOfMonth(first.slice(0, 7))
    return addDays(last, -((weekday(last) - day + 7) % 7))
  }
  return addDays(first, ((day - weekday(first) + 7) % 7) + 7 * (n - 1))
}

/**
 * The holidays of the Federal Reserve Banks in a year: fixed ones that fall on a Sunday move to Monday, those on a Saturday are
 * not moved (Federal Reserve, Financial Services holiday schedule; 5 U.S.C. 6103). Martin Luther King Day is kept from 1986,
 * Juneteenth from 2022 (its first year came too late for the banks' schedule).
 */
function holidaysOf(year: number): ReadonlySet<IsoDate> {
  let holidays = KNOWN.get(year)
  if (holidays === undefined) {
    holidays = new Set(workOutHolidays(year))
    KNOWN.set(year, holidays)
  }
  return holidays
}

const KNOWN = new Map<number, ReadonlySet<IsoDate>>()

function workOutHolidays(year: number): IsoDate[] {
  const fixed = ['01-01', ...(year >= 2022 ? ['06-19'] : []), '07-04', '11-11', '12-25']
  const moved = fixed.map((day) => {
    const date = `${year}-${day}`
    return weekday(date) === SUNDAY ? addDays(date, 1) : date
  })
  return [
    ...moved,
    ...(year >= 1986 ? [nth(year, 1, 1, 3)] : []),
    nth(year, 2, 1, 3),
    nth(year, 5, 1, -1),
    nth(year, 9, 1, 1),
    nth(year, 10, 1, 2),
    nth(year, 11, 4, 4),
  ]
}

/** Whether banks in the United States are open on a day. */
export function isBusinessDay(date: IsoDate): boolean {
  const day = weekday(date)
  return day !== SATURDAY && day !== SUNDAY && !holidaysOf(Number(date.slice(0, 4))).has(date)
}

/** The day itself where it is a business day, else the next that is. */
export function nextBusinessDay(date: IsoDate): IsoDate {
  let day = date
  while (!isBusinessDay(day)) day = addDays(day, 1)
  return day
}

/** The last business day before a day. */
export function businessDayBefore(date: IsoDate): IsoDate {
  let day = addDays(date, -1)
  while (!isBusinessDay(day)) day = addDays(day, -1)
  return day
}

/** So many business days after a day. */
export function addBusinessDays(date: IsoDate, count: number): IsoDate {
  let day = date
  for (let left = count; left > 0; left--) day = nextBusinessDay(addDays(day, 1))
  return day
}

const A_YEAR = 12

/**
 * When a deal is expected to distribute in the month after its last distribution: on its usual day, rolled to the next business
 * day. The usual day is one that, rolled, gives each of the last twelve distributions; null where
 * none does, or where several do that give different next days.
 */
export function expectedDistribution(dates: readonly IsoDate[]): IsoDate | null {
  const recent = [...dates].sort().slice(-A_YEAR)
  const last = recent.at(-1)
  if (last === undefined) return null
  const next = addMonths(last.slice(0, 7), 1)
  const days = Array.from({ length: 31 }, (_, before) => before + 1)
  const usual = days.filter((day) =>
    recent.every((date) => usualIn(date.slice(0, 7), day) === date),
  )
  const [expected, ...others] = new Set(usual.map((day) => usualIn(next, day)))
  return others.length > 0 ? null : (expected ?? null)
}

/** The days of a month, each rolled to the next business day. Deals share their months. */
function usualIn(month: string, day: number): IsoDate {
  let rolled = ROLLED.get(month)
  if (rolled === undefined) {
    rolled = Array.from({ length: 31 }, (_, before) => rollIn(month, before + 1))
    if (ROLLED.size >= 1200) ROLLED.clear()
    ROLLED.set(month, rolled)
  }
  return rolled[day - 1] ?? ''
}

const ROLLED = new Map<string, readonly IsoDate[]>()

function rollIn(month: string, day: number): IsoDate {
  const date = `${month}-${String(day).padStart(2, '0')}`
  const end = endOfMonth(month)
  return nextBusinessDay(date > end ? end : date)
}
