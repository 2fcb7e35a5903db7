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

/** Splits loans by the columns of a report, `TOTAL` with all of them; loans of an unknown group are in TOTAL alone. */
export function loansByColumn<L extends { readonly group: string | null }>(
  loans: readonly L[],
  groups: TrusteeReport['groups'],
  columns: readonly string[],
): { readonly column: string; readonly loans: readonly L[] }[] {
  const own = columns.filter((column) => column !== 'TOTAL')
  return columns.map((column) => {
    if (column === 'TOTAL') return { column, loans }
    const numbers = groups
      .filter((group) => columnOf(group.name, own) === column)
      .map((group) => group.number)
    return { column, loans: loans.filter((loan) => numbers.includes(loan.group ?? '')) }
  })
}
