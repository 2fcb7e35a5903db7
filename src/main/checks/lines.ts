import { PLAIN_DECIMAL } from '@shared/decimal'
import type { TrusteeReport } from '@shared/report'
import { negative, precisely, printed, sum, type Approx } from '../reading/approx'
import { plainNumber } from '../reading/kinds'
import { LinePaths } from '../reading/linePaths'
import type { Identity } from '../reading/identity'

type Line = TrusteeReport['lines'][number]

/** A label row and its path in the report, by which checks name their operands. */
export interface LineCell {
  readonly line: Line
  readonly key: string
}

/** The label rows of a report with their paths; a label that comes again under the same headings is `#2`, `#3` … */
export function indexLines(report: Pick<TrusteeReport, 'lines'>): LineCell[] {
  const paths = new LinePaths()
  return report.lines.map((line) => ({ line, key: paths.next(line) }))
}

/** A quantity and the path of the cell it was printed in. */
export interface Quantity {
  readonly value: Approx
  readonly path: string
}

/**
 * The value of a row for a group; null when it is blank or no number. Amounts printed with separators are exact to
 * the cent (`exactly`), plain numbers are cut at ten digits.
 */
export function quantity(
  cell: LineCell | undefined,
  group: string,
  exactly = false,
): Quantity | null {
  const text = cell?.line.values[group]
  if (cell === undefined || text === undefined) return null
  if (exactly) {
    return PLAIN_DECIMAL.test(text)
      ? { value: precisely(text), path: `${cell.key}.${group}` }
      : null
  }
  const number = plainNumber(text)
  return number === null ? null : { value: printed(number, 'cents'), path: `${cell.key}.${group}` }
}

/** The identity left = sum of the parts; null when a part is not there. `minus` are taken off. */
export function addsUp(
  id: string,
  sentence: string,
  left: Quantity | null,
  plus: readonly (Quantity | null)[],
  minus: readonly (Quantity | null)[] = [],
): Identity | null {
  const parts = [...plus, ...minus]
  const known = parts.filter((part) => part !== null)
  if (left === null || known.length < parts.length || known.length === 0) return null
  return {
    id,
    sentence,
    left: left.value,
    right: sum(known.map((part, i) => (i < plus.length ? part.value : negative(part.value)))),
    operands: [left.path, ...known.map((part) => part.path)],
  }
}

/** The groups that a row has values for, `TOTAL` among them. */
export function groupsOf(cells: readonly LineCell[]): string[] {
  return [...new Set(cells.flatMap(({ line }) => Object.keys(line.values)))]
}

/** The row of a section with this label under this sub-heading. */
export function findLine(
  cells: readonly LineCell[],
  section: string,
  label: string,
  heading: string | null = null,
): LineCell | undefined {
  return cells.find(
    ({ line }) => line.section === section && line.label === label && line.heading === heading,
  )
}
