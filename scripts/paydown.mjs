import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { isNewEnough, main, prepare, root, runtime, say } from './setup/prepare.mjs'

/* The command line from a checkout: sets up what is missing, then runs the built command in this process where it can. */

const entry = path.join(root, 'out/main/cli.js')

async function ready() {
  try {
    await prepare()
    return true
  } catch (error) {
    say(error instanceof Error ? error.message : String(error))
    process.exitCode = 1
    return false
  }
}

if (await ready()) {
  if (isNewEnough) {
    process.argv[1] = entry
    await import(pathToFileURL(entry).href)
  } else {
    const { runProgram } = await import('./setup/run.mjs')
    await main(() => runProgram(runtime(), [entry, ...process.argv.slice(2)]))
  }
}
