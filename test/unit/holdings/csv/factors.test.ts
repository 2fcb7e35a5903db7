import { describe, expect, it } from 'vitest'
import { perThousand } from '../../../../src/main/holdings/csv/factors'
import { codeOf } from '../../../support/folders'

describe('a factor per 1 or per 1,000', () => {
  it.each([
    ['0.8', '817.3', null, '800'],
    ['800', '817.3', null, '800'],
    ['800', null, '700', '800'],
    ['0.8', null, '700', '800'],
    ['0.05', '60', '0', '50'],
    ['0', '60', null, '0'],
    ['1.02', '1010', null, '1020'],
    ['0.7', '900', '600', '700'],
  ])('%s between %s and %s is %s', (factor, before, after, expected) => {
    expect(perThousand(factor, before, after)).toEqual({ ok: true, value: expected })
  })

  it.each([
    ['0.8', null, null],
    ['95000', '817', null],
    ['0.9', null, '0.5'],
    ['0.1', '817', null],
  ])('%s between %s and %s is refused', (factor, before, after) => {
    expect(codeOf(perThousand(factor, before, after))).toBe('unknown-scale')
  })
})
