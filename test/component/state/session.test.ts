import { describe, expect, it } from 'vitest'
import { Session } from '../../../src/renderer/state/session.svelte'
import { fakeBridge, filingRow, lot, ok } from '../fakeBridge'

const onFile = () =>
  fakeBridge({
    'app.info': () =>
      ok({ version: '1', databasePath: '/d', filings: 1, holdings: 1, held: 1, deals: 1 }),
    'filings.list': () => ok([filingRow()]),
    'portfolios.kept': () =>
      ok(
        ['Main', 'Other'].map((name) => ({
          name,
          paydownMethod: 'realized' as const,
          synthetic: false,
        })),
      ),
    'report.months': () => ok(['1999-05', '1999-04']),
    'holdings.list': () => ok([lot({ settle: '1999-02-10' })]),
  })

describe('the session', () => {
  it('shows the newest month and steps within what is on file and held', async () => {
    const session = new Session(onFile())
    await session.refresh()
    expect(session.month).toBe('1999-05')
    expect(session.asOf).toBe('1999-05-31')
    session.stepMonth(1)
    expect(session.month).toBe('1999-05')
    for (let i = 0; i < 9; i++) session.stepMonth(-1)
    expect(session.month).toBe('1999-02')
    expect(session.canStepBack).toBe(false)
    expect(session.asOf).toBe('1999-02-28')
  })

  it('tells an empty database from one that cannot be opened', async () => {
    const empty = new Session(fakeBridge())
    await empty.refresh()
    expect(empty.isEmpty).toBe(true)
    const problem = { code: 'newer-database', message: 'It was made by a newer version.' }
    const broken = new Session(fakeBridge({ 'app.info': () => ({ ok: false, problem }) }))
    await broken.refresh()
    expect(broken.isEmpty).toBe(false)
    expect(broken.problem).toEqual(problem)
  })

  it('leaves a portfolio that is gone', async () => {
    const bridge = onFile()
    const session = new Session(bridge)
    await session.refresh()
    session.portfolio = 'Other'
    expect(session.scope()).toEqual({ portfolio: 'Other' })
    bridge.answers['portfolios.kept'] = () =>
      ok([{ name: 'Main', paydownMethod: 'realized', synthetic: false }])
    await session.refresh()
    expect(session.portfolio).toBeNull()
    expect(session.scope()).toEqual({})
  })

  it('asks again when the data changed, and stops when it is ended', async () => {
    const bridge = onFile()
    const session = new Session(bridge)
    const stop = session.start()
    const count = () => bridge.calls.filter((call) => call.name === 'app.info').length
    expect(count()).toBe(1)
    bridge.change('data')
    expect(count()).toBe(2)
    stop()
    bridge.change('data')
    expect(count()).toBe(2)
  })

  it('turns a bridge that breaks down into a problem', async () => {
    const session = new Session(
      fakeBridge({ 'report.months': () => Promise.reject(new Error('port closed')) }),
    )
    const answer = await session.call('report.months', {})
    expect(answer.ok).toBe(false)
    expect(answer.ok ? '' : answer.problem.message).toContain('port closed')
  })
})
