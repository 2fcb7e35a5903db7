import { addMonths, monthOf } from '@shared/dates'
import { exact, PLAIN_DECIMAL } from '@shared/decimal'
import { WHOLE_POOL } from '@shared/figures'
import { everyMonth, type ChartSpec, type Series } from './charts'
import { day } from './days'
import { asPrinted, fixed, inPercent, percent, rate } from './figures'
import { figureAt, pathAt, type Health } from './healthMonths'
import type { Origin } from './origins'

/** How a figure is written: as printed, a fraction in percent, or words. */
export type Measure = 'amount' | 'share' | 'number'

/** A row of a table of figures. */
export interface FigureRow {
  readonly key: string
  readonly label: string
  readonly measure: Measure
  /** What it counts in, where that is no share: `$`. Stands once, in the head of the column or after the label. */
  readonly unit?: string
  /** The sum of the rows above. */
  readonly sum?: boolean
}

/** A figure for people; what is no number (`Yes`, `Not Available`, `5.5492%`) stays as printed. */
export function shownFigure(text: string, measure: Measure): string {
  if (!PLAIN_DECIMAL.test(text)) return text
  return measure === 'share' ? percent(text) : asPrinted(text)
}

/**
 * What a table has of a figure. A share, printed as a fraction or in percent, is there in percent, exactly and without the sign: the
 * head of its column or the label of its row says `%`.
 */
export function valueOf(text: string | null, measure: Measure): string | null {
  if (measure !== 'share' || text === null) return text
  if (PLAIN_DECIMAL.test(text)) return inPercent(text)
  const printed = text.replace(/%$/, '')
  return PLAIN_DECIMAL.test(printed) ? printed : text
}

/** A value of `valueOf` as it is written, without its unit. */
export function writtenFigure(value: string, measure: Measure): string {
  if (!PLAIN_DECIMAL.test(value)) return value
  return measure === 'share' ? rate(value) : asPrinted(value)
}

/** The unit of a figure; undefined for a count, and for what a report names itself. */
export function unitOf({ measure, unit }: FigureRow): string | undefined {
  return measure === 'share' ? '%' : unit
}

/** The unit that all rows have in common, for the heads of their columns; undefined where they differ. */
export function commonUnit(rows: readonly FigureRow[]): string | undefined {
  const units = new Set(rows.map(unitOf))
  return units.size === 1 ? unitOf(rows[0] as FigureRow) : undefined
}

/** The label of a row, with its unit where the heads of the columns have none. */
export function rowLabel(row: FigureRow, inHead: string | undefined): string {
  const unit = unitOf(row)
  return unit === undefined || inHead !== undefined ? row.label : `${row.label}, ${unit}`
}

/** Where a figure of a month stands in its report. */
export function figureOrigin(
  health: Health,
  at: number,
  row: FigureRow,
  group: string,
): Origin | null {
  const month = health.months[at]
  const text = figureAt(month, row.key, group)
  if (month === undefined || text === null) return null
  const path = pathAt(month, row.key, group)
  const { filingId, reportIndex, date } = month
  return {
    label: row.measure === 'share' ? row.label : rowLabel(row, undefined),
    shown: shownFigure(text, row.measure),
    report: { filingId, reportIndex },
    paths: path === undefined ? [] : [path],
    subject: `${groupWords(group)}, report of ${date}`,
  }
}

/** A loan group for people: `TOTAL` is the whole pool. */
export function groupWords(group: string): string {
  if (group === WHOLE_POOL) return 'Whole pool'
  return group.charAt(0) + group.slice(1).toLowerCase()
}

/** The whole pool first, then its groups as the report names them. */
export function wholeFirst(groups: readonly string[]): string[] {
  return groups.toSorted((a, b) => Number(b === WHOLE_POOL) - Number(a === WHOLE_POOL))
}

/** The last report, the one before it, and the one of three months before: columns of the tables. */
export function columnsOf(health: Health): number[] {
  const last = health.months.length - 1
  const newest = health.months[last]
  if (newest === undefined) return []
  const wanted = [0, 1, 3].map((back) => addMonths(monthOf(newest.date), -back))
  return wanted.flatMap((month) => {
    const at = health.months.findIndex(({ date }) => monthOf(date) === month)
    return at < 0 ? [] : [at]
  })
}

/** Every month from the first report to the last, and which report of the health is of it. */
interface Axis {
  readonly months: readonly string[]
  /** `undefined` for a month without a report. */
  readonly places: readonly (number | undefined)[]
}

function axisOf({ months: reports }: Health): Axis {
  const months = everyMonth(reports.map(({ date }) => date))
  // Of several reports of a month the first
  const placeOf = new Map(reports.map(({ date }, at) => [monthOf(date), at] as const).reverse())
  return { months, places: months.map((month) => placeOf.get(month)) }
}

/** A figure month by month, a hole where a month or the figure is missing. */
function series(
  health: Health,
  { places }: Axis,
  row: FigureRow,
  group: string,
  look: Pick<Series, 'name' | 'color' | 'line'>,
): Series {
  return {
    ...look,
    values: places.map((at) =>
      valueOf(numberOrNull(figureAt(health.months[at ?? -1], row.key, group)), row.measure),
    ),
    origin: (at) => figureOrigin(health, places[at] ?? -1, row, group),
  }
}

/** A figure that is a number; null for words such as `Not Available`. */
export function numberOrNull(text: string | null): string | null {
  return text !== null && PLAIN_DECIMAL.test(text) ? text : null
}

/** Up to three figures as lines: the first dotted, the second solid, the third in the accent. */
export function linesOf(
  health: Health,
  group: string,
  measure: Measure,
  rows: readonly (FigureRow & { readonly name: string; readonly target?: boolean })[],
  unit?: string,
): ChartSpec {
  const axis = axisOf(health)
  const LOOKS = [
    { color: '--series', line: 'solid' },
    { color: '--series-2', line: 'dots' },
    { color: '--accent', line: 'solid' },
  ] as const
  const format = (value: string) => writtenFigure(value, measure)
  return {
    kind: 'lines',
    months: axis.months,
    ...(unit === undefined ? {} : { unit }),
    revised: revisedOf(health),
    measure,
    format,
    series: rows.map((row, at) =>
      series(health, axis, row, group, {
        name: row.name,
        ...(row.target === true
          ? { color: '--series-2', line: 'dash' as const }
          : (LOOKS[at] ?? LOOKS[0])),
      }),
    ),
  }
}

/** The months whose report that counts is a revised one. */
function revisedOf({ months }: Health): string[] {
  return months.filter(({ revision }) => revision === 'revised').map(({ date }) => monthOf(date))
}

/** Past due by payments missed, foreclosure, bankruptcy, REO, from the bottom to the top of the stack. */
export const BUCKETS = [
  { key: 'dq.DELINQUENT.one', label: '31–60 days', color: '--dq-30' },
  { key: 'dq.DELINQUENT.two', label: '61–90 days', color: '--dq-60' },
  { key: 'dq.DELINQUENT.threePlus', label: '91 days or more', color: '--dq-90' },
  { key: 'dq.FORECLOSURE.total', label: 'Foreclosure', color: '--dq-foreclosure' },
  { key: 'dq.BANKRUPTCY.total', label: 'Bankruptcy', color: '--dq-bankruptcy' },
  { key: 'dq.REO.total', label: 'REO', color: '--dq-reo' },
] as const

/** The delinquency buckets of a group as shares of its balance, stacked by month. */
export function delinquencyChart(health: Health, group: string): ChartSpec {
  const axis = axisOf(health)
  return {
    kind: 'stack',
    months: axis.months,
    unit: '% of balance',
    revised: revisedOf(health),
    measure: 'share',
    format: (value) => fixed(value, 2),
    series: BUCKETS.map(({ key, label, color }) =>
      shares(health, axis, { key, label, measure: 'amount' }, POOL_BALANCE, group, {
        name: label,
        color,
      }),
    ),
  }
}

const POOL_BALANCE: FigureRow = { key: 'poolBalance', label: 'Pool balance', measure: 'amount' }
const ORIGINAL: FigureRow = { key: 'poolBalanceOriginal', label: 'Original balance', measure: 'amount' } // prettier-ignore
const LOSSES: FigureRow = { key: 'lossToDate', label: 'Losses since issue', measure: 'amount' }
const CDR: FigureRow = { key: 'cdr', label: 'CDR, month', measure: 'share' }

/** Losses since issue as a share of the original balance, and beside them the month's rate of defaults on the same axis. */
export function lossChart(health: Health, group: string): ChartSpec {
  const axis = axisOf(health)
  return {
    kind: 'lines',
    months: axis.months,
    unit: '% of original · CDR',
    revised: revisedOf(health),
    measure: 'share',
    format: rate,
    series: [
      series(health, axis, CDR, group, { name: 'CDR', color: '--series-2', line: 'dots' }),
      shares(health, axis, LOSSES, ORIGINAL, group, { name: 'Losses', color: '--loss' }),
    ],
  }
}

/** An amount as a share of another month by month, in percent; following it opens the amount. */
function shares(
  health: Health,
  axis: Axis,
  part: FigureRow,
  whole: FigureRow,
  group: string,
  look: Pick<Series, 'name' | 'color' | 'line'>,
): Series {
  const amounts = series(health, axis, part, group, look)
  const wholes = series(health, axis, whole, group, look)
  const shareAt = (at: number) => shareOf(amounts.values[at] ?? null, wholes.values[at] ?? null)
  return {
    ...amounts,
    values: amounts.values.map((_, at) => valueOf(shareAt(at), 'share')),
    origin: (at) => {
      const origin = amounts.origin?.(at) ?? null
      const of = wholes.values[at] ?? null
      if (origin === null || of === null) return origin
      const made = () => `${origin.shown} ÷ ${asPrinted(of)} ${whole.label.toLowerCase()}`
      return { ...origin, shown: percent(shareAt(at) ?? '0'), made }
    },
  }
}

/** A part of a whole as a fraction; null where either is not known. */
export function shareOf(part: string | null, whole: string | null): string | null {
  if (part === null || whole === null || exact(whole).isZero()) return null
  return exact(part).div(exact(whole)).toFixed(10)
}

/** Figures of one kind that any month on file prints (`fee:…`), in the order of the newest. */
export function rowsOfKind(health: Health, kind: string): FigureRow[] {
  const lists = new Set(health.months.toReversed().map(({ list }) => list))
  const keys = new Set([...lists].flatMap(({ cells }) => cells.map(([key]) => key)))
  return [...keys]
    .filter((key) => key.startsWith(`${kind}:`))
    .map((key) => ({ key, label: key.slice(kind.length + 1), measure: 'amount' as const }))
}

/** Since when a figure has read as it does now: the first report of the unbroken run, or that it always has. */
export function since(health: Health, key: string, group: string): string {
  const now = figureAt(health.months.at(-1), key, group)
  const changed = health.months.findLastIndex((month) => figureAt(month, key, group) !== now)
  if (changed < 0) return health.months.length === 1 ? 'the only report' : 'all months on file'
  return day(health.months[changed + 1]?.date ?? '')
}

/** A speed's rows: of the month, averaged over 3 and 12 months, and since the cut-off date. */
export function speedRows(name: string, measure: Measure): readonly FigureRow[] {
  const key = name.toLowerCase()
  const unit = measure === 'number' ? { unit: '× 100%' } : {}
  return [
    { key, label: `${name}, month`, measure, ...unit },
    { key: `${key}3`, label: `${name}, 3 months`, measure, ...unit },
    { key: `${key}12`, label: `${name}, 12 months`, measure, ...unit },
    { key: `${key}Life`, label: `${name}, since cut-off`, measure, ...unit },
  ]
}

/** The months of a deal's health that lie within so many of the last report, gaps counted; all for 0. */
export function lastMonths({ months }: Health, count: number): Health['months'] {
  const last = months.at(-1)
  if (count === 0 || last === undefined) return months
  const first = addMonths(monthOf(last.date), 1 - count)
  return months.filter(({ date }) => monthOf(date) >= first)
}
