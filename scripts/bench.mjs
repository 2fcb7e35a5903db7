import { mkdirSync, rmSync } from 'node:fs'
import { homedir } from 'node:os'
import path from 'node:path'
import { build } from 'vite'
import { findElectron, hasDisplay } from './setup/electron.mjs'
import { main, prepare, root, runtime } from './setup/prepare.mjs'
import { runProgram } from './setup/run.mjs'

/*
 * npm run bench -- [--filings N] [--imports N] [--reports N] [--json FILE]: how fast filings are read and imported, beside a
 * bare read-and-hash and a bare insert in the same run, and how fast reports are written, beside printing fixed pages.
 * Built as the program is, so that what is measured is what runs.
 * npm run bench -- --window [--deals N] [--json FILE]: how fast the window is over 200 deals of 240 months, in Electron itself. The
 * portfolio is made once and kept.
 */

/** As the command line: room for the short-lived values of two readings, and what outlives them cleared away often. */
const MEMORY = ['--max-semi-space-size=16', '--heap-growing-percent=20']

const folder = path.join(root, 'node_modules/.cache/paydown-bench')
/** Where the portfolio is kept: it takes too long to make for a place that every installation of packages clears. */
const kept = path.join(
  process.env.XDG_CACHE_HOME ?? path.join(homedir(), '.cache'),
  'paydown-bench',
)

/** Builds scripts of test/support/bench, by name. */
function buildScripts(entries) {
  return build({
    root,
    configFile: false,
    logLevel: 'error',
    resolve: { alias: { '@shared': path.join(root, 'src/shared') } },
    ssr: { external: ['better-sqlite3'], noExternal: true },
    build: {
      ssr: true,
      outDir: folder,
      target: 'node20',
      minify: false,
      rolldownOptions: {
        input: Object.fromEntries(
          Object.entries(entries).map(([name, file]) => [
            name,
            path.join(root, 'test/support/bench', file),
          ]),
        ),
        output: { entryFileNames: '[name].mjs', chunkFileNames: '[name]-[hash].mjs' },
      },
    },
  })
}

async function benchWindow(given) {
  await prepare()
  const electron = findElectron(root)
  if (electron === null) {
    throw new Error('The window is measured in Electron, which is not here: npm start fetches it.')
  }
  await buildScripts({ window: 'window/main.ts', maker: 'window/maker.ts' })
  const [command, ...before] = hasDisplay() ? [runtime()] : ['xvfb-run', '-a', runtime()]
  return runProgram(command, [
    ...before,
    path.join(folder, 'window.mjs'),
    ...['--electron', electron, '--application', root],
    ...['--cache', kept],
    ...['--maker', path.join(folder, 'maker.mjs')],
    ...given,
  ])
}

await main(async () => {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const given = process.argv.slice(2)
  if (given.includes('--window')) return benchWindow(given.filter((one) => one !== '--window'))
  await buildScripts({
    bench: 'main.ts',
    readerWorker: '../../../src/main/api/readerWorker.ts',
  })
  const samples = path.join(root, 'resources/sample')
  return runProgram(runtime(), [
    ...MEMORY,
    path.join(folder, 'bench.mjs'),
    ...['--samples', samples],
    ...given,
  ])
})
