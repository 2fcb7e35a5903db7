import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { createInlineReader } from '../../../src/main/api/reader'
import { filingBytes, FIRST } from '../../support/documents'
import { answer, ask, openTestEngine } from '../../support/engines'
import { sampleText } from '../../support/filings'
import { codeOf, temporaryFolders } from '../../support/folders'

const folder = temporaryFolders()
const CHECK = { checkId: 'class.unpaidInterest', subject: 'REMIC III B' }

async function opened() {
  const place = folder()
  const path = join(place, 'report.txt')
  writeFileSync(path, sampleText('000'))
  const engine = openTestEngine(place, { reader: createInlineReader() })
  await engine.importPaths([path])
  const [row] = await answer(engine, 'filings.list', {})
  const put = { filingId: row!.filingId, ...CHECK, note: 'The trustee was asked.\nNo answer yet.' }
  const notes = async () => (await answer(engine, 'notes.list', {})).map((one) => one.note)
  return { engine, place, path, put, notes }
}

it('stands with its check, changes no number, and is replaced by another', async () => {
  const { engine, put, notes } = await opened()
  const ref = { filingId: put.filingId, reportIndex: 0 }
  const before = await answer(engine, 'filings.report', ref)
  const kept = await answer(engine, 'notes.put', { ...put, note: ` ${put.note} \n` })
  expect(kept).toEqual({ id: 1, ...ref, ...put, notedAt: new Date(2026, 0, 5, 12).toISOString() })
  expect(await answer(engine, 'notes.list', { filingId: put.filingId })).toEqual([kept])
  expect(await answer(engine, 'notes.list', { filingId: put.filingId + 1 })).toEqual([])
  expect(await answer(engine, 'filings.report', ref)).toEqual(before)
  await answer(engine, 'notes.put', { ...put, note: 'It was a misprint.' })
  expect(await notes()).toEqual(['It was a misprint.'])
  expect((await answer(engine, 'database.check', {})).faults).toEqual([])
})

it('is undone and brought back, written, changed or taken away', async () => {
  const { engine, put, notes } = await opened()
  const { id } = await answer(engine, 'notes.put', put)
  await answer(engine, 'notes.put', { ...put, note: 'Second' })
  await answer(engine, 'notes.put', { ...put, note: 'Second' })
  const journal = await answer(engine, 'journal.list', {})
  expect(journal.map((one) => [one.kind, one.summary])).toEqual([
    ['note', `Noted on REMIC III B, class.unpaidInterest, of filing ${put.filingId}`],
    ['note', `Noted on REMIC III B, class.unpaidInterest, of filing ${put.filingId}`],
    ['import', expect.any(String)],
  ])
  await answer(engine, 'journal.undo', {})
  expect(await notes()).toEqual([put.note])
  await answer(engine, 'journal.undo', {})
  expect(await notes()).toEqual([])
  const [undone] = await answer(engine, 'journal.list', { limit: 1 })
  await answer(engine, 'journal.undo', { id: undone!.id })
  expect(await notes()).toEqual([put.note])
  await answer(engine, 'notes.remove', { id })
  expect(await notes()).toEqual([])
  await answer(engine, 'journal.undo', {})
  expect(await answer(engine, 'notes.list', {})).toMatchObject([{ id, note: put.note }])
  expect((await answer(engine, 'database.check', {})).faults).toEqual([])
})

it('stays when the filing is read again, when its import is undone and done again, and in a backup', async () => {
  const { engine, place, path, put, notes } = await opened()
  await answer(engine, 'notes.put', put)
  await answer(engine, 'filings.reread', { apply: true })
  expect(await notes()).toEqual([put.note])
  const [, imported] = await answer(engine, 'journal.list', {})
  expect(await answer(engine, 'journal.undo', { id: imported!.id })).toHaveLength(1)
  expect(await answer(engine, 'filings.list', {})).toEqual([])
  expect(await notes()).toEqual([put.note])
  await engine.importPaths([path])
  const rows = await answer(engine, 'filings.list', {})
  expect(rows.map((row) => [row.filingId, row.status])).toEqual([[put.filingId, 'current']])
  expect(await notes()).toEqual([put.note])

  const file = join(place, 'copy.backup')
  await answer(engine, 'backup.make', { path: file })
  const copy = openTestEngine(folder(), { databasePath: file })
  expect((await answer(copy, 'notes.list', {})).map((one) => one.note)).toEqual([put.note])
  expect((await answer(copy, 'database.check', {})).faults).toEqual([])
})

it('can be written to a number that does not carry on from the month before', async () => {
  const [place, engine] = [folder(), openTestEngine(folder())]
  const dates = ['2002-08-26', '2002-09-25']
  for (const [at, distributionDate] of dates.entries()) {
    writeFileSync(join(place, `${at}.txt`), filingBytes([{ ...FIRST, distributionDate }], `${at}`))
  }
  await engine.importPaths([place])
  const [deal] = await answer(engine, 'deals.history', { asOf: '2002-09-30' })
  const [difference] = deal!.differences
  const { filingId, what, class: subject } = difference!
  const check = { filingId, checkId: `month.${what}`, subject, note: 'As amended' }
  expect(await answer(engine, 'notes.put', check)).toMatchObject(check)
  const [first] = (await answer(engine, 'filings.list', {})).filter(
    (row) => row.filingId !== filingId,
  )
  expect(codeOf(await ask(engine, 'notes.put', { ...check, filingId: first!.filingId }))).toBe(
    'no-such-check',
  )
})

it('is refused with a sentence where it cannot be', async () => {
  const { engine, put, notes } = await opened()
  const code = async (change: Partial<typeof put> & { reportIndex?: number }) =>
    codeOf(await ask(engine, 'notes.put', { ...put, ...change }))
  expect(await code({ filingId: 99 })).toBe('no-such-filing')
  expect(await code({ reportIndex: 9 })).toBe('no-such-report')
  expect(await code({ subject: 'REMIC III Z' })).toBe('no-such-check')
  expect(await code({ checkId: 'month.priorBalance' })).toBe('no-such-check')
  expect(await code({ subject: 'REMIC III A-1' })).toBe('check-ties')
  expect(await code({ note: ' \n' })).toBe('no-note')
  expect(await code({ note: 'x'.repeat(4001) })).toBe('note-too-long')
  expect(codeOf(await ask(engine, 'notes.remove', { id: 7 }))).toBe('no-such-note')
  expect(await notes()).toEqual([])
  expect(await answer(engine, 'journal.list', {})).toHaveLength(1)
})
