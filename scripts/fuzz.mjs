import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { runnerImport } from 'vite'
import { main, root, say } from './setup/prepare.mjs'

/*
 * npm run fuzz -- [--runs N] [--seed S]: reads N mutated filings and judges how each is read. One that the reader fails
 * is saved as a recipe under test/fixtures/fuzz, which the unit tests replay.
 */

const folder = path.join(root, 'test/fixtures/fuzz')

function whole(text, name) {
  if (/^\d{1,15}$/.test(text)) return Number(text)
  throw new Error(`--${name} is a whole number, not “${text}”.`)
}

function save({ recipe, faults }, seed) {
  const file = path.join(folder, `seed-${seed}.json`)
  mkdirSync(folder, { recursive: true })
  writeFileSync(file, `${JSON.stringify({ ...recipe, faults }, null, 2)}\n`)
  say(`${path.relative(root, file)}: ${faults[0]}`)
}

await main(async () => {
  const { values } = parseArgs({
    options: {
      runs: { type: 'string', default: '10000' },
      seed: { type: 'string', default: String(Date.now() % 1_000_000_000) },
    },
  })
  const runs = whole(values.runs, 'runs')
  const first = whole(values.seed, 'seed')
  const imported = await runnerImport(path.join(root, 'test/support/fuzz/run.ts'), {
    root,
    configFile: false,
    resolve: { alias: { '@shared': path.join(root, 'src/shared') } },
  })
  const { Fuzzer } = imported.module
  const fuzzer = new Fuzzer()
  say(`${runs} runs from --seed ${first}`)
  const counts = {}
  let failures = 0
  for (let seed = first; seed < first + runs; seed++) {
    const { outcome, failure } = fuzzer.run(seed, true)
    counts[outcome] = (counts[outcome] ?? 0) + 1
    if (failure !== null) {
      failures++
      save(failure, seed)
    }
    const done = seed - first + 1
    if (done % 1000 === 0 || done === runs) say(`${done}: ${JSON.stringify(counts)}`)
  }
  if (failures > 0) {
    say(
      `${failures} recipes were saved. npx vitest run test/unit/checks/fuzz.test.ts replays them: mend the reader, and keep the smallest recipe of each fault under a name that tells it.`,
    )
  }
  return failures === 0 ? 0 : 1
})
