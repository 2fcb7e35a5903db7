import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { LotDraft } from '@shared/api/holdings'
import type { TrusteeReport } from '@shared/report'
import type { Engine } from '../../../src/main/api/engine'
import { createInlineReader } from '../../../src/main/api/reader'
import { check, filingBytes, FIRST, SECOND } from '../../support/documents'
import { answer, ask, openTestEngine } from '../../support/engines'
import { codeOf, temporaryFolders } from '../../support/folders'

const folder = temporaryFolders()

async function bring(engine: Engine, ...reports: TrusteeReport[]): Promise<void> {
  const place = folder()
  for (const [index, each] of reports.entries()) {
    writeFileSync(join(place, `${index}.txt`), filingBytes([each]))
  }
  const outcomes = await engine.importPaths([place])
  expect(outcomes.map((outcome) => outcome.outcome)).toEqual(reports.map(() => 'imported'))
}

const EXAMPLES: LotDraft[] = [
  { cusip: '45254TLU6', face: '1,000,000', settle: '2002-07-01' },
  { cusip: '45254TLZ5', face: '250000', settle: '2002-07-01' },
  { cusip: '45254NCG0', face: '5000000', settle: '2002-07-01' },
  { cusip: '45254TLY8', face: '2100000', settle: '2002-07-01' },
]
const AS_OF = '2002-09-30'

describe('positions', () => {
  it.each(['lots first', 'reports first'])(
    'of the examples come out to the cent, %s',
    async (order) => {
      const engine = openTestEngine(folder())
      if (order === 'reports first') await bring(engine, FIRST, SECOND)
      for (const lot of EXAMPLES) await answer(engine, 'holdings.add', lot)
      if (order === 'lots first') await bring(engine, FIRST, SECOND)
      const { positions, totals } = await answer(engine, 'positions', { asOf: AS_OF })
      expect(
        positions.map((row) => [
          row.cusip,
          row.class,
          row.currentFace,
          row.distribution?.interest,
          row.distribution?.principal,
          row.sincePurchase.total,
        ]),
      ).toEqual([
        ['45254NCG0', 'A', '4584816.05', '8304.69', '93880.30', '102184.99'],
        ['45254TLU6', 'A-1', '817335.22', '1571.61', '93742.09', '95313.70'],
        ['45254TLY8', 'A-IO', '2100000.00', '4937.45', '0.00', '4937.45'],
        ['45254TLZ5', 'M-1', '250000.00', '1450.00', '0.00', '1450.00'],
      ])
      expect(totals).toMatchObject({ originalFace: '6250000', currentFace: '5652151.27' })
    },
  )

  it('sum the year and the time since purchase', async () => {
    const engine = openTestEngine(folder())
    const on = (distributionDate: string, recordDate: string) => ({
      ...FIRST,
      distributionDate,
      recordDate,
    })
    await bring(
      engine,
      on('2001-12-26', '2001-11-30'),
      on('2002-01-25', '2001-12-31'),
      on('2002-02-25', '2002-01-31'),
      on('2002-03-25', '2002-02-28'),
    )
    await answer(engine, 'holdings.add', { cusip: '45254TLZ5', face: '1000', settle: '2001-11-30' })
    const { positions } = await answer(engine, 'positions', { asOf: '2002-02-28' })
    expect(positions[0]).toMatchObject({
      asOfDistribution: '2002-02-25',
      yearToDate: { interest: '11.60', principal: '0.00', total: '11.60' },
      sincePurchase: { total: '17.40' },
      status: ['ok'],
    })
    await answer(engine, 'holdings.edit', {
      id: 1,
      cusip: '45254TLZ5',
      face: '1000',
      settle: '2002-01-01',
    })
    const later = await answer(engine, 'positions', { asOf: '2002-02-28' })
    expect(later.positions[0]).toMatchObject({ sincePurchase: { total: '5.80' } })
  })

  it('are those of a portfolio or account when asked for', async () => {
    const engine = openTestEngine(folder())
    await bring(engine, FIRST)
    const cusip = '45254TLZ5'
    await answer(engine, 'holdings.add', { cusip, face: '1000' })
    await answer(engine, 'holdings.add', { cusip, face: '2000', account: 'Custody' })
    await answer(engine, 'holdings.add', { cusip, face: '4000', portfolio: 'Other' })
    const faces = async (scope: { portfolio?: string; account?: string }) => {
      const { portfolio, positions } = await answer(engine, 'positions', { ...scope, asOf: AS_OF })
      return [portfolio, positions[0]?.originalFace, positions[0]?.distribution?.interest]
    }
    expect(await faces({})).toEqual([null, '7000', '40.60'])
    expect(await faces({ portfolio: 'main' })).toEqual(['Main', '3000', '17.40'])
    expect(await faces({ portfolio: 'Main', account: 'Custody' })).toEqual([
      'Main',
      '2000',
      '11.60',
    ])
    expect(await answer(engine, 'portfolios.list', {})).toEqual(['Main', 'Other'])
    const unknown = await ask(engine, 'positions', { portfolio: 'Mian' })
    expect(codeOf(unknown)).toBe('unknown-portfolio')
    expect(codeOf(await ask(engine, 'positions', { account: 'x' }))).toBe('unknown-account')
    expect(codeOf(await ask(engine, 'holdings.list', { portfolio: 'x' }))).toBe('unknown-portfolio')
  })

  it('say what is wrong with a day, and take today where none is given', async () => {
    const engine = openTestEngine(folder())
    expect(codeOf(await ask(engine, 'positions', { asOf: '2002-02-30' }))).toBe('bad-date')
    expect(codeOf(await ask(engine, 'positions', { asOf: 'soon' }))).toBe('bad-request')
    expect((await answer(engine, 'positions', {})).asOf).toBe('2026-01-05')
  })

  it('say what differs, what is missing and what is in no report', async () => {
    const engine = openTestEngine(folder())
    const differing = { ...FIRST, checks: [check('REMIC III M-1', 'differs')] }
    await bring(
      engine,
      { ...FIRST, distributionDate: '2002-07-25', recordDate: '2002-06-28' },
      differing,
    )
    await answer(engine, 'holdings.add', { cusip: '45254TLZ5', face: '1' })
    await answer(engine, 'holdings.add', { cusip: '45254TLU6', face: '1', settle: '2002-08-31' })
    await answer(engine, 'holdings.add', { cusip: '45254NCG0', face: '1' })
    const { positions } = await answer(engine, 'positions', { asOf: AS_OF })
    expect(positions.map((row) => [row.cusip, row.status])).toEqual([
      ['45254NCG0', ['no report yet', 'unknown cusip']],
      ['45254TLU6', ['not entitled']],
      ['45254TLZ5', ['gap: 2002-08', 'differs']],
    ])
  })
})

it('tells which classes have a check that a printed line explains', async () => {
  const engine = openTestEngine(folder(), { reader: createInlineReader() })
  await engine.importPaths(['resources/sample/000_a1f1f5d8efe7c3c7.txt'])
  await answer(engine, 'holdings.add', { cusip: '45254TLU6', face: '1000000' })
  await answer(engine, 'holdings.add', { cusip: '45254TLY8', face: '2100000' })
  const { positions } = await answer(engine, 'positions', { asOf: AS_OF })
  expect(positions.map((one) => [one.class, one.explained, one.status])).toEqual([
    ['A-1', false, ['ok']],
    ['A-IO', true, ['ok']],
  ])
  const one = await answer(engine, 'holdings.one', { cusip: '45254TLY8', asOf: AS_OF })
  expect(one.distributions.map((row) => row.explained)).toEqual([true])
})

describe('lots', () => {
  it('are added, changed in part, and removed', async () => {
    const engine = openTestEngine(folder())
    const topics: string[] = []
    engine.onChange((topic) => topics.push(topic))
    const lot = await answer(engine, 'holdings.add', {
      cusip: '45254tlu6',
      face: '1,000',
      account: 'Custody',
      price: '99.5',
    })
    expect(lot).toMatchObject({ id: 1, cusip: '45254TLU6', face: '1000', portfolio: 'Main' })
    const edited = await answer(engine, 'holdings.edit', {
      id: 1,
      cusip: '45254TLZ5',
      face: '5',
      price: null,
    })
    expect(edited).toMatchObject({ cusip: '45254TLZ5', account: 'Custody', price: null })
    expect(await answer(engine, 'holdings.list', {})).toEqual([edited])
    expect(await answer(engine, 'holdings.remove', { id: 1 })).toEqual(edited)
    expect(await answer(engine, 'holdings.list', {})).toEqual([])
    expect(await answer(engine, 'portfolios.list', {})).toEqual([])
    expect(topics).toEqual(['data', 'data', 'data'])
  })

  it('that are wrong change nothing', async () => {
    const engine = openTestEngine(folder())
    await answer(engine, 'holdings.add', { cusip: '45254TLU6', face: '1000' })
    const before = await answer(engine, 'holdings.list', {})
    expect(codeOf(await ask(engine, 'holdings.add', { cusip: '45254TLU7', face: '1' }))).toBe(
      'bad-cusip',
    )
    const wrong = { id: 1, cusip: '45254TLU6', face: '-1' }
    expect(codeOf(await ask(engine, 'holdings.edit', wrong))).toBe('bad-face')
    expect(codeOf(await ask(engine, 'holdings.edit', { ...wrong, id: 2, face: '1' }))).toBe(
      'no-such-lot',
    )
    expect(codeOf(await ask(engine, 'holdings.remove', { id: 2 }))).toBe('no-such-lot')
    expect(await answer(engine, 'holdings.list', {})).toEqual(before)
  })

  it('move their cash with their CUSIP', async () => {
    const engine = openTestEngine(folder())
    await bring(engine, FIRST)
    await answer(engine, 'holdings.add', { cusip: '45254TLU6', face: '1000000' })
    await answer(engine, 'holdings.edit', { id: 1, cusip: '45254TLZ5', face: '1000000' })
    const { positions } = await answer(engine, 'positions', { asOf: AS_OF })
    expect(positions.map((row) => [row.cusip, row.sincePurchase.total])).toEqual([
      ['45254TLZ5', '5800.00'],
    ])
  })
})

describe('one holding', () => {
  it('has its class row, its checks, its faces and its distributions', async () => {
    const engine = openTestEngine(folder())
    const own = [check('REMIC III A-1', 'ties'), check('REMIC III A-1', 'explained')]
    await bring(engine, { ...FIRST, checks: [...own, check('REMIC III M-1', 'ties')] })
    await answer(engine, 'holdings.add', {
      cusip: '45254TLU6',
      face: '400000',
      settle: '2002-07-01',
    })
    await answer(engine, 'holdings.add', {
      cusip: '45254TLU6',
      face: '600000',
      settle: '2002-08-30',
    })
    const one = await answer(engine, 'holdings.one', { cusip: '45254tlu6', asOf: AS_OF })
    expect(one).toMatchObject({
      position: { originalFace: '1000000', currentFace: '817335.22', status: ['ok'] },
      row: FIRST.classes[0],
      recordDate: '2002-08-30',
      filingName: '0.txt',
      checks: own,
      faces: { opening: '911077.30', closing: '817335.22', difference: '-0.01' },
    })
    expect(one.lots.map((lot) => lot.face)).toEqual(['400000', '600000'])
    expect(one.distributions.map((row) => row.total)).toEqual(['95313.70'])
  })

  it('is there without a report', async () => {
    const engine = openTestEngine(folder())
    await answer(engine, 'holdings.add', { cusip: '45254TLU6', face: '1' })
    expect(await answer(engine, 'holdings.one', { cusip: '45254TLU6' })).toMatchObject({
      position: { status: ['no report yet'] },
      row: null,
      faces: null,
      distributions: [],
    })
    expect(codeOf(await ask(engine, 'holdings.one', { cusip: '45254TLZ5' }))).toBe('not-held')
    expect(codeOf(await ask(engine, 'holdings.one', { cusip: 'x' }))).toBe('bad-cusip')
  })
})

describe("the month's report", () => {
  it('is made of the positions and reports of the month', async () => {
    const engine = openTestEngine(folder())
    await bring(engine, FIRST, SECOND)
    for (const lot of EXAMPLES) await answer(engine, 'holdings.add', lot)
    const model = await answer(engine, 'report.model', { month: '2002-09' })
    expect(model).toMatchObject({
      version: '1.2.3',
      distributionDates: ['2002-09-25'],
      recordDates: ['2002-08-30'],
      allCash: { interest: '16263.75', principal: '187622.39', total: '203886.14' },
    })
    expect(model.principalRows.map((row) => [row.cusip, row.interest])).toEqual([
      ['45254NCG0', '8304.69'],
      ['45254TLU6', '1571.61'],
      ['45254TLZ5', '1450.00'],
    ])
    expect(model.sources.map((source) => source.name)).toEqual(['1.txt', '0.txt'])
    const page = await answer(engine, 'report.html', { month: '2002-09', portfolio: 'main' })
    expect(page.title).toContain('September 2002')
    expect(page.html).toContain('817,335.22')
  })

  it('of another month has no distribution in it', async () => {
    const engine = openTestEngine(folder())
    await bring(engine, FIRST)
    await answer(engine, 'holdings.add', { cusip: '45254TLU6', face: '1' })
    const model = await answer(engine, 'report.model', { month: '2002-10' })
    expect(model.principalRows).toEqual([])
    expect(model.otherRows.map((row) => row.cusip)).toEqual(['45254TLU6'])
    expect(codeOf(await ask(engine, 'report.model', { month: '2002-13' }))).toBe('bad-month')
    const wrong = { month: '2002-09', portfolio: 'x' }
    expect(codeOf(await ask(engine, 'report.html', wrong))).toBe('unknown-portfolio')
  })
})
