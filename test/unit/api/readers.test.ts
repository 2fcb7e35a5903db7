import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { createInlineReader } from '../../../src/main/api/reader'
import { createReaderPool } from '../../../src/main/api/readerPool'
import { createWorkerReader } from '../../../src/main/api/workerReader'
import type { Reader } from '../../../src/main/api/reader'

const SCRIPT = new URL('../../support/readerThread.mjs', import.meta.url)
const BYTES = new Uint8Array([1, 2, 3])

function threaded(timeout?: number): Reader {
  const reader = createWorkerReader(SCRIPT, timeout === undefined ? {} : { timeout })
  onTestFinished(() => {
    reader.close()
  })
  return reader
}

const errorOf = async (reader: Reader, name: string) => {
  const { document } = await reader.read(name, BYTES)
  return document.status === 'refused' ? document.error : null
}

describe('reading in a thread', () => {
  it('answers each file with its own', async () => {
    const reader = threaded()
    const names = ['a', 'b', 'c', 'd']
    const read = await Promise.all(names.map((name) => reader.read(name, BYTES)))
    expect(read.map(({ document }) => document.source)).toEqual(
      names.map((name) => ({ name, sha256: '', bytes: 3 })),
    )
  })

  it.each([
    ['throws', 'out of order'],
    ['exits', 'it ended with code 3'],
  ])('refuses the file in hand when the thread %s, and goes on', async (name, why) => {
    const reader = threaded()
    const error = await errorOf(reader, name)
    expect(error?.code).toBe('reader-failed')
    expect(error?.message).toContain(why)
    expect((await errorOf(reader, 'next'))?.code).toBe('test')
  })

  it('refuses what was to be stored when the thread breaks down', async () => {
    const reader = threaded()
    expect(await reader.digest('throws', BYTES)).toMatchObject({
      status: 'refused',
      error: { code: 'reader-failed' },
    })
    expect(await reader.digest('next', BYTES)).toMatchObject({ error: { code: 'test' } })
  })

  it('gives up a file that takes too long', async () => {
    const reader = threaded(1500)
    expect((await errorOf(reader, 'hangs'))?.message).toContain('it took more than')
    expect((await errorOf(reader, 'next'))?.code).toBe('test')
  })

  it('refuses what is in hand when it is closed', async () => {
    const reader = threaded()
    const reading = errorOf(reader, 'hangs')
    reader.close()
    expect((await reading)?.message).toContain('it was closed')
  })

  it('refuses when there is no such script', async () => {
    const reader = createWorkerReader(new URL('nothing.mjs', SCRIPT))
    expect((await errorOf(reader, 'a'))?.code).toBe('reader-failed')
  })
})

describe("reading in the caller's thread", () => {
  it('reads', async () => {
    const { document, cells } = await createInlineReader().extract('a.txt', new Uint8Array())
    expect(document).toMatchObject({ status: 'refused', error: { code: 'empty-file' } })
    expect(cells).toEqual([])
  })

  it('turns a bug into a refused file', async () => {
    const reader = createInlineReader(() => {
      throw new Error('a bug')
    })
    expect((await errorOf(reader, 'a'))?.message).toContain('a bug')
  })
})

describe('reading on several readers', () => {
  /** A reader that answers when it is told to. */
  function held() {
    const reader = {
      version: 'test',
      names: [] as string[],
      closed: 0,
      go: [] as (() => void)[],
      read: async (name: string, bytes: Uint8Array) => {
        reader.names.push(name)
        await new Promise<void>((go) => reader.go.push(go))
        return createInlineReader().read(name, bytes)
      },
      digest: (name: string, bytes: Uint8Array) => createInlineReader().digest(name, bytes),
      extract: (name: string, bytes: Uint8Array) => createInlineReader().extract(name, bytes),
      close: () => {
        reader.closed++
      },
    }
    return reader
  }

  it('gives each filing to the one with the least to do, and rests when there is nothing', async () => {
    const readers = [held(), held()]
    let made = 0
    const pool = createReaderPool(() => readers[made++]!, 2, 5)
    expect(pool.lanes).toBe(2)
    const reading = ['a', 'b', 'c'].map((name) => pool.read(name, BYTES))
    expect(readers.map((reader) => reader.names)).toEqual([['a', 'c'], ['b']])
    readers[1]?.go[0]?.()
    await reading[1]
    const last = pool.read('d', BYTES)
    expect(readers[1]?.names).toEqual(['b', 'd'])
    for (const go of readers.flatMap((reader) => reader.go)) go()
    await Promise.all([...reading, last])
    await vi.waitFor(() => expect(readers.map((reader) => reader.closed)).toEqual([0, 1]))
    pool.close()
    expect(readers.map((reader) => reader.closed)).toEqual([1, 2])
  })

  it('begins again after a rest', async () => {
    const pool = createReaderPool(() => threaded(), 2, 1)
    await Promise.all(['a', 'b'].map((name) => pool.read(name, BYTES)))
    await new Promise((rested) => setTimeout(rested, 20))
    const again = await Promise.all(['c', 'd'].map((name) => pool.read(name, BYTES)))
    expect(again.map(({ document }) => document.source.name)).toEqual(['c', 'd'])
    pool.close()
  })
})
