import { expect, it } from 'vitest'
import { Session } from '../../../src/renderer/state/session.svelte'
import { fakeBridge, ok } from '../fakeBridge'

it('keeps the places of the reports pointed at last, and asks again for one that was let go', async () => {
  const bridge = fakeBridge({
    'filings.cells': ({ filingId }) =>
      ok([{ path: 'a', text: `${filingId}`, section: 'S', spans: [[1, 1, 2]] }]),
  })
  const { sources } = new Session(bridge)
  const load = (filingId: number) => sources.load({ filingId, reportIndex: 0 })
  const printed = (filingId: number) => sources.printed({ filingId, reportIndex: 0 })('a')
  const asked = () => bridge.calls.filter(({ name }) => name === 'filings.cells').length
  for (let filing = 1; filing <= 12; filing++) await load(filing)
  await load(1)
  expect(asked()).toBe(12)
  await load(13)
  expect([printed(1), printed(2), printed(3), printed(13)]).toEqual(['1', null, '3', '13'])
  await load(2)
  expect(asked()).toBe(14)
  expect([printed(2), printed(3), printed(1)]).toEqual(['2', null, '1'])
})
