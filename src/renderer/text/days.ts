import { isIsoDate } from '@shared/dates'

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** The ways to write a day in tables that a person can choose; copies and files always have `2002-09-25`. */
export const DAY_FORMS = {
  iso: (year: string, month: string, day: string) => `${year}-${month}-${day}`,
  words: (year: string, month: string, day: string) =>
    `${day} ${MONTHS[Number(month) - 1] ?? month} ${year}`,
  slashes: (year: string, month: string, day: string) => `${month}/${day}/${year}`,
  dots: (year: string, month: string, day: string) => `${day}.${month}.${year}`,
} as const
export type DayForm = keyof typeof DAY_FORMS

let form: DayForm = 'iso'

/** Chooses how all days of tables are written from now on. */
export function useDays(name: DayForm): void {
  form = name
}

/** A day as it is written in tables; what is no day stays as it is. */
export function day(text: string): string {
  if (!isIsoDate(text)) return text
  const [year = '', month = '', date = ''] = text.split('-')
  return DAY_FORMS[form](year, month, date)
}

/** The day and the time of day of a moment (ISO, UTC) on this computer's clock: `2026-11-22` and `10:30`. */
export function onClock(moment: string): { readonly date: string; readonly time: string } {
  const at = new Date(moment)
  const two = (part: number) => String(part).padStart(2, '0')
  return {
    date: `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`,
    time: `${two(at.getHours())}:${two(at.getMinutes())}`,
  }
}

/** What a word of a search is in dates as they are kept, if it is a day, or its day and month, as tables write it now: `-09-25`. */
export function daySearched(word: string): string | null {
  const month = MONTHS.findIndex((name) => name.toLowerCase() === word.toLowerCase()) + 1
  if (form === 'words' && month > 0) return `-${String(month).padStart(2, '0')}-`
  const [, sign, first, second, year = ''] =
    /^(?=\d\d([./]))(\d\d)[./](\d\d)(?:[./](\d{4}))?$/.exec(word) ?? []
  if (form === 'dots' && sign === '.') return `${year}-${second}-${first}`
  if (form === 'slashes' && sign === '/') return `${year}-${first}-${second}`
  return null
}
