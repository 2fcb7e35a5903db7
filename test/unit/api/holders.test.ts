import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { filingBytes, FIRST } from '../../support/documents'
import { answer, openTestEngine } from '../../support/engines'
import { temporaryFolders } from '../../support/folders'

const folder = temporaryFolders()
const [ROW] = FIRST.classes
const CUSIP = ROW?.cusip ?? ''
const KEY = ROW === undefined ? '' : ROW.tier === null ? ROW.class : `${ROW.tier}/${ROW.class}`

it('a class row tells whose cash follows from it, by portfolio and account; a report that does not count nobody’s', async () => {
  const engine = openTestEngine(folder())
  const files = folder()
  writeFileSync(join(files, 'a.txt'), filingBytes([FIRST]))
  await engine.importPaths([files])
  const [report] = await answer(engine, 'filings.list', {})
  const { filingId = 0, reportIndex = 0 } = report ?? {}
  const ask = (classKey = KEY, index = reportIndex) =>
    answer(engine, 'filings.holders', { filingId, reportIndex: index, classKey })
  expect(await ask()).toEqual([])

  const settle = '2002-01-02'
  const hold = (face: string, portfolio: string, account: string | null = null) =>
    answer(engine, 'holdings.add', { cusip: CUSIP, face, settle, portfolio, account })
  await hold('2000', 'second')
  await hold('1000', 'First', 'b')
  await hold('500', 'First', 'b')
  const found = await ask()
  expect(found.map((one) => [one.portfolio, one.account, one.cusip, one.entitledFace])).toEqual([
    ['First', 'b', CUSIP, '1500'],
    ['second', null, CUSIP, '2000'],
  ])
  const one = await answer(engine, 'holdings.one', { cusip: CUSIP, portfolio: 'second' })
  expect(one.distributions[0]).toMatchObject({
    interest: found[1]?.interest,
    principal: found[1]?.principal,
  })
  expect(await ask('no such class')).toEqual([])
  expect(await ask(KEY, 7)).toEqual([])

  // An amended report takes its place
  const filing = filingBytes([{ ...FIRST, revision: 'revised' }])
  writeFileSync(join(files, 'revised.txt'), filing)
  await engine.importPaths([files])
  expect(await ask()).toEqual([])
  const rows = await answer(engine, 'filings.list', {})
  const revised = rows.find((row) => row.status === 'current')
  expect(revised?.filingId).not.toBe(filingId)
  const at = { filingId: revised?.filingId ?? 0, reportIndex: 0, classKey: KEY }
  expect(await answer(engine, 'filings.holders', at)).toEqual(found)
})
