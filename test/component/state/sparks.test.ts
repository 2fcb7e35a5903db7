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
            .map((cusip) => [cusip, [{ date: args.to ?? 'all', factor: '0.5' }]]),
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
    sparks.begin('2002-09-30')
    for (const cusip of names(450)) sparks.want(cusip)
    sparks.want('class 7')
    await vi.waitFor(() => expect(sparks.of('class 0')).toHaveLength(1))
    expect(asked.map(({ cusips }) => cusips.length)).toEqual([200, 200, 50])
    expect(new Set(asked.flatMap(({ cusips }) => cusips)).size).toBe(450)
    expect(sparks.of('class 449')).toEqual([{ date: '2002-09-30', factor: '0.5' }])
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

  it('of another day take the place of the old ones, which stay until then', async () => {
    const { asked, sparks } = started()
    sparks.begin('2002-09-30')
    sparks.want('A')
    await settle()
    sparks.begin('2002-08-31')
    expect(sparks.of('A')[0]?.date).toBe('2002-09-30')
    await settle()
    expect(sparks.of('A')[0]?.date).toBe('2002-08-31')
    expect(asked).toHaveLength(2)
  })

  it('drop an answer that another day overtook, and ask again after a failure', async () => {
    const { asked, bridge, sparks } = started()
    const given = bridge.answers['classes.factors']
    bridge.answers['classes.factors'] = (args) => {
      sparks.begin('2002-08-31')
      if (given !== undefined) bridge.answers['classes.factors'] = given
      return given?.(args) ?? ok({})
    }
    sparks.begin('2002-09-30')
    sparks.want('A')
    await settle()
    expect(asked.map(({ to }) => to)).toEqual(['2002-09-30', '2002-08-31'])
    expect(sparks.of('A')[0]?.date).toBe('2002-08-31')

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
    expect(sparks.of('B')).toHaveLength(1)
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
