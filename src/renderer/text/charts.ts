import { addMonths, monthOf } from '@shared/dates'
import { exact } from '@shared/decimal'
import type { Origin } from './origins'

/** One part of a chart: a value a month, as plain decimals; null where the month has none. */
export interface Series {
  readonly name: string
  /** The colour's name in the tokens: `--interest`. */
  readonly color: string
  readonly values: readonly (string | null)[]
  readonly line?: 'solid' | 'dash' | 'dots'
  /** Where a month's value comes from. */
  readonly origin?: (at: number) => Origin | null
  /** An area above the ones before it instead of a line of its own. */
  readonly band?: boolean
}

/** A chart over months: what is drawn, and the table that says the same. */
export interface ChartSpec {
  readonly kind: 'stack' | 'lines' | 'balance'
  /** `2002-09`, without a hole. */
  readonly months: readonly string[]
  readonly series: readonly Series[]
  /** What the values are. Amounts are dollars, drawn in thousands or millions; shares are in percent. */
  readonly measure: 'amount' | 'share' | 'number'
  /** What a line across says, such as the original face. */
  readonly reference?: { readonly value: string; readonly label: string }
  /** Words at the last point of a balance. */
  readonly last?: string
  /** Months whose report was revised; each has a notch under the axis. */
  readonly revised?: readonly string[]
  /** Names the values at the top left instead of their measure. */
  readonly unit?: string
  /** How a value is written in the table. */
  readonly format: (value: string) => string
}

const FEWEST = 3

/** Every month from the first to the last, those without a report among them. */
export function everyMonth(dates: readonly string[]): string[] {
  const months = [...new Set(dates.map(monthOf))].sort()
  const [first, last] = [months[0], months.at(-1)]
  if (first === undefined || last === undefined) return []
  const all: string[] = []
  for (let month = first; month <= last; month = addMonths(month, 1)) all.push(month)
  return all
}

/** Whether a picture says more than its table: three points at least, and not all of them zero. */
export function isDrawable(spec: ChartSpec): boolean {
  const points = spec.months.filter((_, at) =>
    spec.series.some((series) => series.values[at] != null),
  )
  return (
    points.length >= FEWEST &&
    spec.series.some((series) =>
      series.values.some((value) => value != null && !exact(value).isZero()),
    )
  )
}

const NAMES = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** `Sep 2002`, or `Sep` within a year. */
export function shortMonth(month: string, withYear = true): string {
  const name = NAMES[Number(month.slice(5, 7)) - 1] ?? month
  return withYear ? `${name} ${month.slice(0, 4)}` : name
}

const STEPS = [1, 3, 6, 12] as const

/**
 * The months that carry a label: January always with its year, between them a quarter, half year or year apart; fewer where there is
 * room for no more than so many.
 */
export function monthLabels(months: readonly string[], room = Infinity): (string | null)[] {
  const least = months.length <= 8 ? 1 : months.length <= 30 ? 3 : months.length <= 72 ? 6 : 12
  const every = STEPS.find((step) => step >= least && months.length / step <= room) ?? 12
  const inYears = Math.ceil(months.length / 12 / Math.max(1, Math.min(room, 10)))
  const years = every < 12 || (months.length <= 130 && inYears <= 1) ? 1 : inYears
  return months.map((month, at) => {
    const number = Number(month.slice(5, 7)) - 1
    const year = Number(month.slice(0, 4))
    if (number % every !== 0) return null
    if (number === 0)
      return year % years === 0 ? (every === 12 ? String(year) : shortMonth(month)) : null
    return every === 12 ? null : shortMonth(month, at < every)
  })
}

/** The marks of an axis from zero to no more than a number, at 1, 2 or 5 times a power of ten, at most seven of them. */
export function axisMarks(most: number): number[] {
  if (!(most > 0)) return [0]
  const power = 10 ** Math.floor(Math.log10(most / 6))
  const step = [1, 2, 5, 10].map((times) => times * power).find((one) => most / one < 7) ?? most
  return Array.from({ length: Math.floor(most / step) + 1 }, (_, at) =>
    Number((at * step).toPrecision(10)),
  )
}

/** The unit that keeps an axis of amounts short. */
export function amountUnit(largest: number): { readonly per: number; readonly name: string } {
  if (largest >= 2e9) return { per: 1e9, name: '$ billion' }
  if (largest >= 2e6) return { per: 1e6, name: '$ million' }
  if (largest >= 2e3) return { per: 1e3, name: '$ thousand' }
  return { per: 1, name: '$' }
}
