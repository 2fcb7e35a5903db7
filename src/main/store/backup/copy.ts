import { existsSync, realpathSync, renameSync, rmSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { fail, ok, type Result } from '@shared/result'
import { makeFolder } from '../folder'
import { storeProblem } from '../problems'
import { compare, flush } from './verify'

/**
 * Copies a database by SQLite's backup interface while others may use it: one moment of it, whole. The copy counts only when it
 * opens, its integrity check is clean and every table has as many rows; until then it has another name. `same-file` for the
 * database itself, `file-exists` unless `force`, `backup-failed`.
 */
export async function copyDatabase(
  path: string,
  target: string,
  { force = false }: { readonly force?: boolean } = {},
): Promise<Result<string>> {
  const whole = resolve(target)
  if (isPartOf(path, whole)) {
    return fail(
      'same-file',
      `${target} belongs to the open database itself. Choose another file for the copy.`,
    )
  }
  if (existsSync(whole) && !force) {
    return fail(
      'file-exists',
      `${target} is there already, and was left as it is. Choose another file, or say that it may be replaced (\`--force\`).`,
    )
  }
  const unfinished = join(dirname(whole), `.${basename(whole)}.${process.pid}.part`)
  try {
    makeFolder(dirname(whole))
    const fault = await copyTo(path, unfinished)
    if (fault !== null) return failed(target, fault)
    renameSync(unfinished, whole)
    return ok(whole)
  } catch (error) {
    const problem = storeProblem(error, target)
    return failed(
      target,
      problem?.message ?? (error instanceof Error ? error.message : String(error)),
    )
  } finally {
    removeDatabase(unfinished)
  }
}

/** Copies and verifies; what is wrong with the copy, or null. */
async function copyTo(path: string, target: string): Promise<string | null> {
  removeDatabase(target)
  const source = new BetterSqlite3(path, { readonly: true, fileMustExist: true })
  try {
    // Holds one moment of the database for the copy and for the counting after it
    source.exec('BEGIN')
    source.prepare('SELECT count(*) FROM sqlite_schema').get()
    await source.backup(target)
    const copy = new BetterSqlite3(target)
    copy.pragma('journal_mode = DELETE')
    copy.close()
    flush(target)
    return compare(source, target)
  } finally {
    source.close()
  }
}

/** Removes a database file with the files SQLite keeps beside it. */
export function removeDatabase(path: string): void {
  for (const ending of ['', '-wal', '-shm', '-journal']) rmSync(`${path}${ending}`, { force: true })
}

function isPartOf(path: string, target: string): boolean {
  const database = realPath(path)
  const other = realPath(target)
  return ['', '-wal', '-shm', '-journal'].some((ending) => `${database}${ending}` === other)
}

/** Where a file really lies; one that is not there yet, by its folder. */
function realPath(path: string): string {
  if (existsSync(path)) return realpathSync(path)
  const folder = dirname(resolve(path))
  return join(existsSync(folder) ? realpathSync(folder) : folder, basename(path))
}

function failed(target: string, why: string): Result<string> {
  return fail(
    'backup-failed',
    `No good copy could be made as ${target} (${why}). What was there is as it was; free some space or choose another place, then try again.`,
  )
}
