import type { Plan, PreviewFile, PreviewStatus } from '@shared/api/preview'
import type { ReadFiling } from '@shared/report'
import { fail, ok, type Result } from '@shared/result'
import { filingOfHash } from '../../store/filings'
import type { EngineContext } from '../context'
import { findFiles, type FoundFile } from '../findFiles'
import { readerFailed, sha256Of } from '../readerFailed'
import { knownEntry, readEntry, refusedEntry, type Entry } from './describe'
import { onFileOf } from './onFile'
import { planImport } from './plan'
import { Readings } from './readings'

/** Reads files without storing them, tells what importing them would do, and hands them to the importer. */
export interface Previewer {
  open(paths: readonly string[]): PreviewStatus
  status(): PreviewStatus
  stop(): PreviewStatus
  close(): PreviewStatus
  files(from: number): PreviewFile[]
  plan(without: readonly number[]): Plan
  /** A file's bytes and what was read from them, read again where they were not kept. */
  reading(file: number): Promise<Result<FileReading>>
  /** What an import of them takes; `nothing-to-import` where nothing is left. */
  source(without: readonly number[]): Result<{ readonly files: readonly FoundFile[] }>
}

/** A file that lies open; no bytes where it could not be loaded, no document where it was refused. */
export interface FileReading {
  readonly file: PreviewFile
  readonly bytes: Uint8Array | null
  readonly document: ReadFiling | null
}

/** What is kept of readings, in bytes: some three thousand filings. Beyond it files are read again for the import. */
const KEPT = 96 * 1024 ** 2
/** A window asks again for each note of progress, so there are ten a second. */
const NOTE_EVERY = 100

const NONE: PreviewStatus = { id: 0, state: 'none', total: 0, done: 0, current: null, took: 0 }

/** A preview that lies open. */
interface Opened {
  readonly id: number
  /** Files in the order they were given; each has its number in the preview. */
  readonly files: { readonly found: FoundFile; readonly paths: readonly string[] }[]
  readonly entries: (Entry | undefined)[]
  readonly readings: Readings
  stop: AbortController
  state: PreviewStatus['state']
  /** Batches of paths that are still looked through or read. */
  busy: number
  done: number
  current: string | null
  took: number
  since: number
}

export function createPreviewer(context: EngineContext, keep: number = KEPT): Previewer {
  const { database, reader } = context
  let opened: Opened | null = null
  let lastId = 0
  let noted = 0

  const status = (): PreviewStatus => {
    if (opened === null) return { ...NONE, id: lastId }
    const { id, state, files, done, current, took } = opened
    const running = opened.busy > 0 ? Date.now() - opened.since : 0
    return { id, state, total: files.length, done, current, took: took + running }
  }

  function note(always: boolean): void {
    if (!always && Date.now() - noted < NOTE_EVERY) return
    noted = Date.now()
    context.changed('preview')
  }

  function begin(): Opened {
    return {
      id: ++lastId,
      files: [],
      entries: [],
      readings: new Readings(keep),
      stop: new AbortController(),
      state: 'reading',
      busy: 0,
      done: 0,
      current: null,
      took: 0,
      since: 0,
    }
  }

  async function read(preview: Opened, paths: readonly string[]): Promise<void> {
    if (preview.busy++ === 0) preview.since = Date.now()
    const { signal } = preview.stop
    try {
      const found = await findFiles(paths)
      const first = preview.files.length
      preview.files.push(...found.map((one) => ({ found: one, paths })))
      note(true)
      let next = 0
      const lane = async (): Promise<void> => {
        for (let at = next++; at < found.length; at = next++) {
          const file = found[at]
          if (file === undefined || signal.aborted || opened !== preview) return
          preview.current = file.name
          preview.entries[first + at] = await readOne(preview, first + at, file)
          preview.done++
          note(false)
        }
      }
      await Promise.all(Array.from({ length: 2 * (reader.lanes ?? 1) }, lane))
    } finally {
      preview.busy--
      if (preview.busy === 0) {
        preview.took += Date.now() - preview.since
        preview.current = null
        preview.state = signal.aborted ? 'stopped' : 'ready'
      }
      if (opened === preview) note(true)
    }
  }

  async function readOne(preview: Opened, file: number, found: FoundFile): Promise<Entry> {
    const { name } = found
    try {
      const loaded = await found.load()
      if (!loaded.ok) {
        return refusedEntry({ file, name, sha256: `none ${file}`, bytes: 0 }, loaded.problem, null)
      }
      const bytes = loaded.value
      const named = { file, name, sha256: sha256Of(bytes), bytes: bytes.length }
      const known = filingOfHash(database, named.sha256)
      if (known?.withdrawn === false) return knownEntry(database, named, known.id)
      const read = await reader.digest(name, bytes)
      await preview.readings.keep(file, bytes, read)
      if (read.status === 'read') return readEntry(named, read.digest)
      const { code, message, line } = read.error
      const problem = line === null ? { code, message } : { code, message, place: { line } }
      return refusedEntry(named, problem, bytes)
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error)
      const { document } = readerFailed(name, new Uint8Array(), why)
      const problem = document.status === 'refused' ? document.error : { code: '', message: why }
      const named = { file, name, sha256: `none ${file}`, bytes: 0 }
      return refusedEntry(named, { code: problem.code, message: problem.message }, null)
    }
  }

  const entries = (): Entry[] => (opened?.entries ?? []).filter((entry) => entry !== undefined)

  function plan(without: readonly number[]): Plan {
    const candidates = entries().map((entry) => entry.candidate)
    return database.read(() => planImport(candidates, onFileOf(database), new Set(without)))
  }

  /** The file as it is where it came from; `changed-file` when its bytes are others than those that were read. */
  async function loadAgain(preview: Opened, file: number): Promise<Result<Uint8Array>> {
    const wanted = preview.files[file]
    const entry = preview.entries[file]
    if (wanted === undefined || entry === undefined) return noSuchFile()
    const { name } = wanted.found
    const before = preview.files.slice(0, file).filter((one) => one.paths === wanted.paths)
    const nth = before.filter((one) => one.found.name === name).length
    // An archive gives each of its files once, so it is looked through anew
    const found = (await findFiles(wanted.paths)).filter((one) => one.name === name)[nth]
    const loaded = await (found ?? wanted.found).load()
    if (!loaded.ok || sha256Of(loaded.value) === entry.candidate.sha256) return loaded
    return fail(
      'changed-file',
      `${name} is not what it was when it was read for the preview. Nothing of it was stored; open it again to see what it says now.`,
    )
  }

  return {
    open: (paths) => {
      opened ??= begin()
      if (opened.stop.signal.aborted) opened.stop = new AbortController()
      opened.state = 'reading'
      void read(opened, paths)
      return status()
    },
    status,
    stop: () => {
      opened?.stop.abort()
      return status()
    },
    close: () => {
      opened?.stop.abort()
      opened = null
      note(true)
      return status()
    },
    files: (from) => {
      // Files are read several at a time; who asks for more must not miss one that took longer
      const gap = (opened?.entries ?? []).findIndex((entry) => entry === undefined)
      const to = gap < 0 || opened?.busy === 0 ? Infinity : gap
      return entries().flatMap(({ shown }) =>
        shown.file >= from && shown.file < to ? [shown] : [],
      )
    },
    plan,
    reading: async (file) => {
      const preview = opened
      const shown = preview?.entries[file]?.shown
      if (preview === null || shown === undefined) return noSuchFile()
      const bytes = preview.readings.bytes(file)
      const kept = preview.readings.document(file) ?? null
      if (bytes !== undefined) return ok({ file: shown, bytes, document: kept })
      const loaded = await loadAgain(preview, file)
      if (!loaded.ok) {
        return shown.state === 'refused' ? ok({ file: shown, bytes: null, document: null }) : loaded
      }
      const { document } = await reader.read(shown.name, loaded.value)
      const read = document.status === 'read' ? document : null
      return ok({ file: shown, bytes: loaded.value, document: read })
    },
    source: (without) => {
      const preview = opened
      const wanted = plan(without).files.filter((file) => file.effect === 'import')
      if (preview === null || wanted.length === 0) {
        return fail(
          'nothing-to-import',
          'Nothing is left to import: every file is on file already, was refused, or is left out. Choose other files.',
        )
      }
      return ok({
        files: wanted.map(({ file }) => ({
          name: preview.entries[file]?.shown.name ?? '',
          load: () => loadAgain(preview, file),
          reading: () => {
            const filing = preview.readings.filing(file)
            preview.readings.drop(file)
            return filing
          },
        })),
      })
    },
  }
}

function noSuchFile(): Result<never> {
  return fail(
    'no-such-file',
    'This file is not in the preview any more. Look at the list of its files again.',
  )
}
