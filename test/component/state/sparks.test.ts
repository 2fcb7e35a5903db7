import { describe, expect, it, vi } from 'vitest'
import type { Args } from '@shared/api'
import { Session } from '../../../src/renderer/state/session.svelte'
import { Sparks } from '../../../src/renderer/state/sparks.svelte'
import { fakeBridge, ok } from '../fakeBridge'

function started() {
  const asked: Args<'classes.factors'>[] = []
  const bridge = fakeBridge({
    'classes.factors': (args) => {
      asked.push(args)
      return ok(
        Object.fromEntries(
          args.cusips
            .filter((cusip) => cusip !== 'unknown')
            .map((cusip) => [
              cusip,
              [
                { date: '2002-08-26', factor: '0.6' },
                { date: '2002-09-25', factor: `0.${asked.length}` },
              ],
            ]),
        ),
      )
    },
  })
  return { asked, bridge, sparks: new Sparks(new Session(bridge)) }
}
const names = (count: number, from = 0) =>
  Array.from({ length: count }, (_, at) => `class ${from + at}`)
const settle = () => new Promise((resolve) => setTimeout(resolve, 60))

describe('the lines of factors', () => {
  it('are asked for together, of what is drawn, in requests of a bounded size', async () => {
    const { asked, sparks } = started()
    sparks.begin()
    for (const cusip of names(450)) sparks.want(cusip)
    sparks.want('class 7')
    await vi.waitFor(() => expect(sparks.of('class 0')).toHaveLength(2))
    expect(asked.map(({ cusips }) => cusips.length)).toEqual([200, 200, 50])
    expect(new Set(asked.flatMap(({ cusips }) => cusips)).size).toBe(450)
    expect(sparks.of('class 449').map(({ date }) => date)).toEqual(['2002-08-26', '2002-09-25'])
  })

  it('are not asked for where a row was scrolled past, nor twice', async () => {
    const { asked, sparks } = started()
    const rows = names(1000).map((cusip) => sparks.want(cusip))
    for (const leave of rows.slice(0, 990)) leave()
    sparks.want('unknown')
    await settle()
    expect(asked.map(({ cusips }) => cusips)).toEqual([[...names(10, 990), 'unknown']])
    expect(sparks.of('unknown')).toEqual([])
    sparks.want('unknown')
    sparks.want('class 999')
    await settle()
    expect(asked).toHaveLength(1)
  })

  it('end with the day that is shown, for which nothing is asked', async () => {
    const { asked, sparks } = started()
    sparks.want('A')
    await settle()
    expect(sparks.of('A', '2002-09-30')).toHaveLength(2)
    expect(sparks.of('A', '2002-08-31').map(({ date }) => date)).toEqual(['2002-08-26'])
    expect(sparks.of('A', '2002-07-31')).toEqual([])
    await settle()
    expect(asked).toEqual([{ cusips: ['A'] }])
  })

  it('of changed data take the place of the old ones, which stay until then', async () => {
    const { asked, sparks } = started()
    sparks.want('A')
    await settle()
    sparks.begin()
    expect(sparks.of('A').at(-1)?.factor).toBe('0.1')
    await settle()
    expect(sparks.of('A').at(-1)?.factor).toBe('0.2')
    expect(asked).toHaveLength(2)
  })

  it('drop an answer that a change overtook, and ask again after a failure', async () => {
    const { asked, bridge, sparks } = started()
    const given = bridge.answers['classes.factors']
    bridge.answers['classes.factors'] = (args) => {
      sparks.begin()
      if (given !== undefined) bridge.answers['classes.factors'] = given
      return given?.(args) ?? ok({})
    }
    sparks.want('A')
    await settle()
    expect(asked).toHaveLength(2)
    expect(sparks.of('A').at(-1)?.factor).toBe('0.2')

    bridge.answers['classes.factors'] = () => ({
      ok: false,
      problem: { code: 'no-answer', message: 'No answer.' },
    })
    sparks.want('B')
    await settle()
    expect(sparks.of('B')).toEqual([])
    if (given !== undefined) bridge.answers['classes.factors'] = given
    sparks.want('C')
    await settle()
    expect(sparks.of('B')).toHaveLength(2)
  })

  it('are kept for scrolling back, but not without end', async () => {
    const { asked, sparks } = started()
    for (let page = 0; page < 15; page++) {
      const leave = names(200, page * 200).map((cusip) => sparks.want(cusip))
      await settle()
      for (const each of leave) each()
    }
    expect(asked).toHaveLength(15)
    sparks.want('class 2999')
    await settle()
    expect(asked).toHaveLength(15)
    expect(sparks.of('class 0')).toEqual([])
    sparks.want('class 0')
    await settle()
    expect(asked).toHaveLength(16)
  })
})
