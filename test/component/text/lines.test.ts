import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lineRange, piecesOf, spansByLine } from '../../../src/renderer/text/lines'

describe('the text of a filing', () => {
  it('marks a span and sets the sign of a fold apart', () => {
    expect(piecesOf('>  123 456', [[3, 3]])).toEqual([
      { text: '>', kind: 'fold' },
      { text: '  ', kind: 'plain' },
      { text: '123', kind: 'mark' },
      { text: ' 456', kind: 'plain' },
    ])
    expect(piecesOf('>123', [[1, 3]])).toEqual([
      { text: '>', kind: 'fold' },
      { text: '123', kind: 'mark' },
    ])
    expect(piecesOf('', [])).toEqual([])
  })

  it('loses and doubles no character, whatever the spans are', () => {
    const span = fc.tuple(fc.nat(60), fc.integer({ min: 1, max: 30 }))
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), fc.array(span, { maxLength: 5 }), (text, spans) => {
        const sorted = spans.toSorted((a, b) => a[0] - b[0])
        expect(
          piecesOf(text, sorted)
            .map((piece) => piece.text)
            .join(''),
        ).toBe(text)
      }),
    )
  })

  it('finds the lines that folded cells stand on', () => {
    const cells = [
      {
        path: 'a',
        text: '780640.49',
        spans: [
          [12, 70, 2],
          [13, 2, 7],
        ] as [number, number, number][],
      },
      { path: 'b', text: '5', spans: [[12, 60, 1]] as [number, number, number][] },
    ]
    expect(lineRange(cells)).toEqual([12, 13])
    expect(spansByLine(cells).get(12)).toEqual([
      [59, 1],
      [69, 2],
    ])
    expect(lineRange([])).toBeNull()
  })
})
