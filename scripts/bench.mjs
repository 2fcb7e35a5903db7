import { mkdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { build } from 'vite'
import { main, root, runtime } from './setup/prepare.mjs'
import { runProgram } from './setup/run.mjs'

/*
 * npm run bench -- [--filings N] [--imports N] [--json FILE]: how fast filings are read and imported, beside a bare
 * read-and-hash and a bare insert in the same run. Built as the program is, so that what is measured is what runs.
 */

/** As the command line: more room for short-lived values makes the process larger, not faster. */
const MEMORY = '--max-semi-space-size=8'

const folder = path.join(root, 'node_modules/.cache/paydown-bench')

await main(async () => {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  await build({
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
        input: {
          bench: path.join(root, 'test/support/bench/main.ts'),
          readerWorker: path.join(root, 'src/main/api/readerWorker.ts'),
        },
        output: { entryFileNames: '[name].mjs', chunkFileNames: '[name]-[hash].mjs' },
      },
    },
  })
  const samples = path.join(root, 'resources/sample')
  const given = process.argv.slice(2)
  const script = path.join(folder, 'bench.mjs')
  return runProgram(runtime(), [MEMORY, script, '--samples', samples, ...given])
})
