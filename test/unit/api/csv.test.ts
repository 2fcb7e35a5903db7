import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { answer, ask, openTestEngine } from '../../support/engines'
import { codeOf, temporaryFolders } from '../../support/folders'

const folder = temporaryFolders()

it('tells the columns of a file with examples, and remembers what a person said of them', async () => {
  const engine = openTestEngine(folder())
  const path = join(folder(), 'cash.csv')
  writeFileSync(
    path,
    'Acct,Sec,Value Date,Income,Capital\nA,45254TLU6,9/25/2002,1.00,2.00\nA,45254TLU6,9/26/2002,1.00,\n,45254TLU6,x,3.00,4.00\n',
  )
  const purpose = 'custodian' as const
  const columns = await answer(engine, 'csv.columns', { path, purpose })
  expect(columns.columns).toEqual([
    { name: 'Acct', examples: ['A'] },
    { name: 'Sec', examples: ['45254TLU6'] },
    { name: 'Value Date', examples: ['9/25/2002', '9/26/2002', 'x'] },
    { name: 'Income', examples: ['1.00', '3.00'] },
    { name: 'Capital', examples: ['2.00', '4.00'] },
  ])
  expect(columns.mapping).toEqual({ account: 'Acct', date: 'Value Date', interest: 'Income' })
  expect(columns.needs).toContain('cusip')
  const refused = await ask(engine, 'custodian.importCsv', { path, preview: true })
  expect(codeOf(refused)).toBe('bad-mapping')
  expect(refused.ok ? '' : refused.problem.message).not.toContain('--')
  // A blank takes a column away, and a column told to be one field is none of the others
  const told = { cusip: 'Sec', principal: 'Income' }
  expect(codeOf(await ask(engine, 'custodian.importCsv', { path, mapping: told, preview: true }))).toBe('bad-mapping') // prettier-ignore
  const mapping = { cusip: 'Sec', principal: 'Capital', account: '' }
  const read = await answer(engine, 'custodian.importCsv', { path, mapping })
  expect([read.stored, read.errors.map(({ line }) => line)]).toEqual([2, [4]])
  expect((await answer(engine, 'csv.columns', { path, purpose })).mapping).toEqual({
    cusip: 'Sec',
    date: 'Value Date',
    interest: 'Income',
    principal: 'Capital',
  })
})

it('says why a file has no columns to tell', async () => {
  const engine = openTestEngine(folder())
  const path = join(folder(), 'none.csv')
  expect(codeOf(await ask(engine, 'csv.columns', { path, purpose: 'lots' }))).toBe('cannot-read')
  writeFileSync(path, '')
  expect(codeOf(await ask(engine, 'csv.columns', { path, purpose: 'lots' }))).toBe('bad-csv')
})
