import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { version } from '../../../package.json'
import { root, samples, type Ran } from './support'

/* The built command as it is really started: through the script of `npm run paydown`, which builds it first where needed. */

const MINUTES = 180_000
let folder: string

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'paydown-entry-'))
  await start('--version')
}, MINUTES)

afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

async function start(...args: string[]): Promise<Ran> {
  const child = spawn(process.execPath, [join(root, 'scripts/paydown.mjs'), ...args], {
    cwd: folder,
    env: { ...process.env, PAYDOWN_DB: join(folder, 'test.sqlite'), TMPDIR: folder },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ended = new Promise<number>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code) => {
      resolve(code ?? -1)
    })
  })
  const [out, err, code] = await Promise.all([text(child.stdout), text(child.stderr), ended])
  return { code, out, err }
}

test('the version, at once', async () => {
  expect(await start('--version')).toEqual({ code: 0, out: `${version}\n`, err: '' })
})

test('exit codes reach the shell', async () => {
  expect((await start('reprot')).code).toBe(2)
  expect((await start('extract', join(folder, 'none.txt'))).code).toBe(1)
  expect((await start('extract', ...samples)).code).toBe(0)
})

test('the default database is where PAYDOWN_DB says, and stays between commands', async () => {
  expect((await start('import', samples[1]!)).code).toBe(0)
  const { out } = await start('filings', '--json')
  expect(JSON.parse(out)).toHaveLength(1)
})

test.skipIf(process.platform === 'win32')(
  'a name is that of a file, whatever SQLite makes of it',
  async () => {
    const add = ['holdings', 'add', '--cusip', '45254TLU6', '--face', '1', '--db', ':memory:']
    expect((await start(...add)).code).toBe(0)
    const { out } = await start('holdings', 'list', '--json', '--db', ':memory:')
    expect(JSON.parse(out)).toHaveLength(1)
  },
)

test('the sample is found from the built program', async () => {
  const { code, out, err } = await start('sample')
  expect(code, err).toBe(0)
  expect(out).toContain('203,886.14')
})

test.skipIf(process.platform === 'win32')('a reader that stops early is no error', async () => {
  const command = '"$0" "$1" extract --cells "$2" | head -n 1; echo "${PIPESTATUS[0]}"'
  const script = join(root, 'scripts/paydown.mjs')
  const child = spawn('bash', ['-c', command, process.execPath, script, samples[0]!], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)])
  expect(err).toBe('')
  expect(out.trimEnd().split('\n')).toEqual([expect.stringContaining('"source"'), '0'])
})
