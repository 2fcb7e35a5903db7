import type { Database } from './database'

/** The mapping a person used last for a file with these columns; undefined where there was none. */
export function rememberedMapping(
  database: Database,
  purpose: string,
  columns: readonly string[],
): Record<string, string> | undefined {
  const row = database
    .statement<[string, string], { mapping: string }>(
      'SELECT mapping FROM csv_mapping WHERE purpose = ? AND columns = ?',
    )
    .get(purpose, JSON.stringify(columns))
  return row && (JSON.parse(row.mapping) as Record<string, string>)
}

/** Remembers which column of such files is what. Call it inside a write. */
export function rememberMapping(
  database: Database,
  purpose: string,
  columns: readonly string[],
  mapping: Readonly<Record<string, string>>,
): void {
  database
    .statement<[string, string, string]>(
      'INSERT OR REPLACE INTO csv_mapping (purpose, columns, mapping) VALUES (?, ?, ?)',
    )
    .run(purpose, JSON.stringify(columns), JSON.stringify(mapping))
}
