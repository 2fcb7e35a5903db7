import { promisify } from 'node:util'
import { deflate, inflateSync } from 'node:zlib'
import type { FilingDocument, ReadFiling } from '@shared/report'
import { packFiling, unpackDocument, type PackedFiling } from '../../store/packedFiling'

const FAST = { level: 1 }
const compress = promisify<Uint8Array, { level: number }, Buffer>(deflate)

interface Reading {
  readonly size: number
  readonly bytes: Buffer
  /** Null where the file was refused. */
  readonly document: Buffer | null
}

/** What was read, packed as an import stores it, up to a bound of memory. */
export class Readings {
  readonly #kept = new Map<number, Reading>()
  #held = 0

  /** `limit` in bytes; what comes above it is not kept, and is read again when it is wanted. */
  constructor(readonly limit: number) {}

  /** Keeps a file's bytes and what was read from them, compressed beside the caller, while there is room. */
  async keep(file: number, bytes: Uint8Array, document: FilingDocument): Promise<void> {
    if (this.#held >= this.limit) return
    const reading =
      document.status === 'read'
        ? await packFiling(document, bytes)
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

function sizeOf({ bytes, document }: Pick<Reading, 'bytes' | 'document'>): number {
  return bytes.length + (document?.length ?? 0)
}
