import { isIsoDate } from '@shared/dates'
import { exact, plain } from '@shared/decimal'
import { fail, ok, type Result } from '@shared/result'

/** Which of two numbers comes first in a date like 3/4/2002. */
export type DayOrder = 'mdy' | 'dmy'

const SLASHED = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/
const WORDED = /^(\d{1,2})[- ]([A-Za-z]{3})[a-z]*[- ](\d{4})$/
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** The order of day and month that a file's own dates show: one of them is above twelve somewhere, and never the other; else null. */
export function dayOrderOf(texts: readonly string[]): DayOrder | null {
  const pairs = texts.flatMap((text) => {
    const match = SLASHED.exec(text.trim())
    return match === null ? [] : [[Number(match[1]), Number(match[2])] as const]
  })
  const dmy = pairs.some(([first]) => first > 12)
  const mdy = pairs.some(([, second]) => second > 12)
  return dmy === mdy ? null : dmy ? 'dmy' : 'mdy'
}

/** A day as people's files write it, as an ISO date: 2002-09-25, 20020925, 25-Sep-2002, or 9/25/2002 in a known order. `bad-date` */
export function readDay(text: string, order: DayOrder | null): Result<string> {
  const typed = text.trim()
  const compact = /^(\d{4})(\d{2})(\d{2})$/.exec(typed)
  if (compact !== null) return day(typed, compact[1], compact[2], compact[3])
  const worded = WORDED.exec(typed)
  if (worded !== null) {
    const month = MONTHS.indexOf((worded[2] ?? '').toLowerCase()) + 1
    return day(typed, worded[3], String(month), worded[1])
  }
  const slashed = SLASHED.exec(typed)
  if (slashed === null) return day(typed, ...typed.split('-', 3))
  const [, first, second, year] = slashed
  if (order === 'mdy') return day(typed, year, first, second)
  if (order === 'dmy') return day(typed, year, second, first)
  return fail(
    'bad-date',
    `“${typed}” could be two days, and no date of the file tells which number is the month. Say whether the month or the day comes first.`,
  )
}

function day(typed: string, year = '', month = '', date = ''): Result<string> {
  const iso = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`
  if (isIsoDate(iso)) return ok(iso)
  return fail('bad-date', `“${typed}” is not a day of the calendar. Write it as 2002-09-25.`)
}

/** A number as people's files write it, as a plain decimal: thousands commas, `$`, a minus before or behind, or parentheses. `bad-number` */
export function readNumber(text: string): Result<string> {
  const typed = text.trim()
  const bare = typed.replace(/^\((.*)\)$/, '-$1').replace(/^(.*)-$/, '-$1')
  const digits = bare.replace(/^(-?)\s*\$?\s*(-?)/, '$1$2')
  if (/^-?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?$/.test(digits) && digits.length <= 40) {
    return ok(plain(exact(digits.replaceAll(',', ''))))
  }
  return fail('bad-number', `“${typed}” is not a number. Write it as 1234.56.`)
}
