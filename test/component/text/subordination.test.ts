import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'
import { exact } from '../../../src/shared/decimal'
import type { ClassRow } from '../../../src/shared/report'
import { heldTier, supports } from '../../../src/renderer/text/subordination'

function row(
  name: string,
  type: string | null,
  balance: string | null,
  over: object = {},
): ClassRow {
  return {
    tier: 'REMIC III', class: name, type, cusip: '000000AA8', basis: 'principal',
    current: { currentBalance: balance }, ...over,
  } as unknown as ClassRow // prettier-ignore
}
const shares = (classes: readonly ClassRow[]) =>
  supports({ classes: [...classes] }, 'REMIC III').map((one) => [
    one.row.class,
    one.below,
    one.share,
  ])

describe('what stands below a class', () => {
  it('are the mezzanine and subordinate classes after it, where the types say which those are', () => {
    const classes = [
      row('A-1', 'FLT, SEQ', '60.5'),
      row('A-2', 'STEP, AFC,', '20'),
      row('A-IO', 'IO, NTL', '900', { basis: 'notional' }),
      row('M-1', 'MEZ, STEP,', '12.5'),
      row('B', 'MEZ, STEP,', '7'),
      row('C', 'SUB', '500', { basis: 'notional' }),
      row('LT-1', null, '100', { tier: 'REMIC I', cusip: null }),
    ]
    expect(shares(classes)).toEqual([
      ['A-1', '19.5', '0.195000000000'],
      ['A-2', '19.5', '0.195000000000'],
      ['M-1', '7', '0.070000000000'],
      ['B', '0', '0.000000000000'],
    ])
    expect(heldTier({ classes })).toBe('REMIC III')
  })

  it('are those printed after it where no type tells, and none below a class that is paid off', () => {
    expect(shares([row('A', 'FLT', '0.00'), row('B', 'FLT', '30'), row('D', null, null)])).toEqual([
      ['A', '30', null],
      ['B', '0', '0.000000000000'],
      ['D', '0', null],
    ])
    expect(shares([])).toEqual([])
  })

  test.prop([fc.array(fc.bigInt({ min: 1n, max: 10n ** 12n }), { minLength: 1 })])(
    'is never more than above it, and with the class and all before it makes up the tier',
    (units) => {
      const balances = units.map((unit) => `${unit / 100n}.${String(unit % 100n).padStart(2, '0')}`)
      const found = supports(
        { classes: balances.map((one, at) => row(`B-${at}`, null, one)) },
        'REMIC III',
      )
      const whole = balances.reduce((sum, one) => sum.plus(exact(one)), exact('0'))
      found.forEach((one, at) => {
        const above = balances
          .slice(0, at + 1)
          .reduce((sum, each) => sum.plus(exact(each)), exact('0'))
        expect(above.plus(exact(one.below)).eq(whole)).toBe(true)
        expect(one.paths).toHaveLength(balances.length - at - 1)
      })
    },
  )
})
