import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { filingBytes, FIRST } from '../../support/documents'
import { answer, ask, openTestEngine } from '../../support/engines'
import { codeOf, temporaryFolders } from '../../support/folders'

const folder = temporaryFolders()

it('holds the cash of a CSV file against what was due', async () => {
  const [place, engine] = [folder(), openTestEngine(folder())]
  writeFileSync(join(place, 'a.txt'), filingBytes([FIRST]))
  await engine.importPaths([join(place, 'a.txt')])
  for (const [cusip, face] of [
    ['45254TLU6', '1000000'],
    ['45254TLZ5', '250000'],
  ] as const) {
    await answer(engine, 'holdings.add', { cusip, face, account: 'Custody' })
  }
  expect(await answer(engine, 'custodian.breaks', { asOf: '2002-10-31' })).toEqual([])
  const month = (change = {}) => answer(engine, 'custodian.month', { month: '2002-09', ...change })
  expect(await month()).toEqual({
    first: null,
    told: false,
    expected: '96763.70',
    payments: 2,
    ties: 0,
  })
  expect(await month({ portfolio: 'Other' })).toMatchObject({ expected: '0.00', payments: 0 })
  const matches = (cusip: string) =>
    answer(engine, 'custodian.matches', { cusip, asOf: '2002-09-30' })
  expect(await matches('45254TLU6')).toEqual({ first: null, matches: [] })
  const path = join(place, 'cash.csv')
  writeFileSync(
    path,
    [
      'Account,CUSIP,Pay Date,Interest,Principal',
      'custody,45254TLU6,2002-09-25,"1,571.61","93,742.08"',
      'custody,45254TLU7,2002-09-25,1,1',
      'custody,45254TLY8,2002-09-25,1,0.005',
    ].join('\n'),
  )
  const preview = await answer(engine, 'custodian.importCsv', { path, preview: true })
  expect(preview).toMatchObject({ stored: 1, errors: [{ line: 3 }, { line: 4 }] })
  expect(await answer(engine, 'custodian.importCsv', { path })).toEqual(preview)
  expect(codeOf(await ask(engine, 'custodian.importCsv', { path }))).toBe('known-file')
  const breaks = await answer(engine, 'custodian.breaks', { asOf: '2002-10-31' })
  expect(breaks).toMatchObject([
    {
      cause: 'amount',
      cusip: '45254TLU6',
      difference: '-0.01',
      age: 36,
      sources: ['cash.csv:2'],
      sentence: '95,313.69 came on 25 September 2002, but 95,313.70 was due on 25 September 2002.',
    },
    { cause: 'missing', cusip: '45254TLZ5', difference: '-1450.00' },
  ])
  // What was due adds up, and names the class's row it was worked out from
  expect(breaks[0]?.due).toMatchObject({
    interest: '1571.61',
    principal: '93742.09',
    parts: [{ face: '1000000', source: { filingId: 1, reportIndex: 0 } }],
  })
  expect(breaks[0]?.due?.parts[0]?.source?.classKey).toMatch(/A-1$/)
  expect(breaks[1]?.due).toMatchObject({ parts: [{ face: '250000' }] })
  expect(await month({ portfolio: 'main' })).toMatchObject({
    first: '2002-09-25',
    told: true,
    payments: 2,
    ties: 0,
  })
  expect((await matches('45254TLU6')).matches).toMatchObject([
    { expected: '95313.70', received: '95313.69', cause: 'amount', sources: ['cash.csv:2'] },
  ])
  expect((await matches('45254TLZ5')).matches).toEqual([])
  expect(codeOf(await ask(engine, 'custodian.matches', { cusip: 'X', asOf: '2002-09-31' }))).toBe(
    'bad-date',
  )
  await answer(engine, 'journal.undo', {})
  expect(await answer(engine, 'custodian.breaks', { asOf: '2002-10-31' })).toEqual([])
})
