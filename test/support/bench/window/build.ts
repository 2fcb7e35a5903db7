import { once } from 'node:events'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { Args, EngineRequestName, Reply } from '@shared/api'
import { callEngine } from '../../../../src/main/api/callEngine'
import { createEngine, type Engine } from '../../../../src/main/api/engine'
import { READER_VERSION } from '../../../../src/main/checks/extractFiling'
import type { MakerTask, ReadyDeal, ReadyFiling } from './maker'
import { DEALS, FAMILIES, MONTHS, RECIPE_VERSION } from './recipe'

const AS_OF = '2026-10-31'
/** Of the custodian's rows, every so many is a cent short. */
const WRONG = 25

/** How far the making is. */
interface Progress {
  readonly stored: number[]
  readonly lots: string[]
}

/**
 * The database of the portfolio, through the importer itself; made when it is not there, which takes long, and gone on with
 * where it was stopped. Returns its file.
 */
export async function portfolioDatabase(
  folder: string,
  makerScript: string,
  threads: number,
  say: (text: string) => void,
): Promise<string> {
  mkdirSync(folder, { recursive: true })
  const name = join(folder, `portfolio-${RECIPE_VERSION}-${DEALS}x${MONTHS}`)
  const [done, partial, note] = ['', '.partial', '.progress'].map((kind) => `${name}${kind}.sqlite`)
  if (done === undefined || partial === undefined || note === undefined) throw new Error('no names')
  if (existsSync(done)) return done
  say(`making ${DEALS} deals over ${MONTHS} months, once: this takes long`)
  const made: Progress = existsSync(note)
    ? (JSON.parse(readFileSync(note, 'utf8')) as Progress)
    : { stored: [], lots: [] }
  const ahead = new Map<string, ReadyFiling>()
  const engine = open(partial, ahead)
  try {
    for await (const deal of readyDeals(made, makerScript, threads)) {
      await importDeal(engine, deal, ahead)
      made.stored.push(deal.number)
      made.lots.push(...deal.bonds.map(({ cusip, face }) => `${cusip},${face},${deal.settle}`))
      writeFileSync(note, JSON.stringify(made))
      say(`stored ${made.stored.length} of ${DEALS} deals`)
    }
    await hold(engine, made.lots)
  } finally {
    engine.close()
  }
  renameSync(partial, done)
  rmSync(note)
  return done
}

/** An engine whose reader gives what was read ahead. */
function open(databasePath: string, ahead: Map<string, ReadyFiling>): Engine {
  const engine = createEngine({
    databasePath,
    version: '0',
    reader: {
      version: READER_VERSION,
      read: (name) => {
        const found = ahead.get(name)
        if (found === undefined) throw new Error(`${name} was not read ahead`)
        return Promise.resolve({ document: found.document, cells: [] })
      },
      close: () => undefined,
    },
  })
  if (!engine.ok) throw new Error(engine.problem.message)
  return engine.value
}

async function* readyDeals(
  made: Progress,
  script: string,
  threads: number,
): AsyncGenerator<ReadyDeal> {
  const makers = Array.from({ length: threads }, (_, at) => {
    const families = Array.from({ length: FAMILIES }, (_none, family) => family)
    const task: MakerTask = {
      families: families.filter((family) => family % threads === at),
      stored: made.stored,
    }
    return new Worker(script, { workerData: task })
  })
  const next = async (maker: Worker) => {
    maker.postMessage('next')
    const [deal] = (await once(maker, 'message')) as [ReadyDeal | null]
    return { maker, deal }
  }
  const waiting = new Map(makers.map((maker) => [maker, next(maker)]))
  try {
    while (waiting.size > 0) {
      const { maker, deal } = await Promise.race(waiting.values())
      if (deal === null) waiting.delete(maker)
      else {
        waiting.set(maker, next(maker))
        yield deal
      }
    }
  } finally {
    await Promise.all(makers.map((maker) => maker.terminate()))
  }
}

async function importDeal(
  engine: Engine,
  deal: ReadyDeal,
  ahead: Map<string, ReadyFiling>,
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'paydown-bench-'))
  try {
    ahead.clear()
    for (const filing of deal.filings) {
      ahead.set(filing.name, filing)
      writeFileSync(join(folder, filing.name), filing.bytes)
    }
    const outcomes = await engine.importPaths([folder])
    const refused = outcomes.find((outcome) => outcome.outcome === 'refused')
    if (refused !== undefined) throw new Error(refused.message)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Buys every bond at its first record date, and takes in the custodian's cash of the last month with some of it wrong. */
async function hold(engine: Engine, lots: readonly string[]): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'paydown-bench-'))
  const file = (name: string, lines: readonly string[]): string => {
    const path = join(folder, name)
    writeFileSync(path, [...lines, ''].join('\n'))
    return path
  }
  try {
    const path = file('lots.csv', ['cusip,face,settle', ...[...lots].sort()])
    const bought = await ask(engine, 'holdings.importCsv', { path })
    if (bought.stored !== lots.length)
      throw new Error(bought.errors[0]?.message ?? 'lots are missing')
    const { positions } = await ask(engine, 'positions', { asOf: AS_OF })
    const cash = positions.flatMap(({ cusip, distribution }, at) => {
      if (distribution === null || Number(distribution.total) === 0) return []
      const principal =
        at % WRONG === 0 ? lessACent(distribution.principal) : distribution.principal
      return [`,${cusip},${distribution.date},${distribution.interest},${principal}`]
    })
    await ask(engine, 'custodian.importCsv', {
      path: file('custodian.csv', ['Account,CUSIP,Pay Date,Interest,Principal', ...cash]),
    })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function lessACent(amount: string): string {
  const cents = BigInt(amount.replace('.', '')) - 1n
  return `${cents < 0n ? '-' : ''}${String(cents / 100n).replace('-', '')}.${String(cents % 100n)
    .replace('-', '')
    .padStart(2, '0')}`
}

async function ask<N extends EngineRequestName>(
  engine: Engine,
  name: N,
  args: Args<N>,
): Promise<Reply<N>> {
  const answer = await callEngine(engine, name, args)
  if (!answer.ok) throw new Error(`${name}: ${answer.problem.message}`)
  return answer.value
}
