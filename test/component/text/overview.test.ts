import { describe, expect, it } from 'vitest'
import { cashChart, cashOf, paidDown, placeOf } from '../../../src/renderer/text/overview'

const CASH = [
  { month: '2001-12', interest: '1.10', principal: '2.20' },
  { month: '2002-02', interest: '0.10', principal: '0.20' },
]

describe('the month at a glance', () => {
  it('stacks interest on principal, from the first month with cash on', () => {
    const { months, series } = cashChart(CASH, '2002-03', 24)
    expect(months).toEqual(['2001-12', '2002-01', '2002-02', '2002-03'])
    expect(series.map((one) => [one.name, ...one.values])).toEqual([
      ['Principal', '2.20', null, '0.20', null],
      ['Interest', '1.10', null, '0.10', null],
    ])
    expect(cashChart(CASH, '2002-03', 2).months).toEqual(['2002-02', '2002-03'])
  })

  it('sums to the cent', () => {
    expect(cashOf(CASH, '2001-12', '2002-02')).toEqual({
      interest: '1.20', principal: '2.40', total: '3.60',
    }) // prettier-ignore
    expect(cashOf(CASH, '2002-03', '2002-03').total).toBe('0.00')
    expect(paidDown('3', '2')).toBe('33.33')
    expect(paidDown('0', '0')).toBeNull()
    expect(paidDown(null, null)).toBeNull()
  })

  it('opens what an entry is about', () => {
    const entry = { kind: 'gap', title: '', detail: '', cusip: 'X', deal: 'D' } as const
    expect(placeOf({ ...entry, place: 'holding' })).toEqual({ name: 'holding', cusip: 'X' })
    expect(placeOf({ ...entry, place: 'holding', cusip: null })).toEqual({ name: 'holdings' })
    expect(placeOf({ ...entry, place: 'checks' })).toEqual({
      name: 'checks',
      show: 'differs',
      deal: 'D',
    })
    expect(placeOf({ ...entry, place: 'custodian' })).toEqual({ name: 'custodian' })
  })
})
