import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { findFiles } from '../../../src/main/api/findFiles'
import { codeOf, temporaryFolders, valueOf } from '../../support/folders'

const folder = temporaryFolders()

async function found(...paths: string[]): Promise<[string, string | null][]> {
  const files = await findFiles(paths)
  return Promise.all(
    files.map(async (file): Promise<[string, string | null]> => [
      file.name,
      codeOf(await file.load()),
    ]),
  )
}

describe('finding files', () => {
  it('goes through folders in order of name, dot files left out', async () => {
    const place = folder()
    mkdirSync(join(place, 'b', 'deep'), { recursive: true })
    for (const name of ['c.txt', 'a.txt', '.hidden', 'b/z.txt', 'b/deep/y.txt', 'B.txt']) {
      writeFileSync(join(place, name), name)
    }
    const names = (await findFiles([place, join(place, 'c.txt')])).map((file) => file.name)
    expect(names).toEqual(['B.txt', 'a.txt', 'b/deep/y.txt', 'b/z.txt', 'c.txt', 'c.txt'])
    const [first] = await findFiles([join(place, 'a.txt')])
    expect(first && Buffer.from(valueOf(await first.load())).toString()).toBe('a.txt')
  })

  it('says what is missing, empty, too large or no file', async () => {
    const place = folder()
    const large = join(place, 'large.txt')
    writeFileSync(large, '')
    truncateSync(large, 100_000_000)
    mkdirSync(join(place, 'none'))
    execFileSync('mkfifo', [join(place, 'pipe')])
    expect(
      await found(
        join(place, 'missing.txt'),
        join(large, 'below a file'),
        large,
        join(place, 'none'),
        join(place, 'pipe'),
      ),
    ).toEqual([
      ['missing.txt', 'missing-path'],
      ['below a file', 'missing-path'],
      ['large.txt', 'too-large'],
      ['none', 'empty-folder'],
      ['pipe', 'not-a-file'],
    ])
  })

  it('says where permission is missing, and goes on', async () => {
    const place = folder()
    mkdirSync(join(place, 'closed'))
    writeFileSync(join(place, 'open.txt'), 'x')
    writeFileSync(join(place, 'shut.txt'), 'x')
    chmodSync(join(place, 'closed'), 0)
    chmodSync(join(place, 'shut.txt'), 0)
    // Nothing is closed to root but what the kernel keeps to itself
    const asRoot = process.getuid?.() === 0
    const all = await found(place)
    chmodSync(join(place, 'closed'), 0o700)
    expect(all).toEqual(
      asRoot
        ? [
            ['open.txt', null],
            ['shut.txt', null],
          ]
        : [
            ['closed', 'no-permission'],
            ['open.txt', null],
            ['shut.txt', 'no-permission'],
          ],
    )
  })

  it('survives what cannot be read at all', async () => {
    const place = folder()
    symlinkSync(join(place, 'loop'), join(place, 'loop'))
    expect(await found(join(place, 'loop'))).toEqual([['loop', 'cannot-read']])
  })

  it('goes through a folder once, whatever links lead back to it', async () => {
    const place = folder()
    writeFileSync(join(place, 'a.txt'), 'x')
    symlinkSync(place, join(place, 'again'))
    expect(await found(place)).toEqual([['a.txt', null]])
  })

  it('goes through archives, writing nothing', async () => {
    const place = folder()
    const files = {
      'b.txt': strToU8('b'),
      'deep/a.txt': strToU8('a'),
      '.DS_Store': strToU8('x'),
      '__MACOSX/b.txt': strToU8('x'),
      'inner.ZIP': strToU8('x'),
    }
    writeFileSync(join(place, 'x.zip'), zipSync(files))
    expect(await found(place)).toEqual([
      ['x.zip/b.txt', null],
      ['x.zip/deep/a.txt', null],
      ['x.zip/inner.ZIP', 'nested-archive'],
    ])
  })

  it('says when an archive is none or has nothing in it', async () => {
    const place = folder()
    writeFileSync(join(place, 'a.zip'), 'text')
    writeFileSync(join(place, 'b.zip'), zipSync({ '.x': strToU8('x') }))
    expect(await found(join(place, 'a.zip'), join(place, 'b.zip'))).toEqual([
      ['a.zip', 'bad-archive'],
      ['b.zip', 'empty-archive'],
    ])
  })

  it('says when a file went away before its turn', async () => {
    const place = folder()
    writeFileSync(join(place, 'a.zip'), zipSync({ 'a.txt': strToU8('x') }))
    const [file] = await findFiles([join(place, 'a.zip')])
    writeFileSync(join(place, 'a.zip'), zipSync({ 'b.txt': strToU8('x') }))
    expect(file && codeOf(await file.load())).toBe('bad-archive')
  })
})
