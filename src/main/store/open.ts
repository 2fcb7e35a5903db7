import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { fail, ok, type Problem, type Result } from '@shared/result'
import { Database } from './database'
import { makeFolder } from './folder'
import { watchRows } from './journal'
import { migrate } from './migrate'
import { migrations as allMigrations, type Migration } from './migrations'
import { storeProblem } from './problems'

export interface OpenOptions {
  /** Steps of the schema; the program's own when left out. */
  readonly migrations?: readonly Migration[]
  /** How long to wait for other programs' writes, in milliseconds; ten seconds when left out. */
  readonly busyTimeout?: number
}

const TEN_SECONDS = 10_000
const HEADER_BYTES = 100
const MAGIC = 'SQLite format 3\0'
const USER_VERSION_AT = 60
const APPLICATION_ID_AT = 68
/** `Payd`, in the header of every database of Paydown. */
export const APPLICATION_ID = 0x50617964

/**
 * Opens the database, makes it and its folder where missing, and brings an older one up to date after a verified backup. A newer
 * one (`newer-database`), a file that is something else (`not-a-database`) and a place that cannot be used are refused untouched.
 */
export function openDatabase(path: string, options: OpenOptions = {}): Result<Database> {
  const migrations = options.migrations ?? allMigrations
  let connection: BetterSqlite3.Database | null = null
  try {
    const unfit = lookBefore(path, migrations.length)
    if (unfit !== null) return { ok: false, problem: unfit }
    const timeout = options.busyTimeout ?? TEN_SECONDS
    connection = new BetterSqlite3(path, { timeout })
    const readied = ready(connection, path, migrations, timeout)
    if (!readied.ok) {
      connection.close()
      return readied
    }
    return ok(new Database(path, connection))
  } catch (error) {
    connection?.close()
    const problem = storeProblem(error, path)
    if (problem === null) throw error
    return { ok: false, problem }
  }
}

/** What can be told without SQLite, so that a file that is not ours is not touched at all. */
function lookBefore(path: string, latest: number): Problem | null {
  if (!existsSync(path)) {
    makeFolder(dirname(path))
    return null
  }
  const stats = statSync(path)
  if (!stats.isFile()) {
    return problem(
      'cannot-open',
      `${path} is not a file, so it cannot be the database. Choose a file.`,
    )
  }
  if (stats.size === 0) return null
  const header = readHeader(path)
  const applicationId = header.length < HEADER_BYTES ? 0 : header.readUInt32BE(APPLICATION_ID_AT)
  const isDatabase = header.length === HEADER_BYTES && header.toString('latin1', 0, 16) === MAGIC
  if (!isDatabase || (applicationId !== 0 && applicationId !== APPLICATION_ID)) return foreign(path)
  if (applicationId === 0) return null
  const version = header.readUInt32BE(USER_VERSION_AT)
  return version > latest ? newer(path, version, latest) : null
}

function readHeader(path: string): Buffer {
  const file = openSync(path, 'r')
  try {
    const header = Buffer.alloc(HEADER_BYTES)
    return header.subarray(0, readSync(file, header, 0, HEADER_BYTES, 0))
  } finally {
    closeSync(file)
  }
}

function ready(
  connection: BetterSqlite3.Database,
  path: string,
  migrations: readonly Migration[],
  timeout: number,
): Result<null> {
  // Tables first: another program that is making the database right now writes them and the id together
  const tables = connection.prepare('SELECT count(*) FROM sqlite_schema').pluck().get()
  const id = Number(connection.pragma('application_id', { simple: true }))
  const version = Number(connection.pragma('user_version', { simple: true }))
  if (id !== APPLICATION_ID && tables !== 0) return { ok: false, problem: foreign(path) }
  if (version > migrations.length) {
    return { ok: false, problem: newer(path, version, migrations.length) }
  }
  useWriteAheadLog(connection, timeout)
  connection.pragma('synchronous = FULL')
  const migrated = version < migrations.length ? migrate(connection, path, migrations) : ok(null)
  connection.pragma('foreign_keys = ON')
  connection.pragma('temp_store = MEMORY')
  if (migrated.ok && migrations === allMigrations) watchRows(connection)
  return migrated
}

/** Changing the journal mode does not wait for other programs by itself, so two first starts at once need this patience. */
function useWriteAheadLog(connection: BetterSqlite3.Database, timeout: number): void {
  const until = Date.now() + timeout
  for (;;) {
    try {
      if (connection.pragma('journal_mode', { simple: true }) === 'wal') return
      connection.pragma('journal_mode = WAL')
      return
    } catch (error) {
      const busy = error instanceof BetterSqlite3.SqliteError && /BUSY|LOCKED/.test(error.code)
      if (!busy || Date.now() > until) throw error
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20)
    }
  }
}

function foreign(path: string): Problem {
  return problem(
    'not-a-database',
    `${path} is not a Paydown database. It was left as it is; choose another file.`,
  )
}

function newer(path: string, version: number, latest: number): Problem {
  return problem(
    'newer-database',
    `The database ${path} was made by a newer version of Paydown (schema ${version}; this one knows ${latest}). It was left as it is; open it with the newer version, or choose another file.`,
  )
}

function problem(code: string, message: string): Problem {
  return fail(code, message).problem
}
