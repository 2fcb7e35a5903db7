import { describe, expect, it, vi } from 'vitest'
import type { ImportStatus } from '@shared/api/filings'
import { Session } from '../../../src/renderer/state/session.svelte'
import { fakeBridge, IDLE, ok } from '../fakeBridge'

const running: ImportStatus = {
  state: 'running',
  total: 3,
  done: 1,
  current: 'b.txt',
  outcomes: [],
}

describe('an import', () => {
  it('goes to the filings and follows the progress', async () => {
    const bridge = fakeBridge({
      'import.start': () => ok(running),
      'import.status': () => ok(running),
    })
    const session = new Session(bridge)
    session.start()
    await session.imports.start(['/a.txt'])
    expect(session.router.screen.name).toBe('filings')
    expect(session.imports.running).toBe(true)
    bridge.answers['import.status'] = () => ok({ ...running, state: 'done', done: 3 })
    bridge.change('import')
    await vi.waitFor(() => expect(session.imports.running).toBe(false))
    expect(session.imports.status.done).toBe(3)
  })

  it('asks once more, not a thousand times, when changes come in a burst', async () => {
    let answer: ((status: { ok: true; value: ImportStatus }) => void) | undefined
    const bridge = fakeBridge({
      'import.status': () =>
        new Promise((resolve) => {
          answer = resolve
        }),
    })
    const session = new Session(bridge)
    session.start()
    for (let i = 0; i < 1000; i++) bridge.change('import')
    const count = () => bridge.calls.filter((call) => call.name === 'import.status').length
    expect(count()).toBe(1)
    answer?.(ok(IDLE))
    await vi.waitFor(() => expect(count()).toBe(2))
    answer?.(ok(IDLE))
    await new Promise((resolve) => setTimeout(resolve, 5))
    expect(count()).toBe(2)
  })

  it('shows the sample’s month to whoever waited for it, and leaves others where they went', async () => {
    for (const went of [null, 'holdings'] as const) {
      const bridge = fakeBridge({
        'sample.load': () => ok(running),
        'import.status': () => ok(running),
      })
      const session = new Session(bridge)
      session.start()
      session.router.go({ name: 'filings' })
      await session.imports.startSample()
      if (went !== null) session.router.go({ name: went })
      bridge.answers['import.status'] = () => ok({ ...running, state: 'done', done: 3 })
      bridge.change('import')
      await vi.waitFor(() => expect(session.imports.running).toBe(false))
      expect(session.router.screen.name).toBe(went ?? 'overview')
    }
  })

  it('keeps the sentence of an import that could not start', async () => {
    const problem = { code: 'busy', message: 'Another import runs. Wait for it.' }
    const session = new Session(fakeBridge({ 'import.start': () => ({ ok: false, problem }) }))
    await session.imports.start(['/a.txt'])
    expect(session.imports.problem).toEqual(problem)
  })

  it('starts nothing when nothing was chosen', async () => {
    const bridge = fakeBridge({ 'desktop.chooseFilings': () => ok({ paths: [] }) })
    const session = new Session(bridge)
    await session.imports.choose(true)
    expect(bridge.calls).toEqual([{ name: 'desktop.chooseFilings', args: { folder: true } }])
    expect(session.router.screen.name).toBe('overview')
  })
})
