import { describe, expect, it } from 'vitest'
import {
  addBusinessDays,
  expectedDistribution,
  isBusinessDay,
  nextBusinessDay,
} from '../../../src/main/holdings/businessDays'

describe('business days', () => {
  it.each([
    ['2002-08-25', '2002-08-26', 'a Sunday'],
    ['2002-05-25', '2002-05-28', 'a Saturday before Memorial Day'],
    ['2002-12-25', '2002-12-26', 'Christmas'],
    ['2004-07-05', '2004-07-06', 'Independence Day kept on a Monday'],
    ['2004-12-24', '2004-12-24', 'the Friday before a Christmas on a Saturday'],
    ['2003-01-20', '2003-01-21', 'Martin Luther King Day'],
    ['1985-01-21', '1985-01-21', 'the same Monday before it was kept'],
    ['2002-02-18', '2002-02-19', "Washington's Birthday"],
    ['2002-09-02', '2002-09-03', 'Labor Day'],
    ['2002-10-14', '2002-10-15', 'Columbus Day'],
    ['2002-11-28', '2002-11-29', 'Thanksgiving'],
    ['2022-06-19', '2022-06-21', 'Juneteenth on a Sunday'],
    ['2021-06-18', '2021-06-18', 'the Friday before the first Juneteenth'],
  ])('%s rolls to %s: %s', (date, next) => {
    expect(nextBusinessDay(date)).toBe(next)
    expect(isBusinessDay(date)).toBe(date === next)
  })

  it('are counted over weekends and holidays', () => {
    expect(addBusinessDays('2002-08-30', 1)).toBe('2002-09-03')
    expect(addBusinessDays('2002-08-30', 0)).toBe('2002-08-30')
    expect(addBusinessDays('2002-12-20', 5)).toBe('2002-12-30')
  })
})

describe('the next distribution', () => {
  it.each([
    [['2002-07-25', '2002-08-26', '2002-09-25'], '2002-10-25'],
    [['2002-09-25', '2002-10-25'], '2002-11-25'],
    [['2002-10-25', '2002-11-25'], '2002-12-26'],
    [['2002-08-26'], null],
    [['2002-09-25'], '2002-10-25'],
    [['2002-08-26', '2002-11-25'], null],
    [['2003-01-31', '2003-02-28'], '2003-03-31'],
    [['2002-09-25', '2002-10-28'], null],
    [[], null],
  ])('after %j is on %s', (dates, expected) => {
    expect(expectedDistribution(dates)).toBe(expected)
  })
})
