import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { describe, expect, it, vi } from 'vitest'
import { callEngine } from '../../../src/main/api/callEngine'
import { createEngine } from '../../../src/main/api/engine'
import { createInlineReader } from '../../../src/main/api/reader'
import { documentReader, filingBytes, FIRST, SECOND } from '../../support/documents'
import { answer, ask, openTestEngine } from '../../support/engines'
import { codeOf, temporaryFolders } from '../../support/folders'

const folder = temporaryFolders()
const SAMPLE = resolve(import.meta.dirname, '../../../resources/sample')

describe('an engine', () => {
  it('is not made over what is no database, and lets go of its reader', () => {
    const reader = documentReader()
    const databasePath = join(folder(), 'notes.txt')
    writeFileSync(databasePath, 'notes')
    expect(codeOf(createEngine({ databasePath, version: '1', reader }))).toBe('not-a-database')
    expect(reader.closed).toBe(true)
  })

  it('says what it is', async () => {
    const place = folder()
    const engine = openTestEngine(place)
    expect(await answer(engine, 'app.info', {})).toEqual({
      version: '1.2.3',
      databasePath: join(place, 'paydown.sqlite'),
      filings: 0,
      holdings: 0,
      held: 0,
      deals: 0,
    })
  })
})

describe('calling it', () => {
  it('refuses names that are no request', async () => {
    const engine = openTestEngine(folder())
    for (const name of ['nothing', 'constructor', '__proto__', 'desktop.chooseFilings']) {
      expect(codeOf(await callEngine(engine, name, {}))).toBe('unknown-request')
    }
  })

  it('refuses arguments that do not fit, and says where', async () => {
    const engine = openTestEngine(folder())
    const wrong = await callEngine(engine, 'holdings.add', { cusip: 7, face: '1' } as unknown)
    expect(wrong).toMatchObject({ ok: false, problem: { code: 'bad-request' } })
    expect(wrong.ok ? '' : wrong.problem.message).toContain('at cusip')
    for (const args of [undefined, null, 'x', [], { paths: [] }]) {
      expect(codeOf(await callEngine(engine, 'import.start', args as unknown))).toBe('bad-request')
    }
  })

  it('turns bugs and a database that is gone into problems', async () => {
    const engine = openTestEngine(folder())
    engine.close()
    expect(codeOf(await ask(engine, 'filings.list', {}))).toBe('internal')
  })

  it('names a damaged database', async () => {
    const engine = openTestEngine(folder())
    const damaged = new BetterSqlite3.SqliteError(
      'database disk image is malformed',
      'SQLITE_CORRUPT',
    )
    const handlers = {
      ...engine.handlers,
      'filings.list': () => {
        throw damaged
      },
    }
    const broken = { ...engine, handlers }
    expect(codeOf(await callEngine(broken, 'filings.list', {}))).toBe('database-damaged')
  })
})

describe('the sample', () => {
  it('brings its filings and its portfolio, once however often it is loaded', async () => {
    const engine = openTestEngine(folder(), {
      reader: createInlineReader(),
      sampleDirectory: SAMPLE,
    })
    const load = async () => {
      expect((await answer(engine, 'sample.load', {})).state).toBe('running')
      await vi.waitFor(async () => {
        expect((await answer(engine, 'import.status', {})).state).toBe('done')
      })
      return (await answer(engine, 'import.status', {})).outcomes.map((each) => each.outcome)
    }
    expect(await load()).toEqual(['imported', 'imported'])
    expect(await load()).toEqual(['known', 'known'])
    expect(await answer(engine, 'app.info', {})).toMatchObject({
      filings: 2,
      holdings: 4,
      held: 4,
      deals: 2,
    })
    const { positions } = await answer(engine, 'positions', {
      portfolio: 'Sample',
      asOf: '2002-09-30',
    })
    expect(
      positions.map((row) => [
        row.cusip,
        row.distribution?.interest,
        row.distribution?.principal,
        row.currentFace,
      ]),
    ).toEqual([
      ['45254NCG0', '8304.69', '93880.30', '4584816.05'],
      ['45254TLU6', '1571.61', '93742.09', '817335.22'],
      ['45254TLY8', '4937.45', '0.00', '2100000.00'],
      ['45254TLZ5', '1450.00', '0.00', '250000.00'],
    ])
  })

  it('says when it is not there or not whole', async () => {
    expect(codeOf(await ask(openTestEngine(folder()), 'sample.load', {}))).toBe('no-sample')
    const place = folder()
    const sampleDirectory = join(place, 'sample')
    const engine = openTestEngine(place, { sampleDirectory })
    expect(codeOf(await ask(engine, 'sample.load', {}))).toBe('no-sample')
    cpSync(SAMPLE, sampleDirectory, { recursive: true })
    writeFileSync(join(sampleDirectory, 'portfolio.csv'), 'cusip\n45254TLU6\n')
    expect(codeOf(await ask(engine, 'sample.load', {}))).toBe('no-sample')
    rmSync(join(sampleDirectory, 'portfolio.csv'))
    expect(codeOf(await ask(engine, 'sample.load', {}))).toBe('no-sample')
    expect(await answer(engine, 'holdings.list', {})).toEqual([])
  })
})

describe('two programs on one database', () => {
  it('see what the other wrote, and are told', async () => {
    const place = folder()
    const one = openTestEngine(place, { watchInterval: 10 })
    const two = openTestEngine(place)
    const told = new Promise((resolve) => one.onChange(resolve))
    await answer(two, 'holdings.add', { cusip: '45254TLU6', face: '1000000' })
    expect(await told).toBe('data')
    writeFileSync(join(place, 'a.txt'), filingBytes([FIRST]))
    await one.importPaths([join(place, 'a.txt')])
    const { positions } = await answer(two, 'positions', { asOf: '2002-09-30' })
    expect(positions[0]?.distribution?.interest).toBe('1571.61')
    const again = await two.importPaths([join(place, 'a.txt')])
    expect(again[0]?.outcome).toBe('known')
  })

  it('import and edit at the same time without loss', async () => {
    const place = folder()
    const filings = join(place, 'filings')
    mkdirSync(filings)
    for (let month = 1; month <= 12; month++) {
      const mm = String(month).padStart(2, '0')
      const dates = { distributionDate: `2003-${mm}-25`, recordDate: `2003-${mm}-01` }
      writeFileSync(join(filings, `${mm}.txt`), filingBytes([{ ...FIRST, ...dates }]))
      writeFileSync(join(filings, `${mm}b.txt`), filingBytes([{ ...SECOND, ...dates }]))
    }
    const one = openTestEngine(place)
    const two = openTestEngine(place)
    const edit = async () => {
      for (let i = 0; i < 30; i++) {
        const face = { cusip: '45254TLZ5', face: '1000', account: `Account ${i % 3}` }
        await answer(two, 'holdings.add', face)
        await new Promise((resolve) => setTimeout(resolve, 1))
      }
    }
    const [first, second] = await Promise.all([
      one.importPaths([filings]),
      two.importPaths([filings]),
      edit(),
    ])
    const count = (outcome: string) =>
      [...first, ...second].filter((each) => each.outcome === outcome).length
    expect([count('imported'), count('known'), count('refused')]).toEqual([24, 24, 0])
    const { positions } = await answer(one, 'positions', { asOf: '2003-12-31' })
    // 30 lots of 1,000, 5.80 a lot and month
    expect(positions[0]).toMatchObject({
      originalFace: '30000',
      sincePurchase: { total: '2088.00' },
    })
  })

  it('wait for each other across processes', async () => {
    const place = folder()
    const engine = openTestEngine(place)
    const script = resolve(import.meta.dirname, '../../support/otherProgram.mjs')
    const other = spawn(process.execPath, [script, engine.databasePath, '40'], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const ended = once(other, 'exit')
    await once(other.stdout, 'data')
    for (let i = 0; i < 40; i++) {
      await answer(engine, 'holdings.edit', {
        id: (await answer(engine, 'holdings.add', { cusip: '45254TLU6', face: '1' })).id,
        cusip: '45254TLU6',
        face: '2',
      })
    }
    expect(await ended).toEqual([0, null])
    expect((await answer(engine, 'holdings.list', {})).length).toBe(40)
  })

  it('make one database of a file that was not there', async () => {
    const databasePath = join(folder(), 'new', 'paydown.sqlite')
    const engines = Array.from({ length: 5 }, () => openTestEngine('', { databasePath }))
    await Promise.all(
      engines.map((each) => answer(each, 'holdings.add', { cusip: '45254TLU6', face: '1' })),
    )
    for (const each of engines)
      expect(await answer(each, 'app.info', {})).toMatchObject({ holdings: 5, held: 1 })
  })
})
