import { expect, it } from 'vitest'
import { FEW_DEALS, FEW_ROWS } from '@shared/reportForms'
import { statementHtml } from '../../../src/main/statement/statementHtml'
import { createInlineReader } from '../../../src/main/api/reader'
import { answer, openTestEngine } from '../../support/engines'
import { temporaryFolders } from '../../support/folders'

const folder = temporaryFolders()
const LEFT_OUT = 'This screen shows'

/** How often a sign stands in a document. */
const count = (document: string, sign: string): number => document.split(sign).length - 1
/** What the rows of sums say, in their order. */
const sumsIn = (document: string): string[] =>
  [...document.matchAll(/<tbody class="sums">([\s\S]*?)<\/tbody>/g)].map((match) => match[1] ?? '')

it('has a page a deal and a row a holding, and on a screen only the first of very many, with the sums of all', async () => {
  const engine = openTestEngine(folder(), { reader: createInlineReader() })
  await engine.importPaths(['resources/sample'])
  for (const cusip of ['45254TLU6', '45254NCG0']) {
    await answer(engine, 'holdings.add', { cusip, face: '1000000' })
  }
  const model = await answer(engine, 'report.model', { month: '2002-09' })
  const [row] = model.principalRows
  const [deal] = model.deals
  const whole = statementHtml(model, { paper: 'A4' })
  expect(count(whole, '<section class="page">')).toBe(2)
  expect(statementHtml(model, { paper: 'A4', few: true })).toBe(whole)
  expect(whole).not.toContain(LEFT_OUT)

  const many = {
    ...model,
    principalRows: Array.from({ length: FEW_ROWS + 5 }, () => row!),
    deals: Array.from({ length: FEW_DEALS + 3 }, () => deal!),
  }
  const all = statementHtml(many, { paper: 'A4' })
  const few = statementHtml(many, { paper: 'A4', few: true })
  expect(count(all, '<section class="page">')).toBe(FEW_DEALS + 3)
  expect(count(few, '<section class="page">')).toBe(FEW_DEALS)
  const cusip = `>${row!.cusip}<`
  const rows = count(all, cusip) - count(few, cusip)
  expect(rows).toBeGreaterThanOrEqual(5 * 3)
  expect(all).not.toContain(LEFT_OUT)
  expect(few).toContain(
    `${LEFT_OUT} the first ${FEW_ROWS} rows of each table and the pages of the first ${FEW_DEALS} deals`,
  )
  expect(sumsIn(few)).toEqual(sumsIn(all))
})
