import { extractFiling, READER_VERSION, type Extraction } from '../checks/extractFiling'
import { readerFailed } from './readerFailed'

/** Reads filings, one at a time or beside the caller. It never rejects: a reader that breaks down gives a refused document. */
export interface Reader {
  /** Of the layouts; stored with each filing. */
  readonly version: string
  /** How many filings it reads at once; one when left out. */
  readonly lanes?: number
  read(name: string, bytes: Uint8Array): Promise<Extraction>
  close(): void
}

/** A reader in the caller's own thread, for the command line and for tests. */
export function createInlineReader(
  extract: (name: string, bytes: Uint8Array) => Extraction = extractFiling,
): Reader {
  return {
    version: READER_VERSION,
    read: (name, bytes) => {
      try {
        return Promise.resolve(extract(name, bytes))
      } catch (error) {
        const why = error instanceof Error ? error.message : String(error)
        return Promise.resolve(readerFailed(name, bytes, why))
      }
    },
    close: () => undefined,
  }
}
