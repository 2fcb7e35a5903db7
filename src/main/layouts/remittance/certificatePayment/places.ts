import { classKey } from '@shared/report'
import type { Claims } from '../../../reading/claims'
import type { Token } from '../../../reading/tokens'
import type { TotalReading } from './totals'
import type { ClassReading } from './resolve'
import { TABLES, type TableName } from './tables'

/** Where a column of a table goes in a class's path; the name of a class is a cell once, and a label elsewhere. */
function pathOf(table: TableName, key: string): string | null {
  if (key === 'name') return table === 'current' ? 'class' : null
  if (key === 'type' || key === 'cusip') return key
  if (key === 'start' || key === 'end' || key === 'method') return `accrual.${key}`
  return `${table}.${key}`
}

/** The path of each column below its class, by table. */
const PATHS = {
  current: pathsOf('current'),
  perThousand: pathsOf('perThousand'),
  toDate: pathsOf('toDate'),
  interestDetail: pathsOf('interestDetail'),
} as const

function pathsOf(table: TableName): readonly { key: string; path: string | null }[] {
  return TABLES[table].columns.map(({ key }) => ({ key, path: pathOf(table, key) }))
}

/** Claims the four rows of a class, each cell under its path: `classes[REMIC III/A-1].current.interest`. */
export function claimClass({ row, readings }: ClassReading, claims: Claims): void {
  const under = `classes[${classKey(row)}].`
  for (const table of Object.keys(readings) as TableName[]) {
    for (const { key, path } of PATHS[table]) {
      claimCell(path, under, readings[table][key]?.tokens ?? [], claims)
    }
  }
}

/** Claims the total rows of a tier: `totals[REMIC III].toDate.interest`; without a tier, `totals[Total]`. */
export function claimTotal({ row, readings }: TotalReading, claims: Claims): void {
  const under = `totals[${row.tier ?? 'Total'}].`
  for (const [table, reading] of Object.entries(readings)) {
    for (const [column, cell] of Object.entries(reading)) {
      const path = column === 'name' ? null : `${table}.${column}`
      claimCell(path, under, cell.tokens, claims)
    }
  }
}

function claimCell(
  path: string | null,
  under: string,
  tokens: readonly Token[],
  claims: Claims,
): void {
  if (path === null) claims.tokens(tokens)
  else claims.cell(path, tokens, under)
}
