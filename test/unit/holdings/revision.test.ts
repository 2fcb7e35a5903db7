import { describe, expect, it } from 'vitest'
import { changedCells, payChange } from '../../../src/main/holdings/revision'
import { A1, FIRST, M1 } from '../../support/documents'

const amended = (row: typeof A1) => ({
  ...row,
  perThousand: { ...row.perThousand, interest: '1.6', currentBalance: '817' },
})

describe('two generations of a report', () => {
  it('differ in the cells that say something else, and in those that only one has', () => {
    const [a1, m1, io] = FIRST.classes
    if (a1 === undefined || m1 === undefined || io === undefined) throw new Error('no classes')
    const after = { ...FIRST, recordDate: null, classes: [amended(a1), m1] }
    const changes = changedCells(FIRST, after)
    expect(changes.slice(0, 2)).toEqual([
      {
        path: 'classes[REMIC III/A-1].perThousand.interest',
        before: A1.perThousand.interest,
        after: '1.6',
      },
      {
        path: 'classes[REMIC III/A-1].perThousand.currentBalance',
        before: A1.perThousand.currentBalance,
        after: '817',
      },
    ])
    expect(changes.slice(2).every((one) => one.after === null)).toBe(true)
    expect(changes.some((one) => one.path === 'recordDate')).toBe(true)
    expect(changedCells(FIRST, FIRST)).toEqual([])
  })

  it('mean cash to collect or to give back, and another face', () => {
    const lots = [{ kind: 'buy' as const, face: '1000000', settle: '2002-08-30' }]
    const at = { recordDate: '2002-08-30' }
    expect(payChange(lots, { ...at, row: A1 }, { ...at, row: amended(A1) })).toEqual({
      interest: '28.39',
      principal: '0.00',
      total: '28.39',
      currentFace: '-335.22',
    })
    expect(payChange(lots, { ...at, row: M1 }, { recordDate: '2002-08-29', row: M1 })).toEqual({
      interest: '-5800.00',
      principal: '0.00',
      total: '-5800.00',
      currentFace: '-1000000.00',
    })
    expect(payChange(lots, { ...at, row: null }, { ...at, row: null }).total).toBe('0.00')
  })
})
