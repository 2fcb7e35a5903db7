import { copied, type Column } from './columns'
import type { Line } from './lines'
import type { Table } from './table.svelte'

/**
 * A table as tab-separated text, a line a row, all rows that are shown whether drawn or not: full precision, a minus as `-`, no
 * separators. A table in groups names the group of each row in its first column.
 */
export function textOf<Row>(table: Table<Row>): string {
  const columns = table.shown.filter((column) => column.sorts !== false)
  const { group } = table
  const head = columns.map(({ head, unit, span }) =>
    [span, head, unit].filter((part) => part !== undefined && part !== '').join(' '),
  )
  const lines = table.lines.flatMap((line) => {
    const cells = cellsOf(line, columns)
    if (cells === null) return []
    const of = group?.written?.(line.group) ?? line.group
    return [(group === undefined ? cells : [of, ...cells]).join('\t').trimEnd()]
  })
  return [(group === undefined ? head : [group.head, ...head]).join('\t'), ...lines].join('\n')
}

function cellsOf<Row>(line: Line<Row>, columns: readonly Column<Row>[]): string[] | null {
  switch (line.kind) {
    case 'group':
    case 'rest':
      return null
    case 'row':
      return columns.map((column) => copied(column, line.row))
    case 'sum': {
      const sums = line.sums()
      return columns.map((column, at) => sums[column.id]?.value ?? (at === 0 ? 'Sum' : ''))
    }
  }
}
