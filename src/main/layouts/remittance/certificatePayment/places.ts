import { classKey } from '@shared/report'
import type { Claims } from '../../../reading/claims'
import type { Token } from '../../../reading/tokens'
import type { TotalReading } from './totals'
import type { ClassReading } from './resolve'
import type { TableName } from './tables'

/** Where a column of a table goes in a class's path; the name of a class is a cell once, and a label elsewhere. */
function pathOf(table: TableName, key: string): string | null {
  if (key === 'name') return table === 'current' ? 'class' : null
  if (key === 'type' || key === 'cusip') return key
  if (key === 'start' || key === 'end' || key === 'method') return `accrual.${key}`
  return `${table}.${key}`
}

/** Claims the four rows of a class, each cell under its path: `classes[REMIC III/A-1].current.interest`. */
export function claimClass({ row, readings }: ClassReading, claims: Claims): void {
  const key = `classes[${classKey(row)}]`
  for (const [table, reading] of Object.entries(readings)) {
    for (const [column, cell] of Object.entries(reading)) {
      claimCell(pathOf(table as TableName, column), key, cell.tokens, claims)
    }
  }
}

/** Claims the total rows of a tier: `totals[REMIC III].toDate.interest`; without a tier, `totals[Total]`. */
export function claimTotal({ row, readings }: TotalReading, claims: Claims): void {
  const key = `totals[${row.tier ?? 'Total'}]`
  for (const [table, reading] of Object.entries(readings)) {
    for (const [column, cell] of Object.entries(reading)) {
      const path = column === 'name' ? null : `${table}.${column}`
      claimCell(path, key, cell.tokens, claims)
    }
  }
}

function claimCell(
  path: string | null,
  key: string,
  tokens: readonly Token[],
  claims: Claims,
): void {
  if (path === null) claims.tokens(tokens)
  else claims.cell(`${key}.${path}`, tokens)
}
