import { classKey, type ReadFiling, type TrusteeReport } from '@shared/report'
import { checkReport } from './checkReport'

/** A number that a person put right. */
export interface CellCorrection {
  readonly reportIndex: number
  readonly path: string
  readonly printed: string | null
  readonly corrected: string | null
}

const PATH = /^classes\[(.+)\]\.(current|perThousand|toDate|interestDetail)\.(\w+)$/

/** What a report prints in a number cell of a class; undefined where the path leads to none. */
export function classCell(report: TrusteeReport, path: string): string | null | undefined {
  const [, key, table, column] = PATH.exec(path) ?? []
  const row = report.classes.find((one) => classKey(one) === key)
  if (row === undefined || table === undefined || column === undefined) return undefined
  const cells: Readonly<Record<string, string | null>> = row[table as 'current']
  return Object.hasOwn(cells, column) ? (cells[column] ?? null) : undefined
}

/** Whether a correction is of what the report prints now; else it rests. */
export function isOfPrinted(report: TrusteeReport | undefined, one: CellCorrection): boolean {
  return report !== undefined && classCell(report, one.path) === one.printed
}

/** A filing with the corrections that are of what it prints, its checks made again; itself where there are none. */
export function correctFiling(
  document: ReadFiling,
  corrections: readonly CellCorrection[],
): ReadFiling {
  if (corrections.length === 0) return document
  return {
    ...document,
    reports: document.reports.map((report, reportIndex) => {
      const own = corrections.filter(
        (one) => one.reportIndex === reportIndex && isOfPrinted(report, one),
      )
      return own.length === 0 ? report : correctReport(report, own)
    }),
  }
}

function correctReport(
  report: TrusteeReport,
  corrections: readonly CellCorrection[],
): TrusteeReport {
  const classes = report.classes.map((row) =>
    corrections.reduce((changed, { path, corrected }) => {
      const [, key, table = '', column = ''] = PATH.exec(path) ?? []
      if (key !== classKey(row)) return changed
      return { ...changed, [table]: { ...changed[table as 'current'], [column]: corrected } }
    }, row),
  )
  const changed = { ...report, classes }
  return { ...changed, checks: checkReport(changed) }
}
