import { describe, expect, it } from 'vitest'
import {
  positionOrigin,
  standing,
  standingIn,
  sumCents,
} from '../../../src/renderer/text/positions'
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
    const missing = ['1999-03', '1999-04']
    expect(
      standing(position({ status: ['gap: 1999-03', 'gap: 1999-04', 'differs'], missing })),
    ).toEqual({ status: 'differs', words: 'differs, 1999-03, 1999-04 missing' })
    expect(standing(position({ missing: [...missing, '1999-02'] })).words).toBe('3 months missing')
    const awaited = { since: '1999-06', months: 25 }
    expect(standing(position({ awaited }))).toEqual({
      status: 'unknown',
      words: 'no report for 25 months, last paid 1999-05-25',
    })
    expect(standing(position({ awaited: { ...awaited, months: 1 } })).words).toBe(
      'no report for 1999-06, last paid 1999-05-25',
    )
    expect(standing(position({ awaited, status: ['sold'] })).words).toBe('sold')
  })

  it('says how it stands in a month', () => {
    const open = position({ status: ['no report yet'], missing: ['1999-03'] })
    expect(standingIn(open, '1999-03')).toEqual({ status: 'unknown', words: 'no report' })
    expect(standingIn(open, '1999-02').words).toBe('no report yet')
    expect(standingIn(position({ missing: ['1999-03'] }), '1999-05').status).toBe('ties')
    const late = position({ awaited: { since: '1999-06', months: 2 } })
    expect(standingIn(late, '1999-07').words).toBe('no report for 2 months')
    expect(standingIn(late, '1999-05').words).toBe('')
  })

  it('adds amounts without binary fractions', () => {
    expect(sumCents(['0.10', '0.20', '9007199254740993.01'])).toBe('9007199254740993.31')
    expect(sumCents([])).toBe('0.00')
  })
})
