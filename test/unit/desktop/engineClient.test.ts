import { EventEmitter } from 'node:events'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { ok } from '@shared/result'
import { createEngineClient, type EngineChild } from '../../../src/main/desktop/engineClient'
import type { FromEngine, ToEngine } from '../../../src/main/desktop/messages'

const SETTINGS = {
  databasePath: '/d',
  version: '1',
  sampleDirectory: '/s',
  readerScript: '/r',
  backupScript: '/b',
  role: 'keeper' as const,
}

/** A process that a test answers for. */
class Child extends EventEmitter implements EngineChild {
  readonly got: ToEngine[] = []
  killed = false
  postMessage(message: ToEngine): void {
    this.got.push(message)
  }
  kill(): boolean {
    this.killed = true
    return true
  }
  says(message: FromEngine): void {
    this.emit('message', message)
  }
  dies(): void {
    this.emit('exit', 1)
  }
}

function setUp(rest: number | null = null) {
  const children: Child[] = []
  let time = 0
  const client = createEngineClient(
    () => {
      const child = new Child()
      children.push(child)
      return child
    },
    SETTINGS,
    { now: () => time, rest },
  )
  const topics: string[] = []
  client.onChanged((topic) => topics.push(topic))
  return {
    client,
    children,
    topics,
    later: () => {
      time += 60_000
    },
  }
}

describe('the process of the database', () => {
  it('opens the database before anyone asks, once', () => {
    const { client, children } = setUp()
    client.begin()
    void client.call('filings.list', {})
    expect(children.map((child) => child.got.map((message) => message.kind))).toEqual([
      ['open', 'call'],
    ])
  })

  it('is started with the first request, told what to open, and answers by number', async () => {
    const { client, children } = setUp()
    expect(children).toHaveLength(0)
    const first = client.call('report.months', {})
    const second = client.call('filings.list', {})
    const child = children[0]!
    expect(children).toHaveLength(1)
    expect(child.got[0]).toEqual({ kind: 'open', settings: SETTINGS })
    child.says({ kind: 'answer', id: 2, result: ok('two') })
    child.says({ kind: 'answer', id: 1, result: ok('one') })
    expect(await first).toEqual(ok('one'))
    expect(await second).toEqual(ok('two'))
  })

  it('answers the window as JSON, as it came or when the process is gone', async () => {
    const { client, children } = setUp()
    const answered = client.text('report.months', {})
    const lost = client.text('filings.list', {})
    const child = children[0]!
    expect(child.got.slice(1)).toEqual([
      { kind: 'call', id: 1, name: 'report.months', args: {}, asText: true },
      { kind: 'call', id: 2, name: 'filings.list', args: {}, asText: true },
    ])
    child.says({ kind: 'text', id: 1, text: '{"ok":true,"value":"one"}' })
    expect(await answered).toBe('{"ok":true,"value":"one"}')
    child.dies()
    expect(JSON.parse(await lost)).toMatchObject({ ok: false, problem: { code: 'engine-stopped' } })
  })

  it('passes on what changed', () => {
    const { client, children, topics } = setUp()
    void client.call('report.months', {})
    children[0]!.says({ kind: 'changed', topic: 'data' })
    expect(topics).toEqual(['data'])
  })

  it('answers what was in hand when it died, and is started again', async () => {
    const { client, children, topics, later } = setUp()
    const lost = client.call('report.months', {})
    later()
    children[0]!.dies()
    const result = await lost
    expect(result.ok ? '' : result.problem.code).toBe('engine-stopped')
    expect(children).toHaveLength(2)
    expect(children[1]!.got).toEqual([{ kind: 'open', settings: SETTINGS }])
    expect(topics).toEqual(['import', 'data'])
  })

  it('waits for the next request when it died at once, so that it cannot spin', async () => {
    const { client, children } = setUp()
    const lost = client.call('report.months', {})
    children[0]!.dies()
    expect((await lost).ok).toBe(false)
    expect(children).toHaveLength(1)
    void client.call('report.months', {})
    expect(children).toHaveLength(2)
  })

  it('that rests is let go when nobody asks any more, and started with the next request', async () => {
    vi.useFakeTimers()
    onTestFinished(() => {
      vi.useRealTimers()
    })
    const { client, children, topics, later } = setUp(1000)
    const [one, two] = [client.call('report.model', {}), client.call('report.html', {})]
    const child = children[0]!
    child.says({ kind: 'answer', id: 1, result: ok('one') })
    await vi.advanceTimersByTimeAsync(5000)
    child.says({ kind: 'answer', id: 2, result: ok('two') })
    expect([await one, await two]).toEqual([ok('one'), ok('two')])
    await vi.advanceTimersByTimeAsync(900)
    const three = client.call('report.model', {})
    await vi.advanceTimersByTimeAsync(900)
    expect(children).toHaveLength(1)
    child.says({ kind: 'answer', id: 3, result: ok('three') })
    expect(await three).toEqual(ok('three'))
    await vi.advanceTimersByTimeAsync(1000)
    expect(child.got.at(-1)).toEqual({ kind: 'close' })
    later()
    child.dies()
    expect(children).toHaveLength(1)
    expect(topics).toEqual([])
    const four = client.call('report.model', {})
    expect(children).toHaveLength(2)
    children[1]!.dies()
    expect((await four).ok).toBe(false)
    expect(children).toHaveLength(2)
  })

  it('closes the database at the end, and by force when it does not', async () => {
    const { client, children } = setUp()
    void client.call('report.months', {})
    const child = children[0]!
    const stopped = client.stop(10_000)
    expect(child.got.at(-1)).toEqual({ kind: 'close' })
    child.dies()
    await stopped
    expect(children).toHaveLength(1)
    expect((await client.call('report.months', {})).ok).toBe(false)

    const other = setUp()
    void other.client.call('report.months', {})
    await other.client.stop(1)
    expect(other.children[0]!.killed).toBe(true)
  })
})
