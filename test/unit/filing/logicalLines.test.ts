import { describe, expect, it } from 'vitest'
import { onlyReport, sampleText } from '../../support/filings'
import { physicalLines, unfold } from '../../../src/main/filing/logicalLines'

describe('folded lines', () => {
  it('are put together where a line begins with >', () => {
    const lines = unfold(physicalLines('A   470\n>000 7\n> 8\nnext'))
    expect(lines).toHaveLength(2)
    expect(lines[0]?.pieces).toEqual([
      { line: 1, column: 1, text: 'A   470' },
      { line: 2, column: 2, text: '000 7' },
      { line: 3, column: 2, text: ' 8' },
    ])
    expect(lines[0]?.compact).toBe('A47000078')
  })

  it('may begin with an empty piece', () => {
    const [line] = unfold(physicalLines('\n>      Page 1 of 26'))
    expect(line).toMatchObject({ line: 2, compact: 'Page1of26' })
  })

  it('end at any kind of line end, and a > on the first line is text', () => {
    expect(physicalLines('a\r\nb\rc\nd').map(({ text }) => text)).toEqual(['a', 'b', 'c', 'd'])
    expect(unfold(physicalLines('>a'))).toHaveLength(1)
  })
})

describe('lines that a program filled up with blanks', () => {
  const read = (text: string) => unfold(physicalLines(text)).map(({ pieces }) => pieces.map((piece) => piece.text)) // prettier-ignore

  it('are cut where their text ends', () => {
    expect(read('Prio    \n>r      \nTotal   \n\n')).toEqual([['Prio', 'r'], ['Total'], [''], ['']])
  })

  it('are not those of a text in which few lines end in a blank', () => {
    expect(read('Account \n>Report\nTotal\n')).toEqual([['Account ', 'Report'], ['Total'], ['']])
  })

  it('are read as the filing without them', () => {
    const text = sampleText('000')
    const filled = text.split('\n').map((line) => line.padEnd(84)).join('\n') // prettier-ignore
    expect(onlyReport(filled)).toEqual(onlyReport(text))
  })
})
