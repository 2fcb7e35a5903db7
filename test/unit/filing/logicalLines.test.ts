import { describe, expect, it } from 'vitest'
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
