import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join, resolve } from 'node:path'
import { build } from 'vite'
import { expect, it } from 'vitest'
import { answer, openTestEngine } from '../../support/engines'
import { temporaryFolders } from '../../support/folders'
import { Random } from '../../support/random'

const TIMES = 200
const A_DATABASE = 25
/** The longest a worker is left at work; longer on a machine that gets nothing done in that time. */
const MOST_MILLISECONDS = 60
const LONGER = 1.3
const MINUTES = 600_000

const folder = temporaryFolders()
const root = resolve(import.meta.dirname, '../../..')

async function worker(): Promise<string> {
  const outDir = join(root, 'node_modules/.cache/paydown-killed')
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    resolve: { alias: { '@shared': join(root, 'src/shared') } },
    ssr: { external: ['better-sqlite3'], noExternal: true },
    build: {
      ssr: join(root, 'test/support/killed/worker.ts'),
      outDir,
      target: 'node20',
      minify: false,
      rolldownOptions: { output: { entryFileNames: 'worker.mjs' } },
    },
  })
  return join(outDir, 'worker.mjs')
}

/** Lets a worker work on a database for some milliseconds, then kills it. */
async function killed(script: string, path: string, seed: number, after: number): Promise<void> {
  const child = spawn(process.execPath, [script, path, String(seed)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = once(child, 'exit')
  await once(child.stdout, 'data')
  await new Promise((done) => setTimeout(done, after))
  child.kill('SIGKILL')
  expect(await ended).toEqual([null, 'SIGKILL'])
}

it(
  'killed at any moment, it leaves a sound database with each import whole or not at all',
  async () => {
    const script = await worker()
    const random = new Random(11)
    let place = folder()
    let filings = 0
    let lots = 0
    let most = MOST_MILLISECONDS
    let before = 0
    for (let time = 0; time < TIMES; time++) {
      if (time % A_DATABASE === 0) {
        place = folder()
        before = 0
      }
      const after = random.integer(0, Math.round(most))
      await killed(script, join(place, 'paydown.sqlite'), time, after)
      const engine = openTestEngine(place)
      const checked = await answer(engine, 'database.check', {})
      expect(checked.faults, `after kill ${time}`).toEqual([])
      if (checked.filings === before) most = Math.min(most * LONGER, 20 * MOST_MILLISECONDS)
      before = checked.filings
      const rows = await answer(engine, 'filings.list', {})
      const reports = new Map<number, number>()
      for (const row of rows) reports.set(row.filingId, (reports.get(row.filingId) ?? 0) + 1)
      expect([...reports.values()].every((number) => number === 2)).toBe(true)
      if ((time + 1) % A_DATABASE === 0) {
        filings += checked.filings
        lots += (await answer(engine, 'holdings.list', {})).length
      }
      engine.close()
    }
    // A worker killed before it did anything would prove nothing
    expect(filings).toBeGreaterThan(TIMES / 2)
    expect(lots).toBeGreaterThan(TIMES / 20)
  },
  MINUTES,
)
