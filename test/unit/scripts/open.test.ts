import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

/*
 * The scripts of `npm start` in a folder of their own, whose Electron says what it was started with. Chromium has no sandbox for root on
 * Linux: it is turned off for root alone, and that is said.
 */

const NOBODY = 65534
let root: string

beforeAll(() => {
  root = fs.mkdtempSync(path.join(os.tmpdir(), 'paydown-open-'))
  fs.chmodSync(root, 0o755)
  fs.cpSync('scripts', path.join(root, 'scripts'), { recursive: true })
  write('package.json', '{"type":"module"}')
  write('package-lock.json', '{"packages":{}}')
  write('node_modules/.package-lock.json', '{"packages":{}}')
  write('src/a.ts', '')
  write('electron', '#!/bin/sh\nfor each in "$@"; do echo "$each"; done\n')
  fs.chmodSync(path.join(root, 'electron'), 0o755)
  fs.mkdirSync(path.join(root, 'node_modules/node/bin'), { recursive: true })
  fs.symlinkSync(process.execPath, path.join(root, 'node_modules/node/bin/node'))
  write(
    'node_modules/electron-vite/bin/electron-vite.js',
    `import fs from 'node:fs'
    for (const name of ['main/cli.js', 'main/start.cjs', 'main/index.js', 'preload/index.cjs', 'renderer/index.html']) {
      fs.mkdirSync('out/' + name.split('/')[0], { recursive: true })
      fs.writeFileSync('out/' + name, '')
    }`,
  )
})

afterAll(() => {
  fs.rmSync(root, { recursive: true, force: true })
})

function write(name: string, text: string): void {
  const file = path.join(root, name)
  fs.mkdirSync(path.dirname(file), { recursive: true })
  fs.writeFileSync(file, text)
}

/** Makes a process that user: root becomes it in earnest, anybody else can only say so. */
function become(uid: number): string {
  const code = `if (process.getuid() !== ${uid}) {
    if (process.getuid() === 0) process.setuid(${uid})
    else process.getuid = () => ${uid}
  }`
  return `data:text/javascript,${encodeURIComponent(code)}`
}

/** Runs a script of the folder; what its Electron was started with, and what was said. */
function run(script: string, flags: readonly string[] = [], environment: object = {}) {
  const file = path.join(root, 'scripts', script)
  const { stdout, stderr, status } = spawnSync(process.execPath, [...flags, file, '/a b.txt'], {
    cwd: root,
    encoding: 'utf8',
    env: {
      PATH: process.env['PATH'],
      DISPLAY: ':0',
      ELECTRON_EXEC_PATH: path.join(root, 'electron'),
      ...environment,
    },
  })
  expect(status, stderr).toBe(0)
  return { started: stdout.split('\n').slice(0, -1), said: stderr.split('\n').slice(0, -1) }
}

describe.runIf(process.platform === 'linux')('the window', () => {
  const SAID = 'You are root, for whom Chromium has no sandbox: the window runs without it.'

  test('runs without the sandbox for root, who is told so in one sentence', () => {
    const { started, said } = run('open.mjs', ['--import', become(0)])
    expect(started).toEqual(['--no-sandbox', root, '/a b.txt'])
    expect(said).toEqual([SAID])
  })

  test('keeps its sandbox for everybody else, and nothing is said', () => {
    for (const uid of [NOBODY, 1000]) {
      const { started, said } = run('open.mjs', ['--import', become(uid)])
      expect(started).toEqual([root, '/a b.txt'])
      expect(said).toEqual([])
    }
  })

  test('never runs as Node.js, whatever the environment says', () => {
    write('electron-says', '#!/bin/sh\necho "${ELECTRON_RUN_AS_NODE-unset}"\n')
    const program = path.join(root, 'electron-says')
    fs.chmodSync(program, 0o755)
    const environment = { ELECTRON_EXEC_PATH: program, ELECTRON_RUN_AS_NODE: '1' }
    expect(run('open.mjs', [], environment).started).toEqual(['unset'])
  })

  test('is opened by npm start once all is set up, with the same care', () => {
    const first = run('start.mjs')
    expect(first.said[0]).toContain('Building Paydown')
    const again = run('start.mjs')
    const isRoot = process.getuid?.() === 0
    expect(again.started).toEqual([...(isRoot ? ['--no-sandbox'] : []), root, '/a b.txt'])
    expect(again.said).toEqual(isRoot ? [SAID] : [])
  })
})
