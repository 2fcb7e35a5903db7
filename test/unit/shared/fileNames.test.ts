import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FolderNames, safeFileName } from '@shared/fileNames'

describe('a safe name of a file', () => {
  it.each([
    ['Main 2002-09', 'Main 2002-09'],
    ['Fonds für Öl & Gas', 'Fonds für Öl & Gas'],
    ['A/B\\C:D*E?F"G<H>I|J', 'A-B-C-D-E-F-G-H-I-J'],
    ['../../etc/passwd', '-..-etc-passwd'],
    ['  .hidden', 'hidden'],
    ['ends in dots. . .', 'ends in dots'],
    ['two  \t blanks', 'two - blanks'],
    ['CON', 'CON_'],
    ['nul.2002-09', 'nul_.2002-09'],
    ['com1 .x', 'com1_ .x'],
    ['LPT²', 'LPT²_'],
    ['CONSUMER', 'CONSUMER'],
    ['', 'report'],
    ['...', 'report'],
    ['fund\u202Efdp.exe', 'fundfdp.exe'],
    ['e\u0301', '\u00e9'],
  ])('of %j is %j', (text, name) => {
    expect(safeFileName(text)).toBe(name)
  })

  it('is allowed on every system, whatever it is made of', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc.string({ unit: 'grapheme', maxLength: 300 }),
      fc
        .tuple(
          fc.constantFrom('con', 'PRN', 'aux', 'Lpt9', 'conin$'),
          fc.constantFrom('', '.', ' .', ' x', '.a'),
        )
        .map((parts) => parts.join('')),
    )
    fc.assert(
      fc.property(text, (given) => {
        const name = safeFileName(given)
        expect(name).not.toMatch(/[<>:"/\\|?*\p{Cc}\p{Cs}]/u)
        expect(name).not.toMatch(/^[ .]|[ .]$/)
        expect(name).not.toMatch(/^(con|prn|aux|nul|com\d|lpt\d|conin\$|conout\$)\s*(\.|$)/i)
        expect(name).not.toBe('')
        expect(Buffer.byteLength(name)).toBeLessThanOrEqual(165)
        expect(safeFileName(name)).toBe(name)
      }),
      { numRuns: 2000 },
    )
  })

  it('is cut between characters', () => {
    const name = safeFileName('👩‍👩‍👧'.repeat(40))
    expect(name).toBe('👩‍👩‍👧'.repeat(Math.floor(160 / Buffer.byteLength('👩‍👩‍👧'))))
  })
})

describe('names in one folder', () => {
  it('get a number where one is taken, in capitals or not, composed or not', () => {
    const names = new FolderNames()
    expect(names.take('Main', ['pdf', 'csv'])).toBe('Main')
    expect(names.take('MAIN', ['pdf'])).toBe('MAIN (2)')
    expect(names.take('main', ['csv'])).toBe('main (2)')
    expect(names.take('main', ['xlsx'])).toBe('main')
    expect(names.take('caf\u00e9', ['pdf'])).toBe('caf\u00e9')
    expect(names.take('cafe\u0301', ['pdf'])).toBe('cafe\u0301 (2)')
    expect(names.take('Main (2)', ['pdf'])).toBe('Main (2) (2)')
  })
})
