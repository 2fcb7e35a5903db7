import path from 'node:path'
import { main, prepare, root, runtime } from './setup/prepare.mjs'
import { runProgram } from './setup/run.mjs'

/* npm test: sets up what is missing, then runs every check and test in a new process, on the Node.js that was installed. */

await main(async () => {
  await prepare()
  return runProgram(runtime(), [path.join(root, 'scripts/check.mjs')])
})
