import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { fail, ok, type Result } from '@shared/result'
import {
  checkMapping,
  proposeMapping,
  type FieldNames,
  type Mapping,
} from '../holdings/csv/mapping'
import { parseTable, type CsvTable } from '../holdings/csv/table'
import type { Database } from '../store/database'
import { rememberedMapping } from '../store/mappings'

/** What a CSV file is read for. */
export interface CsvPurpose {
  readonly name: string
  readonly fields: FieldNames
  readonly needs: readonly string[]
}

const MOST_BYTES = 50_000_000

/** A CSV file and what is known of its columns before anybody says: as remembered for such columns, else as their names say. */
export async function readColumns(
  database: Database,
  path: string,
  purpose: CsvPurpose,
): Promise<Result<{ readonly table: CsvTable; readonly known: Mapping }>> {
  const name = basename(path)
  let bytes: Buffer
  try {
    bytes = await readFile(path)
  } catch (error) {
    const why = error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
    return fail('cannot-read', `${path} cannot be read (${why}). Look whether it is there.`)
  }
  if (bytes.length > MOST_BYTES) {
    return fail('cannot-read', `${name} is too large for a CSV of this kind. Split it in parts.`)
  }
  const table = parseTable(name, bytes.toString('utf8'))
  if (!table.ok) return table
  const { columns } = table.value
  const known =
    rememberedMapping(database, purpose.name, columns) ?? proposeMapping(purpose.fields, columns)
  return ok({ table: table.value, known })
}

/**
 * A CSV file and which of its columns is what; what is told takes the place of what is known. Problems as `readColumns`, and those of
 * `parseTable` and `checkMapping`.
 */
export async function readCsvFile(
  database: Database,
  path: string,
  purpose: CsvPurpose,
  told: Mapping | undefined,
): Promise<Result<{ readonly table: CsvTable; readonly mapping: Mapping }>> {
  const read = await readColumns(database, path, purpose)
  if (!read.ok) return read
  const { table, known } = read.value
  const whole = withTold(known, told ?? {})
  const mapping = checkMapping(whole, purpose.fields, purpose.needs, table.columns)
  if (!mapping.ok) {
    const message = `${basename(path)}: ${mapping.problem.message}`
    return { ok: false, problem: { ...mapping.problem, message } }
  }
  return ok({ table, mapping: mapping.value })
}

/** A column that is told to be one field is none of the others; a field that is told to have none has none. */
function withTold(known: Mapping, told: Mapping): Mapping {
  const taken = new Set(Object.values(told))
  const others = Object.entries(known).filter(([, column]) => !taken.has(column))
  const all = Object.entries({ ...Object.fromEntries(others), ...told })
  return Object.fromEntries(all.filter(([, column]) => column !== ''))
}
