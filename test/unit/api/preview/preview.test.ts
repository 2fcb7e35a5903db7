import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { zipSync } from 'fflate'
import { describe, expect, it, vi } from 'vitest'
import { createInlineReader } from '../../../../src/main/api/reader'
import type { Engine } from '../../../../src/main/api/engine'
import { documentReader, filingBytes, FIRST, SECOND } from '../../../support/documents'
import { answer, ask, openTestEngine } from '../../../support/engines'
import { sampleText } from '../../../support/filings'
import { codeOf, temporaryFolders } from '../../../support/folders'
import { isRead, previewed } from './support'

const folder = temporaryFolders()
const REVISED = { ...FIRST, revision: 'revised' as const }

async function isImported(engine: Engine): Promise<void> {
  await vi.waitFor(async () => {
    expect((await answer(engine, 'import.status', {})).state).toBe('done')
  })
}

describe('a preview', () => {
  it('tells of each file what it says, and stores nothing', async () => {
    const path = folder()
    const engine = openTestEngine(path)
    const place = folder()
    writeFileSync(join(place, 'a.txt'), filingBytes([FIRST]))
    writeFileSync(join(place, 'b.txt'), 'no filing')
    const topics: string[] = []
    engine.onChange((topic) => topics.push(topic))
    const before = readFileSync(join(path, 'paydown.sqlite'))
    const plan = await previewed(engine, [place, join(place, 'none')])
    expect(plan.totals).toMatchObject({ imported: 1, refused: 2, distributions: 1, deals: 1 })
    const files = await answer(engine, 'preview.files', {})
    expect(files.map(({ name, state, problem }) => [name, state, problem?.code])).toEqual([
      ['a.txt', 'read', undefined],
      ['b.txt', 'refused', 'not-text'],
      ['none', 'refused', 'missing-path'],
    ])
    expect(files[0]).toMatchObject({
      form: '8-K',
      reports: [
        {
          title: FIRST.deal,
          distributionDate: '2002-09-25',
          classes: ['REMIC III A-1', 'REMIC III M-1', 'REMIC III A-IO'],
          cusips: ['45254TLU6', '45254TLZ5', '45254TLY8'],
          checks: { ties: 0 },
        },
      ],
    })
    expect(await answer(engine, 'preview.files', { from: 2 })).toHaveLength(1)
    expect(await answer(engine, 'preview.status', {})).toMatchObject({
      id: 1,
      state: 'ready',
      total: 3,
      done: 3,
      current: null,
    })
    expect(topics).toContain('preview')
    expect(topics).not.toContain('data')
    expect(await answer(engine, 'filings.list', {})).toEqual([])
    expect(await answer(engine, 'journal.list', {})).toEqual([])
    expect(readFileSync(join(path, 'paydown.sqlite')).equals(before)).toBe(true)
  })

  it('is imported as one change from what was read, whatever became of the files', async () => {
    const reader = documentReader()
    const engine = openTestEngine(folder(), { reader })
    const place = folder()
    const all = { 'x/c.txt': filingBytes([SECOND]), 'a.txt': filingBytes([FIRST]) }
    writeFileSync(join(place, 'all.zip'), zipSync(all))
    await previewed(engine, [join(place, 'all.zip')])
    rmSync(join(place, 'all.zip'))
    expect(await answer(engine, 'preview.import', {})).toMatchObject({ state: 'running' })
    await isImported(engine)
    expect(reader.names).toHaveLength(2)
    expect(await answer(engine, 'filings.list', {})).toHaveLength(2)
    const ref = { filingId: 1, reportIndex: 0 }
    expect(await answer(engine, 'filings.report', ref)).toMatchObject({
      report: { classes: FIRST.classes },
    })
    expect(await answer(engine, 'preview.status', {})).toMatchObject({ state: 'none', total: 0 })
    const journal = await answer(engine, 'journal.list', {})
    expect(journal.map((entry) => entry.summary)).toEqual(['Imported 2 filings'])
    await answer(engine, 'journal.undo', {})
    expect(await answer(engine, 'filings.list', {})).toEqual([])
  })

  it('leaves out what a person leaves out, and refuses to import nothing', async () => {
    const engine = openTestEngine(folder())
    const place = folder()
    writeFileSync(join(place, 'a.txt'), filingBytes([FIRST]))
    writeFileSync(join(place, 'b.txt'), filingBytes([SECOND]))
    await previewed(engine, [place])
    expect(codeOf(await ask(engine, 'preview.import', { without: [0, 1] }))).toBe(
      'nothing-to-import',
    )
    await answer(engine, 'preview.import', { without: [0] })
    await isImported(engine)
    const rows = await answer(engine, 'filings.list', {})
    expect(rows.map((row) => row.name)).toEqual(['b.txt'])
    expect(codeOf(await ask(engine, 'preview.import', {}))).toBe('nothing-to-import')
  })

  it('decides anew when the database has changed meanwhile', async () => {
    const engine = openTestEngine(folder())
    const place = folder()
    writeFileSync(join(place, 'a.txt'), filingBytes([FIRST]))
    writeFileSync(join(place, 'b.txt'), filingBytes([SECOND]))
    await previewed(engine, [place])
    const elsewhere = folder()
    writeFileSync(join(elsewhere, 'same.txt'), filingBytes([FIRST]))
    await engine.importPaths([elsewhere])
    const plan = await answer(engine, 'preview.plan', {})
    expect(plan.files.map((file) => file.effect)).toEqual(['known', 'import'])
    await answer(engine, 'preview.import', {})
    await isImported(engine)
    expect(await answer(engine, 'filings.list', {})).toHaveLength(2)
  })

  it('holds back what it cannot be sure of: a file that changed since it was read', async () => {
    const engine = openTestEngine(folder(), { keepReadings: 0 })
    const place = folder()
    writeFileSync(join(place, 'a.txt'), filingBytes([FIRST]))
    writeFileSync(join(place, 'b.txt'), filingBytes([SECOND]))
    await previewed(engine, [place])
    writeFileSync(join(place, 'a.txt'), filingBytes([REVISED]))
    await answer(engine, 'preview.import', {})
    await isImported(engine)
    const { outcomes } = await answer(engine, 'import.status', {})
    expect(outcomes.map(({ name, outcome, code }) => [name, outcome, code])).toEqual([
      ['a.txt', 'refused', 'changed-file'],
      ['b.txt', 'imported', null],
    ])
  })

  it('reads archives again where readings are not kept', async () => {
    const engine = openTestEngine(folder(), { keepReadings: 0 })
    const place = folder()
    const all = { 'x/c.txt': filingBytes([SECOND]), 'a.txt': filingBytes([FIRST]) }
    writeFileSync(join(place, 'all.zip'), zipSync(all))
    await previewed(engine, [join(place, 'all.zip')])
    expect(await answer(engine, 'preview.text', { file: 1 })).toMatchObject({
      name: 'all.zip/x/c.txt',
    })
    await answer(engine, 'preview.import', {})
    await isImported(engine)
    expect(await answer(engine, 'filings.list', {})).toHaveLength(2)
  })

  it('takes more files while it lies open, and lets go of all when it is closed', async () => {
    const engine = openTestEngine(folder())
    const place = folder()
    for (const name of ['a.txt', 'b.txt']) {
      writeFileSync(join(place, name), filingBytes([name === 'a.txt' ? FIRST : SECOND]))
    }
    await previewed(engine, [join(place, 'a.txt')])
    await previewed(engine, [join(place, 'b.txt')])
    expect(await answer(engine, 'preview.status', {})).toMatchObject({ id: 1, total: 2, done: 2 })
    expect(await answer(engine, 'preview.files', { from: 1 })).toMatchObject([
      { file: 1, name: 'b.txt' },
    ])
    expect(await answer(engine, 'preview.close', {})).toMatchObject({ id: 1, state: 'none' })
    expect(await answer(engine, 'preview.files', {})).toEqual([])
    expect(codeOf(await ask(engine, 'preview.text', { file: 0 }))).toBe('no-such-file')
    await previewed(engine, [join(place, 'b.txt')])
    expect(await answer(engine, 'preview.status', {})).toMatchObject({ id: 2, total: 1 })
  })

  it('stops reading when asked to; what was read can be imported', async () => {
    const slow = documentReader()
    const waiting: (() => void)[] = []
    const reader = {
      ...slow,
      digest: async (name: string, bytes: Uint8Array) => {
        await new Promise<void>((go) => waiting.push(go))
        return slow.digest(name, bytes)
      },
    }
    const engine = openTestEngine(folder(), { reader })
    const place = folder()
    for (let i = 0; i < 9; i++) {
      writeFileSync(join(place, `${i}.txt`), filingBytes([FIRST], String(i)))
    }
    await answer(engine, 'preview.open', { paths: [place] })
    await vi.waitFor(() => expect(waiting).toHaveLength(2))
    expect(await answer(engine, 'preview.status', {})).toMatchObject({ state: 'reading', total: 9 })
    await answer(engine, 'preview.stop', {})
    for (const go of waiting.splice(0)) go()
    await isRead(engine)
    expect(await answer(engine, 'preview.status', {})).toMatchObject({ state: 'stopped', done: 2 })
    expect(await answer(engine, 'preview.files', {})).toHaveLength(2)
    expect((await answer(engine, 'preview.plan', {})).totals.imported).toBe(2)
  })
})

describe('what a preview shows of a real filing', () => {
  it('is its report, cells and text, before it is stored', async () => {
    const engine = openTestEngine(folder(), { reader: createInlineReader() })
    const place = folder()
    writeFileSync(join(place, 'a.txt'), sampleText('001'))
    await previewed(engine, [place])
    const ref = { file: 0, reportIndex: 0 }
    const read = await answer(engine, 'preview.report', ref)
    expect(read.report.deal).toBe('Impac CMB Trust 2002-1')
    const cells = await answer(engine, 'preview.cells', ref)
    expect(cells.length).toBeGreaterThan(500)
    const text = await answer(engine, 'preview.text', { file: 0 })
    const cell = cells.find(({ path }) => path === 'classes[A].current.interest')
    const [line, column, length] = cell?.spans[0] ?? [0, 0, 0]
    expect(text.lines[line - 1]?.slice(column - 1, column - 1 + length)).toBe('780640.49')
    expect(codeOf(await ask(engine, 'preview.report', { file: 0, reportIndex: 1 }))).toBe(
      'no-such-report',
    )
    const { checks, refusals } = await answer(engine, 'preview.refusals', { file: 0 })
    expect(refusals).toEqual([])
    expect(checks.filter((check) => check.status === 'explained').length).toBeGreaterThan(0)
  })

  it('is the line of a refused row with its folds and the text around it, and what the cover says', async () => {
    const engine = openTestEngine(folder(), { reader: createInlineReader() })
    const place = folder()
    const text = sampleText('001').replace('8824748.', '8824748.x')
    writeFileSync(join(place, 'a.txt'), text)
    await previewed(engine, [place])
    const [file] = await answer(engine, 'preview.files', {})
    expect(file).toMatchObject({
      state: 'refused',
      problem: { code: 'unreadable-row', line: 188 },
      form: '8-K',
      eventDate: '2002-09-25',
      reports: [],
    })
    const { refusals } = await answer(engine, 'preview.refusals', { file: 0 })
    expect(refusals).toHaveLength(1)
    expect(refusals[0]).toMatchObject({ line: 188, lines: [188, 190], excerpt: { first: 185 } })
    expect(refusals[0]?.excerpt.lines[3]).toMatch(/^A +FLT +470000000$/)
    expect(refusals[0]?.excerpt.lines).toHaveLength(9)
    expect((await answer(engine, 'preview.text', { file: 0 })).lines[188]).toContain('8824748.x')
  })
})
