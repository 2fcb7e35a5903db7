import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { extractFiling } from '../../../src/main/checks/extractFiling'
import { printReport } from '../../support/deals/print'
import { reportsOf } from '../../support/deals/report'
import { filingBytes, FIRST, SECOND } from '../../support/documents'
import { answer, ask, openTestEngine } from '../../support/engines'
import { codeOf, temporaryFolders } from '../../support/folders'
import type { TrusteeReport } from '@shared/report'

const folder = temporaryFolders()

async function history(reports: readonly TrusteeReport[], asOf: string) {
  const [place, engine] = [folder(), openTestEngine(folder())]
  for (const [at, one] of reports.entries()) {
    writeFileSync(join(place, `${at}.txt`), filingBytes([one], `${at}`))
  }
  const outcomes = await engine.importPaths([place])
  expect(outcomes.map((one) => one.outcome)).toEqual(reports.map(() => 'imported'))
  return { engine, deals: await answer(engine, 'deals.history', { asOf }) }
}

const on = (report: TrusteeReport, distributionDate: string) => ({ ...report, distributionDate })

it('tells missing months, the next distribution, and a report that is late', async () => {
  const months = ['2002-07-25', '2002-09-25', '2002-11-25'].map((date) => on(FIRST, date))
  const { deals, engine } = await history([...months, on(SECOND, '2002-11-25')], '2003-01-31')
  expect(deals).toMatchObject([
    { deal: SECOND.deal, dates: ['2002-11-25'], gaps: [], expected: null, late: false },
    { deal: FIRST.deal, gaps: ['2002-08', '2002-10'], expected: '2002-12-26', late: true },
  ])
  const december = await answer(engine, 'deals.history', { asOf: '2003-01-10', deal: FIRST.deal })
  expect(december).toMatchObject([{ late: false }])
  expect(codeOf(await ask(engine, 'deals.history', { deal: 'None' }))).toBe('unknown-deal')
})

it('finds what does not carry on from one month to the next, and nothing else', async () => {
  for (const seed of [3, 8]) {
    const generated = reportsOf(seed, [1, 2, 3])
    const read = generated.map((one) => {
      const text = printReport(one).join('\n')
      const { document } = extractFiling('a.txt', Buffer.from(text))
      const report = document.status === 'read' ? document.reports[0] : undefined
      if (report === undefined) throw new Error('the generated report was not read')
      return report
    })
    const last = read.at(-1)?.distributionDate ?? ''
    const { deals } = await history(read, last)
    expect(deals[0]?.differences).toEqual([])
    expect(deals[0]?.ties).toBeGreaterThan(20)
    const changed = read.map((report, at) => ({
      ...report,
      classes: report.classes.map((row, place) =>
        at === 1 && place === 0
          ? { ...row, current: { ...row.current, currentBalance: '123456.78' } }
          : row,
      ),
    }))
    const differing = (await history(changed, last)).deals[0]?.differences
    expect(differing).toMatchObject([{ what: 'priorBalance', right: '123456.78' }])
  }
})

it('joins two titles when told, takes the report in doubt, and undoes both', async () => {
  const [place, engine] = [folder(), openTestEngine(folder())]
  const bring = async (name: string, report: TrusteeReport) => {
    writeFileSync(join(place, name), filingBytes([report], name))
    return (await engine.importPaths([join(place, name)]))[0]
  }
  await bring('a.txt', on(FIRST, '2002-08-26'))
  await bring('b.txt', on(SECOND, '2002-08-26'))
  await answer(engine, 'holdings.add', { cusip: '45254NCG0', face: '1000' })
  const both = on({ ...FIRST, classes: [...FIRST.classes, ...SECOND.classes] }, '2002-09-25')
  expect(await bring('c.txt', both)).toMatchObject({ code: 'deal-conflict' })
  const titles = { deal: FIRST.deal, other: SECOND.deal }
  await answer(engine, 'deals.join', titles)
  const dealsOf = async () =>
    (await answer(engine, 'filings.list', {})).map((row) => [row.deal, row.status])
  // Two generations of one month now: the one imported later counts
  expect(await dealsOf()).toEqual([
    [SECOND.deal, 'superseded'],
    [SECOND.deal, 'current'],
  ])
  expect((await bring('c.txt', both))?.outcome).toBe('imported')
  await answer(engine, 'journal.undo', {})
  await answer(engine, 'journal.undo', {})
  expect(await dealsOf()).toEqual([
    [SECOND.deal, 'current'],
    [FIRST.deal, 'current'],
  ])
  expect((await answer(engine, 'database.check', {})).faults).toEqual([])
  expect(codeOf(await ask(engine, 'deals.join', { deal: 'x', other: 'y' }))).toBe('unknown-deal')
})
