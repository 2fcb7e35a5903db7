import type { TrusteeReport } from '@shared/report'

/**
 * The column of a loan group: reports call a group `Fixed Group` in their tables of loans and delinquency, and `FIXED`
 * above their columns. `TOTAL` where a report has but one group; undefined when no column bears the name.
 */
export function columnOf(name: string, columns: readonly string[]): string | undefined {
  const upper = name.toUpperCase()
  const short = upper.replace(/ GROUP$/, '')
  const found = columns.find((column) => [upper, short].includes(column.toUpperCase()))
  return found ?? (columns.length === 1 ? columns[0] : undefined)
}

/** The loans of a column; null where no loan group is known to be that column's. */
export interface ColumnLoans<L> {
  readonly column: string
  readonly loans: readonly L[] | null
}

/** Splits loans by the columns of a report, `TOTAL` with all of them; loans of an unknown group are in TOTAL alone. */
export function loansByColumn<L extends { readonly group: string | null }>(
  loans: readonly L[],
  groups: TrusteeReport['groups'],
  columns: readonly string[],
): ColumnLoans<L>[] {
  const named = columns.filter((column) => column !== 'TOTAL')
  return columns.map((column) => {
    if (column === 'TOTAL') return { column, loans }
    const numbers = groups
      .filter((group) => columnOf(group.name, named) === column)
      .map((group) => group.number)
    const own = loans.filter((loan) => numbers.includes(loan.group ?? ''))
    return { column, loans: numbers.length === 0 ? null : own }
  })
}
