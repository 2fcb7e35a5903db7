import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { createInlineReader } from '../../../src/main/api/reader'
import { answer, ask, openTestEngine } from '../../support/engines'
import { codeOf, temporaryFolders } from '../../support/folders'
import { sampleText } from '../../support/filings'

const folder = temporaryFolders()

it('claims what is short with the printed lines it rests on', async () => {
  const place = folder()
  const engine = openTestEngine(place, { reader: createInlineReader() })
  await engine.importPaths(['resources/sample/000_a1f1f5d8efe7c3c7.txt'])
  for (const [cusip, face, account] of [
    ['45254TLU6', '1000000', 'Custody'],
    ['45254TLZ5', '250000', 'Other'],
  ] as const) {
    await answer(engine, 'holdings.add', { cusip, face, account })
  }
  const path = join(place, 'cash.csv')
  writeFileSync(
    path,
    [
      'Account,CUSIP,Pay Date,Total',
      'Custody,45254TLU6,2002-09-25,95000',
      'Other,45254TLZ5,2002-09-25,1460',
    ].join('\n'),
  )
  await answer(engine, 'custodian.importCsv', { path })
  const letter = await answer(engine, 'custodian.letter', {
    date: '2002-10-31', to: 'First Custodian', holder: 'Example holder',
  }) // prettier-ignore
  expect(letter.claims.map(({ cusip, difference, age, face }) => [cusip, difference, age, face])).toEqual([
    ['45254TLU6', '-313.70', 36, '1000000'],
    ['45254TLZ5', '10.00', 36, '250000'],
  ]) // prettier-ignore
  const text = sampleText('000').split('\n')
  for (const { source } of letter.claims) {
    expect(source?.lines.length).toBeGreaterThan(0)
    for (const line of source?.lines ?? []) expect(text[line.number - 1]).toBe(line.text)
  }
  expect(letter.claims[0]?.source?.lines.map((line) => line.text).join('')).toContain('817.3')
  const lines = letter.text.split('\n')
  const quoted = letter.claims.flatMap(
    (one) => one.source?.lines.map((line) => line.text.trimEnd()) ?? [],
  )
  expect(
    lines.filter((line) => line.length > 80 && !quoted.some((one) => line.endsWith(one))),
  ).toEqual([])
  expect(letter.text).toContain('To:    First Custodian')
  expect(letter.text).toContain('Date:  31 October 2002')
  expect(letter.text).toContain('To collect: 313.70 in 1 case.')
  expect(letter.text).toContain('To give back: 10.00 in 1 case.')
  expect(letter.text).toContain(`SHA-256 ${letter.claims[0]?.source?.sha256 ?? '?'}`)

  const own = await answer(engine, 'custodian.letter', { account: 'Other', date: '2002-10-31' })
  expect(own.claims).toHaveLength(1)
  expect(own.text).toContain('To:    ____')
  const none = await answer(engine, 'custodian.letter', { cusip: '45254TLY8', date: '2002-10-31' })
  expect(none.text).toContain('nothing is claimed')
  expect(codeOf(await ask(engine, 'custodian.letter', { date: '2002-02-30' }))).toBe('bad-date')
})

it('says so where a month was entered by hand, and where nothing speaks of a payment', async () => {
  const place = folder()
  const engine = openTestEngine(place)
  await answer(engine, 'holdings.add', { cusip: '45254TLU6', face: '1000000' })
  await answer(engine, 'factors.put', {
    cusip: '45254TLU6', distributionDate: '2002-09-25', recordDate: '2002-08-30', basis: 'principal',
    interestFactor: '1.5', principalFactor: '10', currentFactor: '900',
  }) // prettier-ignore
  const path = join(place, 'cash.csv')
  writeFileSync(
    path,
    ['CUSIP,Pay Date,Total', '45254TLU6,2002-09-25,1', '45254TLZ5,2002-09-25,7'].join('\n'),
  )
  await answer(engine, 'custodian.importCsv', { path })
  const { claims, text } = await answer(engine, 'custodian.letter', { date: '2002-10-31' })
  expect(claims.map(({ cusip, byHand, source }) => [cusip, byHand, source])).toEqual([
    ['45254TLZ5', false, null],
    ['45254TLU6', true, null],
  ])
  expect(text).toContain('entered by hand')
  expect(text).toContain('No report on file speaks of this payment.')
})
