import { expect, it } from 'vitest'
import { statementHtml } from '../../../src/main/statement/statementHtml'
import { createInlineReader } from '../../../src/main/api/reader'
import { answer, openTestEngine } from '../../support/engines'
import { temporaryFolders } from '../../support/folders'

const folder = temporaryFolders()
const LEFT_OUT = 'left out on this screen'

/** The names at the heads of the deals' pages. */
function pagesIn(document: string): string[] {
  return [...document.matchAll(/<h2 id="deal-\d+">([^<]*)<\/h2>/g)].map((match) => match[1] ?? '')
}

it('has a page a deal, or on a screen those of the first few, and says how many are left out', async () => {
  const engine = openTestEngine(folder(), { reader: createInlineReader() })
  await engine.importPaths(['resources/sample'])
  for (const cusip of ['45254TLU6', '45254NCG0']) {
    await answer(engine, 'holdings.add', { cusip, face: '1000000' })
  }
  const model = await answer(engine, 'report.model', { month: '2002-09' })
  const names = model.deals.map(({ deal }) => deal)
  expect(names).toHaveLength(2)
  const whole = statementHtml(model, { paper: 'A4' })
  expect(pagesIn(whole)).toEqual(names)
  expect(whole).not.toContain(LEFT_OUT)
  expect(statementHtml(model, { paper: 'A4', deals: 2 })).toBe(whole)
  const few = statementHtml(model, { paper: 'A4', deals: 1 })
  expect(pagesIn(few)).toEqual(names.slice(0, 1))
  expect(few).toContain('The page of one more deal is')
  const none = statementHtml(model, { paper: 'A4', deals: 0 })
  expect(pagesIn(none)).toEqual([])
  expect(none).toContain('The pages of 2 more deals are')
})
