import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Engine } from '../../../src/main/api/engine'
import { filingBytes, FIRST } from '../../support/documents'
import { answer, ask, openTestEngine } from '../../support/engines'
import { codeOf, temporaryFolders } from '../../support/folders'

const folder = temporaryFolders()
const A1 = '45254TLU6'

async function bring(engine: Engine, ...reports: (typeof FIRST)[]) {
  const place = folder()
  for (const [at, one] of reports.entries()) {
    writeFileSync(join(place, `${at}.txt`), filingBytes([one]))
  }
  await engine.importPaths([place])
}

async function position(engine: Engine, asOf: string) {
  return (await answer(engine, 'positions', { asOf })).positions[0]
}

const october = { cusip: A1, distributionDate: '2002-10-25', recordDate: '2002-09-30' }

describe('a month entered by hand', () => {
  it('pays, is marked as such, and gives way to a report', async () => {
    const engine = openTestEngine(folder())
    await bring(engine, FIRST)
    await answer(engine, 'holdings.add', { cusip: A1, face: '1000000', settle: '2002-07-01' })
    const put = {
      ...october,
      interestFactor: '1.5',
      principalFactor: '17.335216',
      currentFactor: '800',
    }
    await answer(engine, 'factors.put', put)
    expect(await position(engine, '2002-10-31')).toMatchObject({
      deal: FIRST.deal,
      class: 'A-1',
      factor: '0.8',
      currentFace: '800000.00',
      distribution: { date: '2002-10-25', interest: '1500.00', principal: '17335.22' },
      status: ['entered by hand'],
      byHand: true,
      source: null,
    })
    expect((await position(engine, '2002-09-30'))?.byHand).toBe(false)
    await bring(engine, { ...FIRST, distributionDate: '2002-10-25', recordDate: '2002-09-30' })
    expect(await position(engine, '2002-10-31')).toMatchObject({
      byHand: false,
      distribution: { interest: '1571.61' },
      sincePurchase: { interest: '3143.22' },
    })
    expect((await answer(engine, 'database.check', {})).faults).toEqual([])
    await answer(engine, 'journal.undo', {})
    expect((await position(engine, '2002-10-31'))?.distribution?.interest).toBe('1500.00')
    const [kept] = await answer(engine, 'factors.list', {})
    await answer(engine, 'factors.remove', { id: kept?.id ?? 0 })
    expect((await position(engine, '2002-10-31'))?.asOfDistribution).toBe('2002-09-25')
  })

  it.each([
    [{ currentFactor: '1e3' }, 'bad-factor'],
    [{ currentFactor: '-1' }, 'bad-factor'],
    [{ distributionDate: '2002-13-01' }, 'bad-date'],
    [{ recordDate: '2002-10-26' }, 'bad-date'],
    [{ cusip: '45254TLU7' }, 'bad-cusip'],
    [{ filingId: 9 }, 'no-such-filing'],
  ])('is refused with %j', async (change, code) => {
    const engine = openTestEngine(folder())
    const draft = { ...october, currentFactor: '800', ...change }
    expect(codeOf(await ask(engine, 'factors.put', draft))).toBe(code)
    expect(await answer(engine, 'factors.list', {})).toEqual([])
  })
})

describe('factors from a CSV file', () => {
  it('are told to be per 1 or per 1,000 by the balances known, else refused', async () => {
    const engine = openTestEngine(folder())
    await bring(engine, FIRST)
    await answer(engine, 'holdings.add', { cusip: A1, face: '1000000', settle: '2002-07-01' })
    const path = join(folder(), 'factors.csv')
    writeFileSync(
      path,
      [
        'CUSIP,Date,Factor',
        `${A1},2002-10-25,0.8`,
        `${A1},2002-11-25,790.5`,
        `${A1},2002-12-26,95000`,
        `${A1},2002-09-25,0.9`,
        '45254NCG0,2002-10-25,0.9',
      ].join('\n'),
    )
    const preview = await answer(engine, 'factors.importCsv', { path, preview: true })
    expect(preview).toMatchObject({ stored: 2, known: 1 })
    expect(preview.errors.map((error) => error.line)).toEqual([4, 6])
    expect(await answer(engine, 'factors.list', {})).toEqual([])
    expect(await answer(engine, 'factors.importCsv', { path })).toEqual(preview)
    expect(await answer(engine, 'factors.importCsv', { path })).toMatchObject({
      stored: 0,
      known: 3,
    })
    expect(await position(engine, '2002-11-30')).toMatchObject({
      factor: '0.7905',
      status: ['not entitled', 'entered by hand', 'cash not known'],
    })
    expect((await answer(engine, 'factors.list', { cusip: A1 }))[0]).toMatchObject({
      currentFactor: '800',
      origin: 'csv',
      sourceName: 'factors.csv:2',
    })
  })
})
