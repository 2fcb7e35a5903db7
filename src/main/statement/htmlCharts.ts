import { longMonth } from '@shared/dates'
import { exact, PLAIN_DECIMAL } from '@shared/decimal'
import { WHOLE_POOL } from '@shared/figures'
import type { DealSeries, StatementDeal } from '@shared/statementDeal'
import { lyingBars, type Bar } from './charts/bars'
import type { Fill } from './charts/fills'
import { linedMonths, stackedMonths, steppedMonths, type Stroke } from './charts/months'
import { dollars, percents } from './charts/scale'
import { amount } from './format'
import { groupWords } from './htmlHealth'
import { Markup, html } from './markup'

/** From so many months on a chart shows them; before, one month is shown by class and group. */
const FEWEST = 3

/** The charts of a deal's page. What has too little to draw, or nothing but zeros, is left to the tables. */
export function dealCharts(deal: StatementDeal, id: string): Markup | null {
  const { series } = deal
  const onFile = series?.poolBalance.filter((value) => value !== null).length ?? 0
  const cashMonths = deal.cash.interest.filter((value) => value !== null).length
  const charts =
    series === null
      ? []
      : onFile >= FEWEST
        ? [
            cashMonths >= FEWEST ? cashByMonth(deal, series, id) : cashByClass(deal, id),
            ...poolByMonth(series, id),
          ]
        : [
            cashByClass(deal, id),
            balanceByClass(deal, id),
            delinquencyByGroup(deal, id),
            speeds(series, id),
          ]
  const drawn = charts.filter((chart) => chart !== null)
  if (drawn.length === 0) return null
  return html`<h3 id="${id}-charts">Charts</h3>
    <div class="charts">${drawn}</div>
    ${onFile >= FEWEST ? null : html`<p class="note">Charts by month appear from three months on file on.</p>`}`
}

const CASH = [
  { name: 'Principal', fill: 'dark' },
  { name: 'Interest', fill: 'light' },
] as const

const BUCKETS: readonly {
  readonly name: string
  readonly fill: Fill
  readonly of: keyof DealSeries['delinquency']
  readonly key: string
}[] = [
  { name: '31–60 days', fill: 'light', of: 'one', key: 'dq.DELINQUENT.one' },
  { name: '61–90', fill: 'pale', of: 'two', key: 'dq.DELINQUENT.two' },
  { name: '91 or more', fill: 'grey', of: 'threePlus', key: 'dq.DELINQUENT.threePlus' },
  { name: 'Foreclosure', fill: 'hatch', of: 'foreclosure', key: 'dq.FORECLOSURE.total' },
  { name: 'Bankruptcy', fill: 'dots', of: 'bankruptcy', key: 'dq.BANKRUPTCY.total' },
  { name: 'REO', fill: 'black', of: 'reo', key: 'dq.REO.total' },
]

function isDrawn(values: readonly (string | null)[], fewest = FEWEST): boolean {
  const known = values.filter((value) => value !== null)
  return known.length >= fewest && known.some((value) => exact(value).gt(0))
}

/** `Pool balance from 1,000.00 in September 2000 to 900.00 in September 2002.` */
function summary(
  what: string,
  months: readonly string[],
  values: readonly (string | null)[],
  write: (value: string) => string,
): string {
  const known = values.flatMap((value, month) => (value === null ? [] : [{ value, month }]))
  const [first, last] = [known[0], known.at(-1)]
  if (first === undefined || last === undefined) return `${what}: nothing on file.`
  const word = ({ value, month }: typeof first) =>
    `${write(value)} in ${longMonth(months[month] ?? '')}`
  return `${what} from ${word(first)} to ${word(last)}.`
}

const percent = (value: string) => `${amount(exact(value).times(100).toFixed(2))}%`

function cashByMonth({ cash }: StatementDeal, { months }: DealSeries, id: string): Markup | null {
  const sums = months.map((_, month) => {
    const [interest, principal] = [cash.interest[month] ?? null, cash.principal[month] ?? null]
    return interest === null || principal === null
      ? null
      : exact(interest).plus(principal).toFixed(2)
  })
  if (!isDrawn(sums)) return null
  return stackedMonths({
    id: `${id}-cash`,
    title: 'Cash of the holdings by month',
    summary: summary('Cash of the holdings', months, sums, amount),
    months,
    parts: [
      { ...CASH[0], values: cash.principal },
      { ...CASH[1], values: cash.interest },
    ],
    scaleOf: dollars,
  })
}

function poolByMonth(series: DealSeries, id: string): (Markup | null)[] {
  const { months } = series
  const parts = BUCKETS.map(({ of, ...part }) => ({ ...part, values: series.delinquency[of] }))
  const total = months.map((_, month) => {
    const known = parts.flatMap(({ values }) => values[month] ?? [])
    return known.length === 0
      ? null
      : known.reduce((sum, part) => sum.plus(part), exact('0')).toFixed()
  })
  return [
    isDrawn(series.poolBalance)
      ? steppedMonths({
          id: `${id}-balance`,
          title: 'Pool balance',
          summary: summary('Pool balance', months, series.poolBalance, amount),
          months,
          values: series.poolBalance,
          scaleOf: dollars,
        })
      : null,
    isDrawn(total)
      ? stackedMonths({
          id: `${id}-delinquency`,
          title: 'Past due or worse, share of the pool',
          summary: summary('Past due or worse', months, total, percent),
          months,
          parts,
          scaleOf: percents,
        })
      : null,
    lines(series, `${id}-speed`, 'Prepayment speed, CPR', percents, percent, [
      { name: 'Month', stroke: 'dotted', values: series.cpr },
      { name: '3 months', stroke: 'solid', values: series.cpr3 },
      { name: 'Since cut-off', stroke: 'dashed', values: series.cprLife },
    ]),
    lines(series, `${id}-enhancement`, 'Overcollateralization', dollars, amount, [
      { name: 'Actual', stroke: 'solid', values: series.overcollateralization },
      { name: 'Target', stroke: 'dashed', values: series.overcollateralizationTarget },
    ]),
    isDrawn(series.lossToDate)
      ? steppedMonths({
          id: `${id}-losses`,
          title: 'Realized losses since issue',
          summary: summary('Realized losses since issue', months, series.lossToDate, amount),
          months,
          values: series.lossToDate,
          scaleOf: dollars,
        })
      : null,
  ]
}

function lines(
  { months }: DealSeries,
  id: string,
  title: string,
  scaleOf: typeof dollars,
  write: (value: string) => string,
  all: readonly {
    readonly name: string
    readonly stroke: Stroke
    readonly values: readonly (string | null)[]
  }[],
): Markup | null {
  const kept = all.filter(({ values }) => isDrawn(values))
  const [first] = kept
  if (first === undefined) return null
  const words = kept.map(({ name, values }) =>
    summary(`${title}, ${name.toLowerCase()}`, months, values, write),
  )
  return linedMonths({ id, title, summary: words.join(' '), months, lines: kept, scaleOf })
}

/** Bars of a class each; a chart needs two. */
const FEWEST_BARS = 2
const MOST_BARS = 14

function classBars(
  deal: StatementDeal,
  partsOf: (row: StatementDeal['classes'][number]) => readonly (string | null)[],
): Bar[] {
  return deal.classes
    .filter((row) => row.basis === 'principal')
    .flatMap((row) => {
      const parts = partsOf(row)
      if (parts.some((part) => part === null)) return []
      const known = parts.flatMap((part) => part ?? [])
      const value = known.reduce((sum, part) => sum.plus(part), exact('0')).toFixed()
      return [{ name: row.class, parts: known, value: amount(value) }]
    })
}

function bars(
  id: string,
  title: string,
  parts: readonly { readonly name: string; readonly fill: Fill }[],
  found: readonly Bar[],
  scaleOf: typeof dollars,
): Markup | null {
  const isSome = found.some((bar) => bar.parts.some((part) => exact(part).gt(0)))
  if (found.length < FEWEST_BARS || found.length > MOST_BARS || !isSome) return null
  const words = found.map(({ name, value }) => `${name} ${value}`).join(', ')
  return lyingBars({ id, title, summary: `${words}.`, parts, bars: found, scaleOf })
}

function cashByClass(deal: StatementDeal, id: string): Markup | null {
  const found = classBars(deal, (row) => [row.principal, row.interest])
  return bars(`${id}-cash`, 'Cash of the month by class', CASH, found, dollars)
}

function balanceByClass(deal: StatementDeal, id: string): Markup | null {
  const parts = [
    { name: 'Outstanding', fill: 'dark' },
    { name: 'Paid down since issue', fill: 'light' },
  ] as const
  const found = classBars(deal, (row) => {
    if (row.originalFace === null || row.currentBalance === null) return [null]
    const down = exact(row.originalFace).minus(row.currentBalance)
    return [row.currentBalance, down.isNegative() ? '0' : down.toFixed()]
  }).map((bar) => ({ ...bar, value: amount(bar.parts[0] ?? null) }))
  return bars(`${id}-balance`, 'Balance by class', parts, found, dollars)
}

function delinquencyByGroup({ health }: StatementDeal, id: string): Markup | null {
  if (health === null) return null
  const valueOf = (key: string, group: string) => {
    const text = health.rows.find((row) => row.key === key)?.values[group]?.[0] ?? null
    return text !== null && PLAIN_DECIMAL.test(text) ? text : null
  }
  const found = health.groups.flatMap((group): Bar[] => {
    const pool = valueOf('poolBalance', group)
    if (pool === null || exact(pool).isZero()) return []
    const shares = BUCKETS.map(({ key }) => exact(valueOf(key, group) ?? '0').div(exact(pool)))
    const sum = shares.reduce((whole, share) => whole.plus(share), exact('0'))
    const name = group === WHOLE_POOL ? 'Whole pool' : groupWords(group)
    return [
      { name, parts: shares.map((share) => share.toFixed(10)), value: percent(sum.toFixed()) },
    ]
  })
  return bars(
    `${id}-delinquency`,
    'Past due or worse, share of the balance',
    BUCKETS,
    found,
    percents,
  )
}

function speeds(series: DealSeries, id: string): Markup | null {
  const found = [
    { name: 'Month', values: series.cpr },
    { name: '3 months', values: series.cpr3 },
    { name: 'Since cut-off', values: series.cprLife },
  ].flatMap(({ name, values }): Bar[] => {
    const value = values.at(-1) ?? null
    return value === null ? [] : [{ name, parts: [value], value: percent(value) }]
  })
  return bars(
    `${id}-speed`,
    'Prepayment speed, CPR',
    [{ name: 'CPR', fill: 'dark' }],
    found,
    percents,
  )
}
