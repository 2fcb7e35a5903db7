import { classKey } from '@shared/classKey'
import type { ClassRow, TrusteeReport } from '@shared/report'

/** The four tables of the certificate payment report. */
export type Part = 'current' | 'perThousand' | 'toDate' | 'interestDetail'

/** One table of one tier. */
export interface Section {
  readonly tier: string | null
  readonly part: Part
}

export interface Column {
  readonly key: string
  readonly name: string
  /** The second line of the head: the report's own number of the column, or a unit. */
  readonly under: string
  /** Left out where the pane is narrow, unless the cell that is looked at stands in it. */
  readonly roomy?: boolean
}

export const PARTS: Readonly<
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

/** Every table of a report, in the order it prints them. */
export function sectionsOf(report: TrusteeReport): readonly Section[] {
  const tiers = [...new Set(report.classes.map((row) => row.tier))]
  return tiers.flatMap((tier) => ORDER.map((part) => ({ tier, part })))
}

/** The table a cell stands in; null when it stands in none of the four. */
export function sectionOf(path: string, report: TrusteeReport): Section | null {
  const parts = /^(classes|totals)\[(.*)\]\.(\w+)\./.exec(path)
  if (parts === null) return null
  const part = parts[3] === 'accrual' ? 'perThousand' : ORDER.find((one) => one === parts[3])
  if (part === undefined) return null
  const key = parts[2] ?? ''
  const tier =
    parts[1] === 'totals'
      ? report.totals.find((total) => total.tier === key)?.tier
      : report.classes.find((row) => classKey(row) === key)?.tier
  return { tier: tier ?? null, part }
}

export interface SectionRow {
  readonly name: string
  /** The path of the row's cells, up to the column's name. */
  readonly path: string
  readonly sum: boolean
  readonly cells: Readonly<Record<string, string | null>>
  readonly row: ClassRow | null
}

/** The rows of a table as they were read: a class each, then the tier's total. */
export function rowsOf(report: TrusteeReport, section: Section): readonly SectionRow[] {
  const classes = report.classes
    .filter((row) => row.tier === section.tier)
    .map((row) => ({
      name: row.class,
      path: `classes[${classKey(row)}].${section.part}`,
      sum: false,
      cells: row[section.part],
      row,
    }))
  const part = section.part
  if (part === 'perThousand') return classes
  const totals = report.totals
    .filter((total) => total.tier === section.tier)
    .map((total) => ({
      name: 'Total',
      path: `totals[${total.tier ?? ''}].${part}`,
      sum: true,
      cells: total[part],
      row: null,
    }))
  return [...classes, ...totals]
}

/** A section's name for people: `REMIC III, current period`. */
export function sectionName(section: Section): string {
  const part = PARTS[section.part].name
  return section.tier === null ? `Classes, ${part}` : `${section.tier}, ${part}`
}
