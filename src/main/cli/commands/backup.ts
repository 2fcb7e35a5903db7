import { resolve } from 'node:path'
import type { Host } from '../host'
import type { GlobalOptions } from '../options'
import { DONE, print, REFUSED, withEngine } from '../session'

interface BackupOptions extends GlobalOptions {
  readonly force?: boolean
}

/** `paydown backup`: copies the database to a file, verified. */
export function backup(file: string, options: BackupOptions, host: Host): Promise<number> {
  return withEngine(host, options.db, async ({ ask }) => {
    const made = await ask('backup.make', { path: resolve(file), force: options.force === true })
    print(host, options, made, () => `Copied the database to ${made.path} and verified the copy.\n`)
    return DONE
  })
}

/** `paydown restore`: puts a copy in the place of the database, after putting aside what it replaces. */
export function restore(file: string, options: GlobalOptions, host: Host): Promise<number> {
  return withEngine(
    host,
    options.db,
    async ({ ask }) => {
      const restored = await ask('backup.restore', { path: resolve(file) })
      print(
        host,
        options,
        restored,
        () => `Restored ${file}. What it replaced was put aside as ${restored.aside}.\n`,
      )
      return DONE
    },
    { daily: false },
  )
}

/** `paydown check`: verifies the database; the exit code is 1 when something is wrong. */
export function check(options: GlobalOptions, host: Host): Promise<number> {
  return withEngine(host, options.db, async ({ ask }) => {
    const found = await ask('database.check', {})
    const sound = found.faults.length === 0
    print(host, options, found, () =>
      sound
        ? `The database is sound: ${found.filings} filings, ${found.classes} classes and ${found.distributions} payments to holders agree.\n`
        : found.faults.map((fault) => `${fault.code.padEnd(10)} ${fault.message}\n`).join(''),
    )
    return sound ? DONE : REFUSED
  })
}
