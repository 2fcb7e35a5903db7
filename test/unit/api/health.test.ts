import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { figuresOf } from '../../../src/main/reading/figures'
import { reportsOf } from '../../support/deals/report'
import { createInlineReader } from '../../../src/main/api/reader'
import { filingBytes, report } from '../../support/documents'
import { answer, ask, openTestEngine } from '../../support/engines'
import { codeOf, temporaryFolders } from '../../support/folders'

const folder = temporaryFolders()

function openSampleEngine() {
  return openTestEngine(folder(), { reader: createInlineReader() })
}
const SAMPLES = ['000_a1f1f5d8efe7c3c7', '001_c6c1f6c0235324ea'].map(
  (name) => `resources/sample/${name}.txt`,
)

describe('deals.health', () => {
  it('gives every figure of a month as printed, with the path of its cell', async () => {
    const engine = openSampleEngine()
    await engine.importPaths(SAMPLES)
    const health = await answer(engine, 'deals.health', { deal: 'Impac CMB Trust 2002-1' })
    expect(health.groups).toEqual(['ADJUSTABLE', 'FIXED', 'TOTAL'])
    expect(health.months).toHaveLength(1)
    const month = health.months[0]
    expect(month?.figures['poolBalance']).toEqual({
      ADJUSTABLE: '452420674.9',
      FIXED: '6476113.65',
      TOTAL: '458896788.6',
    })
    expect(month?.figures['cpr']?.['TOTAL']).toBe('0.204349185')
    expect(month?.figures['cpr12']).toBeUndefined()
    expect(month?.figures['dq.REO.total']?.['TOTAL']).toBe('643556.47')
    expect(month?.figures['oc']?.['TOTAL']).toBeDefined()
    expect(month?.figures['ocTarget']?.['TOTAL']).toBeDefined()
    expect(health.paths['dq.REO.total']?.['TOTAL']).toBe('delinquency[Total/REO/balance].total')
    // The paths are those of cells that the reading knows
    const [row] = (await answer(engine, 'filings.list', {})).filter(
      ({ deal }) => deal === 'Impac CMB Trust 2002-1',
    )
    const cells = await answer(engine, 'filings.cells', { filingId: row!.filingId, reportIndex: 0 })
    const known = new Set(cells.map((cell) => cell.path))
    const paths = Object.values(health.paths).flatMap((groups) => Object.values(groups))
    expect(paths.length).toBeGreaterThan(100)
    expect(paths.filter((path) => !known.has(path))).toEqual([])
  })

  it('follows a generated deal over its months, and only the keys asked for', async () => {
    const directory = folder()
    const engine = openTestEngine(directory)
    const facts = reportsOf(3, [1, 2, 3, 4]).map((one) => one.facts)
    const paths = facts.map((one, at) => {
      const path = join(directory, `${at}.txt`)
      writeFileSync(path, filingBytes([report(one)], ''))
      return path
    })
    await engine.importPaths(paths)
    const deal = facts[0]!.deal
    const health = await answer(engine, 'deals.health', { deal, keys: ['cpr', 'dq.'] })
    expect(health.months.map((month) => month.date)).toEqual(
      facts.map((one) => one.distributionDate),
    )
    for (const [at, month] of health.months.entries()) {
      const whole = figuresOf(facts[at]!)
      expect(month.figures['cpr']?.['TOTAL']).toBe(whole['cpr']?.['TOTAL']?.text)
      expect(Object.keys(month.figures).every((key) => /^(cpr|dq\.)/.test(key))).toBe(true)
    }
    const early = await answer(engine, 'deals.health', {
      deal,
      to: facts[2]!.distributionDate,
      count: 2,
    })
    expect(early.months.map((month) => month.date)).toEqual([
      facts[1]!.distributionDate,
      facts[2]!.distributionDate,
    ])
    expect(codeOf(await ask(engine, 'deals.health', { deal: 'No such' }))).toBe('unknown-deal')
  })
})

describe('attention and cash.months', () => {
  it('tell of the sample portfolio what its filings say', async () => {
    const engine = openSampleEngine()
    await engine.importPaths(SAMPLES)
    for (const [cusip, face, settle] of [
      ['45254TLU6', '600000', '2002-06-28'],
      ['45254NCG0', '5000000', '2002-08-15'],
      ['XXXXXXXX8', '1', '2002-08-15'],
    ] as const) {
      await answer(engine, 'holdings.add', { cusip, face, settle, portfolio: 'Main' })
    }
    const found = await answer(engine, 'attention', { asOf: '2002-09-30' })
    expect(found.map(({ kind, title }) => [kind, title])).toContainEqual([
      'enhancement',
      'Overcollateralization below target',
    ])
    expect(found.find(({ kind }) => kind === 'enhancement')?.detail).toContain(
      '689,377.41 of 1,125,001.38, short 435,623.97',
    )
    expect(found.filter(({ kind }) => kind === 'trigger')).toEqual([])
    expect(
      (await answer(engine, 'attention', { asOf: '2003-02-28' })).map(({ kind }) => kind),
    ).toContain('late')
    const months = await answer(engine, 'cash.months', { portfolio: 'Main' })
    expect(months).toEqual([{ month: '2002-09', interest: '9247.66', principal: '150125.55' }])
    expect(codeOf(await ask(engine, 'attention', { asOf: '2002-09-30', portfolio: 'No' }))).toBe(
      'unknown-portfolio',
    )
  })
})
