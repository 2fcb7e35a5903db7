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

  it('shows a sample in its own portfolio and its newest month, where there are others', async () => {
    const kept = (name: string, synthetic: boolean) => ({ name, paydownMethod: 'realized' as const, synthetic }) // prettier-ignore
    const read = (distributionDate: string) => ({ deal: 'D', distributionDate, checks: { ties: 1, explained: 0, differs: 0, unknown: 0 } }) // prettier-ignore
    const file = { name: 'a.txt', outcome: 'imported' as const, refusedRows: 0, message: 'Imported.', code: null, line: null } // prettier-ignore
    const outcomes = [
      { ...file, reports: [read('2004-09-25'), read('2004-10-25'), read('2000-11-25')] },
    ]
    const bridge = fakeBridge({
      'sample.load': () => ok(running),
      'import.status': () => ok(running),
      'portfolios.kept': () => ok([kept('Main', false), kept('Synthetic', true)]),
      'report.months': ({ synthetic }) =>
        ok(synthetic === false ? ['2002-09'] : ['2004-10', '2002-09']),
    })
    const session = new Session(bridge)
    session.start()
    await vi.waitFor(() => expect(session.month).toBe('2002-09'))
    await session.imports.startSample('synthetic')
    bridge.answers['import.status'] = () => ok({ ...running, state: 'done', done: 3, outcomes })
    bridge.change('import')
    await vi.waitFor(() => expect(session.portfolio).toBe('Synthetic'))
    expect([session.month, session.months[0]]).toEqual(['2004-10', '2004-10'])
    session.showPortfolio(null)
    expect([session.month, session.shownPortfolios]).toEqual(['2002-09', ['Main']])
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
