// Stands in for the reading thread: answers, breaks down or never answers, as the file's name asks.
import { parentPort } from 'node:worker_threads'

parentPort.on('message', ({ id, name, bytes, want }) => {
  if (name === 'throws') throw new Error('out of order')
  if (name === 'exits') process.exit(3)
  if (name === 'hangs') return
  const document = {
    schema: 'paydown.filing/1',
    source: { name, sha256: '', bytes: bytes.length },
    status: 'refused',
    error: { code: 'test', message: 'Read in a thread.', line: null },
  }
  parentPort.postMessage({ id, answer: want === 'digest' ? document : { document, cells: [] } })
})
