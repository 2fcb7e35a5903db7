import { homedir } from 'node:os'
import { resolve } from 'node:path'
import { join } from 'node:path'
import { fail, type Result } from '@shared/result'
import type { Engine } from '../api/engine'
import { defaultDatabasePath } from '../api/databasePath'
import { sampleDirectory } from './resources'
import { version } from './version'

/** Node-API 10, without which the database's addon brings the process down without a word. */
const NEEDED_NAPI = 10

/**
 * The engine of a command line: over the file given, else the default place; reading in threads of their own. Fails with the problems of
 * opening a database, and with `old-node` on a Node.js before 22.14.
 */
export async function openEngine(databasePath: string | undefined): Promise<Result<Engine>> {
  if (Number(process.versions.napi) < NEEDED_NAPI) {
    return fail(
      'old-node',
      `Paydown's database needs Node.js 22.14 or newer, and this is ${process.version}. Run the command with a newer one.`,
    )
  }
  const { createEngine } = await import('../api/engine')
  const { createReadingThreads } = await import('../api/readerPool')
  return createEngine({
    // Always a file: SQLite takes some names, such as :memory:, for a database that is gone in the end
    databasePath: resolve(
      databasePath ?? defaultDatabasePath(process.env, process.platform, homedir()),
    ),
    version,
    reader: createReadingThreads(join(import.meta.dirname, 'readerWorker.js')),
    sampleDirectory: sampleDirectory(),
  })
}
