import type { ImportOutcome, ImportStatus } from '@shared/api/filings'
import { fail, ok, type Result } from '@shared/result'
import type { EngineContext } from './context'
import { findFiles, type FoundFile } from './findFiles'
import { prepareOne, storeOne, type Prepared } from './importOne'
import { importSession } from './importSession'

export interface ImportOptions {
  /** Called with each file's outcome as soon as it is known. */
  readonly onOutcome?: (outcome: ImportOutcome) => void
  /** Called before each file is read and after the last: how many of how many are done. */
  readonly onProgress?: (status: ImportStatus) => void
  /** Stops after the file in hand; what is read ahead of it is not stored. */
  readonly signal?: AbortSignal
}

/** Paths to look through, or files that were found before. */
type Source = readonly string[] | { readonly files: readonly FoundFile[] }

/** Runs imports; `start`, `status` and `cancel` are about the one that runs beside the window. */
export interface Importer {
  importPaths(paths: readonly string[], options?: ImportOptions): Promise<ImportOutcome[]>
  start(source: Source): Result<ImportStatus>
  status(): ImportStatus
  cancel(): ImportStatus
  /** Stops for good: whatever is in hand is dropped. */
  close(): void
}

const IDLE: ImportStatus = { state: 'idle', total: 0, done: 0, current: null, outcomes: [] }
/** A window reloads its lists for every note of new data, so a long import gives one a second. */
const NOTE_EVERY = 1000

export function createImporter(context: EngineContext): Importer {
  const closing = new AbortController()
  const closed = () => closing.signal.aborted
  let status = IDLE
  let stop = new AbortController()

  async function run(source: Source, options: ImportOptions): Promise<ImportStatus> {
    const files = 'files' in source ? source.files : await findFiles(source)
    const outcomes: ImportOutcome[] = []
    const progress = (state: ImportStatus['state'], current: string | null): ImportStatus => {
      const now = {
        state,
        total: files.length,
        done: outcomes.length,
        current,
        outcomes: [...outcomes],
      }
      options.onProgress?.(now)
      return now
    }
    let noted = Date.now()
    const session = importSession(context)
    const store = (prepared: Prepared): void => {
      const outcome = storeOne(session, prepared)
      outcomes.push(outcome)
      options.onOutcome?.(outcome)
      if (outcome.outcome === 'imported' && Date.now() - noted >= NOTE_EVERY) {
        noted = Date.now()
        context.changed('data')
      }
    }
    const stopped = () => options.signal?.aborted === true || closed()
    // Files are read ahead of the one that is stored where the reader reads beside the caller
    const most = 2 * (context.reader.lanes ?? 0)
    const ahead: Promise<Prepared>[] = []
    const storeNext = async (): Promise<void> => {
      const prepared = await ahead.shift()
      if (prepared !== undefined && !closed()) store(prepared)
    }
    for (const file of files) {
      if (stopped()) break
      progress('running', file.name)
      ahead.push(prepareOne(session, file))
      if (ahead.length > most) await storeNext()
    }
    while (ahead.length > 0 && !stopped()) await storeNext()
    session.end(outcomes)
    const done = progress(outcomes.length < files.length ? 'cancelled' : 'done', null)
    if (outcomes.some((outcome) => outcome.outcome === 'imported')) context.changed('data')
    return done
  }

  function start(source: Source): Result<ImportStatus> {
    if (status.state === 'running') {
      return fail(
        'import-running',
        'An import is running already. Wait until it is done or cancel it, then import these files.',
      )
    }
    stop = new AbortController()
    status = { ...IDLE, state: 'running' }
    const onProgress = (now: ImportStatus) => {
      status = now
      context.changed('import')
    }
    void run(source, { onProgress, signal: stop.signal }).catch((error: unknown) => {
      // A bug: the window must not wait for ever for an import that has ended
      const why = error instanceof Error ? error.message : String(error)
      onProgress({
        ...status,
        state: 'done',
        current: null,
        outcomes: [...status.outcomes, broken(why)],
      })
    })
    return ok(status)
  }

  return {
    importPaths: async (paths, options = {}) => (await run(paths, options)).outcomes,
    start,
    status: () => status,
    cancel: () => {
      stop.abort()
      return status
    },
    close: () => {
      closing.abort()
    },
  }
}

function broken(why: string): ImportOutcome {
  return {
    name: 'import',
    outcome: 'refused',
    reports: [],
    refusedRows: 0,
    message: `The import broke off because Paydown made a mistake: ${why}. What was imported until then is kept; import the rest again.`,
    code: 'internal',
    line: null,
  }
}
