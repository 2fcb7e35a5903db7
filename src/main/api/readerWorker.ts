import { parentPort } from 'node:worker_threads'
import { extractFiling } from '../checks/extractFiling'
import type { ReadReply, ReadRequest } from './workerReader'

// The entry of the reading thread: a file in, its extraction out.
parentPort?.on('message', ({ id, name, bytes }: ReadRequest) => {
  const reply: ReadReply = { id, extraction: extractFiling(name, bytes) }
  parentPort?.postMessage(reply)
})
