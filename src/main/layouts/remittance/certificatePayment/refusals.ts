import { fail } from '@shared/result'
import type { LogicalLine } from '../../../filing/logicalLines'
import { tokensOf } from '../../../reading/tokens'
import { TABLES, type TableName } from './tables'

/* Why a row of the certificate payment tables is refused, in sentences; each names the table and the line. */

type Refusal = ReturnType<typeof fail>

const AGAIN =
  'Fetch the filing again; if its text is the same, keep it: a later version may read it.'

function refuse(line: LogicalLine | undefined, table: TableName, sentence: string): Refusal {
  const { title } = TABLES[table]
  return fail('unreadable-row', `${sentence} ${AGAIN}`, { line: line?.line ?? 0, section: title })
}

/** No way to join the folded pieces gives the cells that the columns need. */
export function unreadable(line: LogicalLine, table: TableName): Refusal {
  const { title, columns } = TABLES[table]
  const needed = columns.filter((column) => !('optional' in column)).length
  const name = tokensOf(line)[0]?.text ?? ''
  return refuse(
    line,
    table,
    `Row ${name} of “${title}” cannot be read with certainty: it needs at least ${needed} cells, each of its column’s kind, and no way to join its pieces gives them.`,
  )
}

/** A table lists a class that another one does not. */
export function missingRow(
  line: LogicalLine | undefined,
  table: TableName,
  other: TableName,
): Refusal {
  return refuse(
    line,
    table,
    `This row of “${TABLES[table].title}” has no partner in “${TABLES[other].title}”: the tables list different classes.`,
  )
}

/** The rows that stand at the same place in the four tables name different classes. */
export function otherClass(rows: Readonly<Record<TableName, LogicalLine>>): Refusal {
  const lines = Object.values(rows).map((line) => line.line)
  return refuse(
    rows.current,
    'current',
    `The rows that belong together do not name the same class (lines ${lines.join(', ')}).`,
  )
}

/** A class stands twice in its tier. */
export function repeated(name: string, line: LogicalLine): Refusal {
  return refuse(line, 'toDate', `The class ${name} stands twice in its tier.`)
}

/** Several readings with different values hold equally well. */
export function ambiguous(line: LogicalLine | undefined, what: string): Refusal {
  return refuse(
    line,
    'current',
    `${what} can be read in several ways that differ, and no arithmetic of the report tells which is right.`,
  )
}

/** A table has no Total row, or more than one. */
export function totalCount(
  line: LogicalLine | undefined,
  table: TableName,
  count: number,
): Refusal {
  return refuse(
    line,
    table,
    `“${TABLES[table].title}” has ${count === 0 ? 'no Total row' : `${count} Total rows`}.`,
  )
}
