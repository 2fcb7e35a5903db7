import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { isBuilt } from '../../../scripts/setup/build.mjs'
import { findElectron, hasDisplay } from '../../../scripts/setup/electron.mjs'
import { isInstalled } from '../../../scripts/setup/install.mjs'
import { alone } from '../../../scripts/setup/lock.mjs'

let root: string

beforeEach(() => {
  root = fs.mkdtempSync(path.join(os.tmpdir(), 'paydown-setup-'))
})

afterEach(() => {
  fs.rmSync(root, { recursive: true, force: true })
})

function write(name: string, text: string): void {
  const file = path.join(root, name)
  fs.mkdirSync(path.dirname(file), { recursive: true })
  fs.writeFileSync(file, text)
}

const locked = { version: '1.2.3', integrity: 'sha512-x' }

function lock(packages: object): string {
  return JSON.stringify({ packages: { '': { name: 'paydown' }, ...packages } })
}

describe('isInstalled', () => {
  beforeEach(() => {
    write('package-lock.json', lock({ 'node_modules/a': locked }))
    write('node_modules/node/bin/node', 'x'.repeat(2000))
  })

  test('is false before anything was installed', () => {
    expect(isInstalled(root)).toBe(false)
  })

  test('knows what npm installed by itself', () => {
    write(
      'node_modules/.package-lock.json',
      JSON.stringify({ packages: { 'node_modules/a': locked } }),
    )
    expect(isInstalled(root)).toBe(true)
    fs.rmSync(path.join(root, 'node_modules/.package-lock.json'))
    expect(isInstalled(root), 'the note answers now').toBe(true)
  })

  test.each([
    ['another version', { 'node_modules/a': { ...locked, version: '1.2.4' } }],
    ['another content', { 'node_modules/a': { ...locked, integrity: 'sha512-y' } }],
    ['a package missing', {}],
    ['a package too many', { 'node_modules/a': locked, 'node_modules/b': locked }],
  ])('is false with %s', (_, packages) => {
    write('node_modules/.package-lock.json', JSON.stringify({ packages }))
    expect(isInstalled(root)).toBe(false)
  })

  test('does not miss an optional package of another platform', () => {
    const other = { ...locked, optional: true }
    write('package-lock.json', lock({ 'node_modules/a': locked, 'node_modules/mac': other }))
    write(
      'node_modules/.package-lock.json',
      JSON.stringify({ packages: { 'node_modules/a': locked } }),
    )
    expect(isInstalled(root)).toBe(true)
  })

  test('is false where the pinned Node.js was not installed', () => {
    write(
      'node_modules/.package-lock.json',
      JSON.stringify({ packages: { 'node_modules/a': locked } }),
    )
    fs.rmSync(path.join(root, 'node_modules/node'), { recursive: true })
    expect(isInstalled(root)).toBe(false)
  })

  test('notices a lock file that changed, and one that was only touched', () => {
    write(
      'node_modules/.package-lock.json',
      JSON.stringify({ packages: { 'node_modules/a': locked } }),
    )
    expect(isInstalled(root)).toBe(true)
    fs.utimesSync(path.join(root, 'package-lock.json'), 1, 1)
    expect(isInstalled(root)).toBe(true)
    write('package-lock.json', lock({ 'node_modules/a': { ...locked, version: '2.0.0' } }))
    expect(isInstalled(root)).toBe(false)
  })
})

describe('isBuilt', () => {
  const builder = `
    import fs from 'node:fs'
    import path from 'node:path'
    for (const name of ['main/cli.js', 'main/start.cjs', 'main/index.js', 'preload/index.cjs', 'renderer/index.html']) {
      const file = path.join('out', name)
      fs.mkdirSync(path.dirname(file), { recursive: true })
      fs.writeFileSync(file, '')
    }
    if (fs.readFileSync('src/a.ts', 'utf8') === 'wrong') { console.log('a.ts is wrong'); process.exit(1) }`

  async function built(): Promise<string[]> {
    const { build } = await import('../../../scripts/setup/build.mjs')
    const said: string[] = []
    build(root, process.execPath, (sentence: string) => said.push(sentence))
    return said
  }

  beforeEach(() => {
    write('node_modules/electron-vite/bin/electron-vite.js', builder)
    write('package.json', '{"type":"module"}')
    write('src/a.ts', '1')
    write('src/deep/b.ts', '2')
  })

  test('is true after a build and false after a change, an added and a removed file', async () => {
    expect(isBuilt(root)).toBe(false)
    await built()
    expect(isBuilt(root)).toBe(true)
    for (const change of [
      () => write('src/deep/b.ts', '3'),
      () => write('src/deep/c.ts', ''),
      () => fs.rmSync(path.join(root, 'src/deep/c.ts')),
      () => fs.rmSync(path.join(root, 'out/main/cli.js')),
    ]) {
      change()
      expect(isBuilt(root)).toBe(false)
      await built()
      expect(isBuilt(root)).toBe(true)
    }
  })

  test('stays true when files were only touched', async () => {
    await built()
    fs.utimesSync(path.join(root, 'src/a.ts'), 1, 1)
    expect(isBuilt(root)).toBe(true)
  })

  test('a build that fails says what the builder said, and counts as none', async () => {
    const { build } = await import('../../../scripts/setup/build.mjs')
    write('src/a.ts', 'wrong')
    const said: string[] = []
    expect(() => {
      build(root, process.execPath, (sentence: string) => said.push(sentence))
    }).toThrow('The build failed')
    expect(said.join('\n')).toContain('a.ts is wrong')
    expect(isBuilt(root)).toBe(false)
  })
})

describe('alone', () => {
  const silent = () => undefined

  test('does one piece of work at a time and leaves no lock', async () => {
    const order: string[] = []
    const work = (name: string) => async () => {
      order.push(`${name} begins`)
      await new Promise((resolve) => setTimeout(resolve, 30))
      order.push(`${name} ends`)
    }
    await Promise.all([alone(root, silent, work('a')), alone(root, silent, work('b'))])
    expect(order).toEqual(['a begins', 'a ends', 'b begins', 'b ends'])
    expect(fs.readdirSync(root)).toEqual([])
  })

  test('takes over the lock of a process that is gone', async () => {
    write('.paydown-setup/pid', '99999999')
    expect(await alone(root, silent, () => 'done')).toBe('done')
  })

  test('gives the lock back when the work fails', async () => {
    const failing = alone(root, silent, () => {
      throw new Error('no')
    })
    await expect(failing).rejects.toThrow('no')
    expect(fs.readdirSync(root)).toEqual([])
  })
})

describe('findElectron', () => {
  test('prefers the one the environment names, then a folder, then the installed one', () => {
    expect(findElectron(root, {})).toBeNull()
    write('node_modules/electron/path.txt', 'electron')
    expect(findElectron(root, {})).toBeNull()
    write('node_modules/electron/dist/electron', '')
    expect(findElectron(root, {})).toBe(path.join(root, 'node_modules/electron/dist/electron'))
    write('named', '')
    const ELECTRON_EXEC_PATH = path.join(root, 'named')
    expect(findElectron(root, { ELECTRON_EXEC_PATH })).toBe(ELECTRON_EXEC_PATH)
    const gone = { ELECTRON_EXEC_PATH: path.join(root, 'gone') }
    expect(findElectron(root, gone)).toBe(path.join(root, 'node_modules/electron/dist/electron'))
  })

  test.runIf(process.platform === 'linux')('finds it in a folder the environment names', () => {
    write('dist/electron', '')
    const ELECTRON_OVERRIDE_DIST_PATH = path.join(root, 'dist')
    expect(findElectron(root, { ELECTRON_OVERRIDE_DIST_PATH })).toBe(
      path.join(root, 'dist/electron'),
    )
  })
})

test('a display is one that X or Wayland names, on Linux', () => {
  expect(hasDisplay({}, 'linux')).toBe(false)
  expect(hasDisplay({ DISPLAY: '' }, 'linux')).toBe(false)
  expect(hasDisplay({ DISPLAY: ':99' }, 'linux')).toBe(true)
  expect(hasDisplay({ WAYLAND_DISPLAY: 'wayland-0' }, 'linux')).toBe(true)
  expect(hasDisplay({}, 'darwin')).toBe(true)
})
