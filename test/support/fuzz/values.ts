import { classKey, type TrusteeReport } from '@shared/report'
import { LinePaths } from '@shared/linePaths'

/** A cell of a report: its path as checks name it, its value, and where it stands in the document. */
export interface ValueCell {
  readonly path: string
  readonly value: string
  readonly at: readonly (string | number)[]
}

type Unnamed = Record<string, unknown>

/** The cells of a report that hold values, by path; a path that comes again gets `#2`, `#3` … */
export function valuesOf(report: Omit<TrusteeReport, 'checks'>): Map<string, ValueCell> {
  const found = new Map<string, ValueCell>()
  const add = (path: string, value: unknown, at: ValueCell['at']): void => {
    if (typeof value !== 'string') return
    let unique = path
    for (let n = 2; found.has(unique); n++) unique = `${path}#${n}`
    found.set(unique, { path: unique, value, at })
  }
  const fields = (key: string, from: object, at: ValueCell['at'], left: readonly string[] = []) => {
    for (const [name, value] of Object.entries(from as Unnamed)) {
      if (left.includes(name)) continue
      if (typeof value === 'object' && value !== null) {
        fields(`${key}.${name}`, value, [...at, name])
      } else add(`${key}.${name}`, value, [...at, name])
    }
  }
  report.classes.forEach((row, i) =>
    fields(`classes[${classKey(row)}]`, row, ['classes', i], ['tier', 'class', 'type', 'basis']),
  )
  report.totals.forEach((row, i) =>
    fields(`totals[${row.tier ?? 'Total'}]`, row, ['totals', i], ['tier']),
  )
  const paths = new LinePaths()
  report.lines.forEach((row, i) => fields(paths.next(row), row.values, ['lines', i, 'values']))
  report.delinquency.forEach((row, i) => {
    const key = `delinquency[${row.table}/${row.status}/${row.measure}]`
    fields(key, row, ['delinquency', i], ['table', 'status', 'measure'])
  })
  for (const table of ['prepaidLoans', 'liquidatedLoans', 'reoLoans'] as const) {
    report[table].forEach((row, i) => fields(`${table}[${row.loan}]`, row, [table, i]))
  }
  return found
}

/** The report with the values of these cells put in the places of its own. */
export function withValues<R extends object>(
  report: R,
  cells: readonly Pick<ValueCell, 'value' | 'at'>[],
): R {
  const copy = structuredClone(report)
  for (const { at, value } of cells) {
    let row = copy as Unnamed
    for (const key of at.slice(0, -1)) row = row[key] as Unnamed
    row[at.at(-1) ?? ''] = value
  }
  return copy
}
