import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { fail, ok, type Result } from '@shared/result'
import { APPLICATION_ID, openDatabase } from '../open'
import { storeProblem } from '../problems'
import { copyDatabase } from './copy'

/**
 * Puts a copy of a database in the place of the open one, whoever else has it open; what it replaces is put aside as `aside`
 * first. The copy itself is only read: it is brought up to date beside. `not-a-database`, `newer-database`, `database-damaged`,
 * and the problems of `copyDatabase`; nothing is replaced then.
 */
export async function restoreDatabase(
  path: string,
  from: string,
  aside: string,
): Promise<Result<string>> {
  if (!existsSync(from) || !statSync(from).isFile()) {
    return fail('cannot-open', `There is no file ${from} to restore. Look where the backup lies.`)
  }
  const folder = mkdtempSync(join(tmpdir(), 'paydown-restore-'))
  try {
    const ready = await readied(from, join(folder, 'restored.sqlite'))
    if (!ready.ok) return ready
    const kept = await copyDatabase(path, aside)
    if (!kept.ok) return kept
    const source = new BetterSqlite3(ready.value, { readonly: true })
    try {
      await source.backup(path)
    } finally {
      source.close()
    }
    return ok(kept.value)
  } catch (error) {
    const problem = storeProblem(error, path)
    if (problem === null) throw error
    return { ok: false, problem }
  } finally {
    rmSync(folder, { recursive: true, force: true })
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
