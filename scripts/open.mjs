import path from 'node:path'
import { downloadElectron, findElectron, hasDisplay, isRoot } from './setup/electron.mjs'
import { main, root, say } from './setup/prepare.mjs'
import { runProgram } from './setup/run.mjs'

/* Opens the desktop window; where that cannot be, does the sample's whole job in the terminal. */

const INSTEAD = 'so the sample portfolio is reported here in the terminal instead.'

function sample(reason) {
  say(`${reason}, ${INSTEAD}`)
  return runProgram(process.execPath, [path.join(root, 'out/main/cli.js'), 'sample'])
}

await main(() => {
  if (!hasDisplay()) return sample('There is no display to open a window on')
  const electron =
    findElectron(root) ??
    (downloadElectron(root, process.execPath, say) ? findElectron(root) : null)
  if (electron === null) {
    return sample('Electron, which opens the window, is not here and could not be downloaded')
  }
  const flags = isRoot() ? ['--no-sandbox'] : []
  if (flags.length > 0) {
    say('You are root, for whom Chromium has no sandbox: the window runs without it.')
  }
  const env = { ...process.env }
  delete env.ELECTRON_RUN_AS_NODE
  return runProgram(electron, [...flags, root, ...process.argv.slice(2)], { env })
})
