import { describe, expect, it } from 'vitest'
import { exact } from '@shared/decimal'
import {
  negative,
  precisely,
  printed,
  product,
  roundedToCent,
  scaled,
  sum,
} from '../../../src/main/reading/approx'
import { judge } from '../../../src/main/reading/identity'
import { Random } from '../../support/random'

const error = (text: string, precision: 'cents' | 'tenDigits') =>
  printed(text, precision).error.toFixed()

describe('how far a printed number may be off', () => {
  it.each([
    ['147907008.3', '0.05'],
    ['26193472.49', '0.005'],
    ['8824748.067', '0.0005'],
    ['150000184', '0.05'],
    ['2469143.18', '0'],
    ['16502.4', '0'],
    ['0', '0'],
    ['-147907008.3', '0.05'],
  ])('%s in dollars to the cent: %s', (text, expected) => {
    expect(error(text, 'cents')).toBe(expected)
  })

  it('is half a unit of the tenth digit for a quotient, dropped zeros included', () => {
    expect(error('983.7738426', 'tenDigits')).toBe('0.00000005')
    expect(error('911.077304', 'tenDigits')).toBe('0.00000005')
    expect(error('0.079211522', 'tenDigits')).toBe('0.0000000005')
  })

  it('is carried through sums and products', () => {
    const a = printed('147907008.3', 'cents')
    const b = printed('0.079211522', 'tenDigits')
    expect(sum([a, a, precisely('1')]).error.toFixed()).toBe('0.1')
    expect(scaled(a, exact('-0.5')).error.toFixed()).toBe('0.025')
    expect(product(a, b).error.toFixed(6)).toBe('0.077914')
    expect(roundedToCent(precisely(1)).error.toFixed()).toBe('0.005')
  })

  it('decides whether both sides tie: at the tolerance they do, beyond it not', () => {
    const side = (value: string, off = '0') => ({ value: exact(value), error: exact(off) })
    const identity = { id: 'x', sentence: '', operands: [] }
    expect(judge({ ...identity, left: side('10.05', '0.05'), right: side('10') })).toMatchObject({
      ties: true,
    })
    expect(judge({ ...identity, left: side('10.051', '0.05'), right: side('10') })).toMatchObject({
      ties: false,
    })
    expect(
      judge({ ...identity, left: side('10.05'), right: side('10') }).difference.toFixed(),
    ).toBe('0.05')
  })

  it('tells sums by whole units as by decimals: equal ones tie, and no others', () => {
    const random = new Random(7)
    const amount = (): string => {
      const whole = random.integer(0, 10 ** random.integer(0, 15))
      const places = random.integer(0, 9)
      const fraction = String(random.integer(0, 10 ** places - 1)).padStart(places, '0')
      return `${random.integer(0, 1) === 1 ? '-' : ''}${whole}${places === 0 ? '' : `.${fraction}`}`
    }
    for (let i = 0; i < 2000; i++) {
      const texts = Array.from({ length: random.integer(1, 4) }, amount)
      const whole = texts.reduce((all, text) => all.plus(text), exact('0'))
      const right = sum(texts.map((text) => negative(negative(precisely(text)))))
      expect(right.value.toFixed()).toBe(whole.toFixed())
      const left = precisely(whole.plus(random.integer(0, 1) === 1 ? '0.000001' : 0).toFixed())
      const { ties, difference } = judge({ id: 'x', sentence: '', operands: [], left, right })
      expect(ties).toBe(left.value.eq(whole))
      expect(difference.toFixed()).toBe(left.value.minus(whole).toFixed())
    }
  })
})
