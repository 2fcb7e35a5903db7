import { mkdtemp, rm, writeFile, mkdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { placeOf, readPageFile } from '../../../src/main/desktop/files'

let root: string
beforeAll(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'paydown-files-'))
  root = join(folder, 'renderer')
  await mkdir(join(root, 'assets'), { recursive: true })
  await mkdir(join(folder, 'renderer-2'))
  await writeFile(join(root, 'index.html'), '<p>page</p>')
  await writeFile(join(root, 'assets', 'a.js'), '1')
  await writeFile(join(folder, 'secret.js'), 'secret')
  await writeFile(join(folder, 'renderer-2', 'secret.js'), 'secret')
})
afterAll(() => rm(join(root, '..'), { recursive: true, force: true }))

describe('the files of the page', () => {
  it('are served with their type', async () => {
    const page = await readPageFile(root, '/')
    expect(page?.type).toBe('text/html; charset=utf-8')
    expect(Buffer.from(page?.bytes ?? []).toString()).toBe('<p>page</p>')
    expect((await readPageFile(root, '/assets/a.js'))?.type).toContain('javascript')
    expect(await readPageFile(root, '/assets/none.js')).toBeNull()
  })

  it.each([
    '/../secret.js',
    '/%2e%2e/secret.js',
    '/..%2fsecret.js',
    '/assets/../../secret.js',
    '/../renderer-2/secret.js',
    '/..\\secret.js',
    '/%5c..%5csecret.js',
    '/a%00.js',
    '/%E0%A4%A.js',
    '/assets',
    '/index.html.map',
  ])('%s leads nowhere', async (path) => {
    expect(placeOf(root, path)).toBeNull()
    expect(await readPageFile(root, path)).toBeNull()
  })
})
