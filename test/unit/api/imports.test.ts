import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Engine } from '../../../src/main/api/engine'
import { openDatabase } from '../../../src/main/store/open'
import { filingBytes, FIRST, SECOND } from '../../support/documents'
import { answer, openTestEngine } from '../../support/engines'
import { temporaryFolders, valueOf } from '../../support/folders'

const folder = temporaryFolders()
type Given = Parameters<typeof filingBytes>[0]

async function importAll(engine: Engine, files: Readonly<Record<string, Given>>) {
  const place = folder()
  for (const [name, reports] of Object.entries(files)) {
    writeFileSync(join(place, name), filingBytes(reports))
  }
  return engine.importPaths([place])
}

const asked = { limit: 10, rows: 10 }
const names = async (engine: Engine, args = asked) =>
  (await answer(engine, 'filings.imports', args)).imports.map((one) => [
    one.change?.id ?? null,
    ...one.rows.map((row) => row.name),
  ])

describe('imports and what they brought', () => {
  it('are listed newest first, each with its change', async () => {
    const engine = openTestEngine(folder())
    expect(await answer(engine, 'filings.imports', asked)).toEqual({ imports: [], more: false, last: null }) // prettier-ignore
    await importAll(engine, { 'a.txt': [FIRST] })
    await answer(engine, 'holdings.add', { cusip: '45254TLU6', face: '1000' })
    await importAll(engine, { 'a again.txt': [FIRST], 'b.txt': [SECOND] })
    const found = await answer(engine, 'filings.imports', asked)
    expect(found.imports.map((one) => [one.filings, one.reports, one.change?.kind])).toEqual([
      [1, 1, 'import'],
      [1, 1, 'import'],
    ])
    expect(found.imports[0]?.change?.summary).toMatch(/^Imported b\.txt \(/)
    expect(found.last).toBe(3)
    expect(await names(engine)).toEqual([[3, 'b.txt'], [1, 'a.txt']]) // prettier-ignore
    expect((await answer(engine, 'journal.list', { edits: true })).map((one) => one.kind)).toEqual([
      'holdings',
    ])
  })

  it('leave out what was undone, which stays in the journal, and have what was brought again once', async () => {
    const engine = openTestEngine(folder())
    await importAll(engine, { 'a.txt': [FIRST], 'b.txt': [SECOND] })
    await answer(engine, 'journal.undo', {})
    expect(await names(engine)).toEqual([])
    const edits = await answer(engine, 'journal.list', { edits: true })
    expect(edits.map((one) => [one.id, one.kind])).toEqual([[2, 'undo'], [1, 'import']]) // prettier-ignore
    await importAll(engine, { 'a.txt': [FIRST] })
    expect(await names(engine)).toEqual([[3, 'a.txt']])
    await answer(engine, 'journal.undo', { id: 2, withOthers: true })
    const rows = (await names(engine)).flatMap(([, ...of]) => of).sort()
    expect(rows).toEqual((await answer(engine, 'filings.list', {})).map((row) => row.name).sort())
  })

  it('give so many imports and so many reports of each as are asked for', async () => {
    const engine = openTestEngine(folder())
    const months = ['2002-07-25', '2002-08-25', '2002-09-25', '2002-10-25']
    const later = { ...SECOND, distributionDate: '2002-11-25' }
    await importAll(
      engine,
      Object.fromEntries(
        months.map((distributionDate) => [`${distributionDate}.txt`, [{ ...FIRST, distributionDate }]]),
      ),
    ) // prettier-ignore
    await importAll(engine, { 'later.txt': [later] })
    const few = await answer(engine, 'filings.imports', { limit: 1, rows: 2 })
    expect([few.more, few.imports.length]).toEqual([true, 1])
    const two = await answer(engine, 'filings.imports', { limit: 2, rows: 2 })
    expect(two.more).toBe(false)
    expect(two.imports[1]).toMatchObject({ filings: 4, reports: 4 })
    expect(two.imports[1]?.rows.map((row) => row.distributionDate)).toEqual(['2002-10-25', '2002-09-25']) // prettier-ignore
    const open = [{ change: 1, rows: 3 }]
    const opened = await answer(engine, 'filings.imports', { limit: 2, rows: 2, open })
    expect(opened.imports[1]?.rows).toHaveLength(3)
  })

  it('give the reports that have every word in what is shown of them, however many there are', async () => {
    const engine = openTestEngine(folder())
    const months = ['2002-07-25', '2002-08-25', '2002-09-25']
    await importAll(
      engine,
      Object.fromEntries(
        months.map((distributionDate) => [`100% ${distributionDate}.txt`, [{ ...FIRST, distributionDate }]]),
      ),
    ) // prettier-ignore
    await importAll(engine, { 'b_1.txt': [SECOND] })
    const find = async (...words: string[][]) => {
      const { imports, more } = await answer(engine, 'filings.imports', { limit: 1, rows: 2, find: words }) // prettier-ignore
      const found = imports.flatMap((one) => one.rows.map((row) => row.name))
      return [imports.reduce((sum, one) => sum + one.reports, 0), more, ...found]
    }
    expect(await find(['2002'])).toEqual([1, true, 'b_1.txt'])
    expect(await find(['100%'])).toEqual([3, false, '100% 2002-09-25.txt', '100% 2002-08-25.txt'])
    expect(await find(['100%'], ['-07-'])).toEqual([1, false, '100% 2002-07-25.txt'])
    expect(await find(['25.07.2002', '2002-07-25'])).toEqual([1, false, '100% 2002-07-25.txt'])
    expect(await find([SECOND.deal.toUpperCase()])).toEqual([1, false, 'b_1.txt'])
    // Signs that mean something to the database mean themselves
    expect(await find(['b%txt'])).toEqual([0, false])
    expect(await find(['_-'])).toEqual([0, false])
    expect(await find(["'"])).toEqual([0, false])
  })

  it('end with filings of a database that kept no journal yet', async () => {
    const place = folder()
    const engine = openTestEngine(place)
    await importAll(engine, { 'a.txt': [FIRST] })
    const database = valueOf(openDatabase(join(place, 'paydown.sqlite')))
    valueOf(
      database.write(() => {
        database.statement('DELETE FROM change').run()
        return { ok: true as const, value: null }
      }),
    )
    database.close()
    await importAll(engine, { 'b.txt': [SECOND] })
    expect((await names(engine)).map(([, ...rows]) => rows)).toEqual([['b.txt'], ['a.txt']])
    expect((await answer(engine, 'filings.imports', asked)).imports[1]?.change).toBeNull()
  })
})
