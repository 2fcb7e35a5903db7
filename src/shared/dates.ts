const MONTHS = [
  'january', 'february', 'march', 'april', 'may', 'june', 'july',
  'august', 'september', 'october', 'november', 'december',
] // prettier-ignore

const DAY = 86_400_000
/** Day 0 of Excel's 1900 calendar, shifted by its false 29 February 1900 so that serials from 1 March 1900 on are right. */
const EXCEL_EPOCH = Date.UTC(1899, 11, 30)

/** An ISO calendar date, `2002-09-25`. */
export type IsoDate = string

function iso(year: number, month: number, day: number): IsoDate | null {
  const date = new Date(Date.UTC(year, month - 1, day))
  const same =
    date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
  return same ? date.toISOString().slice(0, 10) : null
}

/** Whether the text is an ISO date of a day that exists. */
export function isIsoDate(text: string): boolean {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  return parts !== null && iso(Number(parts[1]), Number(parts[2]), Number(parts[3])) !== null
}

/** Reads `September 25, 2002`, blanks anywhere or nowhere; null when it is no date or the day does not exist. */
export function parseWordDate(text: string): IsoDate | null {
  const parts = /^([a-z]+?)(\d{1,2}),(\d{4})$/i.exec(text.replace(/\s+/g, ''))
  if (parts === null) return null
  const month = MONTHS.indexOf((parts[1] ?? '').toLowerCase()) + 1
  return month === 0 ? null : iso(Number(parts[3]), month, Number(parts[2]))
}

/** The date of an Excel serial of the 1900 calendar: 37494 is 2002-08-26. Serials before 1 March 1900 (< 61) give null. */
export function fromExcelSerial(serial: number): IsoDate | null {
  if (!Number.isInteger(serial) || serial < 61 || serial > 110_000) return null
  return new Date(EXCEL_EPOCH + serial * DAY).toISOString().slice(0, 10)
}

/** The Excel serial of an ISO date: 2002-08-26 is 37494. */
export function toExcelSerial(date: IsoDate): number {
  return Math.round((Date.parse(date) - EXCEL_EPOCH) / DAY)
}

/** Whole days from one ISO date to another; negative when `to` comes first. */
export function daysBetween(from: IsoDate, to: IsoDate): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY)
}

/** The ISO date so many days later (or earlier). */
export function addDays(date: IsoDate, days: number): IsoDate {
  return new Date(Date.parse(date) + days * DAY).toISOString().slice(0, 10)
}

/** The month of an ISO date, `2002-09`. */
export function monthOf(date: IsoDate): string {
  return date.slice(0, 7)
}

/** The number of a month, or of a date's month, counted from the year 0, so that differences are months. */
export function monthNumber(date: string): number {
  return Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1
}

/** The month so many months later (or earlier): `2002-09` and 4 give `2003-01`. */
export function addMonths(month: string, count: number): string {
  const index = monthNumber(month) + count
  const year = Math.floor(index / 12)
  return `${String(year).padStart(4, '0')}-${String(index - year * 12 + 1).padStart(2, '0')}`
}

/** The last day of a month `2002-09`, as an ISO date. */
export function endOfMonth(month: string): IsoDate {
  return addDays(`${addMonths(month, 1)}-01`, -1)
}

/** For people: `25 September 2002`. */
export function longDate(date: IsoDate): string {
  return `${Number(date.slice(8, 10))} ${longMonth(monthOf(date))}`
}

/** For people: `September 2002`. */
export function longMonth(month: string): string {
  const name = MONTHS[Number(month.slice(5, 7)) - 1] ?? ''
  return `${name.charAt(0).toUpperCase()}${name.slice(1)} ${month.slice(0, 4)}`
}
