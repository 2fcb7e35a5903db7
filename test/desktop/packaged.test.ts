import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect } from '@playwright/test'
import { fusesOf, setFuses } from '../../scripts/setup/fuses.mjs'
import { launch, openSample, SAMPLES, test, violations } from './support'

const PROGRAM = resolve('dist/for-tests/linux-unpacked/paydown')
const ROOT = process.getuid?.() === 0 ? ['--no-sandbox'] : []

/** Starts the packaged program by hand, without anything to drive it; what it said and whether it was at work after some seconds. */
async function byHand(
  folder: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<{ readonly said: string; readonly ran: boolean }> {
  mkdirSync(folder, { recursive: true })
  const database = join(folder, 'paydown.sqlite')
  const child = spawn(
    PROGRAM,
    [...ROOT, '--disable-gpu', `--user-data-dir=${join(folder, 'profile')}`, ...args],
    {
      env: { ...process.env, PAYDOWN_DB: database, ...environment },
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
  child.kill()
  await ended
  return { said, ran }
}

test('the packaged program does the main job, then cannot be turned into anything else', async ({
  folder,
}) => {
  test.setTimeout(180_000)
  const made = spawnSync(
    process.execPath,
    [resolve('scripts/package.mjs'), '--for-tests', '--inspect'],
    { encoding: 'utf8' },
  )
  expect(made.stderr).toContain('Made ')
  expect(readFileSync(join(PROGRAM, '../FOR-TESTS.txt'), 'utf8')).toContain('For tests only')

  const { app, page } = await launch(folder, [], PROGRAM)
  await openSample(page)
  expect(await violations(page)).toEqual([])
  expect(await app.evaluate(({ app: running }) => running.isPackaged)).toBe(true)
  await app.close()

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
  const plain = await byHand(join(folder, 'plain'), [])
  expect(plain.ran).toBe(true)
  const inspected = await byHand(join(folder, 'inspect'), ['--inspect=0'])
  expect(inspected.ran).toBe(true)
  expect(inspected.said).not.toContain('Debugger listening')
  const asNode = await byHand(join(folder, 'node'), [], { ELECTRON_RUN_AS_NODE: '1' })
  // Run as Node.js it would refuse the switches of Chromium and make no database
  expect(asNode.ran).toBe(true)
  const options = await byHand(join(folder, 'options'), [], { NODE_OPTIONS: '--title=taken-over' })
  expect(options.ran).toBe(true)
})

test('nothing leaves the machine: no connection and no look-up outside it', async ({ folder }) => {
  test.setTimeout(90_000)
  const { default: installed } = (await import('electron')) as unknown as { default: string }
  const electron = process.env['ELECTRON_EXEC_PATH'] ?? installed
  const trace = join(folder, 'trace.txt')
  mkdirSync(join(folder, 'profile'), { recursive: true })
  const child = spawn(
    'strace',
    [
      ...['-f', '-qq', '-e', 'trace=socket,connect,sendto,sendmsg,sendmmsg', '-o', trace, electron],
      ...[...ROOT, '--disable-gpu', `--user-data-dir=${join(folder, 'profile')}`, '.', ...SAMPLES],
    ],
    {
      env: { ...process.env, PAYDOWN_DB: join(folder, 'paydown.sqlite') },
      stdio: 'ignore',
      detached: true,
    },
  )
  const ended = new Promise((done) => child.on('exit', done))
  const deadline = Date.now() + 40_000
  while (!existsSync(join(folder, 'paydown.sqlite')) && Date.now() < deadline) {
    await new Promise((done) => setTimeout(done, 200))
  }
  // Time for what a browser does of itself after it has started
  await new Promise((done) => setTimeout(done, 10_000))
  // The whole group: a tracer that ends by itself lets what it traced go on
  process.kill(-(child.pid ?? 0), 'SIGKILL')
  await ended
  const calls = readFileSync(trace, 'utf8').split('\n')
  expect(calls.length).toBeGreaterThan(10)
  expect(leaving(calls)).toEqual([])
})

const OUTSIDE = /sa_family=AF_INET6?\b(?!.*(?:inet_addr\("127\.|inet_pton\(AF_INET6, "::1"))/

/**
 * The calls that reach outside the machine: a connection, or anything sent. Chromium asks the system whether there is a route by
 * connecting a datagram socket on which it then sends nothing; that alone reaches nobody.
 */
function leaving(calls: readonly string[]): string[] {
  const datagram = new Map<string, boolean>()
  const routed = new Set<string>()
  return calls.filter((call) => {
    const opened = /socket\(([^)]*)\)\s*= (\d+)/.exec(call)
    if (opened !== null) {
      datagram.set(opened[2] ?? '', (opened[1] ?? '').includes('SOCK_DGRAM'))
      routed.delete(opened[2] ?? '')
      return false
    }
    const [, name, fd = ''] = /(connect|sendto|sendmsg|sendmmsg)\((\d+)/.exec(call) ?? []
    if (name !== 'connect') return name !== undefined && (routed.has(fd) || OUTSIDE.test(call))
    if (!OUTSIDE.test(call)) return false
    routed.add(fd)
    return datagram.get(fd) !== true
  })
}

test('what is held against the trace finds connections, look-ups and datagrams', () => {
  const stream = '1 socket(AF_INET, SOCK_STREAM|SOCK_CLOEXEC, IPPROTO_TCP) = 9'
  const packets = '1 socket(AF_INET6, SOCK_DGRAM|SOCK_CLOEXEC, IPPROTO_IP) = 9'
  const far =
    '1 connect(9, {sa_family=AF_INET, sin_port=htons(443), sin_addr=inet_addr("93.184.216.34")}, 16) = -1'
  const near =
    '1 connect(9, {sa_family=AF_INET, sin_port=htons(53), sin_addr=inet_addr("127.0.0.1")}, 16) = 0'
  expect(leaving([stream, far])).toEqual([far])
  expect(leaving([stream, near])).toEqual([])
  expect(leaving([packets, far])).toEqual([])
  const sent = '2 sendto(9, "x", 1, 0, NULL, 0) = 1'
  expect(leaving([packets, far, sent])).toEqual([sent])
  const looked =
    '2 sendto(7, "x", 1, 0, {sa_family=AF_INET, sin_port=htons(53), sin_addr=inet_addr("8.8.8.8")}, 16) = 1'
  expect(leaving([looked])).toEqual([looked])
})
