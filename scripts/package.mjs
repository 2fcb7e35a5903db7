import fs from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { fusesOf, setFuses } from './setup/fuses.mjs'
import { main, prepare, root, say } from './setup/prepare.mjs'
import { electronDist } from './setup/electronDist.mjs'

/*
 * npm run package [-- --for-tests] [--inspect]: a folder that runs Paydown on Linux x64, in dist/. It is made with the Electron
 * that package.json pins; with any other runtime only --for-tests makes one, marked as such. --inspect leaves the one fuse on
 * by which tests drive a window.
 */

const MARK = 'FOR-TESTS.txt'

await main(async () => {
  const { values } = parseArgs({
    options: { 'for-tests': { type: 'boolean' }, inspect: { type: 'boolean' } },
  })
  await prepare()
  const { dist, version, pinned } = electronDist(root)
  const forTests = values['for-tests'] === true
  if (version !== pinned && !forTests) {
    throw new Error(
      `The runtime in ${dist} is Electron ${version}, and Paydown is packaged with ${pinned}: install that one, or say --for-tests for a folder that is only for tests.`,
    )
  }
  if (values.inspect === true && !forTests) {
    throw new Error('A folder that can be inspected is only for tests: say --for-tests as well.')
  }
  // Electron's own example of an application is left behind
  const staged = path.join(root, 'node_modules/.cache/paydown-electron')
  fs.rmSync(staged, { recursive: true, force: true })
  fs.cpSync(dist, staged, { recursive: true, filter: (file) => !file.endsWith('default_app.asar') })
  const { build, Platform, Arch } = await import('electron-builder')
  const output = path.join(root, forTests ? 'dist/for-tests' : 'dist')
  await build({
    projectDir: root,
    targets: Platform.LINUX.createTarget('dir', Arch.x64),
    config: {
      extends: path.join(root, 'electron-builder.yml'),
      electronDist: staged,
      electronVersion: version,
      directories: { output },
    },
  })
  const folder = path.join(output, 'linux-unpacked')
  const program = path.join(folder, 'paydown')
  await setFuses(program, { inspect: values.inspect === true })
  const fuses = await fusesOf(program)
  for (const [name, on] of Object.entries(fuses)) say(`${name}: ${on ? 'on' : 'off'}`)
  if (forTests) {
    fs.writeFileSync(
      path.join(folder, MARK),
      `For tests only: made with Electron ${version}; Paydown ships with ${pinned}.\n`,
    )
  }
  say(`Made ${path.relative(root, folder)} with Electron ${version}.`)
  return 0
})
