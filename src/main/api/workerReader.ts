import { Worker } from 'node:worker_threads'
import type { FilingDocument } from '@shared/report'
import { READER_VERSION, type Extraction } from '../checks/extractFiling'
import { digestFiling, type Digested } from './digestFiling'
import type { Reader } from './reader'
import { readerFailed } from './readerFailed'

/** What can be asked of `readerWorker`, and what each gives. */
interface Answers {
  readonly read: { readonly document: FilingDocument }
  readonly digest: Digested
  readonly extract: Extraction
}
type Answer = Answers[keyof Answers]
type Want = keyof Answers

/** What is sent to `readerWorker`, and what it answers. */
export interface ReadRequest {
  readonly id: number
  readonly name: string
  readonly bytes: Uint8Array
  readonly want: Want
}
export interface ReadReply {
  readonly id: number
  readonly answer: Answer
}

export interface WorkerReaderOptions {
  /** After so many milliseconds on one file the worker is stopped and the file refused; a minute when left out. */
  readonly timeout?: number
}

interface Waiting {
  readonly id: number
  readonly name: string
  readonly bytes: Uint8Array
  readonly want: Want
  readonly answer: (answer: Answer) => void
  readonly timer: NodeJS.Timeout
}

const MINUTE = 60_000
/** Room for short-lived values, in megabytes: more makes the thread larger, not faster. */
const YOUNG = 24

/**
 * A reader in a thread of its own, so that the caller's thread stays free. `script` is the built `readerWorker` (a path or a file
 * URL). The thread starts with the first file and is started anew when it dies; the file in hand is then refused.
 */
export function createWorkerReader(
  script: string | URL,
  options: WorkerReaderOptions = {},
): Reader {
  const timeout = options.timeout ?? MINUTE
  const waiting = new Map<number, Waiting>()
  let worker: Worker | null = null
  let lastId = 0

  function settle(id: number, answer: Answer): void {
    const entry = waiting.get(id)
    if (entry === undefined) return
    waiting.delete(id)
    clearTimeout(entry.timer)
    if (waiting.size === 0) worker?.unref()
    entry.answer(answer)
  }

  function giveUp(stopped: Worker, why: string): void {
    if (worker !== stopped) return
    worker = null
    void stopped.terminate()
    for (const { id, name, bytes, want } of [...waiting.values()]) {
      const failed = readerFailed(name, bytes, why)
      settle(id, want === 'digest' ? digestFiling(failed.document) : failed)
    }
  }

  function running(): Worker {
    if (worker !== null) return worker
    const started = new Worker(script, { resourceLimits: { maxYoungGenerationSizeMb: YOUNG } })
    started.on('message', (reply: ReadReply) => {
      settle(reply.id, reply.answer)
    })
    started.on('error', (error) => {
      giveUp(started, error instanceof Error ? error.message : String(error))
    })
    started.on('exit', (code) => {
      giveUp(started, `it ended with code ${code}`)
    })
    worker = started
    return started
  }

  function ask<W extends Want>(want: W, name: string, bytes: Uint8Array): Promise<Answers[W]> {
    return new Promise((resolve) => {
      const id = ++lastId
      const target = running()
      const timer = setTimeout(() => {
        giveUp(target, `it took more than ${Math.round(timeout / 1000)} seconds`)
      }, timeout)
      // The thread answers with what was asked for
      const answer = (given: Answer) => resolve(given as Answers[W])
      waiting.set(id, { id, name, bytes, want, answer, timer })
      target.ref()
      const request: ReadRequest = { id, name, bytes, want }
      target.postMessage(request)
    })
  }

  return {
    version: READER_VERSION,
    read: (name, bytes) => ask('read', name, bytes),
    digest: (name, bytes) => ask('digest', name, bytes),
    extract: (name, bytes) => ask('extract', name, bytes),
    close: () => {
      if (worker !== null) giveUp(worker, 'it was closed')
    },
  }
}
