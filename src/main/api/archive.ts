import { crc32 } from 'node:zlib'
import { unzipSync, type UnzipFileInfo } from 'fflate'
import { fail, ok, type Result } from '@shared/result'

/** A file in an archive; it is unpacked in memory only. */
export interface ArchiveEntry {
  /** Its path in the archive. */
  readonly name: string
  readonly size: number
  readonly kind: 'file' | 'folder'
}

export interface ArchiveLimits {
  readonly entries: number
  readonly bytes: number
}

/** An archive with more is refused as a whole: nobody's filings, and a danger to the memory. */
export const ARCHIVE_LIMITS: ArchiveLimits = { entries: 100_000, bytes: 2 * 1024 ** 3 }

/**
 * The entries of a .zip, nothing unpacked yet. `bad-archive` when it is no readable zip, `archive-too-large` above the limits,
 * `unsafe-archive` when a path leads out of it or an entry is a link: nobody packs filings so.
 */
export function listArchive(
  name: string,
  bytes: Uint8Array,
  limits: ArchiveLimits = ARCHIVE_LIMITS,
): Result<ArchiveEntry[]> {
  const entries: ArchiveEntry[] = []
  const names = new Set<string>()
  let total = 0
  const refusals: Result<never>[] = []
  try {
    unzipSync(bytes, {
      filter: (entry) => {
        total += entry.originalSize
        if (entries.length >= limits.entries || total > limits.bytes) {
          refusals.push(tooLarge(name, limits))
          throw new Error('more than the limits allow')
        }
        if (names.has(entry.name)) throw new Error(`it has ${entry.name} twice`)
        names.add(entry.name)
        if (leadsOut(entry)) {
          refusals.push(unsafe(name, `a path that leads out of it (${entry.name})`))
          throw new Error('it leads out of itself')
        }
        entries.push({ name: entry.name, size: entry.originalSize, kind: kindOf(entry) })
        return false
      },
    })
    const link = directoryOf(bytes, entries.length).findIndex((entry) => entry.isLink)
    return link < 0 ? ok(entries) : unsafe(name, `a link (${entries[link]?.name ?? ''})`)
  } catch (error) {
    return refusals[0] ?? damaged(name, error)
  }
}

/**
 * Unpacks the named entries and holds each against the checksum in the archive's directory. `bad-archive` when one does not
 * unpack to what the directory says.
 */
export function readEntries(
  name: string,
  bytes: Uint8Array,
  wanted: ReadonlySet<string>,
): Result<ReadonlyMap<string, Uint8Array>> {
  const directory: { readonly name: string; readonly size: number }[] = []
  try {
    const files = unzipSync(bytes, {
      filter: (entry) => {
        directory.push({ name: entry.name, size: entry.originalSize })
        return wanted.has(entry.name)
      },
    })
    const told = directoryOf(bytes, directory.length)
    for (const [index, entry] of directory.entries()) {
      const file = files[entry.name]
      if (file === undefined || !wanted.has(entry.name)) continue
      if (file.length !== entry.size || crc32(file) !== told[index]?.checksum) {
        throw new Error(`${entry.name} is not what its checksum says`)
      }
    }
    return ok(new Map(Object.entries(files)))
  } catch (error) {
    return damaged(name, error)
  }
}

function kindOf(entry: UnzipFileInfo): ArchiveEntry['kind'] {
  const parts = entry.name.split(/[/\\]/)
  return parts.at(-1) === '' ? 'folder' : 'file'
}

function leadsOut({ name }: UnzipFileInfo): boolean {
  const parts = name.split(/[/\\]/)
  return parts.includes('..') || /^(?:[/\\]|[a-z]:)/i.test(name) || name.includes('\0')
}

const END_SIGNATURE = 0x06054b50
const END_BYTES = 22
const ENTRY_SIGNATURE = 0x02014b50
const ENTRY_BYTES = 46

/** The type of a file in its Unix mode, and what says there that it is a symbolic link. */
const FILE_TYPE = 0o170000
const LINK = 0o120000

interface DirectoryEntry {
  readonly checksum: number
  readonly isLink: boolean
}

/** What the directory at the archive's end says, in its order, that the unpacking library does not tell (APPNOTE.TXT 4.3.12). */
function directoryOf(bytes: Uint8Array, count: number): DirectoryEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let end = bytes.length - END_BYTES
  while (view.getUint32(end, true) !== END_SIGNATURE) end--
  // The directory ends where the end record (or its zip64 forerunners) begins, so it is found from its own size
  let at = view.getUint32(end + 16, true)
  if (at === 0xffffffff) throw new Error('it is too large for this version')
  const entries: DirectoryEntry[] = []
  for (let i = 0; i < count; i++) {
    if (view.getUint32(at, true) !== ENTRY_SIGNATURE) throw new Error('its directory is damaged')
    const mode = view.getUint16(at + 40, true)
    entries.push({
      checksum: view.getUint32(at + 16, true),
      isLink: (mode & FILE_TYPE) === LINK,
    })
    at +=
      ENTRY_BYTES +
      view.getUint16(at + 28, true) +
      view.getUint16(at + 30, true) +
      view.getUint16(at + 32, true)
  }
  return entries
}

function damaged(name: string, error: unknown): Result<never> {
  const why = error instanceof Error ? error.message : String(error)
  return fail(
    'bad-archive',
    `${name} could not be unpacked (${why}). Fetch the archive again, or unpack it yourself and import the folder.`,
  )
}

function unsafe(name: string, what: string): Result<never> {
  return fail(
    'unsafe-archive',
    `${name} has ${what}, as no archive of filings has. Nothing of it was read; if you trust it, unpack it yourself and import the folder.`,
  )
}

function tooLarge(name: string, limits: ArchiveLimits): Result<never> {
  const size = Math.round(limits.bytes / 1024 ** 2)
  return fail(
    'archive-too-large',
    `${name} holds more than ${limits.entries} files or unpacks to more than ${size} MB. Unpack it yourself and import the folder in parts.`,
  )
}
