import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Engine } from '../../../src/main/api/engine'
import { answer, ask, openTestEngine } from '../../support/engines'
import { codeOf, temporaryFolders } from '../../support/folders'

const folder = temporaryFolders()
const HEAD = 'Row,CUSIP,Side,Face,Settle,Account,Relieves Row'

function file(...rows: string[]): string {
  const path = join(folder(), 'lots.csv')
  writeFileSync(path, [HEAD, ...rows].join('\n'))
  return path
}

const faces = async (engine: Engine) =>
  (await answer(engine, 'holdings.list', {})).map((lot) => [lot.id, lot.kind, lot.face, lot.lot])

describe('a CSV of lots', () => {
  const rows = [
    '1,45254TLU6,Sell,400,2002-09-03,A,3',
    '2,45254TLU6,Buy,1000,2002-06-28,A,',
    '3,45254TLU6,Buy,1000,2002-06-28,A,',
    '4,45254TLU6,Sell,9999,2002-09-03,A,',
    '5,45254TLU7,Buy,1,,A,',
  ]

  it('is shown before anything is stored, and stored without the rows in error', async () => {
    const engine = openTestEngine(folder())
    const path = file(...rows)
    const preview = await answer(engine, 'holdings.importCsv', { path, preview: true })
    expect(preview).toMatchObject({ stored: 3, known: 0 })
    expect(preview.errors.map((error) => error.line)).toEqual([5, 6])
    expect(await faces(engine)).toEqual([])
    expect(await answer(engine, 'journal.list', {})).toEqual([])
    expect(await answer(engine, 'holdings.importCsv', { path })).toEqual(preview)
    expect(await faces(engine)).toEqual([
      [1, 'buy', '1000', null],
      [2, 'buy', '1000', null],
      [3, 'sell', '400', 2],
    ])
    const undone = await answer(engine, 'journal.undo', {})
    expect(undone[0]?.summary).toBe('Imported 3 lots and sales from lots.csv')
    expect(await faces(engine)).toEqual([])
  })

  it('is known when it comes again, but for lots that are new', async () => {
    const engine = openTestEngine(folder())
    await answer(engine, 'holdings.importCsv', { path: file(rows[1] ?? '') })
    const again = { path: file(rows[1] ?? '', rows[2] ?? '') }
    expect(await answer(engine, 'holdings.importCsv', again)).toMatchObject({ stored: 1, known: 1 })
    expect(await answer(engine, 'holdings.importCsv', again)).toMatchObject({ stored: 0, known: 2 })
    expect(await faces(engine)).toHaveLength(2)
  })

  it('comes out again as it went in', async () => {
    const [one, other] = [openTestEngine(folder()), openTestEngine(folder())]
    await ask(one, 'holdings.importCsv', { path: file(...rows) })
    const { csv } = await answer(one, 'holdings.exportCsv', {})
    expect(csv.split('\r\n')).toHaveLength(5)
    const path = join(folder(), 'out.csv')
    writeFileSync(path, csv)
    expect((await answer(other, 'holdings.importCsv', { path })).errors).toEqual([])
    expect(await answer(other, 'holdings.exportCsv', {})).toEqual({ csv })
    expect(await answer(one, 'holdings.importCsv', { path })).toMatchObject({ stored: 0, known: 3 })
  })

  it('remembers which column is what', async () => {
    const engine = openTestEngine(folder())
    const path = join(folder(), 'mine.csv')
    writeFileSync(path, 'Paper,Size\n45254TLU6,1000\n')
    expect(codeOf(await ask(engine, 'holdings.importCsv', { path }))).toBe('bad-mapping')
    const mapping = { cusip: 'Paper', face: 'Size' }
    expect(await answer(engine, 'holdings.importCsv', { path, mapping })).toMatchObject({
      stored: 1,
    })
    writeFileSync(path, 'Paper,Size\n45254TLU6,2000\n')
    expect(await answer(engine, 'holdings.importCsv', { path })).toMatchObject({
      stored: 1,
      mapping,
    })
  })

  it('says so when it is not there', async () => {
    const path = join(folder(), 'none.csv')
    const engine = openTestEngine(folder())
    expect(codeOf(await ask(engine, 'holdings.importCsv', { path }))).toBe('cannot-read')
  })
})
