import { describe, expect, it, vi } from 'vitest'
import { extractFiling } from '../../../src/main/checks/extractFiling'
import type { ReadReply, ReadRequest } from '../../../src/main/api/workerReader'
import { sampleText } from '../../support/filings'

/** Stands in for the port to the other thread: what is sent is copied as it would be. */
const port = vi.hoisted(() => ({
  listener: null as ((request: unknown) => void) | null,
  sent: [] as unknown[],
  on: (_: string, listener: (request: unknown) => void) => {
    port.listener = listener
  },
  postMessage: (reply: unknown) => port.sent.push(structuredClone(reply)),
}))
vi.mock('node:worker_threads', () => ({ parentPort: port }))

describe('the reading thread', () => {
  it('answers with the document and the place of each cell', async () => {
    await import('../../../src/main/api/readerWorker')
    const bytes = Buffer.from(sampleText('000'))
    const request: ReadRequest = { id: 7, name: 'a.txt', bytes, want: 'extract' }
    port.listener?.(request)
    const { document, cells } = extractFiling('a.txt', bytes)
    expect(cells.flat().length).toBeGreaterThan(1000)
    expect(port.sent).toEqual([{ id: 7, answer: { document, cells } } satisfies ReadReply])
  })
})
