import { promisify } from 'node:util'
import { deflate, deflateSync, inflateSync } from 'node:zlib'
import type { ReadFiling } from '@shared/report'
import { packChecks, unpackChecks } from './packedChecks'

/** A filing's bytes and what was read from them, as the database keeps them. */
export interface PackedFiling {
  readonly document: Uint8Array
  readonly bytes: Uint8Array
}

/** Half the time of importing went into the last tenth of the size. */
const FAST = { level: 1 }
/** What was read is smaller than JSON is wont to be, and gains more. */
const SMALL = { level: 3 }

const compress = promisify<Uint8Array, { level: number }, Buffer>(deflate)

/** Packs what an import keeps, what was read as `flatten` gives it; compressed beside the caller, who can go on meanwhile. */
export async function packFiling(flat: Uint8Array, bytes: Uint8Array): Promise<PackedFiling> {
  const [document, raw] = await Promise.all([compress(flat, SMALL), packBytes(bytes)])
  return { document, bytes: raw }
}

/** Packs a filing's bytes alone. */
export function packBytes(bytes: Uint8Array): Promise<Uint8Array> {
  return compress(bytes, FAST)
}

/** What was read from a filing as it is kept; `unpackDocument` gives it back. */
export function packDocument(document: ReadFiling): Buffer {
  return deflateSync(flatten(document), SMALL)
}

/** What was read from a filing as JSON in UTF-8, as it is kept before it is compressed. */
export function flatten(document: ReadFiling): Uint8Array<ArrayBuffer> {
  const reports = document.reports.map((report) => ({
    ...report,
    checks: packChecks(report.checks),
  }))
  return utf8(JSON.stringify({ ...document, reports }))
}

/** A text in UTF-8; one of plain ASCII, as nearly all are, is copied instead of encoded, many times as fast. */
function utf8(text: string): Uint8Array<ArrayBuffer> {
  if (Buffer.byteLength(text) !== text.length) return new TextEncoder().encode(text)
  const bytes = new Uint8Array(text.length)
  Buffer.from(bytes.buffer).write(text, 'latin1')
  return bytes
}

/** What was read from a filing, as it was kept: to be held against the schema, since another version may have kept it. */
export function unpackDocument(packed: Uint8Array): unknown {
  const document = JSON.parse(inflateSync(packed).toString('utf8')) as {
    readonly reports?: readonly { readonly checks: unknown }[]
  }
  if (document.reports === undefined) return document
  const reports = document.reports.map((report) => ({
    ...report,
    checks: unpackChecks(report.checks),
  }))
  return { ...document, reports }
}
