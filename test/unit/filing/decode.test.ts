import { describe, expect, it } from 'vitest'
import { decode, MAX_FILING_BYTES } from '../../../src/main/filing/decode'

function code(bytes: Uint8Array): string {
  const result = decode('a.txt', bytes)
  return result.ok ? result.value : result.problem.code
}

describe('bytes become text', () => {
  it('from UTF-8, with or without mark, and from UTF-16', () => {
    expect(code(Buffer.from('Näme'))).toBe('Näme')
    expect(code(Buffer.from('\ufeffa', 'utf8'))).toBe('a')
    expect(code(Buffer.from('\ufeffab', 'utf16le'))).toBe('ab')
    expect(code(Buffer.from('\ufeffab', 'utf16le').swap16())).toBe('ab')
  })

  it('from Windows-1252 when it is no UTF-8', () => {
    expect(code(Buffer.from([0x93, 0x41, 0x94]))).toBe('“A”')
  })
})

describe('what is no text is refused with a sentence that names the file', () => {
  it.each([
    ['nothing', Buffer.alloc(0), 'empty-file'],
    ['blanks', Buffer.from(' \n\t\r\n'), 'empty-file'],
    ['a PDF', Buffer.from('%PDF-1.4\n...'), 'not-text'],
    ['a PNG', Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]), 'not-text'],
    ['a JPEG', Buffer.from([0xff, 0xd8, 0xff, 0xe0]), 'not-text'],
    ['an Office document', Buffer.from('PK\u0003\u0004word'), 'not-text'],
    ['a gzip', Buffer.from([0x1f, 0x8b, 8, 0]), 'not-text'],
    ['a binary', Buffer.from('text\u0000and more'), 'not-text'],
    ['control characters', Buffer.from('\u0001\u0002\u0003abc'), 'not-text'],
    ['a huge file', Buffer.alloc(MAX_FILING_BYTES + 1, 0x20), 'too-large'],
  ])('%s', (_, bytes, expected) => {
    const result = decode('a.txt', bytes)
    expect(result).toMatchObject({ ok: false, problem: { code: expected } })
    expect(result.ok ? '' : result.problem.message).toMatch(/^a\.txt .*\.$/)
  })
})
