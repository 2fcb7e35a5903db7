import type { Fault } from '@shared/api/backup'
import type { Database } from './database'

/** What SQLite itself finds wrong: damaged pages or indexes, rows that refer to nothing. */
export function fileFaults(database: Database): Fault[] {
  const integrity = database
    .statement<[], { integrity_check: string }>('PRAGMA integrity_check')
    .all()
    .map((row) => row.integrity_check)
    .filter((text) => text !== 'ok')
  const dangling = database
    .statement<[], { table: string; parent: string }>('PRAGMA foreign_key_check')
    .all()
  return [
    ...integrity.map((text) => ({
      code: 'integrity',
      message: `The database file is damaged: ${text}. Restore a backup.`,
    })),
    ...dangling.map((row) => ({
      code: 'reference',
      message: `A row of ${row.table} refers to a row of ${row.parent} that is not there. Restore a backup.`,
    })),
  ]
}
