import { describe, expect, it } from 'vitest'
import type { Check } from '../../../src/shared/report'
import {
  cellLabel,
  explanationOf,
  monthCheck,
  sectionOfCheck,
} from '../../../src/renderer/text/checks'

const check = (over: Partial<Check> = {}): Check => ({
  id: 'class.unpaidInterest', subject: 'REMIC III B', status: 'differs', left: '0', right: '-930.67',
  difference: '930.67', tolerance: '0', operands: [], sentence: 'unpaid = optimal − paid', explanation: null, ...over,
}) // prettier-ignore

describe('a check in words', () => {
  it('stands in the section its id names, in the words of the report', () => {
    expect(sectionOfCheck({ check: check(), section: null })).toBe('certificate payment')
    expect(sectionOfCheck({ check: check({ id: 'funds.distributed' }), section: null })).toBe(
      'collection account',
    )
    expect(sectionOfCheck({ check: check({ id: 'another.one' }), section: null })).toBe('another')
    expect(sectionOfCheck({ check: check(), section: 'month to month' })).toBe('month to month')
  })

  it('says which line explains it, or that none does', () => {
    expect(explanationOf(check({ difference: '-0.03' }))).toBe('No line of the report equals 0.03')
    expect(explanationOf(check({ status: 'ties' }))).toBeNull()
    const explanation = { text: 'Net WAC Shortfall 930.67.', cells: [] }
    expect(explanationOf(check({ status: 'explained', explanation }))).toBe(
      'Net WAC Shortfall 930.67.',
    )
  })

  it('of a month against the one before opens the later number', () => {
    const one = monthCheck({
      distributionDate: '2002-09-25', filingId: 1, reportIndex: 0, class: 'REMIC III M-2', classKey: 'REMIC III/M-2',
      what: 'priorBalance', left: '8203260.98', right: '8203260.95', difference: '0.03', tolerance: '0.01',
    }) // prettier-ignore
    expect(one.operands).toEqual(['classes[REMIC III/M-2].current.priorBalance'])
    expect(one.sentence).toBe('prior = last month’s current')
    expect(one.status).toBe('differs')
  })

  it('names its cells by their columns and lines', () => {
    expect(cellLabel('classes[REMIC III/B].interestDetail.optimalInterest')).toBe(
      'Optimal interest',
    )
    expect(cellLabel('lines[Collection Account Report/PRINCIPAL/Curtailments].TOTAL')).toBe(
      'Curtailments, TOTAL',
    )
    expect(cellLabel('prepaidLoans[2159900022].prepayment')).toBe('2159900022, prepayment')
  })
})
