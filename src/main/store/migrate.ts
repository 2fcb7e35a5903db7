import type BetterSqlite3 from 'better-sqlite3'
import { fail, ok, type Result } from '@shared/result'
import { backUp, keepFirst } from './backup/beforeMigration'
import type { Migration } from './migrations'

/**
 * Brings the schema up to date. The write lock is taken first and the version read again under it, so that of two programs that
 * start at once one migrates and the other finds it done. A database with anything in it is copied and the copy verified before
 * the first step; all steps are one transaction, so a failure (`migration-failed`, `backup-failed`) leaves everything as it was.
 */
export function migrate(
  connection: BetterSqlite3.Database,
  path: string,
  migrations: readonly Migration[],
): Result<null> {
  // Off while tables are rebuilt, which would otherwise delete what refers to them; checked before the end
  connection.pragma('foreign_keys = OFF')
  connection.exec('BEGIN IMMEDIATE')
  try {
    const result = step(connection, path, migrations)
    connection.exec(result.ok ? 'COMMIT' : 'ROLLBACK')
    return result
  } catch (error) {
    if (connection.inTransaction) connection.exec('ROLLBACK')
    throw error
  }
}

function step(
  connection: BetterSqlite3.Database,
  path: string,
  migrations: readonly Migration[],
): Result<null> {
  const version = Number(connection.pragma('user_version', { simple: true }))
  const due = migrations.filter((migration) => migration.version > version)
  if (due.length === 0) return ok(null)
  let copy: string | null = null
  if (version > 0) {
    const backedUp = backUp(path, version)
    if (!backedUp.ok) return backedUp
    copy = backedUp.value
  }
  const fault = apply(connection, due)
  return fault === null
    ? ok(null)
    : failed(path, fault.version, fault.why, copy === null ? null : keepFirst(path, version, copy))
}

/** Runs the steps that are due; which of them failed and why, or null. */
function apply(
  connection: BetterSqlite3.Database,
  due: readonly Migration[],
): { readonly version: number; readonly why: string } | null {
  for (const { version, sql } of due) {
    try {
      connection.exec(sql)
      connection.pragma(`user_version = ${version}`)
    } catch (error) {
      return { version, why: error instanceof Error ? error.message : String(error) }
    }
  }
  const dangling = connection.pragma('foreign_key_check') as unknown[]
  return dangling.length === 0
    ? null
    : { version: due.at(-1)?.version ?? 0, why: `${dangling.length} rows refer to nothing` }
}

function failed(path: string, version: number, why: string, copy: string | null): Result<null> {
  const kept = copy === null ? '' : ` A copy of it is in ${copy}.`
  return fail(
    'migration-failed',
    `The database ${path} could not be brought to schema ${version} (${why}). It was left as it was.${kept} Open it with the version of Paydown that made it, and report this.`,
  )
}
