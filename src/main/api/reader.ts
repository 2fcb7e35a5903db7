import type { FilingDocument } from '@shared/report'
import { extractFiling, READER_VERSION, type Extraction } from '../checks/extractFiling'
import { digestFiling, type Digested } from './digestFiling'
import { readerFailed } from './readerFailed'

/** Reads filings, one at a time or beside the caller. It never rejects: a reader that breaks down gives a refused document. */
export interface Reader {
  /** Of the layouts; stored with each filing. */
  readonly version: string
  /** How many filings it reads at once beside the caller; left out where it reads in the caller's own thread. */
  readonly lanes?: number
  /** Reads what a filing says. */
  read(name: string, bytes: Uint8Array): Promise<{ readonly document: FilingDocument }>
  /** Reads a filing that is to be stored: much less is handed over than `read` gives. */
  digest(name: string, bytes: Uint8Array): Promise<Digested>
  /** Reads a filing with the place of each cell. */
  extract(name: string, bytes: Uint8Array): Promise<Extraction>
  close(): void
}

/** A reader in the caller's own thread, for the command line and for tests. */
export function createInlineReader(
  extract: (name: string, bytes: Uint8Array) => Extraction = extractFiling,
): Reader {
  const attempt = (name: string, bytes: Uint8Array): Extraction => {
    try {
      return extract(name, bytes)
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error)
      return readerFailed(name, bytes, why)
    }
  }
  return {
    version: READER_VERSION,
    read: (name, bytes) => Promise.resolve(attempt(name, bytes)),
    digest: (name, bytes) => Promise.resolve(digestFiling(attempt(name, bytes).document)),
    extract: (name, bytes) => Promise.resolve(attempt(name, bytes)),
    close: () => undefined,
  }
}
