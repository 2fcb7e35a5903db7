import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createInlineReader } from '../../../src/main/api/reader'
import { answer, openTestEngine } from '../../support/engines'
import { temporaryFolders } from '../../support/folders'
import { syntheticFiles } from '../../support/synthetic'

const folder = temporaryFolders()

describe('the synthetic deal', () => {
  it('is what the generator of deals gives', () => {
    const { zip, lots } = syntheticFiles()
    expect(readFileSync('resources/synthetic-portfolio.csv', 'utf8')).toBe(lots)
    expect(Buffer.from(zip).equals(readFileSync('resources/synthetic.zip'))).toBe(true)
  })

  it('is read whole, ties, and is in no sum over all portfolios', { timeout: 60_000 }, async () => {
    const sampleDirectory = resolve('resources/sample')
    const engine = openTestEngine(folder(), { reader: createInlineReader(), sampleDirectory })
    await answer(engine, 'sample.load', { which: 'synthetic' })
    await answer(engine, 'sample.load', { which: 'synthetic' }).catch(() => undefined)
    let status = await answer(engine, 'import.status', {})
    while (status.state === 'running') {
      await new Promise((done) => setTimeout(done, 20))
      status = await answer(engine, 'import.status', {})
    }
    const rows = await answer(engine, 'filings.list', {})
    expect(rows).toHaveLength(48)
    expect(
      rows.filter((row) => row.checks.differs + row.refusedRows + row.unreadLines > 0),
    ).toEqual([])
    expect(await answer(engine, 'portfolios.kept', {})).toEqual([
      { name: 'Synthetic', paydownMethod: 'realized', synthetic: true },
    ])
    const asOf = '2004-12-31'
    const own = await answer(engine, 'positions', { portfolio: 'Synthetic', asOf })
    expect(own.positions.length).toBeGreaterThan(4)
    expect(await answer(engine, 'cash.months', { portfolio: 'Synthetic' })).toHaveLength(48)
    expect((await answer(engine, 'positions', { asOf })).positions).toEqual([])
    expect(await answer(engine, 'cash.months', {})).toEqual([])
    expect(await answer(engine, 'attention', { asOf })).toEqual([])
    const triggers = async (day: string) =>
      (await answer(engine, 'attention', { portfolio: 'Synthetic', asOf: day }))
        .filter(({ kind }) => kind === 'trigger')
        .map(({ detail }) => detail.replace(/^.*: /, ''))
    expect(await triggers('2002-09-30')).toEqual(['Yes, since 26 March 2001'])
    expect(await triggers('2001-03-31')).toEqual(['Yes, since 26 March 2001'])
    expect(await triggers('2004-10-31')).toEqual(['Yes, for more than 24 reports'])
    const month = '2004-10'
    const model = await answer(engine, 'report.model', { month, portfolio: 'Synthetic' })
    expect(model.synthetic).toBe(true)
    expect((await answer(engine, 'report.model', { month })).synthetic).toBeUndefined()
    expect(await answer(engine, 'holdings.list', {})).toEqual([])
    await answer(engine, 'holdings.add', {
      cusip: own.positions[0]!.cusip,
      face: '1000',
      portfolio: 'Main',
    })
    const all = await answer(engine, 'positions', { asOf })
    expect(all.positions.map((position) => position.originalFace)).toEqual(['1000'])
  })
})
