import type { ChangeTopic, EngineRequestName, Handlers } from '@shared/api'
import type { ImportOutcome } from '@shared/api/filings'
import { ok, type Result } from '@shared/result'
import { backUpDaily } from '../store/backup/daily'
import type { Database } from '../store/database'
import { countFilings } from '../store/filings'
import { openDatabase } from '../store/open'
import { countLots } from '../store/trades'
import { watchDatabase } from '../store/watch'
import { appHandlers } from './app'
import { backupHandlers } from './backup'
import type { EngineContext } from './context'
import { correctionHandlers } from './corrections'
import { costHandlers } from './cost'
import { csvHandlers } from './csv'
import { custodianHandlers } from './custodian'
import { factorHandlers } from './factors'
import { filingHandlers } from './filings'
import { healthHandlers } from './health'
import { historyHandlers } from './history'
import { holdingHandlers, today } from './holdings'
import { createImporter, type ImportOptions } from './importer'
import { importHandlers } from './import'
import { journalHandlers } from './journal'
import { noteHandlers } from './notes'
import { portfolioHandlers } from './portfolios'
import { previewHandlers } from './preview/handlers'
import { createPreviewer } from './preview/previewer'
import { problemHandlers } from './problemReport'
import type { Reader } from './reader'
import { reportFileHandlers } from './reportFiles'
import { rereadHandlers } from './reread'
import { statementHandlers, statementModels } from './statement'

export interface EngineOptions {
  /** A file; it and its folder are made where missing. See `defaultDatabasePath`. */
  readonly databasePath: string
  /** Of the program, for reports and `app.info`. */
  readonly version: string
  /** Reads filings: `createInlineReader()` or `createWorkerReader(script)`; closed with the engine. */
  readonly reader: Reader
  /** Folder with the sample filings, `sample-portfolio.csv` beside it, for `sample.load`. */
  readonly sampleDirectory?: string
  /** The clock; the system's when left out. */
  readonly now?: () => Date
  /** Bytes of readings that a preview keeps for its import; enough for some three thousand filings when left out. */
  readonly keepReadings?: number
  /** Makes the copy of a day; `backUpDaily` in the caller's own thread when left out. */
  readonly backUp?: (path: string, day: string) => Promise<Result<string | null>>
  /** Milliseconds between looks for other programs' writes; not watched when left out. */
  readonly watchInterval?: number
}

/** Everything Paydown does behind a window or a command line, over one database. */
export interface Engine {
  readonly databasePath: string
  readonly handlers: Handlers<EngineRequestName>
  /** Imports files, folders and archives and waits for the end; one outcome a file, in order. Cancelling keeps what was imported. */
  importPaths(paths: readonly string[], options?: ImportOptions): Promise<ImportOutcome[]>
  /** Calls back after every write, also those of other programs when watched; the returned function ends it. */
  onChange(listener: (topic: ChangeTopic) => void): () => void
  /** What changes with every write to the database, by whatever program. */
  readonly state: () => string
  /** Makes the day's copy of the database, unless it is there or nothing is in it; see `backUpDaily`. */
  backUpDaily(): Promise<Result<string | null>>
  close(): void
}

/** Opens (or makes) the database and builds the handlers over it. Fails with the problems of `openDatabase`; the reader is then closed. */
export function createEngine(options: EngineOptions): Result<Engine> {
  const opened = openDatabase(options.databasePath)
  if (!opened.ok) {
    options.reader.close()
    return opened
  }
  const database = opened.value
  const listeners = new Set<(topic: ChangeTopic) => void>()
  const changed = (topic: ChangeTopic) => {
    for (const listener of [...listeners]) listener(topic)
  }
  const context: EngineContext = {
    database,
    reader: options.reader,
    version: options.version,
    sampleDirectory: options.sampleDirectory ?? null,
    now: options.now ?? (() => new Date()),
    changed,
  }
  const importer = createImporter(context)
  const modelOf = statementModels(context)
  const previewer = createPreviewer(context, options.keepReadings)
  const stopWatching =
    options.watchInterval === undefined
      ? () => undefined
      : watchDatabase(database, () => changed('data'), options.watchInterval)
  return ok({
    databasePath: options.databasePath,
    handlers: {
      ...appHandlers(context, importer),
      ...backupHandlers(context),
      ...correctionHandlers(context),
      ...costHandlers(context),
      ...csvHandlers(context),
      ...custodianHandlers(context),
      ...factorHandlers(context),
      ...filingHandlers(context),
      ...importHandlers(importer),
      ...healthHandlers(context),
      ...historyHandlers(context),
      ...holdingHandlers(context),
      ...journalHandlers(context),
      ...noteHandlers(context),
      ...portfolioHandlers(context),
      ...previewHandlers(context, previewer, importer),
      ...problemHandlers(context),
      ...rereadHandlers(context),
      ...statementHandlers(context, modelOf),
      ...reportFileHandlers(modelOf),
    },
    importPaths: (paths, importOptions) => importer.importPaths(paths, importOptions),
    state: () => database.read(() => database.state()),
    backUpDaily: () =>
      isEmpty(database)
        ? Promise.resolve(ok(null))
        : (options.backUp ?? backUpDaily)(options.databasePath, today(context)),
    onChange: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    close: () => {
      stopWatching()
      importer.close()
      previewer.close()
      listeners.clear()
      options.reader.close()
      database.close()
    },
  })
}

function isEmpty(database: Database): boolean {
  return database.read(() => countFilings(database) + countLots(database)) === 0
}
