import type { StatementRow } from '@shared/statement'
import { compare } from './compare'
import type { StatementReport } from './input'
import { dealOf } from './sources'

/** Rows by deal, then as the deal's report prints their classes. */
export function inOrderOf(reports: readonly StatementReport[]) {
  const places = new Map(
    reports.flatMap(({ report }) =>
      report.classes.map((row, place) => [row.cusip, place] as const),
    ),
  )
  const place = (row: StatementRow) => places.get(row.cusip) ?? Number.MAX_SAFE_INTEGER
  return (one: StatementRow, other: StatementRow) =>
    compare(one.deal ?? '\uffff', other.deal ?? '\uffff') ||
    place(one) - place(other) ||
    compare(one.cusip, other.cusip)
}

/** Reports by the name of their deal, then by date, a supplemental one behind the month's own. */
export function byDeal(one: StatementReport, other: StatementReport): number {
  const isExtra = ({ report }: StatementReport) => Number(report.revision === 'supplemental')
  return (
    compare(dealOf(one), dealOf(other)) ||
    compare(one.report.distributionDate, other.report.distributionDate) ||
    isExtra(one) - isExtra(other) ||
    one.filingId - other.filingId ||
    one.reportIndex - other.reportIndex
  )
}

export function distinct(values: readonly string[]): string[] {
  return [...new Set(values)].sort()
}
