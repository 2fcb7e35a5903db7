import { expect, it } from 'vitest'
import { createInlineReader } from '../../../src/main/api/reader'
import { answer, openTestEngine } from '../../support/engines'
import { temporaryFolders } from '../../support/folders'

const folder = temporaryFolders()

it('takes deals held in synthetic portfolios alone for generated ones, and leaves their months out where asked', async () => {
  const engine = openTestEngine(folder(), {
    reader: createInlineReader(),
    sampleDirectory: 'resources/sample',
  })
  const months = (synthetic?: boolean) =>
    answer(engine, 'report.months', synthetic === undefined ? {} : { synthetic })
  const deals = async () => (await answer(engine, 'filings.overview', {})).syntheticDeals
  const load = async (which: 'sample' | 'synthetic') => {
    await answer(engine, 'sample.load', { which })
    const state = async () => (await answer(engine, 'import.status', {})).state
    await expect.poll(state, { timeout: 40_000 }).toBe('done')
  }
  await load('sample')
  const own = await months()
  expect([await deals(), await months(false)]).toEqual([[], own])
  await load('synthetic')
  const all = await months()
  expect(all.length).toBeGreaterThan(own.length)
  const [deal, ...others] = await deals()
  expect(others).toEqual([])
  expect(await months(false)).toEqual(own)
  const [lot] = await answer(engine, 'holdings.list', { portfolio: 'Synthetic' })
  expect(lot?.deal).toBe(deal)
  // Held by a person, too, it counts as any other
  await answer(engine, 'holdings.add', { cusip: lot!.cusip, face: '1000', portfolio: 'Main' })
  expect([await deals(), await months(false)]).toEqual([[], all])
}, 60_000)
