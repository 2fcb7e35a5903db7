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
import { createReadingThreads } from '../../../../src/main/api/readerPool'
import type { MakerTask } from './maker'
import { FAMILIES, MONTHS, RECIPE_VERSION, type MadeDeal } from './recipe'

const AS_OF = '2026-10-31'
/** Of the custodian's rows, every so many is a cent short. */
const WRONG = 25

/** How far the making is. */
interface Progress {
  readonly stored: number[]
  readonly lots: string[]
}

/**
 * The database of the portfolio, made through the importer itself when it is not there; that takes long, and goes on where it was
 * stopped. Returns its file, which is to be copied before it is used.
 */
export async function portfolioDatabase(
  folder: string,
  scripts: { readonly maker: string; readonly reader: string },
  deals: number,
  say: (text: string) => void,
): Promise<string> {
  mkdirSync(folder, { recursive: true })
  const name = join(folder, `portfolio-${RECIPE_VERSION}-${deals}x${MONTHS}`)
  const [done, partial, note] = [`${name}.sqlite`, `${name}.partial.sqlite`, `${name}.json`]
  if (existsSync(done)) return done
  say(`making ${deals} deals over ${MONTHS} months, once: this takes long`)
  const made: Progress = existsSync(note)
    ? (JSON.parse(readFileSync(note, 'utf8')) as Progress)
    : { stored: [], lots: [] }
  const opened = createEngine({
    databasePath: partial,
    version: '0',
    reader: createReadingThreads(scripts.reader),
  })
  if (!opened.ok) throw new Error(opened.problem.message)
  const engine = opened.value
  try {
    for await (const deal of madeDeals(made, scripts.maker, deals)) {
      await importDeal(engine, deal)
      made.stored.push(deal.number)
      made.lots.push(...deal.bonds.map(({ cusip, face }) => `${cusip},${face},${deal.settle}`))
      writeFileSync(note, JSON.stringify(made))
      say(`stored ${made.stored.length} of ${deals} deals`)
    }
    await hold(engine, made.lots)
  } finally {
    engine.close()
  }
  renameSync(partial, done)
  rmSync(note)
  return done
}

async function* madeDeals(made: Progress, script: string, deals: number): AsyncGenerator<MadeDeal> {
  const families = Array.from({ length: FAMILIES }, (_, family) => family)
  const task: MakerTask = { families, stored: made.stored }
  const maker = new Worker(script, { workerData: task })
  const next = async () => {
    maker.postMessage('next')
    const [deal] = (await once(maker, 'message')) as [MadeDeal | null]
    return deal
  }
  try {
    // The next deal is made while this one is stored
    let coming = next()
    for (let deal = await coming; deal !== null; deal = await coming) {
      if (made.stored.length >= deals) return
      coming = next()
      yield deal
    }
  } finally {
    await maker.terminate()
  }
}

async function importDeal(engine: Engine, deal: MadeDeal): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'paydown-bench-'))
  try {
    for (const { name, text } of deal.filings) writeFileSync(join(folder, name), text)
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
