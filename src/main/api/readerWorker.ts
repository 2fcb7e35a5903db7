import { parentPort } from 'node:worker_threads'
import { extractFiling } from '../checks/extractFiling'
import { digestFiling } from './digestFiling'
import type { ReadReply, ReadRequest } from './workerReader'

// The entry of the reading thread: a file in, what was asked for of it out.
parentPort?.on('message', ({ id, name, bytes, want }: ReadRequest) => {
  const extraction = extractFiling(name, bytes)
  const { document } = extraction
  switch (want) {
    case 'extract':
      send({ id, answer: { document, cells: extraction.cells } })
      return
    case 'read':
      send({ id, answer: { document } })
      return
    case 'digest': {
      const answer = digestFiling(document)
      send({ id, answer }, answer.status === 'read' ? [answer.flat.buffer] : [])
    }
  }
})

/** `moved` is handed over instead of copied. */
function send(reply: ReadReply, moved: readonly ArrayBuffer[] = []): void {
  parentPort?.postMessage(reply, moved)
}
