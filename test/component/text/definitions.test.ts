import { describe, expect, it } from 'vitest'
import { remarkOf } from '../../../src/renderer/text/definitions'

const remark = (term: string, text: string) => remarkOf({ term, text })

describe('the method as a report prints it', () => {
  it('has a remark where it prints 0.02 for the 0.2% a month of the standard', () => {
    expect(remark('PSA Standard Prepayment Model', 'CPR/(0.02*min(30,WAS))')).toMatch(/0\.002/)
    expect(remark('Average PSA Approximation', 'AvgCPRn,m/(.02*Avg WASn,m))')).toMatch(/0\.002/)
    expect(remark('PSA Standard Prepayment Model', 'CPR/(0.002*min(30,WAS))')).toBeNull()
    expect(
      remark('SDA Standard Default Assumption', 'CDR/IF(WAS<61,MIN(30,WAS)*0.02,…)'),
    ).toBeNull()
  })

  it('has a remark where an average lacks its 1 −', () => {
    expect(remark('Average SMM (AvgSMMn,m)', '[(1-SMMn) * (1-SMMm)]^(1/months)')).toMatch(
      /^The standard formula is 1 − this/,
    )
    expect(remark('Average SMM', '1-[(1-SMMn) * (1-SMMm)]^(1/months)')).toBeNull()
    expect(remark('Conditional Prepayment Rate (CPR)', '1-((1-SMM)^12)')).toBeNull()
  })
})
