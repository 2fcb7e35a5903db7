import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  entitledMonths,
  firstMonth,
  hasOpenMonths,
  NO_OPEN_MONTHS,
  openMonths,
} from '../../../src/main/holdings/openMonths'
import { addMonths } from '@shared/dates'

const DATES = ['2002-09-25', '2002-12-26']
const DEAL = { firstPayment: '2002-07-25', dates: DATES }

describe('the months of a deal without a report', () => {
  it('are missing from the first distribution as printed to the last report, whatever the day', () => {
    expect(openMonths(DEAL, '2002-12-31')).toEqual({
      between: ['2002-10', '2002-11'],
      missing: ['2002-07', '2002-08', '2002-10', '2002-11'],
      awaited: [],
    })
    expect(openMonths(DEAL, '2002-08-31')).toEqual({
      between: [],
      missing: ['2002-07', '2002-08'],
      awaited: [],
    })
  })

  it('are those that are over', () => {
    expect(openMonths(DEAL, '2002-08-30').missing).toEqual(['2002-07'])
    expect(openMonths(DEAL, '2002-07-30').missing).toEqual([])
    expect(openMonths(DEAL, '2003-01-30').awaited).toEqual([])
  })

  it('are awaited after the last report', () => {
    expect(openMonths(DEAL, '2003-02-28').awaited).toEqual(['2003-01', '2003-02'])
  })

  it('begin with the first report where it prints no first distribution or a later one', () => {
    for (const firstPayment of [null, 'soon', '2002-02-30', '2003-01-25']) {
      expect(openMonths({ firstPayment, dates: DATES }, '2002-12-31').missing).toEqual([
        '2002-10',
        '2002-11',
      ])
    }
    expect(firstMonth('2002-07-25', '2002-09')).toBe('2002-07')
    expect(openMonths({ firstPayment: '2002-07-25', dates: [] }, '2002-12-31')).toEqual(
      NO_OPEN_MONTHS,
    )
  })

  it('are looked for wherever there are any', () => {
    const month = fc.integer({ min: 0, max: 30 }).map((at) => addMonths('2001-01', at))
    const day = fc.constantFrom('01', '15', '25', '28')
    fc.assert(
      fc.property(fc.uniqueArray(month), fc.option(month), month, day, (on, first, at, asOf) => {
        const deal = {
          firstPayment: first === null ? null : `${first}-25`,
          dates: on.sort().map((one) => `${one}-25`),
        }
        const { missing, awaited } = openMonths(deal, `${at}-${asOf}`)
        if (missing.length + awaited.length > 0) {
          expect(hasOpenMonths(deal, `${at}-${asOf}`)).toBe(true)
        }
      }),
    )
    expect(hasOpenMonths({ firstPayment: null, dates: ['2002-09-25'] }, '2002-09-30')).toBe(false)
    expect(hasOpenMonths({ firstPayment: null, dates: [] }, '2002-09-30')).toBe(false)
  })
})

describe('the months in which a holder was entitled', () => {
  const buy = (face: string, settle: string | null) => ({ kind: 'buy' as const, face, settle })
  const sell = (face: string, settle: string) => ({ kind: 'sell' as const, face, settle })
  const months = ['2002-08', '2002-09', '2002-10', '2002-11']

  it('begin after the first settlement: record dates are the last business day of the month before', () => {
    expect(entitledMonths([buy('1', '2002-10-15'), buy('1', '2002-07-31')], months)).toEqual(months)
    expect(entitledMonths([buy('1', '2002-08-30')], months)).toEqual(months.slice(1))
    // 31 August 2002 was a Saturday
    expect(entitledMonths([buy('1', '2002-08-31')], months)).toEqual(months.slice(2))
    expect(entitledMonths([buy('1', null)], months)).toEqual(months)
    expect(entitledMonths([], months)).toEqual([])
  })

  it('leave out those before which all was sold', () => {
    const lots = [
      buy('2', '2002-07-01'),
      sell('1', '2002-08-01'),
      sell('1', '2002-09-03'),
      buy('5', '2002-10-31'),
    ]
    expect(entitledMonths(lots, months)).toEqual(['2002-08', '2002-09', '2002-11'])
  })
})
