import { createHash } from 'node:crypto'
import type { FilingDocument } from '@shared/report'
import type { Extraction } from '../checks/extractFiling'

/** The sha256 of a file's bytes, lower-case hexadecimal. */
export function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

/** What a reader that broke down leaves: a refused document with code `reader-failed`. */
export function readerFailed(name: string, bytes: Uint8Array, why: string): Extraction {
  const document: FilingDocument = {
    schema: 'paydown.filing/1',
    source: { name, sha256: sha256Of(bytes), bytes: bytes.length },
    status: 'refused',
    error: {
      code: 'reader-failed',
      message: `${name} could not be read because the reader broke down (${why}). Nothing of it was stored; try it again alone, and report the file if it fails again.`,
      line: null,
    },
  }
  return { document, cells: [] }
}
