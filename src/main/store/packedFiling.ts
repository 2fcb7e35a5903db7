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

const compress = promisify<Uint8Array | string, { level: number }, Buffer>(deflate)

/** Packs what an import keeps; it is compressed beside the caller, who can read the next filing meanwhile. */
export async function packFiling(document: ReadFiling, bytes: Uint8Array): Promise<PackedFiling> {
  const [packed, raw] = await Promise.all([
    compress(flatten(document), SMALL),
    compress(bytes, FAST),
  ])
  return { document: packed, bytes: raw }
}

/** As `packFiling`, at once. */
export function packFilingNow(document: ReadFiling, bytes: Uint8Array): PackedFiling {
  return { document: packDocument(document), bytes: deflateSync(bytes, FAST) }
}

/** What was read from a filing as it is kept; `unpackDocument` gives it back. */
export function packDocument(document: ReadFiling): Buffer {
  return deflateSync(flatten(document), SMALL)
}

function flatten(document: ReadFiling): string {
  const reports = document.reports.map((report) => ({
    ...report,
    checks: packChecks(report.checks),
  }))
  return JSON.stringify({ ...document, reports })
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
