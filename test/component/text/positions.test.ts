import { describe, expect, it } from 'vitest'
import { positionOrigin, standing, sumCents } from '../../../src/renderer/text/positions'
import { position } from '../fakeBridge'

describe('a position', () => {
  it('tells how its interest was made and where that factor stands', () => {
    const origin = positionOrigin(position(), 'interest')
    expect(origin?.paths).toEqual(['classes[I/A-1].perThousand.interest'])
    expect(origin?.report).toEqual({ filingId: 7, reportIndex: 0 })
    expect(origin?.made?.(() => '2.5')).toBe('1,000,000 ÷ 1,000 × 2.5')
    expect(origin?.shown).toBe('2,500.00')
    expect(origin?.subject).toBe('I, A-1')
  })

  it('shows nothing where there is no report, and leads nowhere', () => {
    const bare = position({
      factor: null,
      currentFace: null,
      distribution: null,
      source: null,
      status: ['no report yet'],
    })
    expect(positionOrigin(bare, 'interest')).toBeNull()
    expect(positionOrigin(bare, 'originalFace')?.paths).toEqual([])
    expect(standing(bare)).toEqual({ status: 'unknown', words: 'no report yet' })
  })

  it('says what stands against it', () => {
    expect(standing(position())).toEqual({ status: 'ties', words: '' })
    expect(standing(position({ status: ['gap: 1999-03', 'gap: 1999-04', 'differs'] }))).toEqual({
      status: 'differs',
      words: 'differs, 1999-03, 1999-04 missing',
    })
  })

  it('adds amounts without binary fractions', () => {
    expect(sumCents(['0.10', '0.20', '9007199254740993.01'])).toBe('9007199254740993.31')
    expect(sumCents([])).toBe('0.00')
  })
})
