import { Buffer, isAscii } from 'node:buffer'
import { fail, ok, type Result } from '@shared/result'

/** Files above this are not read: the largest real filings are a few megabytes. */
export const MAX_FILING_BYTES = 64 * 1024 * 1024

const SIGNATURES: readonly (readonly [bytes: readonly number[], what: string, instead: string])[] =
  [
    [[0x25, 0x50, 0x44, 0x46], 'a PDF', 'Fetch the text version of the filing from EDGAR'],
    [[0x89, 0x50, 0x4e, 0x47], 'a picture (PNG)', 'Choose the filing itself, as text'],
    [[0xff, 0xd8, 0xff], 'a picture (JPEG)', 'Choose the filing itself, as text'],
    [[0x47, 0x49, 0x46, 0x38], 'a picture (GIF)', 'Choose the filing itself, as text'],
    [[0x49, 0x49, 0x2a, 0x00], 'a picture (TIFF)', 'Choose the filing itself, as text'],
    [[0x4d, 0x4d, 0x00, 0x2a], 'a picture (TIFF)', 'Choose the filing itself, as text'],
    [
      [0x50, 0x4b, 0x03, 0x04],
      'a zip archive or an Office document',
      'Import it as a .zip or save it as text',
    ],
    [[0xd0, 0xcf, 0x11, 0xe0], 'an old Office document', 'Save it as text'],
    [[0x1f, 0x8b], 'a gzip archive', 'Unpack it'],
  ]

/**
 * The text of a filing from its bytes: UTF-8 or UTF-16 where marked or valid, else Windows-1252.
 * Fails with `empty-file`, `too-large` or `not-text` when the bytes are no text.
 */
export function decode(name: string, bytes: Uint8Array): Result<string> {
  if (bytes.length === 0) {
    return fail('empty-file', `${name} is empty. Fetch the filing again.`)
  }
  for (const [signature, what, instead] of SIGNATURES) {
    if (signature.every((byte, i) => bytes[i] === byte)) {
      return fail(
        'not-text',
        `${name} is ${what}, not the text of a filing. ${instead}, then import that.`,
      )
    }
  }
  if (bytes.length > MAX_FILING_BYTES) {
    const size = Math.round(bytes.length / 1024 / 1024)
    return fail(
      'too-large',
      `${name} has ${size} MB; a filing has a few at most. Choose the text of one filing, or a .zip of several.`,
    )
  }
  const text = decodeText(bytes)
  if (looksBinary(text)) {
    return fail(
      'not-text',
      `${name} is not text: it holds bytes that no text has. Choose the text version of the filing.`,
    )
  }
  if (!/\S/.test(text)) {
    return fail('empty-file', `${name} holds nothing but blanks. Fetch the filing again.`)
  }
  return ok(text)
}

function decodeText(bytes: Uint8Array): string {
  if (isAscii(bytes)) {
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1')
  }
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

/** More than one control character in a thousand (or any NUL) is no text of a filing. */
function looksBinary(text: string): boolean {
  const sample = text.slice(0, 100_000)
  let control = 0
  for (let i = 0; i < sample.length; i++) {
    const code = sample.charCodeAt(i)
    if (code === 0) return true
    if (code < 32 && code !== 9 && code !== 10 && code !== 12 && code !== 13 && code !== 26)
      control++
  }
  return control * 1000 > sample.length
}
