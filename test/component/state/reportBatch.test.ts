import { describe, expect, it } from 'vitest'
import type { BatchStatus } from '@shared/api/reportFiles'
import { batchWords } from '../../../src/renderer/state/reportBatch.svelte'
import { Session } from '../../../src/renderer/state/session.svelte'
import { fakeBridge, ok, type Answers } from '../fakeBridge'

const IDLE: BatchStatus = { state: 'idle', total: 0, done: 0, current: null, folder: null, outcomes: [] } // prettier-ignore

async function started(answers: Answers = {}) {
  const kept = ['Main', 'Other', 'Made up'].map((name) => ({
    name,
    paydownMethod: 'realized' as const,
    synthetic: name === 'Made up',
  }))
  const bridge = fakeBridge({
    'portfolios.kept': () => ok(kept),
    'report.months': () => ok(['2002-11', '2002-09']),
    ...answers,
  })
  const session = new Session(bridge)
  await session.refresh()
  return { bridge, session, batch: session.batch }
}

describe('many reports in one run', () => {
  it('begin with what the top bar says: the month, and all portfolios but synthetic ones', async () => {
    const { batch } = await started()
    batch.show()
    expect(batch.tasks).toEqual([
      { portfolio: 'Main', account: null, month: '2002-11' },
      { portfolio: 'Other', account: null, month: '2002-11' },
    ])
    expect(batch.canStart).toBe(false)
  })

  it('are one a portfolio and month, months between included; the ends of the range follow each other', async () => {
    const { batch } = await started()
    batch.show()
    batch.chooseFrom('2002-09')
    batch.choosePortfolio('Other', false)
    expect(batch.tasks.map((task) => task.month)).toEqual(['2002-09', '2002-10', '2002-11'])
    batch.chooseTo('2002-08')
    expect([batch.from, batch.to]).toEqual(['2002-08', '2002-08'])
    batch.choosePortfolio('Made up', true)
    expect(batch.portfolios).toEqual(['Main', 'Made up'])
  })

  it('of all portfolios have those that are added later, until one is taken out', async () => {
    const { batch, session, bridge } = await started()
    const kept = (...names: string[]) => {
      bridge.answers['portfolios.kept'] = () =>
        ok(names.map((name) => ({ name, paydownMethod: 'realized' as const, synthetic: false })))
      return session.refresh()
    }
    batch.show()
    batch.chooseAll(true)
    await kept('Main', 'Other', 'Later')
    expect(batch.portfolios).toEqual(['Main', 'Other', 'Later'])
    batch.choosePortfolio('Other', false)
    await kept('Main', 'Other', 'Later', 'Last')
    expect(batch.portfolios).toEqual(['Main', 'Later'])
    // One that is gone is not written, and nothing is left of the choice where all are gone
    await kept('Other', 'Last')
    expect(batch.tasks).toEqual([])
    batch.chooseAll(true)
    expect(batch.portfolios).toEqual(['Other', 'Last'])
    batch.chooseAll(false)
    expect(batch.portfolios).toEqual([])
  })

  it('start with what was chosen, once there is a folder, a form and a pattern', async () => {
    const { batch, bridge } = await started({
      'desktop.chooseFolder': () => ok({ path: '/reports' }),
      'reports.start': () => ok({ ...IDLE, state: 'running', total: 2 }),
      'reports.status': () => ok({ ...IDLE, state: 'running', total: 2 }),
    })
    batch.show()
    await batch.chooseFolder()
    expect(batch.canStart).toBe(true)
    batch.pattern = '{fund}'
    expect(batch.canStart).toBe(false)
    batch.pattern = '{month}-{portfolio}'
    batch.chooseForm('pdf', false)
    expect(batch.canStart).toBe(false)
    batch.chooseForm('csv', true)
    await batch.start()
    expect(bridge.calls.find((call) => call.name === 'reports.start')?.args).toEqual({
      tasks: batch.tasks,
      forms: ['csv'],
      pattern: '{month}-{portfolio}',
      folder: '/reports',
      paper: 'A4',
    })
    expect(batch.running).toBe(true)
    expect(batch.canStart).toBe(false)
  })

  it('tell how far they are whenever something changed', async () => {
    let done = 0
    const { session, bridge, batch } = await started({
      'reports.status': () => ok({ ...IDLE, state: 'running', total: 3, done: ++done }),
    })
    const stop = session.start()
    bridge.change('reports')
    await expect.poll(() => batch.status.done).toBeGreaterThan(1)
    stop()
  })

  it('end with words', () => {
    const outcome = (kind: 'written' | 'empty' | 'refused') => ({ portfolio: 'A', account: null, month: '2002-09', outcome: kind, files: [], message: '', code: null }) // prettier-ignore
    const outcomes = [outcome('written'), outcome('empty'), outcome('refused')]
    expect(batchWords({ ...IDLE, state: 'cancelled', total: 5, outcomes })).toBe(
      '1 of 5 reports written, 1 with nothing held, 1 refused, 2 not begun',
    )
    expect(batchWords({ ...IDLE, state: 'done', total: 1, outcomes: [outcome('written')] })).toBe(
      '1 of 1 report written',
    )
  })
})
