import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'
import { splitEnd } from '../../../src/renderer/text/cuts'

describe('a name that is cut in the middle', () => {
  it('keeps the series at its end, in whole words', () => {
    expect(splitEnd('IMPAC Secured Assets Corp. 2002-3')).toEqual([
      'IMPAC Secured Assets Corp.',
      ' 2002-3',
    ])
    expect(splitEnd('Weighted Average Coupon Prior')).toEqual(['Weighted Average Coupon', ' Prior'])
    expect(splitEnd('0123456789012345678901234')).toEqual(['0123456789012345', '678901234'])
    expect(splitEnd('Example Trust 1999-1')).toEqual(['Example Trust 1999-1', ''])
  })

  test.prop([fc.string({ maxLength: 120 })])('is whole when its parts stand together', (name) => {
    const [start, end] = splitEnd(name)
    expect(start + end).toBe(name)
    expect(end.length).toBeLessThanOrEqual(9)
  })
})
