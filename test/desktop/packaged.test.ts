import { spawn, spawnSync } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { expect } from '@playwright/test'
import { fusesOf, setFuses } from '../../scripts/setup/fuses.mjs'
import { expectSilence } from './security/silence'
import { openSample, violations } from './support'
import { giveAway, launchSandboxed, stage, test, type Staged } from './unprivileged'

const PROGRAM = resolve('dist/for-tests/linux-unpacked/paydown')

/**
 * The packaged program where a user without privileges can start it, for as long as `use` takes, and `folder` where that user finds
 * its own; null where the tests run as one.
 */
async function withPackaged(
  folder: string,
  use: (packaged: Staged | null) => Promise<void>,
): Promise<void> {
  if (process.getuid?.() !== 0) return use(null)
  chmodSync(folder, 0o755)
  const place = mkdtempSync(join(tmpdir(), 'paydown-packaged-'))
  try {
    await use(stage(place, PROGRAM, true))
  } finally {
    rmSync(place, { recursive: true, force: true })
  }
}

/** Starts the packaged program by hand, without anything to drive it; what it said and whether it was at work after some seconds. */
async function byHand(
  program: string,
  folder: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<{ readonly said: string; readonly ran: boolean; readonly title: string }> {
  mkdirSync(folder, { recursive: true })
  const own = program === PROGRAM ? {} : giveAway(folder)
  const database = join(folder, 'paydown.sqlite')
  const child = spawn(
    program,
    ['--disable-gpu', `--user-data-dir=${join(folder, 'profile')}`, ...args],
    {
      env: { ...process.env, PAYDOWN_DB: database, ...own, ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  )
  let said = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (data: Buffer) => (said += data.toString()))
  }
  const ended = new Promise((done) => child.on('exit', done))
  const deadline = Date.now() + 15_000
  while (!existsSync(database) && child.exitCode === null && Date.now() < deadline) {
    await new Promise((done) => setTimeout(done, 100))
  }
  const ran = existsSync(database)
  const title = readFileSync(`/proc/${child.pid ?? 0}/comm`, 'utf8').trim()
  child.kill()
  await ended
  return { said, ran, title }
}

test.describe.configure({ mode: 'serial' })

test('packages the program, marked as one for tests', () => {
  test.setTimeout(180_000)
  const script = resolve('scripts/package.mjs')
  const made = spawnSync(process.execPath, [script, '--for-tests', '--inspect'], {
    encoding: 'utf8',
  })
  expect(made.stderr).toContain('Made ')
  expect(readFileSync(join(PROGRAM, '../FOR-TESTS.txt'), 'utf8')).toContain('For tests only')
})

test('the packaged program does the main job in the sandbox', async ({ folder }) => {
  test.skip(process.platform !== 'linux', 'the folder is for Linux')
  test.setTimeout(180_000)
  await withPackaged(folder, async (packaged) => {
    const { app, page } = await launchSandboxed(join(folder, 'job'), packaged)
    await openSample(page)
    expect(await violations(page)).toEqual([])
    expect(await app.evaluate(({ app: running }) => running.isPackaged)).toBe(true)
    const pid = await app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId(),
    )
    expect(readFileSync(`/proc/${pid ?? 0}/status`, 'utf8')).toMatch(/^Seccomp:\t2$/m)
    await app.close()
  })
})

test('nothing of what the packaged program does leaves the machine', async ({ folder }) => {
  test.skip(process.platform !== 'linux', 'the folder is for Linux')
  test.setTimeout(180_000)
  await withPackaged(folder, async (packaged) => {
    await expectSilence(join(folder, 'silence'), packaged ?? { program: PROGRAM, app: null })
  })
})

test('with all fuses set the program cannot be turned into anything else', async ({ folder }) => {
  test.skip(process.platform !== 'linux', 'the folder is for Linux')
  test.setTimeout(120_000)
  await setFuses(PROGRAM)
  expect(await fusesOf(PROGRAM)).toEqual({
    RunAsNode: false,
    EnableCookieEncryption: true,
    EnableNodeOptionsEnvironmentVariable: false,
    EnableNodeCliInspectArguments: false,
    EnableEmbeddedAsarIntegrityValidation: true,
    OnlyLoadAppFromAsar: true,
    LoadBrowserProcessSpecificV8Snapshot: false,
    GrantFileProtocolExtraPrivileges: false,
  })
  await withPackaged(folder, async (packaged) => {
    const program = packaged?.program ?? PROGRAM
    const plain = await byHand(program, join(folder, 'plain'), [])
    expect(plain.ran).toBe(true)
    const inspected = await byHand(program, join(folder, 'inspect'), ['--inspect=0'])
    expect(inspected.ran).toBe(true)
    expect(inspected.said).not.toContain('Debugger listening')
    const node = { ELECTRON_RUN_AS_NODE: '1' }
    // Run as Node.js it would refuse the switches of Chromium and make no database
    expect((await byHand(program, join(folder, 'node'), [], node)).ran).toBe(true)
    const options = { NODE_OPTIONS: '--title=taken-over' }
    const optioned = await byHand(program, join(folder, 'options'), [], options)
    expect(optioned.ran).toBe(true)
    expect(optioned.title).not.toBe('taken-over')
  })
})

test('another application beside the asar is not loaded', async ({ folder }) => {
  test.skip(process.platform !== 'linux', 'the folder is for Linux')
  await withPackaged(folder, async (packaged) => {
    const { program = PROGRAM, place = null } = packaged ?? {}
    const resources = join(
      place === null ? join(PROGRAM, '..') : join(place, 'runtime'),
      'resources',
    )
    const other = join(resources, 'app')
    const note = join(folder, 'loaded')
    mkdirSync(other)
    try {
      writeFileSync(join(other, 'package.json'), '{"main":"main.cjs"}')
      writeFileSync(
        join(other, 'main.cjs'),
        `require('fs').writeFileSync(${JSON.stringify(note)}, ''); require('electron').app.exit()`,
      )
      expect((await byHand(program, join(folder, 'other'), [])).ran).toBe(true)
      expect(existsSync(note)).toBe(false)
    } finally {
      rmSync(other, { recursive: true })
    }
  })
})
