import { describe, expect, it } from 'vitest'
import {
  addDays,
  addMonths,
  daysBetween,
  endOfMonth,
  fromExcelSerial,
  isIsoDate,
  longDate,
  longMonth,
  parseWordDate,
  toExcelSerial,
} from '@shared/dates'

describe('dates', () => {
  it('are read from words, blanks or not, and only when the day exists', () => {
    expect(parseWordDate('September 25, 2002')).toBe('2002-09-25')
    expect(parseWordDate('June1,2002')).toBe('2002-06-01')
    expect(parseWordDate('September 256, 2002')).toBeNull()
    expect(parseWordDate('February 29, 2003')).toBeNull()
    expect(parseWordDate('Septembre 25, 2002')).toBeNull()
  })

  it('are read from Excel serials, with its false leap day', () => {
    expect(fromExcelSerial(37494)).toBe('2002-08-26')
    expect(fromExcelSerial(61)).toBe('1900-03-01')
    expect(fromExcelSerial(60)).toBeNull()
    expect(fromExcelSerial(37494.5)).toBeNull()
    expect(toExcelSerial('2002-09-24')).toBe(37523)
  })

  it('count days and months', () => {
    expect(daysBetween('2002-08-26', '2002-09-24')).toBe(29)
    expect(addDays('2002-12-31', 1)).toBe('2003-01-01')
    expect(addMonths('2002-09', 4)).toBe('2003-01')
    expect(addMonths('2002-01', -13)).toBe('2000-12')
    expect(endOfMonth('2004-02')).toBe('2004-02-29')
    expect(isIsoDate('2002-02-30')).toBe(false)
  })

  it('are written out for people', () => {
    expect(longDate('2002-09-05')).toBe('5 September 2002')
    expect(longMonth('2002-09')).toBe('September 2002')
  })
})
