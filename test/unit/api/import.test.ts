import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { zipSync } from 'fflate'
import { describe, expect, it, vi } from 'vitest'
import type { ImportOutcome } from '@shared/api/filings'
import { documentReader, filingBytes, FIRST, report, SECOND } from '../../support/documents'
import { answer, ask, openTestEngine } from '../../support/engines'
import { codeOf, temporaryFolders } from '../../support/folders'

const folder = temporaryFolders()
const brief = (outcomes: readonly ImportOutcome[]) =>
  outcomes.map(({ name, outcome, code }) => [name, outcome, code])

function filings(): string {
  const place = join(folder(), 'filings')
  mkdirSync(place)
  writeFileSync(join(place, 'a.txt'), filingBytes([FIRST]))
  writeFileSync(join(place, 'b.txt'), 'no filing')
  writeFileSync(join(place, 'c.txt'), filingBytes([SECOND]))
  return place
}

describe('importing', () => {
  it('gives each file its outcome; what is refused does not stop the others', async () => {
    const engine = openTestEngine(folder())
    const place = filings()
    const seen: string[] = []
    const outcomes = await engine.importPaths([place, join(place, 'none')], {
      onOutcome: (outcome) => seen.push(outcome.name),
    })
    expect(brief(outcomes)).toEqual([
      ['a.txt', 'imported', null],
      ['b.txt', 'refused', 'not-text'],
      ['c.txt', 'imported', null],
      ['none', 'refused', 'missing-path'],
    ])
    expect(seen).toEqual(['a.txt', 'b.txt', 'c.txt', 'none'])
    expect(outcomes[0]).toMatchObject({
      message: 'IMPAC Secured Assets Corp. 2002-3, 25 September 2002: 3 classes, 0 checks tie.',
      reports: [{ deal: FIRST.deal, distributionDate: '2002-09-25', checks: { ties: 0 } }],
    })
    expect(outcomes[1]).toMatchObject({ line: 7, message: 'b.txt is not a filing. Choose one.' })
    expect(await answer(engine, 'filings.list', {})).toHaveLength(2)
    expect(await answer(engine, 'app.info', {})).toMatchObject({ filings: 2, deals: 2 })
  })

  it('recognises a file again under any name, unread', async () => {
    const reader = documentReader()
    const engine = openTestEngine(folder(), { reader })
    const place = filings()
    await engine.importPaths([join(place, 'a.txt')])
    writeFileSync(join(place, 'copy.txt'), filingBytes([FIRST]))
    const [again] = await engine.importPaths([join(place, 'copy.txt')])
    expect(again).toMatchObject({ name: 'copy.txt', outcome: 'known', code: null })
    expect(again?.message).toContain('on file already as a.txt, imported 2026-01-05')
    expect(again?.reports).toHaveLength(1)
    expect(reader.names).toEqual(['a.txt'])
  })

  it('keeps another report of the month beside it, and counts refused rows', async () => {
    const engine = openTestEngine(folder())
    const place = folder()
    const refused = [1, 2].map((line) => ({ line, section: 'S', code: 'c', message: 'm' }))
    writeFileSync(join(place, 'a.txt'), filingBytes([{ ...FIRST, refused }]))
    writeFileSync(join(place, 'b.txt'), filingBytes([FIRST], 'other'))
    const outcomes = await engine.importPaths([place])
    expect(brief(outcomes)).toEqual([
      ['a.txt', 'imported', null],
      ['b.txt', 'imported', null],
    ])
    expect(outcomes[0]?.refusedRows).toBe(2)
    expect(outcomes[1]?.message).toContain('It supersedes the one from a.txt')
    expect(outcomes[0]?.message).toContain('2 rows could not be read and are left out')
  })

  it('reads archives and writes nothing beside them', async () => {
    const engine = openTestEngine(folder())
    const place = folder()
    const files = { 'x/c.txt': filingBytes([SECOND]), 'a.txt': filingBytes([FIRST]) }
    writeFileSync(join(place, 'all.zip'), zipSync(files))
    expect(brief(await engine.importPaths([join(place, 'all.zip')]))).toEqual([
      ['all.zip/a.txt', 'imported', null],
      ['all.zip/x/c.txt', 'imported', null],
    ])
    expect(readdirSync(place)).toEqual(['all.zip'])
  })

  it('stops after the file in hand when asked to, and keeps it', async () => {
    const engine = openTestEngine(folder())
    const stop = new AbortController()
    const outcomes = await engine.importPaths([filings()], {
      signal: stop.signal,
      onOutcome: () => {
        stop.abort()
      },
    })
    expect(brief(outcomes)).toEqual([['a.txt', 'imported', null]])
    expect(await answer(engine, 'filings.list', {})).toHaveLength(1)
  })

  it('outlives a mistake of the reader', async () => {
    const reader = {
      ...documentReader(),
      digest: () => Promise.reject(new Error('a bug')),
    }
    const engine = openTestEngine(folder(), { reader })
    const outcomes = await engine.importPaths([filings()])
    expect(outcomes.map((outcome) => outcome.code)).toEqual(['internal', 'internal', 'internal'])
  })

  it('leaves holdings as they were when a filing cannot be counted', async () => {
    const engine = openTestEngine(folder())
    await answer(engine, 'holdings.add', { cusip: '45254TLU6', face: '9999999999999' })
    const place = folder()
    const [row] = FIRST.classes
    const absurd = row && { ...row, perThousand: { ...row.perThousand, interest: '9999999999' } }
    writeFileSync(
      join(place, 'a.txt'),
      filingBytes([{ ...FIRST, classes: absurd ? [absurd] : [] }]),
    )
    const outcomes = await engine.importPaths([place])
    expect(brief(outcomes)).toEqual([['a.txt', 'refused', 'amount-too-large']])
    expect(await answer(engine, 'filings.list', {})).toEqual([])
  })
})

describe('importing beside the window', () => {
  it('answers at once, tells how far it is, and ends', async () => {
    const engine = openTestEngine(folder())
    const topics: string[] = []
    engine.onChange((topic) => topics.push(topic))
    expect(await answer(engine, 'import.status', {})).toMatchObject({ state: 'idle', total: 0 })
    expect(await answer(engine, 'import.start', { paths: [filings()] })).toMatchObject({
      state: 'running',
      done: 0,
    })
    expect(codeOf(await ask(engine, 'import.start', { paths: ['x'] }))).toBe('import-running')
    await vi.waitFor(async () => {
      expect((await answer(engine, 'import.status', {})).state).toBe('done')
    })
    const status = await answer(engine, 'import.status', {})
    expect(status).toMatchObject({ total: 3, done: 3, current: null })
    expect(status.outcomes).toHaveLength(3)
    expect(topics.filter((topic) => topic === 'import').length).toBeGreaterThanOrEqual(4)
    expect(topics.at(-1)).toBe('data')
  })

  it('is cancelled after the file in hand', async () => {
    const engine = openTestEngine(folder())
    const stop = engine.onChange((topic) => {
      if (topic === 'import') void ask(engine, 'import.cancel', {})
    })
    await answer(engine, 'import.start', { paths: [filings()] })
    await vi.waitFor(async () => {
      expect((await answer(engine, 'import.status', {})).state).toBe('cancelled')
    })
    stop()
    expect(await answer(engine, 'import.status', {})).toMatchObject({ total: 3, done: 1 })
    expect(await answer(engine, 'filings.list', {})).toHaveLength(1)
  })

  it('ends quietly when the engine is closed', async () => {
    const reader = documentReader()
    const engine = openTestEngine(folder(), { reader })
    const running = engine.importPaths([filings()])
    engine.close()
    expect(await running).toEqual([])
    expect(reader.closed).toBe(true)
  })
})

describe('what was imported', () => {
  it('comes back whole: report, checks, text and cells', async () => {
    const engine = openTestEngine(folder())
    await engine.importPaths([filings()])
    const ref = { filingId: 1, reportIndex: 0 }
    expect(await answer(engine, 'filings.report', ref)).toMatchObject({
      source: { name: 'a.txt' },
      filing: { form: '8-K' },
      report: { deal: FIRST.deal, classes: FIRST.classes },
    })
    expect(await answer(engine, 'filings.checks', ref)).toEqual(FIRST.checks)
    expect(await answer(engine, 'filings.text', { filingId: 1 })).toEqual({
      name: 'a.txt',
      lines: [new TextDecoder().decode(filingBytes([FIRST]))],
    })
    expect(await answer(engine, 'filings.cells', ref)).toHaveLength(3)
    const paths = ['classes[REMIC III/M-1].class', 'none']
    expect(await answer(engine, 'filings.cells', { ...ref, paths })).toEqual([
      { path: 'classes[REMIC III/M-1].class', text: 'M-1', spans: [[1, 1, 3]] },
    ])
  })

  it('is a problem where there is nothing', async () => {
    const engine = openTestEngine(folder())
    await engine.importPaths([filings()])
    const none = { filingId: 9, reportIndex: 0 }
    for (const name of ['filings.report', 'filings.checks', 'filings.cells'] as const) {
      expect(codeOf(await ask(engine, name, none))).toBe('no-such-filing')
      expect(codeOf(await ask(engine, name, { filingId: 1, reportIndex: 1 }))).toBe(
        'no-such-report',
      )
    }
    expect(codeOf(await ask(engine, 'filings.text', { filingId: 9 }))).toBe('no-such-filing')
  })

  it('lists the newest distribution first', async () => {
    const engine = openTestEngine(folder())
    const place = folder()
    writeFileSync(join(place, 'a.txt'), filingBytes([{ ...FIRST, distributionDate: '2002-08-26' }]))
    writeFileSync(join(place, 'b.txt'), filingBytes([FIRST, SECOND, report({ deal: 'Other' })]))
    await engine.importPaths([place])
    const rows = await answer(engine, 'filings.list', {})
    expect(rows.map((row) => [row.distributionDate, row.deal])).toEqual([
      ['2002-09-25', SECOND.deal],
      ['2002-09-25', FIRST.deal],
      ['2002-09-25', 'Other'],
      ['2002-08-26', FIRST.deal],
    ])
    expect(await answer(engine, 'report.months', {})).toEqual(['2002-09', '2002-08'])
  })
})
