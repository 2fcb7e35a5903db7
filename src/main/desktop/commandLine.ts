import { resolve } from 'node:path'

/** What the application was started with. */
export interface StartOptions {
  /** `--db FILE`; null without. */
  readonly databasePath: string | null
  /** Files and folders to import, absolute. */
  readonly paths: readonly string[]
}

const WITH_VALUE: ReadonlySet<string> = new Set(['-r', '--require', '--db'])

/**
 * Reads the arguments of a start: `--db FILE` or `--db=FILE`, and paths to import, there or not: what is not there is refused with a
 * sentence. Chromium's own switches are passed over, and so is the application's folder, which a development start names.
 */
export function parseStart(argv: readonly string[], folder: string, appPath: string): StartOptions {
  let databasePath: string | null = null
  const paths: string[] = []
  for (let i = 1; i < argv.length; i++) {
    const argument = argv[i] ?? ''
    if (argument.startsWith('--db=')) databasePath = resolve(folder, argument.slice(5))
    else if (WITH_VALUE.has(argument)) {
      i++
      const value = argv[i]
      if (argument === '--db' && value !== undefined) databasePath = resolve(folder, value)
    } else if (argument !== '' && !argument.startsWith('-')) {
      const path = resolve(folder, argument)
      if (path !== resolve(appPath)) paths.push(path)
    }
  }
  return { databasePath, paths }
}
