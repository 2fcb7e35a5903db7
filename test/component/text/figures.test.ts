import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'
import { exact, plain, PLAIN_DECIMAL } from '../../../src/shared/decimal'
import {
  asPrinted,
  factor,
  fixed,
  inPercent,
  isZero,
  money,
  padding,
  percent,
  rate,
  widest,
} from '../../../src/renderer/text/figures'

describe('figures', () => {
  it('separates thousands and keeps the digits as printed', () => {
    expect(asPrinted('147907008.3')).toBe('147,907,008.3')
    expect(asPrinted('1000')).toBe('1,000')
    expect(asPrinted('999')).toBe('999')
    expect(asPrinted('0.000001')).toBe('0.000001')
  })

  it('shows a negative with a true minus, and never a minus zero', () => {
    expect(asPrinted('-2259.42')).toBe('−2,259.42')
    expect(money('-0.004')).toBe('0.00')
    expect(money('-0.005')).toBe('−0.01')
  })

  it('rounds half up to the cent, exactly', () => {
    expect(money('817335.216')).toBe('817,335.22')
    expect(money('1.005')).toBe('1.01')
    expect(money('9999999999999999.995')).toBe('10,000,000,000,000,000.00')
  })

  it('shows a factor with nine decimals and a rate with four', () => {
    expect(factor('0.817335216')).toBe('0.817335216')
    expect(factor('1')).toBe('1.000000000')
    expect(factor('0.0991234567849')).toBe('0.099123457')
    expect(percent('0.0207')).toBe('2.0700%')
    expect(percent('0.0282140')).toBe('2.8214%')
    expect(rate('2.07')).toBe('2.0700')
    expect(fixed('2', 0)).toBe('2')
  })

  test.prop([fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }), fc.nat(25)])(
    'brings a fraction into percent without losing a digit',
    (digits, places) => {
      const fraction = plain(exact(String(digits)).div(exact('10').pow(places)))
      const percentage = inPercent(fraction)
      expect(percentage).toMatch(PLAIN_DECIMAL)
      expect(exact(percentage).div(100).eq(exact(fraction))).toBe(true)
    },
  )

  it('knows a zero however it is printed', () => {
    expect(isZero('0')).toBe(true)
    expect(isZero('0.00')).toBe(true)
    expect(isZero('0.01')).toBe(false)
  })

  it('pads what lacks digits so that the points of a column meet', () => {
    const column = ['300775', '137847.92', '49374.5', null]
    const digits = widest(column)
    expect(digits).toBe(2)
    expect(column.map((value) => (value === null ? null : padding(value, digits)))).toEqual([
      '.00',
      '',
      '0',
      null,
    ])
    expect(widest([null])).toBe(0)
    expect(padding('5', 0)).toBe('')
  })
})
