import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Engine } from '../../../src/main/api/engine'
import { filingBytes, FIRST, SECOND } from '../../support/documents'
import { answer, ask, openTestEngine } from '../../support/engines'
import { codeOf, temporaryFolders } from '../../support/folders'

const folder = temporaryFolders()
const A1 = '45254TLU6'

async function importText(engine: Engine, name: string, bytes: Uint8Array) {
  const path = join(folder(), name)
  writeFileSync(path, bytes)
  return engine.importPaths([path])
}

const hold = (engine: Engine, face: string, change: object = {}) =>
  answer(engine, 'holdings.add', { cusip: A1, face, ...change })
const summaries = async (engine: Engine) =>
  (await answer(engine, 'journal.list', {})).map((one) => [one.id, one.kind, one.undoneBy])
const interest = async (engine: Engine) =>
  (await answer(engine, 'positions', { asOf: '2002-09-30' })).positions.map(
    (one) => one.distribution?.interest ?? null,
  )

describe('the journal', () => {
  it('undoes and brings back lots, newest first, and derives again what they were paid', async () => {
    const engine = openTestEngine(folder())
    await importText(engine, 'a.txt', filingBytes([FIRST]))
    await hold(engine, '1000000')
    await hold(engine, '2000000')
    expect(await interest(engine)).toEqual(['4714.83'])
    expect(await answer(engine, 'journal.undo', {})).toMatchObject([
      { summary: `Added 2,000,000 of ${A1} in Main` },
    ])
    expect(await interest(engine)).toEqual(['1571.61'])
    await answer(engine, 'journal.undo', { id: 4 })
    expect(await interest(engine)).toEqual(['4714.83'])
    expect((await answer(engine, 'holdings.list', {})).map((lot) => lot.id)).toEqual([1, 2])
    expect(await summaries(engine)).toEqual([
      [5, 'undo', null],
      [4, 'undo', 5],
      [3, 'holdings', null],
      [2, 'holdings', null],
      [1, 'import', null],
    ])
    expect(codeOf(await ask(engine, 'journal.undo', { id: 4 }))).toBe('undone-already')
  })

  it('brings back one after another what was undone, as long as nothing is changed in between', async () => {
    const engine = openTestEngine(folder())
    const faces = async () =>
      (await answer(engine, 'holdings.list', {})).map((lot) => [lot.id, lot.face])
    const redone = async () =>
      (await answer(engine, 'journal.redo', {})).map(({ summary }) => summary)
    const added = (face: string) => `Added ${face} of ${A1} in Main`
    expect(codeOf(await ask(engine, 'journal.redo', {}))).toBe('nothing-to-redo')
    for (const face of ['100', '200', '300']) await hold(engine, face)
    const whole = await faces()
    for (let n = 0; n < 3; n++) await answer(engine, 'journal.undo', {})
    expect(await faces()).toEqual([])
    expect(await redone()).toEqual([added('100')])
    expect(await redone()).toEqual([added('200')])
    expect((await answer(engine, 'journal.list', { limit: 1 }))[0]?.summary).toBe(
      `Brought back 2 (${added('200')})`,
    )
    await answer(engine, 'journal.undo', {})
    expect(await redone()).toEqual([added('200')])
    expect(await redone()).toEqual([added('300')])
    expect(await faces()).toEqual(whole)
    expect(codeOf(await ask(engine, 'journal.redo', {}))).toBe('nothing-to-redo')
    await answer(engine, 'journal.undo', {})
    await hold(engine, '400')
    expect(codeOf(await ask(engine, 'journal.redo', {}))).toBe('nothing-to-redo')
    await answer(engine, 'journal.undo', {})
    expect(await redone()).toEqual([added('400')])
  })

  it('says what else would go, and takes it only when told', async () => {
    const engine = openTestEngine(folder())
    const lot = await hold(engine, '1000')
    await answer(engine, 'holdings.edit', { id: lot.id, cusip: A1, face: '3000' })
    const sale = { kind: 'sell' as const, cusip: A1, face: '500', settle: '2002-09-03' }
    await answer(engine, 'holdings.add', { ...sale, lot: lot.id })
    await hold(engine, '7', { cusip: '45254TLZ5' })
    const refused = await ask(engine, 'journal.undo', { id: 1 })
    expect(codeOf(refused)).toBe('undo-takes-more')
    expect(refused.ok ? '' : refused.problem.message).toContain('2 later changes')
    expect(await answer(engine, 'holdings.list', {})).toHaveLength(3)
    const undone = await answer(engine, 'journal.undo', { id: 1, withOthers: true })
    expect(undone.map((one) => one.id)).toEqual([3, 2, 1])
    expect((await answer(engine, 'holdings.list', {})).map((one) => one.cusip)).toEqual([
      '45254TLZ5',
    ])
  })

  it('refuses to undo a purchase that a sale lives on', async () => {
    const engine = openTestEngine(folder())
    await hold(engine, '1000')
    await answer(engine, 'holdings.add', {
      kind: 'sell',
      cusip: A1,
      face: '500',
      settle: '2002-09-03',
    })
    expect(codeOf(await ask(engine, 'journal.undo', { id: 1 }))).toBe('oversold')
    expect(await answer(engine, 'holdings.list', {})).toHaveLength(2)
  })

  it('undoes an import of several files as one, and takes them in again', async () => {
    const engine = openTestEngine(folder())
    await hold(engine, '1000000')
    const place = folder()
    writeFileSync(join(place, 'a.txt'), filingBytes([FIRST]))
    writeFileSync(join(place, 'b.txt'), filingBytes([SECOND]))
    await engine.importPaths([place])
    expect(await interest(engine)).toEqual(['1571.61'])
    await answer(engine, 'journal.undo', {})
    expect(await answer(engine, 'filings.list', {})).toEqual([])
    expect(await interest(engine)).toEqual([null])
    const again = await engine.importPaths([place])
    expect(again.map((one) => one.outcome)).toEqual(['imported', 'imported'])
    expect(await interest(engine)).toEqual(['1571.61'])
    expect((await answer(engine, 'filings.list', {})).map((row) => row.filingId)).toEqual([2, 1])
  })

  it('gives the month back to the report that an undone amendment superseded', async () => {
    const engine = openTestEngine(folder())
    await hold(engine, '1000000')
    await importText(engine, 'a.txt', filingBytes([FIRST]))
    const amended = {
      ...FIRST,
      revision: 'revised' as const,
      classes: FIRST.classes.map((row) => ({
        ...row,
        perThousand: { ...row.perThousand, interest: '2' },
      })),
    }
    await importText(engine, 'b.txt', filingBytes([amended]))
    expect(await interest(engine)).toEqual(['2000.00'])
    const compared = await answer(engine, 'filings.compare', { filingId: 1, reportIndex: 0 })
    expect([compared.before.name, compared.after.name]).toEqual(['a.txt', 'b.txt'])
    expect(compared.cells.map((cell) => cell.path)).toContain(
      'classes[REMIC III/A-1].perThousand.interest',
    )
    expect(compared.holders).toMatchObject([
      { cusip: A1, portfolio: 'Main', interest: '428.39', total: '428.39', currentFace: '0.00' },
    ])
    await answer(engine, 'journal.undo', {})
    expect(await interest(engine)).toEqual(['1571.61'])
    expect(codeOf(await ask(engine, 'filings.compare', { filingId: 1, reportIndex: 0 }))).toBe(
      'no-other-report',
    )
  })

  it('keeps no change that changed nothing, and says when there is none', async () => {
    const engine = openTestEngine(folder())
    expect(codeOf(await ask(engine, 'journal.undo', {}))).toBe('nothing-to-undo')
    await importText(engine, 'a.txt', filingBytes([FIRST]))
    await importText(engine, 'copy.txt', filingBytes([FIRST]))
    expect(codeOf(await ask(engine, 'holdings.remove', { id: 99 }))).toBe('no-such-lot')
    expect(await summaries(engine)).toEqual([[1, 'import', null]])
  })
})
