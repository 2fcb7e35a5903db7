import { classKey } from '@shared/classKey'
import { LinePaths } from '@shared/linePaths'
import type { TrusteeReport } from '@shared/report'
import { keyWords } from './cells'

/** The four tables of the certificate payment report. */
type Part = 'current' | 'perThousand' | 'toDate' | 'interestDetail'

/** A table of a report as it was read: its columns, and its rows with the paths of their cells. */
export interface Section {
  /** `REMIC III, current period`, `Collateral Report, CHARACTERISTICS` */
  readonly name: string
  readonly unit: string
  /** What a row is: `Class`, `Line`. */
  readonly rowName: string
  readonly columns: readonly Column[]
  readonly rows: readonly SectionRow[]
}

export interface Column {
  readonly key: string
  readonly name: string
  /** The second line of the head: the report's own number of the column, or a unit. */
  readonly under: string
  /** Left out where the pane is narrow, unless the cell that is looked at stands in it. */
  readonly roomy?: boolean
}

const PARTS: Readonly<
  Record<
    Part,
    { readonly name: string; readonly unit: string; readonly columns: readonly Column[] }
  >
> = {
  current: {
    name: 'current period',
    unit: 'in dollars',
    columns: [
      { key: 'originalFace', name: 'Original face', under: '', roomy: true },
      { key: 'priorBalance', name: 'Prior', under: '(1)' },
      { key: 'interest', name: 'Interest', under: '(2)' },
      { key: 'principal', name: 'Principal', under: '(3)' },
      { key: 'distribution', name: 'Total', under: '(4)', roomy: true },
      { key: 'realizedLoss', name: 'Losses', under: '(5)' },
      { key: 'deferredInterest', name: 'Deferred', under: '(6)' },
      { key: 'currentBalance', name: 'Current', under: '(7)' },
    ],
  },
  perThousand: {
    name: 'factors',
    unit: 'per $1,000 of original face or notional',
    columns: [
      {
        key: 'originalPrincipalOrNotional',
        name: 'Original',
        under: 'or notional, $',
        roomy: true,
      },
      { key: 'priorBalance', name: 'Prior', under: '' },
      { key: 'interest', name: 'Interest', under: '' },
      { key: 'principal', name: 'Principal', under: '' },
      { key: 'distribution', name: 'Total', under: '' },
      { key: 'currentBalance', name: 'Current', under: '' },
    ],
  },
  toDate: {
    name: 'to date',
    unit: 'in dollars',
    columns: [
      { key: 'originalFace', name: 'Original face', under: '', roomy: true },
      { key: 'interest', name: 'Interest', under: '' },
      { key: 'unscheduledPrincipal', name: 'Unscheduled', under: 'principal' },
      { key: 'scheduledPrincipal', name: 'Scheduled', under: 'principal' },
      { key: 'totalPrincipal', name: 'Total', under: 'principal' },
      { key: 'totalDistribution', name: 'Total', under: 'distribution', roomy: true },
      { key: 'realizedLoss', name: 'Losses', under: '' },
      { key: 'deferredInterest', name: 'Deferred', under: 'interest' },
      { key: 'currentBalance', name: 'Current', under: 'balance' },
    ],
  },
  interestDetail: {
    name: 'interest detail',
    unit: 'in dollars',
    columns: [
      { key: 'passThroughRate', name: 'Rate', under: '' },
      { key: 'priorBalance', name: 'Prior', under: 'balance', roomy: true },
      { key: 'accruedInterest', name: 'Accrued', under: 'interest' },
      { key: 'nonSupportedShortfall', name: 'Shortfall', under: 'not supported' },
      { key: 'priorUnpaidInterest', name: 'Unpaid', under: 'prior' },
      { key: 'unscheduledAdjustments', name: 'Adjustments', under: 'unscheduled', roomy: true },
      { key: 'optimalInterest', name: 'Optimal', under: 'interest' },
      { key: 'paidInterest', name: 'Paid', under: 'interest' },
      { key: 'currentUnpaidInterest', name: 'Unpaid', under: 'current' },
    ],
  },
}

const ORDER: readonly Part[] = ['current', 'perThousand', 'toDate', 'interestDetail']

export interface SectionRow {
  readonly name: string
  /** The path of the row's cells, up to the column's name. */
  readonly path: string
  readonly sum: boolean
  readonly cells: Readonly<Record<string, string | null>>
}

/** Every table of a report: those of the classes by tier, its label rows by section, delinquency, and the tables of loans. */
export function sectionsOf(report: TrusteeReport): readonly Section[] {
  return [
    ...classSections(report),
    ...lineSections(report),
    ...delinquencySections(report),
    ...loanSections(report),
  ].filter((section) => section.rows.length > 0)
}

/** The table a cell stands in; null when it stands in none. */
export function sectionOf(path: string, sections: readonly Section[]): Section | null {
  const row = path.replace(/\.[^.\]]*$/, '').replace(/\]\.accrual$/, '].perThousand')
  return sections.find((section) => section.rows.some((one) => one.path === row)) ?? null
}

function classSections(report: TrusteeReport): Section[] {
  const tiers = [...new Set(report.classes.map((row) => row.tier))]
  return tiers.flatMap((tier) =>
    ORDER.map((part) => ({
      name: `${tier ?? 'Classes'}, ${PARTS[part].name}`,
      unit: PARTS[part].unit,
      rowName: 'Class',
      columns: PARTS[part].columns,
      rows: classRows(report, tier, part),
    })),
  )
}

/** A class each, then the tier's total. */
function classRows(report: TrusteeReport, tier: string | null, part: Part): SectionRow[] {
  const classes = report.classes
    .filter((row) => row.tier === tier)
    .map((row) => ({
      name: row.class,
      path: `classes[${classKey(row)}].${part}`,
      sum: false,
      cells: row[part],
    }))
  if (part === 'perThousand') return classes
  const totals = report.totals
    .filter((total) => total.tier === tier)
    .map((total) => ({
      name: 'Total',
      path: `totals[${total.tier ?? ''}].${part}`,
      sum: true,
      cells: total[part],
    }))
  return [...classes, ...totals]
}

function lineSections(report: TrusteeReport): Section[] {
  const paths = new LinePaths()
  const sections = new Map<string, { groups: Set<string>; rows: SectionRow[]; name: string }>()
  for (const line of report.lines) {
    const key = `${line.report}/${line.section}`
    const name = line.section === '' ? line.report : `${line.report}, ${line.section}`
    const section = sections.get(key) ?? { groups: new Set<string>(), rows: [], name }
    sections.set(key, section)
    for (const group of Object.keys(line.values)) section.groups.add(group)
    section.rows.push({
      name: line.heading === null ? line.label : `${line.heading} ${line.label}`,
      path: paths.next(line),
      sum: /^TOTAL\b/.test(line.label),
      cells: line.values,
    })
  }
  return [...sections.values()].map(({ groups, rows, name }) => ({
    name,
    unit: 'as printed',
    rowName: 'Line',
    columns: [...groups].map((group) => ({ key: group, name: group, under: '' })),
    rows,
  }))
}

const MEASURES = {
  balance: 'balance in dollars',
  balancePercent: 'share of the balance',
  loans: 'loans',
  loansPercent: 'share of the loans',
} as const

const BUCKETS: readonly Column[] = [
  { key: 'current', name: 'Current', under: '' },
  { key: 'one', name: '1 payment', under: '' },
  { key: 'two', name: '2 payments', under: '' },
  { key: 'threePlus', name: '3 or more', under: '' },
  { key: 'total', name: 'Total', under: '' },
]

function delinquencySections({ delinquency }: TrusteeReport): Section[] {
  const tables = [...new Set(delinquency.map((row) => row.table))]
  const measures = Object.keys(MEASURES) as (keyof typeof MEASURES)[]
  return tables.flatMap((table) =>
    measures.map((measure) => ({
      name: `Delinquency, ${table}`,
      unit: MEASURES[measure],
      rowName: 'Status',
      columns: BUCKETS,
      rows: delinquency
        .filter((row) => row.table === table && row.measure === measure)
        .map((row) => ({
          name: row.status,
          path: `delinquency[${table}/${row.status}/${measure}]`,
          sum: row.status === 'TOTAL',
          cells: {
            current: row.current,
            one: row.one,
            two: row.two,
            threePlus: row.threePlus,
            total: row.total,
          },
        })),
    })),
  )
}

/** Loans paid off, liquidated and owned: all columns that the table has, under their own names. */
function loanSections(report: TrusteeReport): Section[] {
  const tables = [
    { key: 'prepaidLoans', name: 'Loans paid off', loans: report.prepaidLoans },
    { key: 'liquidatedLoans', name: 'Loans liquidated', loans: report.liquidatedLoans },
    { key: 'reoLoans', name: 'REO loans', loans: report.reoLoans },
  ]
  return tables.map(({ key, name, loans }) => ({
    name,
    unit: 'as printed',
    rowName: 'Loan',
    columns: columnsOf(loans[0] ?? {}),
    rows: loans.map(({ loan, ...cells }) => ({
      name: loan,
      path: `${key}[${loan}]`,
      sum: false,
      cells,
    })),
  }))
}

function columnsOf(row: object): Column[] {
  return Object.keys(row)
    .filter((key) => key !== 'loan')
    .map((key) => ({ key, name: words(key), under: '' }))
}

/** `originalBalance` as `Original balance`. */
function words(key: string): string {
  const spaced = keyWords(key)
  return spaced.charAt(0).toUpperCase() + spaced.slice(1)
}
