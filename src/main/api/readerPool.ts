import { READER_VERSION } from '../checks/extractFiling'
import type { Reader } from './reader'

/** Threads that have nothing to read for so long are ended; each takes tens of megabytes. */
const IDLE = 10_000

interface Lane {
  readonly reader: Reader
  waiting: number
}

/**
 * Reads on several readers at once: each filing goes to the one with the least to do. `make` gives a reader that begins again after
 * it was closed, as `createWorkerReader` does. All but the first are closed after `idle` milliseconds without work.
 */
export function createReaderPool(make: () => Reader, lanes: number, idle: number = IDLE): Reader {
  const all: Lane[] = Array.from({ length: Math.max(1, lanes) }, () => ({
    reader: make(),
    waiting: 0,
  }))
  let resting: NodeJS.Timeout | undefined
  const rest = () => {
    for (const { reader, waiting } of all.slice(1)) if (waiting === 0) reader.close()
  }
  return {
    version: READER_VERSION,
    lanes: all.length,
    read: async (name, bytes) => {
      const lane = all.reduce((best, one) => (one.waiting < best.waiting ? one : best))
      lane.waiting++
      clearTimeout(resting)
      try {
        return await lane.reader.read(name, bytes)
      } finally {
        lane.waiting--
        clearTimeout(resting)
        resting = setTimeout(rest, idle)
        resting.unref()
      }
    },
    close: () => {
      clearTimeout(resting)
      for (const { reader } of all) reader.close()
    },
  }
}
