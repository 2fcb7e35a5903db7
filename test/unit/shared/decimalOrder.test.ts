import { fc, test } from '@fast-check/vitest'
import { Decimal } from 'decimal.js'
import { describe, expect, it } from 'vitest'
import { compareDecimals, sumExactly } from '../../../src/shared/decimal'

const Wide = Decimal.clone({ precision: 200 })
/** Plain decimals as reports print them, and longer ones than a binary float tells apart. */
const decimals = fc
  .tuple(fc.boolean(), fc.stringMatching(/^\d{1,25}$/), fc.option(fc.stringMatching(/^\d{1,12}$/)))
  .map(
    ([minus, whole, fraction]) =>
      `${minus ? '-' : ''}${whole}${fraction === null ? '' : `.${fraction}`}`,
  )

describe('plain decimals', () => {
  test.prop([decimals, decimals])('are ordered as their values are', (a, b) => {
    expect(Math.sign(compareDecimals(a, b))).toBe(new Wide(a).cmp(b))
  })

  test.prop([fc.array(decimals)])('add up exactly', (values) => {
    const sum = values.reduce((whole, value) => whole.plus(value), new Wide(0))
    expect(new Wide(sumExactly(values)).eq(sum)).toBe(true)
  })

  it.each([
    ['0', '-0.00', 0],
    ['007', '7.000', 0],
    ['9007199254740993', '9007199254740992', 1],
    ['0.1', '0.10000000000000000001', -1],
    ['-2', '-10', 1],
  ])('%s against %s is %i', (a, b, sign) => {
    expect(Math.sign(compareDecimals(a, b))).toBe(sign)
  })
})
