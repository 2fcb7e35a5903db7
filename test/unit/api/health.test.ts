import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Figures } from '../../../src/shared/figures'
import { figuresOf } from '../../../src/main/reading/figures'
import { reportsOf } from '../../support/deals/report'
import { createInlineReader } from '../../../src/main/api/reader'
import { filingBytes, report } from '../../support/documents'
import { answer, ask, openTestEngine } from '../../support/engines'
import { figureIn } from '../../support/health'
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
    const text = (key: string, group = 'TOTAL') => figureIn(health, 0, key, group)?.text
    expect(['ADJUSTABLE', 'FIXED', 'TOTAL'].map((group) => text('poolBalance', group))).toEqual([
      '452420674.9',
      '6476113.65',
      '458896788.6',
    ])
    expect(text('cpr')).toBe('0.204349185')
    expect(text('cpr12')).toBeUndefined()
    expect(text('dq.REO.total')).toBe('643556.47')
    expect(text('oc')).toBeDefined()
    expect(text('ocTarget')).toBeDefined()
    expect(figureIn(health, 0, 'dq.REO.total', 'TOTAL')?.path).toBe(
      'delinquency[Total/REO/balance].total',
    )
    // The paths are those of cells that the reading knows
    const [row] = (await answer(engine, 'filings.list', {})).filter(
      ({ deal }) => deal === 'Impac CMB Trust 2002-1',
    )
    const cells = await answer(engine, 'filings.cells', { filingId: row!.filingId, reportIndex: 0 })
    const known = new Set(cells.map((cell) => cell.path))
    expect(health.lists).toHaveLength(1)
    const paths = health.lists.flatMap((cells) => cells.map(([, , path]) => path))
    expect(paths.length).toBeGreaterThan(100)
    expect(paths.filter((path) => !known.has(path))).toEqual([])
  })

  it('follows a generated deal over its months, in as many lists as its reports print different figures', async () => {
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
    const health = await answer(engine, 'deals.health', { deal })
    expect(health.months.map((month) => month.date)).toEqual(
      facts.map((one) => one.distributionDate),
    )
    const printed = facts.map((one) => figuresOf(one))
    const cellsOf = (figures: Figures) =>
      Object.entries(figures).flatMap(([key, groups]) =>
        Object.entries(groups).map(([group, { text, path }]) => ({ key, group, text, path })),
      )
    for (const [at, figures] of printed.entries()) {
      const cells = cellsOf(figures)
      expect(health.months[at]?.texts).toHaveLength(cells.length)
      for (const { key, group, text, path } of cells) {
        expect(figureIn(health, at, key, group)).toEqual({ text, path })
      }
    }
    const lists = printed.map((figures) =>
      JSON.stringify(cellsOf(figures).map(({ key, group, path }) => [key, group, path])),
    )
    expect(health.lists).toHaveLength(new Set(lists).size)
    const early = await answer(engine, 'deals.health', { deal, to: facts[2]!.distributionDate })
    expect(early.months.map((month) => month.date)).toEqual(
      facts.slice(0, 3).map((one) => one.distributionDate),
    )
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
    const differs = found.filter(({ kind }) => kind === 'differs')
    expect(differs.map(({ title, place }) => [title, place])).toEqual([
      ['5 checks differ in Impac CMB Trust 2002-1', 'checks'],
      ['1 check differs in IMPAC Secured Assets Corp. 2002-3', 'checks'],
    ])
    // Settled on 28 June: July and August were paid, and no report of either is on file
    expect(found.filter(({ kind }) => kind === 'gap').map(({ title, deal }) => [title, deal])).toEqual([
      ['2 distributions missing: 2002-07, 2002-08', 'IMPAC Secured Assets Corp. 2002-3'],
    ]) // prettier-ignore
    const earlier = await answer(engine, 'attention', { asOf: '2002-08-31' })
    expect(earlier.map(({ title }) => title)).toContain('2 distributions missing: 2002-07, 2002-08')
    const later = await answer(engine, 'attention', { asOf: '2003-02-28' })
    expect(later.filter(({ kind }) => kind === 'late').map(({ title }) => title)).toEqual([
      '4 reports are late, from October 2002 on',
      '4 reports are late, from October 2002 on',
    ])
    const [held] = (await answer(engine, 'positions', { asOf: '2003-02-28' })).positions
    expect(held).toMatchObject({
      cusip: '45254NCG0',
      status: ['ok'],
      missing: [],
      awaited: { since: '2002-10', months: 5 },
    })
    const months = await answer(engine, 'cash.months', { portfolio: 'Main' })
    expect(months).toEqual([{ month: '2002-09', interest: '9247.66', principal: '150125.55' }])
    expect(codeOf(await ask(engine, 'attention', { asOf: '2002-09-30', portfolio: 'No' }))).toBe(
      'unknown-portfolio',
    )
  })
})
