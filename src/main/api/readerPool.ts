import { availableParallelism } from 'node:os'
import { READER_VERSION } from '../checks/extractFiling'
import type { Reader } from './reader'
import { createWorkerReader } from './workerReader'

/** More threads than these wait for the one writer, and each takes memory. */
const MOST_LANES = 6

/** Threads that have nothing to read for so long are ended; each takes tens of megabytes. */
const IDLE = 10_000

/** Reading threads for every core: storing what they read takes a fifth of the time. `script` is the built `readerWorker`. */
export function createReadingThreads(script: string | URL): Reader {
  const lanes = Math.min(availableParallelism(), MOST_LANES)
  return createReaderPool(() => createWorkerReader(script), lanes)
}

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
  const inLane = async <T>(work: (reader: Reader) => Promise<T>): Promise<T> => {
    const lane = all.reduce((best, one) => (one.waiting < best.waiting ? one : best))
    lane.waiting++
    clearTimeout(resting)
    try {
      return await work(lane.reader)
    } finally {
      lane.waiting--
      clearTimeout(resting)
      resting = setTimeout(rest, idle)
      resting.unref()
    }
  }
  return {
    version: READER_VERSION,
    lanes: all.length,
    read: (name, bytes) => inLane((reader) => reader.read(name, bytes)),
    digest: (name, bytes) => inLane((reader) => reader.digest(name, bytes)),
    extract: (name, bytes) => inLane((reader) => reader.extract(name, bytes)),
    close: () => {
      clearTimeout(resting)
      for (const { reader } of all) reader.close()
    },
  }
}
