import { ESLint } from 'eslint'
import { resolve } from 'node:path'
import ts from 'typescript-eslint'
import { describe, expect, test } from 'vitest'
import { roomRules, ROOMS } from '../../../scripts/rooms.mjs'

const root = resolve(import.meta.dirname, '../../..')

const eslint = new ESLint({
  cwd: root,
  overrideConfigFile: true,
  overrideConfig: [
    { files: ['**/*.ts'], languageOptions: { parser: ts.parser } },
    ...roomRules,
  ] as ESLint.Options['overrideConfig'] & object,
})

/** The rules that a small file breaks when it stands at that place. */
async function broken(file: string, code: string): Promise<string[]> {
  const [result] = await eslint.lintText(`${code}\n`, { filePath: resolve(root, file) })
  return (result?.messages ?? []).map((each) => `${each.ruleId ?? 'error'}: ${each.message}`)
}

const flow = ['filing', 'reading', 'layouts', 'checks', 'holdings', 'statement']
const main = [...flow.slice(0, 4), 'store', ...flow.slice(4), 'print', 'api']

/** The rule in words of the design, written again here and not taken from the configuration. */
const allowed: Record<string, string[]> = {
  shared: ['shared'],
  ...Object.fromEntries(flow.map((room, at) => [room, ['shared', ...flow.slice(0, at + 1)]])),
  store: ['shared', 'filing', 'reading', 'layouts', 'checks', 'store'],
  print: ['shared', 'print'],
  api: ['shared', ...main],
  cli: ['shared', ...main, 'cli'],
  desktop: ['shared', ...main, 'desktop'],
  preload: ['shared', 'preload'],
  renderer: ['shared', 'renderer'],
}

const folders: Record<string, string> = Object.fromEntries(
  Object.keys(allowed).map((room) => [
    room,
    ['shared', 'preload', 'renderer'].includes(room) ? `src/${room}` : `src/main/${room}`,
  ]),
)

function relative(from: string, to: string): string {
  const up = folders[from]!.split('/').map(() => '..')
  return `${up.join('/')}/${folders[to]!}/thing`
}

test('every room of the design is in the rules', () => {
  expect(Object.keys(ROOMS).toSorted()).toEqual(Object.keys(allowed).toSorted())
})

describe.each(Object.keys(allowed))('imports of %s', (from) => {
  test.each(Object.keys(allowed))('%s', async (to) => {
    const file = `${folders[from]!}/a.ts`
    const path = from === to ? './thing' : relative(from, to)
    const forms = [
      `import { thing } from '${path}'\nthing()`,
      `import type { Thing } from '${path}'\nexport type Other = Thing`,
      `export { thing } from '${path}'`,
      `export * from '${path}'`,
      `export type Other = import('${path}').Thing`,
      `void import('${path}')`,
    ]
    for (const form of forms) {
      const found = await broken(file, form)
      if (allowed[from]!.includes(to)) expect(found, form).toEqual([])
      else expect(found.join(), form).toMatch(/^boundaries\/dependencies: /)
    }
  })
})

test('the alias @shared counts as the folder it means', async () => {
  expect(await broken('src/renderer/a.ts', `import '@shared/dates'`)).toEqual([])
  expect(await broken('src/main/filing/a.ts', `import '@shared/dates'`)).toEqual([])
})

const rooms = Object.keys(allowed)

test.each(rooms)('%s and better-sqlite3', async (room) => {
  for (const form of [
    `import Database from 'better-sqlite3'\nDatabase()`,
    `import type Database from 'better-sqlite3'\nexport type D = Database`,
    `void import('better-sqlite3')`,
  ]) {
    const found = await broken(`${folders[room]!}/a.ts`, form)
    expect(found.length > 0, `${room}: ${form}`).toBe(room !== 'store')
  }
})

test.each(rooms)('%s and electron', async (room) => {
  for (const form of [
    `import { app } from 'electron'\napp()`,
    `import type { App } from 'electron'\nexport type A = App`,
    `import { app } from 'electron/main'\napp()`,
  ]) {
    const found = await broken(`${folders[room]!}/a.ts`, form)
    expect(found.length > 0, `${room}: ${form}`).toBe(!['desktop', 'preload'].includes(room))
  }
})

const reaching = [
  'node:fs',
  'fs',
  'node:fs/promises',
  'node:child_process',
  'node:net',
  'node:http',
  'node:worker_threads',
]

test.each([...flow, 'shared', 'renderer', 'preload'])(
  '%s reads no file and no network',
  async (room) => {
    for (const module of reaching) {
      const found = await broken(`${folders[room]!}/a.ts`, `import * as m from '${module}'\nm.x()`)
      expect(found.join(), `${room}: ${module}`).toContain('boundaries/dependencies')
    }
  },
)

test.each(flow)('%s may compute hashes and unpack', async (room) => {
  const code = `import { createHash } from 'node:crypto'\nimport { inflateSync } from 'node:zlib'\nx(createHash, inflateSync)`
  expect(await broken(`${folders[room]!}/a.ts`, code)).toEqual([])
})

test.each(['store', 'print', 'api', 'cli', 'desktop'])('%s may use files', async (room) => {
  expect(await broken(`${folders[room]!}/a.ts`, `import fs from 'node:fs'\nfs.x()`)).toEqual([])
})

test.each([...flow, 'shared'])('%s does not reach out through a global', async (room) => {
  for (const code of ['process.exit(1)', `void fetch('x')`]) {
    const found = await broken(`${folders[room]!}/a.ts`, code)
    expect(found.join(), `${room}: ${code}`).toContain('no-restricted-globals')
  }
})

test('a file outside the rooms is reported', async () => {
  expect((await broken('src/main/elsewhere/a.ts', 'x()')).join()).toContain('no-unknown-files')
  expect((await broken('src/main/a.ts', 'x()')).join()).toContain('no-unknown-files')
})

test('src imports nothing of the project that stands in no room', async () => {
  const found = await broken('src/main/api/a.ts', `import '../../../test/support/documents'`)
  expect(found.join()).toContain('boundaries/dependencies')
  const version = `import { version } from '../../../package.json'\nx(version)`
  expect(await broken('src/main/cli/a.ts', version)).toEqual([])
})

test('an import that the rules could not follow is reported', async () => {
  const found = await broken('src/main/filing/a.ts', 'void import(`node:${x}`)')
  expect(found.join()).toContain('no-restricted-syntax')
})

test('the rules are on, as errors, in the configuration that the project is linted with', async () => {
  const project = new ESLint({ cwd: root })
  for (const folder of Object.values(folders)) {
    const config = (await project.calculateConfigForFile(`${folder}/a.ts`)) as {
      rules: Record<string, [number]>
    }
    expect(config.rules['boundaries/dependencies']?.[0], folder).toBe(2)
    expect(config.rules['boundaries/no-unknown-files']?.[0], folder).toBe(2)
  }
})
