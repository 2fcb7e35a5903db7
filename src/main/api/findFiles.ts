import { readdir, readFile, realpath, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { fail, ok, type Problem, type Result } from '@shared/result'
import { MAX_FILING_BYTES } from '../filing/decode'
import type { NewFiling } from '../store/filings'
import { listArchive, readEntries, type ArchiveEntry } from './archive'

/** A file to import: what to call it, and its bytes when their turn comes. */
export interface FoundFile {
  readonly name: string
  load(): Promise<Result<Uint8Array>>
  /** What was read from it before and kept; undefined where nothing was. */
  reading?(): Pick<NewFiling, 'digest' | 'packed'> | undefined
}

const MAX_ARCHIVE_BYTES = 1024 ** 3
const BATCH_BYTES = 64 * 1024 ** 2
const BATCH_FILES = 1000

/**
 * Every file behind paths: files as they are, folders with all below them, .zip archives with all inside, in the order given and
 * each folder and archive by name. Names that begin with a dot are passed over. What cannot be read is there with its problem.
 */
export async function findFiles(paths: readonly string[]): Promise<FoundFile[]> {
  const found: FoundFile[] = []
  for (const path of paths) {
    await visit(path, basename(path) === '' ? path : basename(path), true, new Set(), found)
  }
  return found
}

async function visit(
  path: string,
  name: string,
  asked: boolean,
  visited: Set<string>,
  found: FoundFile[],
): Promise<void> {
  try {
    const stats = await stat(path)
    if (stats.isDirectory()) {
      await visitFolder(path, asked ? '' : `${name}/`, name, visited, found)
    } else if (!stats.isFile()) {
      found.push(unreadable(name, notAFile(name)))
    } else if (/\.zip$/i.test(path)) {
      found.push(...(await visitArchive(path, name, stats.size)))
    } else {
      found.push({ name, load: () => loadFile(path, name, stats.size) })
    }
  } catch (error) {
    found.push(unreadable(name, accessProblem(path, error)))
  }
}

async function visitFolder(
  path: string,
  prefix: string,
  name: string,
  visited: Set<string>,
  found: FoundFile[],
): Promise<void> {
  // A link may lead back to a folder above
  const real = await realpath(path)
  if (visited.has(real)) return
  visited.add(real)
  const entries = (await readdir(path)).filter((entry) => !entry.startsWith('.')).sort()
  const before = found.length
  for (const entry of entries) {
    await visit(join(path, entry), `${prefix}${entry}`, false, visited, found)
  }
  if (prefix === '' && found.length === before) {
    found.push(
      unreadable(
        name,
        problem(
          'empty-folder',
          `The folder ${path} has no files in it. Choose the folder with the filings.`,
        ),
      ),
    )
  }
}

async function loadFile(path: string, name: string, size: number): Promise<Result<Uint8Array>> {
  if (size > MAX_FILING_BYTES) return tooLarge(name, size)
  try {
    return ok(await readFile(path))
  } catch (error) {
    return { ok: false, problem: accessProblem(path, error) }
  }
}

async function visitArchive(path: string, name: string, size: number): Promise<FoundFile[]> {
  if (size > MAX_ARCHIVE_BYTES) {
    const limit = Math.round(MAX_ARCHIVE_BYTES / 1024 ** 2)
    return [
      unreadable(
        name,
        problem(
          'archive-too-large',
          `${name} is larger than ${limit} MB. Unpack it yourself and import the folder.`,
        ),
      ),
    ]
  }
  const listed = listArchive(name, await readFile(path))
  if (!listed.ok) return [unreadable(name, listed.problem)]
  const entries = listed.value.filter(isWanted).sort((a, b) => (a.name < b.name ? -1 : 1))
  if (entries.length === 0) {
    return [
      unreadable(
        name,
        problem(
          'empty-archive',
          `${name} has no files in it. Choose the archive with the filings.`,
        ),
      ),
    ]
  }
  return inBatches(entries).flatMap((batch) => {
    const unpack = unpacker(path, name, batch)
    return batch.map((entry) => archived(name, entry, unpack))
  })
}

function isWanted(entry: ArchiveEntry): boolean {
  const hidden = entry.name
    .split(/[/\\]/)
    .some((part) => part.startsWith('.') || part === '__MACOSX')
  return entry.kind === 'file' && !hidden
}

type Unpack = (entry: string) => Promise<Result<Uint8Array>>

function archived(archive: string, entry: ArchiveEntry, unpack: Unpack): FoundFile {
  const name = `${archive}/${entry.name}`
  if (/\.zip$/i.test(entry.name)) {
    return unreadable(
      name,
      problem(
        'nested-archive',
        `${name} is an archive inside an archive. Unpack it and import it by itself.`,
      ),
    )
  }
  if (entry.size > MAX_FILING_BYTES) {
    return { name, load: () => Promise.resolve(tooLarge(name, entry.size)) }
  }
  return { name, load: () => unpack(entry.name) }
}

/** Unpacks a batch when its first file is asked for, and lets go of each file once it was given. */
function unpacker(path: string, archive: string, batch: readonly ArchiveEntry[]): Unpack {
  const wanted = new Set(
    batch
      .filter((entry) => entry.kind === 'file' && entry.size <= MAX_FILING_BYTES)
      .map((entry) => entry.name),
  )
  let unpacked: Promise<Result<Map<string, Uint8Array>>> | null = null
  const unpackAll = async (): Promise<Result<Map<string, Uint8Array>>> => {
    try {
      const files = readEntries(archive, await readFile(path), wanted)
      return files.ok ? ok(new Map(files.value)) : files
    } catch (error) {
      return { ok: false, problem: accessProblem(path, error) }
    }
  }
  return async (entry) => {
    unpacked ??= unpackAll()
    const files = await unpacked
    if (!files.ok) return files
    const bytes = files.value.get(entry)
    files.value.delete(entry)
    return bytes === undefined
      ? fail('bad-archive', `${entry} is not in ${archive} any more. Import the archive again.`)
      : ok(bytes)
  }
}

function inBatches(entries: readonly ArchiveEntry[]): ArchiveEntry[][] {
  const batches: ArchiveEntry[][] = []
  let bytes = 0
  for (const entry of entries) {
    const last = batches.at(-1)
    bytes += entry.size
    if (last === undefined || bytes > BATCH_BYTES || last.length >= BATCH_FILES) {
      batches.push([entry])
      bytes = entry.size
    } else {
      last.push(entry)
    }
  }
  return batches
}

function unreadable(name: string, why: Problem): FoundFile {
  return { name, load: () => Promise.resolve({ ok: false, problem: why }) }
}

function problem(code: string, message: string): Problem {
  return { code, message }
}

function notAFile(name: string): Problem {
  return problem(
    'not-a-file',
    `${name} is neither a file nor a folder. Choose the text of a filing.`,
  )
}

function tooLarge(name: string, size: number): Result<never> {
  const megabytes = Math.round(size / 1024 / 1024)
  return fail(
    'too-large',
    `${name} has ${megabytes} MB; a filing has a few at most. Choose the text of one filing, or a .zip of several.`,
  )
}

function accessProblem(path: string, error: unknown): Problem {
  const code = error instanceof Error && 'code' in error ? String(error.code) : String(error)
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return problem(
        'missing-path',
        `There is nothing at ${path}. Look whether it was moved or mistyped.`,
      )
    case 'EACCES':
    case 'EPERM':
      return problem(
        'no-permission',
        `You may not read ${path}. Give yourself permission for it, or choose another file.`,
      )
    default:
      return problem(
        'cannot-read',
        `${path} could not be read (${code}). Check the disk or the connection to it, then try again.`,
      )
  }
}
