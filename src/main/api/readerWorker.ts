import { parentPort } from 'node:worker_threads'
import { extractFiling } from '../checks/extractFiling'
import { packFilingNow } from '../store/packedFiling'
import type { ReadReply, ReadRequest } from './workerReader'

// The entry of the reading thread: a file in, what was asked for of it out.
parentPort?.on('message', (request: ReadRequest) => {
  const reply: ReadReply = { id: request.id, answer: answerTo(request) }
  parentPort?.postMessage(reply)
})

function answerTo({ name, bytes, want }: ReadRequest): ReadReply['answer'] {
  const extraction = extractFiling(name, bytes)
  if (want === 'extract') return extraction
  const { document } = extraction
  return document.status === 'read'
    ? { document, packed: packFilingNow(document, bytes) }
    : { document }
}
