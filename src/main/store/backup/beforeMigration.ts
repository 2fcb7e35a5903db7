import { existsSync, rmSync } from 'node:fs'
import BetterSqlite3 from 'better-sqlite3'
import { fail, ok, type Result } from '@shared/result'
import { compare, flush } from './verify'

/**
 * Copies a database beside itself (`paydown.sqlite.schema-1.backup`, then `….2.backup` …) and verifies the copy: it opens, its
 * integrity check is clean, and every table has as many rows. Gives the copy's path; a copy that fails (`backup-failed`) is removed.
 */
export function backUp(path: string, version: number): Result<string> {
  const target = freeName(path, version)
  const fault = copyAtOnce(path, target)
  return fault === null ? ok(target) : failed(path, fault)
}

/** Copies a database in one go and verifies the copy; what was wrong with it, in words, or null. A copy that fails is removed. */
export function copyAtOnce(path: string, target: string): string | null {
  let fault: string | null
  try {
    const source = new BetterSqlite3(path, { readonly: true })
    try {
      source.prepare('VACUUM INTO ?').run(target)
      flush(target)
      fault = compare(source, target)
    } finally {
      source.close()
    }
  } catch (error) {
    fault = error instanceof Error ? error.message : String(error)
  }
  if (fault !== null) rmSync(target, { force: true })
  return fault
}

/**
 * After a migration that failed and left everything as it was: the first copy of that schema is enough, however often it is tried.
 * Gives the copy just made where it is that one, else null.
 */
export function keepFirst(path: string, version: number, copy: string): string | null {
  if (copy === nameOf(path, version, 1)) return copy
  rmSync(copy, { force: true })
  return null
}

function freeName(path: string, version: number): string {
  for (let number = 1; ; number++) {
    const name = nameOf(path, version, number)
    if (!existsSync(name)) return name
  }
}

function nameOf(path: string, version: number, number: number): string {
  return `${path}.schema-${version}${number === 1 ? '' : `.${number}`}.backup`
}

function failed(path: string, why: string): Result<string> {
  return fail(
    'backup-failed',
    `The database ${path} needs to be brought up to date, but no good copy of it could be made first (${why}). It was left as it is; free some space or give permission for its folder, then try again.`,
  )
}
