import type { ClassRow } from '@shared/report'
import { negative, printed, sum, type Approx, type Precision } from '../reading/approx'

/** The tables that a class and a tier's total row have in common. */
export type Figures = Pick<ClassRow, 'current' | 'toDate' | 'interestDetail'>
type Cells = Readonly<Record<string, string | null>>

/** A cell of a class by its table and column. */
export type CellAt = readonly [table: string, column: string]

/** The cell that a path names: `current.priorBalance`. */
export function cellAt(path: string): CellAt {
  const [table = '', column = ''] = path.split('.')
  return [table, column]
}

/** The dollars of a cell as far as print tells them; null when it is blank. */
export function dollars(
  row: Figures,
  [table, column]: CellAt,
  precision: Precision,
): Approx | null {
  const text = (row as unknown as Readonly<Record<string, Cells>>)[table]?.[column] ?? null
  return text === null ? null : printed(text, precision)
}

/** A part of a sum: added, or taken off. */
export interface Term {
  readonly cell: CellAt
  readonly taken: boolean
}

/** The sum of cells; null when one of them is blank. */
export function sumOf(row: Figures, terms: readonly Term[], precision: Precision): Approx | null {
  const parts = terms.map(({ cell, taken }) => {
    const part = dollars(row, cell, precision)
    return taken && part !== null ? negative(part) : part
  })
  return allThere(parts) ? sum(parts) : null
}

function allThere(parts: readonly (Approx | null)[]): parts is readonly Approx[] {
  return !parts.includes(null)
}
