import { fc, it as property } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'
import { cents, exact, fromCents, grouped, plain, toCents } from '@shared/decimal'

describe('decimals', () => {
  it.each([
    ['93742.088', '93742.09'],
    ['0.005', '0.01'],
    ['-0.005', '-0.01'],
    ['0.0049999', '0.00'],
    ['-0.001', '0.00'],
    ['817335.216', '817335.22'],
  ])('round %s half up to %s', (value, rounded) => {
    expect(cents(exact(value))).toBe(rounded)
  })

  it.each(['1e5', '1,000', '', '.5', '5.', 'NaN', ' 1'])('take no %j', (text) => {
    expect(() => exact(text)).toThrow('not a plain decimal')
  })

  it('are written without exponent and without a minus zero', () => {
    expect(plain(exact('0.0000000000000001'))).toBe('0.0000000000000001')
    expect(plain(exact('-0'))).toBe('0')
  })

  it('are grouped by thousands, digits untouched', () => {
    expect(['1234567.5', '-1000', '999', '0.1234567'].map(grouped)).toEqual([
      '1,234,567.5',
      '-1,000',
      '999',
      '0.1234567',
    ])
  })

  property.prop([fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n })])(
    'go to cents and back',
    (value) => {
      expect(toCents(exact(fromCents(value)))).toBe(value)
    },
  )
})
