import { describe, expect, it } from 'vitest'
import { physicalLines, unfold } from '../../../src/main/filing/logicalLines'
import { Claims } from '../../../src/main/reading/claims'
import { tokensOf } from '../../../src/main/reading/tokens'

const lines = unfold(physicalLines('A-1  FLT, SEQ  47\n>00 9\nnobody’s\n  title '))
const [row, , title] = lines
const tokens = row === undefined ? [] : tokensOf(row)

describe('claims', () => {
  it('give a cell its exact characters and one span a piece', () => {
    const claims = new Claims()
    claims.cell('a', tokens.slice(1, 3))
    claims.cell('b', tokens.slice(3, 5))
    expect(claims.cells()).toEqual([
      { path: 'a', text: 'FLT, SEQ', spans: [[1, 6, 8]] },
      {
        path: 'b',
        text: '4700',
        spans: [
          [1, 16, 2],
          [2, 2, 2],
        ],
      },
    ])
  })

  it('give the characters between the words of a cell as they stand, tabs and fixed blanks too', () => {
    const claims = new Claims()
    const [line] = unfold(physicalLines('Prior\tBalance \u00a0 Total'))
    claims.cell('a', tokensOf(line!))
    expect(claims.cells()).toEqual([
      { path: 'a', text: 'Prior\tBalance \u00a0 Total', spans: [[1, 1, 21]] },
    ])
  })

  it('number a path that comes again, and leave out blank cells', () => {
    const claims = new Claims()
    claims.cell('a', tokens.slice(0, 1))
    claims.cell('a', tokens.slice(1, 2))
    claims.cell('c', [])
    expect(claims.cells().map((cell) => cell.path)).toEqual(['a', 'a#2'])
  })

  it('leave as residue what nobody claimed, with its line', () => {
    const claims = new Claims()
    claims.tokens(tokens.slice(0, 4))
    if (title !== undefined) claims.lines(title)
    expect(claims.residue(lines)).toEqual([
      { line: 2, text: '00 9' },
      { line: 3, text: 'nobody’s' },
    ])
  })
})
