import { inflateSync } from 'node:zlib'
import type { ReadFiling } from '@shared/report'
import { digestOf, type FilingDigest } from '../../store/digest'
import { packBytes, packFiling, unpackDocument, type PackedFiling } from '../../store/packedFiling'
import type { Digested } from '../digestFiling'

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

  /** Keeps a file's bytes and what was read from them while there is room, packed beside the caller. */
  async keep(file: number, bytes: Uint8Array, read: Digested): Promise<void> {
    if (this.#held >= this.limit) return
    const reading =
      read.status === 'read'
        ? await packFiling(read.flat, bytes)
        : { bytes: await packBytes(bytes), document: null }
    this.#kept.set(file, { size: bytes.length, ...reading })
    this.#held += sizeOf(reading)
  }

  /** The bytes of a file; undefined where they are not kept. */
  bytes(file: number): Uint8Array | undefined {
    const reading = this.#kept.get(file)
    if (reading === undefined) return undefined
    return inflateSync(reading.bytes, { maxOutputLength: Math.max(reading.size, 1) })
  }

  /** What was read from a file; undefined where it is not kept, or was refused. */
  document(file: number): ReadFiling | undefined {
    const packed = this.#kept.get(file)?.document ?? null
    // This process packed it a moment ago
    return packed === null ? undefined : (unpackDocument(packed) as ReadFiling)
  }

  /** What was read from a file as an import stores it; undefined where it is not kept, or was refused. */
  filing(
    file: number,
  ): { readonly digest: FilingDigest; readonly packed: PackedFiling } | undefined {
    const reading = this.#kept.get(file)
    const document = this.document(file)
    if (reading?.document == null || document === undefined) return undefined
    const { bytes, document: packed } = reading
    return { digest: digestOf(document), packed: { bytes, document: packed } }
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
