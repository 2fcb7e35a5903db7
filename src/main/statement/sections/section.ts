import { exact } from '@shared/decimal'
import type { Statement } from '@shared/statement'

/**
 * What a cell holds. `money` is dollars or a face, with two decimals at least; `factor`, `rate` (per cent) and `number` have all their
 * digits, a `number` may end in a percent sign as a report prints it; `date` is ISO, `integer` counts.
 */
export type CellKind = 'text' | 'money' | 'factor' | 'rate' | 'number' | 'date' | 'integer'

/** A cell: its text, a plain decimal where its kind is a number; null is blank, never zero. */
export interface SectionCell {
  readonly kind: CellKind
  readonly value: string | null
}

export interface SectionRow {
  readonly role: 'row' | 'total'
  readonly cells: readonly SectionCell[]
}

/** A part of the report as one table: what CSV and XLSX are written from. */
export interface Section {
  /** Names the section in a CSV file; a word in lower case. */
  readonly id: string
  /** The name of its sheet; at most 31 characters, none of `[]:*?/\`. */
  readonly title: string
  readonly heads: readonly string[]
  readonly rows: readonly SectionRow[]
}

/** A column: its head, its kind (of each row, where rows differ), its value, and its value in the row of totals. */
export interface Column<Row, Total = never> {
  readonly head: string
  readonly kind: CellKind | ((row: Row) => CellKind)
  readonly of: (row: Row) => string | number | null
  readonly total?: (total: Total) => string | null
}

/** One part of the model as a table: where its rows are found, and its columns. */
export interface Declaration<Row, Total = never> {
  readonly id: string
  readonly title: string
  readonly rows: (model: Statement) => readonly Row[]
  readonly total?: (model: Statement) => Total | null
  readonly columns: readonly Column<Row, Total>[]
}

/** What is held of a class: a face, or of a residual without one a percentage interest, with its sign. */
export function held<Row extends { readonly basis: string | null }, Total = never>(
  head: string,
  value: (row: Row) => string | null,
  total?: (total: Total) => string | null,
): Column<Row, Total> {
  const isShare = (row: Row) => row.basis === 'none'
  return {
    head,
    kind: (row) => (isShare(row) ? 'number' : 'money'),
    of: (row) => {
      const amount = value(row)
      return amount !== null && isShare(row) ? `${amount}%` : amount
    },
    ...(total === undefined ? {} : { total }),
  }
}

/** Makes a section of a declaration; null where the model has no row for it. */
export function declare<Row, Total = never>(
  declaration: Declaration<Row, Total>,
): (model: Statement) => Section | null {
  const { id, title, columns } = declaration
  return (model) => {
    const rows = declaration.rows(model)
    if (rows.length === 0) return null
    const total = declaration.total?.(model) ?? null
    return {
      id,
      title,
      heads: columns.map((column) => column.head),
      rows: [
        ...rows.map((row): SectionRow => ({
          role: 'row',
          cells: columns.map((column) =>
            cell(typeof column.kind === 'string' ? column.kind : column.kind(row), column.of(row)),
          ),
        })),
        ...(total === null ? [] : [totalRow(columns, total)]),
      ],
    }
  }
}

function totalRow<Row, Total>(columns: readonly Column<Row, Total>[], total: Total): SectionRow {
  return {
    role: 'total',
    cells: columns.map(({ kind, total: of }) =>
      cell(typeof kind === 'string' ? kind : 'money', of?.(total) ?? null),
    ),
  }
}

function cell(kind: CellKind, value: string | number | null): SectionCell {
  if (value === null || value === '') return { kind, value: null }
  const text = String(value)
  return { kind, value: kind === 'money' ? withCents(text) : text }
}

function withCents(amount: string): string {
  const value = exact(amount)
  return value.toFixed(Math.max(2, value.decimalPlaces()))
}
