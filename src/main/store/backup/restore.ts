import { existsSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { fail, ok, type Result } from '@shared/result'
import { columnsOf } from '../journal'
import { APPLICATION_ID, openDatabase } from '../open'
import { storeProblem } from '../problems'
import { makeFolder } from '../folder'
import { copyAtOnce } from './beforeMigration'
import { copyDatabase, removeDatabase } from './copy'

const TEN_SECONDS = 10_000

/**
 * Puts the content of a copy in the place of the open database's, whoever else has it open; what it replaces is put aside as
 * `aside` first. Both happen under one write lock, so that nothing another program writes falls between. The copy itself is only
 * read: it is brought up to date beside. `not-a-database`, `newer-database`, `database-damaged`, and the problems of
 * `copyDatabase`; nothing is replaced then.
 */
export async function restoreDatabase(
  path: string,
  from: string,
  aside: string,
): Promise<Result<string>> {
  if (!existsSync(from) || !statSync(from).isFile()) {
    return fail('cannot-open', `There is no file ${from} to restore. Look where the backup lies.`)
  }
  let connection: BetterSqlite3.Database | null = null
  const beside = `${path}.restoring-${process.pid}`
  try {
    const ready = await readied(from, beside)
    if (!ready.ok) return ready
    connection = new BetterSqlite3(path, { timeout: TEN_SECONDS })
    connection.prepare('ATTACH ? AS restored').run(ready.value)
    connection.pragma('foreign_keys = OFF')
    connection.exec('BEGIN IMMEDIATE')
    makeFolder(dirname(aside))
    // Without a pause: the same program may want to write meanwhile, and would wait for itself
    const fault = copyAtOnce(path, aside)
    if (fault === null) replaceContent(connection)
    connection.exec(fault === null ? 'COMMIT' : 'ROLLBACK')
    return fault === null ? ok(aside) : notPutAside(path, aside, fault)
  } catch (error) {
    const problem = storeProblem(error, path)
    if (problem === null) throw error
    return { ok: false, problem }
  } finally {
    connection?.close()
    removeDatabase(beside)
  }
}

function notPutAside(path: string, aside: string, why: string): Result<never> {
  return fail(
    'backup-failed',
    `What is in ${path} could not be put aside as ${aside} (${why}), so nothing was restored. Free some space, then try again.`,
  )
}

/** Every table's rows are those of the attached database, which has the same schema. */
function replaceContent(connection: BetterSqlite3.Database): void {
  const tables = connection
    .prepare<[], string>(
      "SELECT name FROM restored.sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_stat%'",
    )
    .pluck()
    .all()
  for (const table of tables) {
    const columns = columnsOf(connection, table)
      .map((column) => `"${column}"`)
      .join(', ')
    connection.exec(
      `DELETE FROM main."${table}"; INSERT INTO main."${table}" (${columns}) SELECT ${columns} FROM restored."${table}"`,
    )
  }
}

/** A verified copy of the copy, brought up to date. */
async function readied(from: string, target: string): Promise<Result<string>> {
  const sound = looksSound(from)
  if (!sound.ok) return sound
  const copied = await copyDatabase(from, target)
  if (!copied.ok) return copied
  const opened = openDatabase(target)
  if (!opened.ok) return renamed(opened, target, from)
  opened.value.close()
  return copied
}

/** Whether a file can be restored: a database of Paydown, not newer, undamaged. It is not changed by looking. */
function looksSound(from: string): Result<null> {
  let connection: BetterSqlite3.Database | null = null
  try {
    connection = new BetterSqlite3(from, { readonly: true })
    const found = connection.pragma('integrity_check', { simple: true })
    if (found !== 'ok') return damaged(from, String(found))
    if (connection.pragma('application_id', { simple: true }) === APPLICATION_ID) return ok(null)
    return fail(
      'not-a-database',
      `${from} is not a Paydown database. Nothing was changed; choose a backup that Paydown made.`,
    )
  } catch (error) {
    const problem = storeProblem(error, from)
    if (problem === null) throw error
    return { ok: false, problem }
  } finally {
    connection?.close()
  }
}

function damaged(from: string, why: string): Result<never> {
  return fail(
    'database-damaged',
    `The backup ${from} is damaged (${why.split('\n')[0] ?? ''}). Nothing was changed; restore another one from ${dirname(from)}.`,
  )
}

/** Problems name the file the person gave, not the copy that was looked at. */
function renamed(result: Result<unknown>, copy: string, from: string): Result<never> {
  if (result.ok) throw new Error('only a problem is told')
  const { problem } = result
  return { ok: false, problem: { ...problem, message: problem.message.replaceAll(copy, from) } }
}
