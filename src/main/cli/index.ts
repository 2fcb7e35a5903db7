#!/usr/bin/env -S node --max-semi-space-size=8
import { processHost } from './host'
import { run } from './program'

// A reader that has seen enough (`paydown … | head`) is no error.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
    process.exit(0)
  })
}

process.exitCode = await run(process.argv.slice(2), processHost())
