import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { createEngine } from '../../../src/main/api/engine'
import { createReadingThreads } from '../../../src/main/api/readerPool'
import { extractFiling } from '../../../src/main/checks/extractFiling'
import { openDatabase } from '../../../src/main/store/open'
import { Variants } from './variants'

const MEGABYTE = 1024 * 1024
/** So many filings are made, then read. */
const BATCH = 500

/** What one run measured; times in milliseconds, sizes in bytes. */
export interface Figures {
  readonly filings: number
  readonly bytes: number
  readonly reading: number
  readonly hashing: number
  /** The time of the fastest reading of each sample. */
  readonly fastest: readonly number[]
  readonly peakMemory: number
  readonly imported: number
  readonly importing: number
  readonly readingImported: number
  readonly inserting: number
  /** Of the database, its log written back, a filing. */
  readonly storedBytes: number
}

/** A row of the table: what, the figure, and its unit. */
export type Row = readonly [what: string, figure: string, unit: string]

/** Reads `filings` filings one after another, then imports `imports` of them; `say` is told how far it is. */
export async function measure(
  samples: readonly string[],
  filings: number,
  imports: number,
  say: (text: string) => void,
): Promise<Figures> {
  const variants = samples.map((text) => new Variants(text))
  const make = (n: number): Buffer =>
    Buffer.from(variants[n % variants.length]?.text(Math.floor(n / variants.length)) ?? '')
  const folder = mkdtempSync(join(tmpdir(), 'paydown-bench-'))
  try {
    const read = readAll(make, filings, samples.length, folder, say)
    const stored = await importAll(make, imports, folder, say)
    return { ...read, ...stored }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

type Read = Pick<Figures, 'filings' | 'bytes' | 'reading' | 'hashing' | 'fastest' | 'peakMemory'>

function readAll(
  make: (n: number) => Buffer,
  filings: number,
  samples: number,
  folder: string,
  say: (text: string) => void,
): Read {
  const fastest = Array.from({ length: samples }, () => Infinity)
  const sums = { bytes: 0, reading: 0, hashing: 0, peakMemory: 0 }
  for (let from = 0; from < filings; from += BATCH) {
    // Made before they are read, so that a reading does not clear away what making the next one left
    const files = Array.from({ length: Math.min(BATCH, filings - from) }, (_, at) => {
      const file = join(folder, `filing-${at}.txt`)
      writeFileSync(file, make(from + at))
      return file
    })
    for (const file of files) {
      sums.hashing += timed(() =>
        createHash('sha256').update(readFileSync(file)).digest('hex'),
      ).time
    }
    for (const [at, file] of files.entries()) {
      const { time, value } = timed(() => extractFiling('filing.txt', readFileSync(file)))
      if (value.document.status !== 'read') throw new Error(`filing ${from + at} was refused`)
      sums.bytes += value.document.source.bytes
      sums.reading += time
      const sample = (from + at) % samples
      fastest[sample] = Math.min(fastest[sample] ?? Infinity, time)
      sums.peakMemory = Math.max(sums.peakMemory, process.memoryUsage.rss())
    }
    say(`read ${from + files.length} of ${filings}`)
  }
  return { filings, fastest, ...sums }
}

type Stored = Pick<
  Figures,
  'imported' | 'importing' | 'readingImported' | 'inserting' | 'storedBytes'
>

async function importAll(
  make: (n: number) => Buffer,
  imports: number,
  folder: string,
  say: (text: string) => void,
): Promise<Stored> {
  const paths = Array.from({ length: imports }, (_, n) => {
    const path = join(folder, `${String(n)}.txt`)
    writeFileSync(path, make(n))
    return path
  })
  const readingImported = timed(() => {
    for (const path of paths) extractFiling(path, readFileSync(path))
  }).time
  say(`importing ${imports}`)
  const databasePath = join(folder, 'paydown.sqlite')
  const reader = createReadingThreads(join(import.meta.dirname, 'readerWorker.mjs'))
  const engine = createEngine({ databasePath, version: '0', reader })
  if (!engine.ok) throw new Error(engine.problem.message)
  const start = performance.now()
  const outcomes = await engine.value.importPaths(paths)
  const importing = performance.now() - start
  engine.value.close()
  const failed = outcomes.find((outcome) => outcome.outcome !== 'imported')
  if (failed !== undefined) throw new Error(failed.message)
  const inserting = insertAgain(databasePath, join(folder, 'bare.sqlite'))
  const storedBytes = statSync(databasePath).size / imports
  return { imported: imports, importing, readingImported, inserting, storedBytes }
}

const TABLES = ['filing', 'deal', 'figure_list', 'report', 'class_row'] as const

/** Inserts the rows of a database into a new one of the same schema and settings, a transaction a filing. */
function insertAgain(from: string, to: string): number {
  const made = openDatabase(to)
  if (!made.ok) throw new Error(made.problem.message)
  made.value.close()
  const source = new BetterSqlite3(from, { readonly: true })
  const target = new BetterSqlite3(to)
  target.pragma('journal_mode = WAL')
  target.pragma('synchronous = FULL')
  target.pragma('foreign_keys = ON')
  const batches = new Map<number, (() => void)[]>()
  const add = (filing: number, insert: () => void): void => {
    batches.set(filing, [...(batches.get(filing) ?? []), insert])
  }
  const filingOf = new Map(
    (
      source.prepare('SELECT id, filing_id FROM report').all() as {
        id: number
        filing_id: number
      }[]
    ).map((row) => [row.id, row.filing_id]),
  )
  const firstWith = (column: string): Map<number, number> => {
    const rows = source
      .prepare(`SELECT ${column} AS id, min(filing_id) AS filing FROM report GROUP BY ${column}`)
      .all() as { id: number; filing: number }[]
    return new Map(rows.map(({ id, filing }) => [id, filing]))
  }
  const first = { deal: firstWith('deal_id'), figure_list: firstWith('figure_list_id') }
  for (const table of TABLES) {
    const rows = source.prepare(`SELECT * FROM ${table}`).all() as Record<string, unknown>[]
    const names = Object.keys(rows[0] ?? {})
    if (names.length === 0) continue
    const statement = target.prepare(
      `INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`,
    )
    for (const row of rows) {
      const values = Object.values(row)
      add(filingFor(table, row, filingOf, first), () => statement.run(values))
    }
  }
  const { time } = timed(() => {
    for (const inserts of batches.values()) {
      target.exec('BEGIN IMMEDIATE')
      for (const insert of inserts) insert()
      target.exec('COMMIT')
    }
  })
  source.close()
  target.close()
  return time
}

function filingFor(
  table: (typeof TABLES)[number],
  row: Readonly<Record<string, unknown>>,
  filingOf: ReadonlyMap<number, number>,
  first: Readonly<Record<'deal' | 'figure_list', ReadonlyMap<number, number>>>,
): number {
  if (table === 'filing') return Number(row['id'])
  if (table === 'report') return Number(row['filing_id'])
  if (table === 'class_row') return filingOf.get(Number(row['report_id'])) ?? 0
  return first[table].get(Number(row['id'])) ?? 0
}

function timed<T>(work: () => T): { time: number; value: T } {
  const start = performance.now()
  const value = work()
  return { time: performance.now() - start, value }
}

/** The figures as rows of a table for people. */
export function tableOf(figures: Figures): Row[] {
  const { filings, bytes, reading, hashing, imported, importing, readingImported, inserting } =
    figures
  const perSecond = (count: number, time: number): string => ((count * 1000) / time).toFixed(1)
  return [
    ['Reading, one core', perSecond(filings, reading), 'filings/s'],
    ['Reading, one core', perSecond(bytes / MEGABYTE, reading), 'MB/s'],
    [
      'Fastest reading of each sample',
      figures.fastest.map((time) => time.toFixed(1)).join(', '),
      'ms',
    ],
    ['Bare read and SHA-256 of the same bytes', perSecond(bytes / MEGABYTE, hashing), 'MB/s'],
    ['Reading ÷ bare read and hash', (reading / hashing).toFixed(1), 'times'],
    [`Most memory over ${filings} filings`, (figures.peakMemory / MEGABYTE).toFixed(0), 'MB'],
    ['Importing', perSecond(imported, importing), 'filings/s'],
    ['Database of 10,000 filings', ((figures.storedBytes * 10_000) / MEGABYTE).toFixed(0), 'MB'],
    ['Bare insert of the same rows', perSecond(imported, inserting), 'filings/s'],
    [
      'Importing ÷ (reading + bare insert)',
      (importing / (readingImported + inserting)).toFixed(2),
      'times',
    ],
  ]
}
