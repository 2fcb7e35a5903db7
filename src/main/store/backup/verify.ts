import { closeSync, fsyncSync, openSync } from 'node:fs'
import BetterSqlite3 from 'better-sqlite3'

/** What is wrong with a copy, in words; null when nothing is. */
export function compare(source: BetterSqlite3.Database, target: string): string | null {
  const copy = new BetterSqlite3(target, { readonly: true, fileMustExist: true })
  try {
    const integrity = copy.pragma('integrity_check', { simple: true })
    if (integrity !== 'ok') return `its integrity check says ${String(integrity)}`
    const [ours, theirs] = [countRows(source), countRows(copy)]
    for (const [table, count] of ours) {
      const copied = theirs.get(table)
      if (copied !== count) return `table ${table} has ${copied ?? 'no'} rows instead of ${count}`
    }
    return null
  } finally {
    copy.close()
  }
}

function countRows(connection: BetterSqlite3.Database): Map<string, number> {
  const tables = connection
    .prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
    .pluck()
    .all()
  const count = (table: string) =>
    connection
      .prepare<[], number>(`SELECT count(*) FROM "${table.replaceAll('"', '""')}"`)
      .pluck()
      .get()
  return new Map(tables.map((table) => [table, count(table) ?? 0]))
}

/** Waits until a file is on the disk. */
export function flush(path: string): void {
  const file = openSync(path, 'r+')
  try {
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}
