import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  findBreaks,
  matchCash,
  type ExpectedCash,
  type ReceivedCash,
} from '../../../src/main/holdings/custodian'

const due = (change: Partial<ExpectedCash> = {}): ExpectedCash => ({
  portfolio: 'Main',
  account: 'A',
  cusip: '45254TLU6',
  date: '2002-09-25',
  interest: 157_161n,
  principal: 9_374_209n,
  ...change,
})
const paid = (change: Partial<ReceivedCash> = {}): ReceivedCash => ({
  source: 'cash.csv:2',
  portfolio: null,
  account: 'a',
  cusip: '45254TLU6',
  payDate: '2002-09-25',
  interest: 157_161n,
  principal: 9_374_209n,
  total: 9_531_370n,
  ...change,
})
const found = (expected: ExpectedCash[], received: ReceivedCash[], asOf = '2002-10-31') =>
  findBreaks(expected, received, asOf).map((one) => [one.cause, one.difference, one.age])

describe('cash against the custodian', () => {
  it('agrees, whole or in parts, and of the only account that can be meant', () => {
    const interest = paid({ principal: 0n, total: 157_161n })
    const principal = paid({ interest: 0n, total: 9_374_209n })
    expect(found([due()], [paid()])).toEqual([])
    expect(found([due()], [interest, principal])).toEqual([])
    expect(found([due()], [paid({ account: null })])).toEqual([])
    expect(found([due()], [paid({ interest: null, principal: null })])).toEqual([])
    expect(found([due({ date: '2002-11-25' })], [])).toEqual([])
  })

  it('tells of each distribution what came for it, the newest first', () => {
    const later = due({ date: '2002-10-25' })
    const late = paid({ payDate: '2002-10-28', source: 'cash.csv:3' })
    const { matches } = matchCash(
      [due(), later, due({ account: 'B' })],
      [paid(), late],
      '2002-10-31',
    )
    expect(matches.map((one) => [one.date, one.payDate, one.sources, one.cause])).toEqual([
      ['2002-10-25', '2002-10-28', ['cash.csv:3'], 'date'],
      ['2002-09-25', '2002-09-25', ['cash.csv:2'], null],
    ])
    expect(matches[1]?.sentence).toBe('95,313.70 came on 25 September 2002 as due.')
  })

  it.each([
    ['amount', [paid({ total: 9_531_369n, interest: 157_160n })], -1n],
    ['amount', [paid({ interest: 157_160n, principal: 9_374_210n })], 0n],
    ['date', [paid({ payDate: '2002-09-27' })], 0n],
    ['missing', [], -9_531_370n],
    ['twice', [paid(), paid({ source: 'cash.csv:9' })], 9_531_370n],
  ])('breaks by %s', (cause, received, difference) => {
    expect(found([due()], received)).toEqual([[cause, difference, 36]])
  })

  it('does not take cash of another account, or of nobody knows whom', () => {
    const both = [due(), due({ account: 'B' })]
    expect(found(both, [paid(), paid({ account: null })]).map(([cause]) => cause)).toEqual([
      'unexpected',
      'missing',
    ])
    expect(found([due()], [paid({ account: 'C' })]).map(([cause]) => cause)).toEqual([
      'unexpected',
      'missing',
    ])
  })

  it('accounts for every cent', () => {
    const day = fc.integer({ min: 1, max: 28 }).map((n) => `2002-09-${String(n).padStart(2, '0')}`)
    const amount = fc.bigInt({ min: -500n, max: 500n })
    const account = fc.constantFrom('A', 'B', null)
    const expected = fc.record({ account, date: day, interest: amount, principal: amount })
    const received = fc.record({ account, payDate: day, interest: amount, principal: amount })
    fc.assert(
      fc.property(fc.array(expected), fc.array(received), (owed, got) => {
        const all = owed.map((one) => due(one))
        const cash = got.map((one) => paid({ ...one, total: one.interest + one.principal }))
        const sum = (values: bigint[]) => values.reduce((s, one) => s + one, 0n)
        const breaks = findBreaks(all, cash, '2002-12-31')
        expect(sum(breaks.map((one) => one.difference))).toBe(
          sum(cash.map((one) => one.total)) - sum(all.map((one) => one.interest + one.principal)),
        )
      }),
    )
  })
})
