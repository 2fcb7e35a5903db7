import { PLAIN_DECIMAL } from '@shared/decimal'
import type {
  Check,
  CheckStatus,
  ClassRow,
  FilingFacts,
  ReadFiling,
  Revision,
  TrusteeReport,
} from '@shared/report'
import { packFigures, type PackedFigures } from './figures'
import { packOpenChecks } from './openChecks'

export type CheckCounts = Record<CheckStatus, number>

/** What is queried of a report once it is stored: a tenth of what was read, so that a reading thread can hand it over quickly. */
export interface ReportDigest {
  readonly deal: string
  readonly distributionDate: string
  readonly recordDate: string | null
  readonly firstPaymentDate: string | null
  readonly revision: Revision
  readonly layout: string
  readonly pages: number
  readonly classes: readonly ClassRow[]
  readonly loansPaidOff: number
  readonly refusedRows: number
  readonly unreadLines: number
  readonly checks: CheckCounts
  /** What the checks that differ are of: `REMIC III B`. */
  readonly differing: readonly string[]
  /** That the whole pool has left, as printed. */
  readonly monthsToMaturity: string | null
  /** Of the deal's health, as they are kept. */
  readonly figures: PackedFigures
  /** The checks that do not tie, as they are kept. */
  readonly openChecks: Uint8Array
}

/** What importing needs of a filing besides its packed form. */
export interface FilingDigest {
  readonly source: ReadFiling['source']
  readonly filing: FilingFacts
  readonly reports: readonly ReportDigest[]
}

/** The digest of what was read from a filing. */
export function digestOf({ source, filing, reports }: ReadFiling): FilingDigest {
  return { source, filing, reports: reports.map(digestOfReport) }
}

function digestOfReport(report: TrusteeReport): ReportDigest {
  const { deal, distributionDate, recordDate, firstPaymentDate, revision } = report
  const { layout, pages, classes } = report
  const differing = report.checks.filter((check) => check.status === 'differs')
  return {
    ...{ deal, distributionDate, recordDate, firstPaymentDate, revision, layout, pages, classes },
    loansPaidOff: report.prepaidLoans.length,
    refusedRows: report.refused.length,
    unreadLines: report.unread.length,
    checks: countChecks(report.checks),
    differing: [...new Set(differing.map((check) => check.subject))],
    monthsToMaturity: monthsToMaturity(report),
    figures: packFigures(report),
    openChecks: packOpenChecks(report.checks),
  }
}

/** How many checks ended which way. */
export function countChecks(checks: readonly Check[]): CheckCounts {
  const counts: CheckCounts = { ties: 0, explained: 0, differs: 0, unknown: 0 }
  for (const check of checks) counts[check.status]++
  return counts
}

const MONTHS_TO_MATURITY = /^weighted average months to maturity current$/i

/** The months that the whole pool has left, as printed: the total's, or those of the only group. */
function monthsToMaturity(report: TrusteeReport): string | null {
  const line = report.lines.find(({ label }) => MONTHS_TO_MATURITY.test(label))
  const values = Object.entries(line?.values ?? {})
  const whole =
    values.find(([group]) => group === 'TOTAL') ?? (values.length === 1 ? values[0] : undefined)
  const printed = whole?.[1] ?? null
  return printed !== null && PLAIN_DECIMAL.test(printed) ? printed : null
}
