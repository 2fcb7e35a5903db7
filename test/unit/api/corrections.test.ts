import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { createInlineReader } from '../../../src/main/api/reader'
import { answer, ask, openTestEngine } from '../../support/engines'
import { codeOf, temporaryFolders } from '../../support/folders'
import { sampleText } from '../../support/filings'

const folder = temporaryFolders()
const CELL = 'classes[REMIC III/A-1].perThousand.interest'

async function opened() {
  const place = folder()
  const path = join(place, 'report.txt')
  writeFileSync(path, sampleText('000'))
  const engine = openTestEngine(place, { reader: createInlineReader() })
  await engine.importPaths([path])
  await answer(engine, 'holdings.add', { cusip: '45254TLU6', face: '1000000', portfolio: 'Main' })
  const [row] = await answer(engine, 'filings.list', {})
  const filingId = row!.filingId
  const put = {
    filingId,
    path: CELL,
    corrected: '1.671608348',
    author: 'A. Holder',
    note: 'Misprint',
  }
  const cash = async () => {
    const { positions } = await answer(engine, 'positions', { asOf: '2002-09-30' })
    return [positions[0]?.distribution?.interest, ...(positions[0]?.status ?? [])]
  }
  return { engine, filingId, put, cash }
}

it('counts wherever the number is used, is marked, and leaves the printed one readable', async () => {
  const { engine, filingId, put, cash } = await opened()
  expect(await cash()).toEqual(['1571.61', 'ok'])
  const before = await answer(engine, 'filings.checks', { filingId, reportIndex: 0 })
  const kept = await answer(engine, 'corrections.put', put)
  expect(kept).toMatchObject({ printed: '1.571608348', corrected: '1.671608348', stale: false })
  expect(await cash()).toEqual(['1671.61', 'differs', 'corrected by hand'])
  const read = await answer(engine, 'filings.report', { filingId, reportIndex: 0 })
  expect(read.report.classes.find((one) => one.class === 'A-1')?.perThousand.interest).toBe(
    '1.671608348',
  )
  expect(read.corrections).toEqual([kept])
  const after = await answer(engine, 'filings.checks', { filingId, reportIndex: 0 })
  expect(after).toHaveLength(before.length)
  expect(after.filter((check) => check.status === 'differs').length).toBeGreaterThan(
    before.filter((check) => check.status === 'differs').length,
  )
  const [line] = await answer(engine, 'filings.cells', { filingId, reportIndex: 0, paths: [CELL] })
  expect(line?.text).toBe('1.571608348')
  const { events } = await answer(engine, 'report.model', { month: '2002-09', portfolio: 'Main' })
  expect(events.map((event) => event.text)).toContainEqual(
    'Corrected by hand: perThousand.interest, 1.571608348 as printed, 1.671608348 as corrected, by A. Holder on 5 January 2026: Misprint',
  )
  expect((await answer(engine, 'database.check', {})).faults).toEqual([])
})

it('is taken back, undone and put again', async () => {
  const { engine, put, cash } = await opened()
  const { id } = await answer(engine, 'corrections.put', put)
  await answer(engine, 'journal.undo', {})
  expect(await cash()).toEqual(['1571.61', 'ok'])
  expect(await answer(engine, 'corrections.list', {})).toEqual([])
  await answer(engine, 'corrections.put', { ...put, corrected: null })
  expect(await cash()).toContain('corrected by hand')
  const [again] = await answer(engine, 'corrections.list', {})
  expect(again).toMatchObject({ corrected: null })
  expect(again?.id).not.toBe(id)
  await answer(engine, 'corrections.remove', { id: again!.id })
  expect(await cash()).toEqual(['1571.61', 'ok'])
  await answer(engine, 'journal.undo', {})
  expect(await cash()).toContain('corrected by hand')
  expect((await answer(engine, 'database.check', {})).faults).toEqual([])
})

it('stays when the filing is read again, and when its import is undone and done again', async () => {
  const { engine, put, cash } = await opened()
  await answer(engine, 'corrections.put', put)
  await answer(engine, 'filings.reread', { apply: true })
  expect(await cash()).toEqual(['1671.61', 'differs', 'corrected by hand'])
})

it('is refused with a sentence where it cannot be', async () => {
  const { engine, put } = await opened()
  const code = async (change: Partial<typeof put>) =>
    codeOf(await ask(engine, 'corrections.put', { ...put, ...change }))
  expect(await code({ filingId: 99 })).toBe('no-such-filing')
  expect(await code({ path: 'classes[No].perThousand.interest' })).toBe('no-such-cell')
  expect(await code({ path: 'classes[REMIC III/A-1].perThousand.__proto__' })).toBe('no-such-cell')
  expect(await code({ path: 'deal' })).toBe('no-such-cell')
  expect(await code({ corrected: '1,5' })).toBe('bad-number')
  expect(await code({ corrected: '1.571608348' })).toBe('no-change')
  expect(await code({ author: ' ' })).toBe('no-author')
  expect(await code({ note: '' })).toBe('no-note')
  expect(codeOf(await ask(engine, 'corrections.remove', { id: 7 }))).toBe('no-such-correction')
  expect(await answer(engine, 'corrections.list', {})).toEqual([])
})
