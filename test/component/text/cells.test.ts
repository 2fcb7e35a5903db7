import { describe, expect, it } from 'vitest'
import { cellName, keyWords } from '../../../src/renderer/text/cells'
import { sectionsOf } from '../../../src/renderer/text/sections'
import type { TrusteeReport } from '../../../src/shared/report'

describe('the name of a cell', () => {
  it('is in words where the engine named it', () => {
    expect(cellName('classes[REMIC III/B].interestDetail.optimalInterest')).toBe(
      'REMIC III, B optimal interest',
    )
    expect(cellName('classes[A].cusip')).toBe('A cusip')
    expect(cellName('delinquency[Total/DELINQUENT/balance].threePlus')).toBe(
      'Total, DELINQUENT/balance three plus',
    )
  })

  it('keeps the words of a loan group as printed', () => {
    expect(cellName('lines[Prepayment Report/RATES/SMM].ADJUSTABLE')).toBe(
      'Prepayment Report, RATES/SMM ADJUSTABLE',
    )
    expect(cellName('lines[Collateral Report/COUNT/Total Loan Count].GROUP 1')).toBe(
      'Collateral Report, COUNT/Total Loan Count GROUP 1',
    )
    expect(['TOTAL', 'Group I', 'NON-CONFORMING', 'ltv'].map(keyWords)).toEqual(['TOTAL', 'Group I', 'NON-CONFORMING', 'ltv']) // prettier-ignore
  })

  it('names the columns of loans in words', () => {
    const loan = { loan: '21', originalBalance: '1', noteRate: '0.07', ltv: '90%', prepaidOn: null }
    const report = {
      classes: [], totals: [], lines: [], delinquency: [], prepaidLoans: [loan], liquidatedLoans: [], reoLoans: [],
    } as unknown as TrusteeReport // prettier-ignore
    expect(sectionsOf(report)[0]?.columns.map(({ name }) => name)).toEqual([
      'Original balance',
      'Note rate',
      'Ltv',
      'Prepaid on',
    ])
  })
})
