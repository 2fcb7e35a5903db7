import { addMonths, monthOf } from '@shared/dates'
import { exact, PLAIN_DECIMAL } from '@shared/decimal'
import { WHOLE_POOL, type Figures } from '@shared/figures'
import type {
  DealHealth,
  DealSeries,
  HealthColumn,
  HealthMeasure,
  HealthRow,
} from '@shared/statementDeal'

/** A report of a deal that counts, with the figures it prints of the deal's health. */
export interface DealMonth {
  readonly filingId: number
  readonly reportIndex: number
  readonly distributionDate: string
  readonly revision: string
  readonly figures: Figures
}

/** How far back the charts go. */
export const CHART_MONTHS = 24

interface Declared {
  readonly key: string
  readonly label: string
  readonly part: HealthRow['part']
  readonly measure: HealthMeasure
}

const of = (part: Declared['part'], measure: HealthMeasure, rows: Record<string, string>) =>
  Object.entries(rows).map(([key, label]): Declared => ({ key, label, part, measure }))

const DECLARED: readonly Declared[] = [
  ...of('pool', 'amount', { poolBalance: 'Pool balance, $', poolLoans: 'Loans' }),
  ...of('pool', 'share', { wac: 'Coupon (WAC), %' }),
  ...of('pool', 'number', {
    wam: 'Maturity (WAM), months',
    seasoning: 'Seasoning, months',
  }),
  ...of('speeds', 'share', { smm: 'SMM, %', cpr: 'CPR, %' }),
  ...of('speeds', 'number', { psa: 'PSA, × 100%' }),
  ...of('defaults', 'share', { mdr: 'MDR, %', cdr: 'CDR, %' }),
  ...of('defaults', 'number', { sda: 'SDA, × 100%' }),
  ...of('defaults', 'share', { severity: 'Loss severity, %' }),
  ...of('losses', 'amount', {
    liquidated: 'Loans liquidated',
    loss: 'Realized loss, $',
    lossToDate: 'Loss since issue, $',
  }),
  ...of('delinquency', 'amount', {
    'dq.DELINQUENT.one': '31–60 days, $',
    'dq.DELINQUENT.two': '61–90 days, $',
    'dq.DELINQUENT.threePlus': '91 days or more, $',
    'dq.FORECLOSURE.total': 'Foreclosure, $',
    'dq.BANKRUPTCY.total': 'Bankruptcy, $',
    'dq.REO.total': 'REO, $',
    'dq.TOTAL.total': 'All of these, $',
    'dqLoans.TOTAL.total': 'All of these, loans',
  }),
  ...of('enhancement', 'amount', {
    oc: 'Overcollateralization, $',
    ocTarget: 'Target, $',
    ocDeficiency: 'Deficiency, $',
  }),
]

const COLUMNS = [
  { when: 'this month', back: 0 },
  { when: 'last month', back: 1 },
  { when: 'three months ago', back: 3 },
] as const

/**
 * A deal's health figures in a month, the month before it and three months before it, by loan group, as the reports print them;
 * from the deal's reports up to the month, the oldest first. Figures that none of the three prints are left out.
 */
export function dealHealth(months: readonly DealMonth[], month: string): DealHealth {
  const reports = COLUMNS.map(({ back }) => ofMonth(months, addMonths(month, -back)))
  const groups = new Set(
    reports.flatMap((report) => Object.values(report?.figures ?? {}).flatMap(Object.keys)),
  )
  const named = [...groups].filter((group) => group !== WHOLE_POOL).sort()
  return {
    groups: groups.has(WHOLE_POOL) ? [...named, WHOLE_POOL] : named,
    columns: COLUMNS.map(({ when, back }, at): HealthColumn => {
      const report = reports[at]
      return { when, month: addMonths(month, -back), report: report ? placeOf(report) : null }
    }),
    rows: [...DECLARED, ...triggersOf(reports)].flatMap((row) => healthRow(row, reports)),
  }
}

function placeOf({ filingId, reportIndex, distributionDate, revision }: DealMonth) {
  return { date: distributionDate, filingId, reportIndex, revision }
}

function ofMonth(months: readonly DealMonth[], month: string): DealMonth | undefined {
  return months.findLast(({ distributionDate }) => monthOf(distributionDate) === month)
}

function triggersOf(reports: readonly (DealMonth | undefined)[]): Declared[] {
  const keys = new Set(reports.flatMap((report) => Object.keys(report?.figures ?? {})))
  return [...keys]
    .filter((key) => key.startsWith('trigger:'))
    .map((key) => ({ key, label: key.slice('trigger:'.length), part: 'triggers', measure: 'text' }))
}

function healthRow(row: Declared, reports: readonly (DealMonth | undefined)[]): HealthRow[] {
  const groups = new Set(reports.flatMap((report) => Object.keys(report?.figures[row.key] ?? {})))
  if (groups.size === 0) return []
  const byGroup = (what: 'text' | 'path') =>
    Object.fromEntries(
      [...groups]
        .sort()
        .map((group) => [
          group,
          reports.map((report) => report?.figures[row.key]?.[group]?.[what] ?? null),
        ]),
    )
  return [{ ...row, values: byGroup('text'), paths: byGroup('path') }]
}

const BUCKETS = {
  one: 'dq.DELINQUENT.one',
  two: 'dq.DELINQUENT.two',
  threePlus: 'dq.DELINQUENT.threePlus',
  foreclosure: 'dq.FORECLOSURE.total',
  bankruptcy: 'dq.BANKRUPTCY.total',
  reo: 'dq.REO.total',
} as const

const SHARE_PLACES = 10

/** The whole pool's figures in each of the last 24 months up to a month, from the first on file on; a missing month is a hole. */
export function dealSeries(all: readonly DealMonth[], month: string): DealSeries {
  const first = addMonths(month, 1 - CHART_MONTHS)
  const known = all
    .map(({ distributionDate }) => monthOf(distributionDate))
    .filter((one) => one >= first && one <= month)
  const months: string[] = []
  for (let one = known.sort()[0] ?? month; one <= month; one = addMonths(one, 1)) months.push(one)
  const reports = months.map((one) => ofMonth(all, one))
  const figure = (key: string) =>
    reports.map((report) => {
      const text = report?.figures[key]?.[WHOLE_POOL]?.text
      return text !== undefined && PLAIN_DECIMAL.test(text) ? text : null
    })
  const poolBalance = figure('poolBalance')
  const share = (key: string) =>
    figure(key).map((part, at) => shareOf(part, poolBalance[at] ?? null))
  return {
    months,
    poolBalance,
    delinquency: {
      one: share(BUCKETS.one),
      two: share(BUCKETS.two),
      threePlus: share(BUCKETS.threePlus),
      foreclosure: share(BUCKETS.foreclosure),
      bankruptcy: share(BUCKETS.bankruptcy),
      reo: share(BUCKETS.reo),
    },
    cpr: figure('cpr'),
    cpr3: figure('cpr3'),
    cprLife: figure('cprLife'),
    cdr: figure('cdr'),
    psa: figure('psa'),
    lossToDate: figure('lossToDate'),
    overcollateralization: figure('oc'),
    overcollateralizationTarget: figure('ocTarget'),
  }
}

function shareOf(part: string | null, whole: string | null): string | null {
  if (part === null || whole === null || exact(whole).isZero()) return null
  return exact(part).div(exact(whole)).toFixed(SHARE_PLACES)
}
