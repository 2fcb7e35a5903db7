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

/**
 * A CSV file and which of its columns is what: as told, else as remembered for such columns, else as their names say.
 * `cannot-read`, and the problems of `parseTable` and `checkMapping`.
 */
export async function readCsvFile(
  database: Database,
  path: string,
  purpose: CsvPurpose,
  told: Mapping | undefined,
): Promise<Result<{ readonly table: CsvTable; readonly mapping: Mapping }>> {
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
  const proposed = proposeMapping(purpose.fields, columns)
  const known = rememberedMapping(database, purpose.name, columns) ?? proposed
  const mapping = checkMapping({ ...known, ...told }, purpose.fields, purpose.needs, columns)
  if (!mapping.ok) {
    const message = `${name}: ${mapping.problem.message}`
    return { ok: false, problem: { ...mapping.problem, message } }
  }
  return ok({ table: table.value, mapping: mapping.value })
}
