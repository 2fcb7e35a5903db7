import { promisify } from 'node:util'
import { deflate, inflateSync } from 'node:zlib'
import type { ReadFiling } from '@shared/report'
import { packFiling, unpackDocument, type PackedFiling } from '../../store/packedFiling'
import type { Reading } from '../reader'

const FAST = { level: 1 }
const compress = promisify<Uint8Array, { level: number }, Buffer>(deflate)

interface Kept {
  readonly size: number
  readonly bytes: Uint8Array
  /** Null where the file was refused. */
  readonly document: Uint8Array | null
}

/** What was read, packed as an import stores it, up to a bound of memory. */
export class Readings {
  readonly #kept = new Map<number, Kept>()
  #held = 0

  /** `limit` in bytes; what comes above it is not kept, and is read again when it is wanted. */
  constructor(readonly limit: number) {}

  /** Keeps a file's bytes and what was read from them while there is room; what its reader has not packed is packed beside the caller. */
  async keep(file: number, bytes: Uint8Array, { document, packed }: Reading): Promise<void> {
    if (this.#held >= this.limit) return
    const reading =
      document.status === 'read'
        ? (packed ?? (await packFiling(document, bytes)))
        : { bytes: await compress(bytes, FAST), document: null }
    this.#kept.set(file, { size: bytes.length, ...reading })
    this.#held += sizeOf(reading)
  }

  /** The bytes of a file; undefined where they are not kept. */
  bytes(file: number): Uint8Array | undefined {
    const reading = this.#kept.get(file)
    if (reading === undefined) return undefined
    return inflateSync(reading.bytes, { maxOutputLength: Math.max(reading.size, 1) })
  }

  /** What was read from a file, and both as an import stores them; undefined where it is not kept, or was refused. */
  filing(
    file: number,
  ): { readonly document: ReadFiling; readonly packed: PackedFiling } | undefined {
    const reading = this.#kept.get(file)
    if (reading?.document == null) return undefined
    const { bytes, document } = reading
    // This process packed it a moment ago
    return { document: unpackDocument(document) as ReadFiling, packed: { bytes, document } }
  }

  drop(file: number): void {
    const reading = this.#kept.get(file)
    if (reading === undefined) return
    this.#held -= sizeOf(reading)
    this.#kept.delete(file)
  }
}

function sizeOf({ bytes, document }: Pick<Kept, 'bytes' | 'document'>): number {
  return bytes.length + (document?.length ?? 0)
}
