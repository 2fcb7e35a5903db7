import { strToU8, zipSync, type Zippable } from 'fflate'
import { describe, expect, it } from 'vitest'
import { listArchive, readEntries } from '../../../src/main/api/archive'
import { codeOf, valueOf } from '../../support/folders'

const zip = (files: Zippable) => zipSync(files, { mtime: new Date(2002, 8, 25) })
const TEXT = strToU8('some text of a filing '.repeat(50))

describe('a .zip', () => {
  it('lists its files with their sizes', () => {
    const bytes = zip({ 'b.txt': TEXT, 'deep/': new Uint8Array(), 'deep/a.txt': strToU8('a') })
    expect(valueOf(listArchive('x.zip', bytes)).map((entry) => [entry.name, entry.kind])).toEqual([
      ['b.txt', 'file'],
      ['deep/', 'folder'],
      ['deep/a.txt', 'file'],
    ])
    expect(valueOf(listArchive('x.zip', bytes))[0]?.size).toBe(TEXT.length)
  })

  it.each(['../up.txt', '/etc/a.txt', 'C:\\a.txt', 'a/../../b.txt', 'a\\..\\b.txt'])(
    'is refused with %s in it',
    (name) => {
      const result = listArchive('x.zip', zip({ 'b.txt': TEXT, [name]: TEXT }))
      expect(codeOf(result)).toBe('unsafe-archive')
      expect(result.ok ? '' : result.problem.message).toContain(name)
    },
  )

  it('is refused with a link in it', () => {
    const link = [strToU8('/etc/passwd'), { os: 3, attrs: 0o120777 << 16 }] as const
    const result = listArchive('x.zip', zip({ 'a.txt': TEXT, 'b.txt': [link[0], link[1]] }))
    expect(result.ok ? '' : result.problem.message).toContain('a link (b.txt)')
    const plain = zip({ 'a.txt': [TEXT, { os: 3, attrs: 0o100644 << 16 }] })
    expect(codeOf(listArchive('x.zip', plain))).toBeNull()
  })

  it('unpacks what is asked for, packed or stored', () => {
    const bytes = zip({ 'a.txt': TEXT, 'b.txt': [strToU8('b'), { level: 0 }], 'c.txt': TEXT })
    const files = valueOf(readEntries('x.zip', bytes, new Set(['a.txt', 'b.txt'])))
    expect([...files.keys()]).toEqual(['a.txt', 'b.txt'])
    expect(files.get('a.txt')).toEqual(TEXT)
    expect(files.get('b.txt')).toEqual(strToU8('b'))
  })

  it('is refused above its limits', () => {
    const bytes = zip({ 'a.txt': TEXT, 'b.txt': TEXT })
    const few = { entries: 1, bytes: 1_000_000 }
    expect(codeOf(listArchive('x.zip', bytes, few))).toBe('archive-too-large')
    const small = { entries: 5, bytes: TEXT.length + 1 }
    expect(codeOf(listArchive('x.zip', bytes, small))).toBe('archive-too-large')
  })

  it('is refused when it is none or cut off', () => {
    expect(codeOf(listArchive('x.zip', strToU8('no archive at all '.repeat(20))))).toBe(
      'bad-archive',
    )
    expect(codeOf(listArchive('x.zip', new Uint8Array()))).toBe('bad-archive')
    const bytes = zip({ 'a.txt': TEXT })
    expect(codeOf(listArchive('x.zip', bytes.subarray(0, bytes.length - 30)))).toBe('bad-archive')
  })

  it('is refused when a byte of a stored file changed', () => {
    const bytes = zip({ 'a.txt': [TEXT, { level: 0 }] })
    bytes[60] = (bytes[60] ?? 0) ^ 1
    expect(codeOf(readEntries('x.zip', bytes, new Set(['a.txt'])))).toBe('bad-archive')
  })

  it('is refused when a file unpacks to more than it says', () => {
    const bytes = zip({ 'a.txt': TEXT })
    const view = new DataView(bytes.buffer, bytes.byteOffset)
    const directory = view.getUint32(bytes.length - 22 + 16, true)
    view.setUint32(directory + 24, 10, true)
    expect(codeOf(readEntries('x.zip', bytes, new Set(['a.txt'])))).toBe('bad-archive')
  })

  it('is refused when it has a name twice', () => {
    const bytes = zip({ 'aa.txt': TEXT, 'ab.txt': TEXT })
    const view = new DataView(bytes.buffer, bytes.byteOffset)
    const directory = view.getUint32(bytes.length - 22 + 16, true)
    const second = new TextDecoder('latin1').decode(bytes).indexOf('ab.txt', directory)
    bytes[second + 1] = 'a'.charCodeAt(0)
    expect(codeOf(listArchive('x.zip', bytes))).toBe('bad-archive')
  })
})
