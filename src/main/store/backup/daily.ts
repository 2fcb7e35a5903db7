import { existsSync, readdirSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { ok, type Result } from '@shared/result'
import { copyDatabase } from './copy'

/** So many days' copies are kept. */
const KEPT = 14

/** The folder beside a database in which its copies lie. */
export function backupFolder(path: string): string {
  return join(dirname(path), 'backups')
}

/**
 * Makes the copy of a day (`backups/paydown.sqlite.2026-11-24.backup`) unless it is there, then removes the oldest of these beyond
 * fourteen. Its path, or null when there was nothing to do. Only files of that very name are ever removed.
 */
export async function backUpDaily(path: string, day: string): Promise<Result<string | null>> {
  const target = join(backupFolder(path), `${basename(path)}.${day}.backup`)
  if (existsSync(target)) return ok(null)
  const made = await copyDatabase(path, target)
  // Another program of the same person may have made it meanwhile
  if (!made.ok) return existsSync(target) ? ok(null) : made
  for (const old of listDaily(path).slice(KEPT)) rmSync(old, { force: true })
  return made
}

/** The daily copies of a database, newest first. */
export function listDaily(path: string): string[] {
  const folder = backupFolder(path)
  if (!existsSync(folder)) return []
  const name = basename(path)
  return readdirSync(folder)
    .filter((file) => file.startsWith(`${name}.`))
    .filter((file) => /^\d{4}-\d{2}-\d{2}\.backup$/.test(file.slice(name.length + 1)))
    .sort()
    .reverse()
    .map((file) => join(folder, file))
}
