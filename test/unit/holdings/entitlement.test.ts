import { describe, expect, it } from 'vitest'
import { exact, plain } from '@shared/decimal'
import { distribute, type ReportedClass } from '../../../src/main/holdings/distribute'
import { heldAt, isEntitled, sumFaces } from '../../../src/main/holdings/entitlement'

const RECORD = '2002-08-30'
const buy = (face: string, settle: string | null) => ({ kind: 'buy' as const, face, settle })

describe('entitlement', () => {
  it.each([
    ['2002-08-29', true],
    ['2002-08-30', true],
    ['2002-08-31', false],
    ['2002-09-25', false],
    [null, true],
  ])('of a lot settled %s', (settle, entitled) => {
    expect(isEntitled({ settle }, RECORD)).toBe(entitled)
  })

  it('is not known for a dated lot where the report prints no record date', () => {
    expect(isEntitled({ settle: '1999-01-01' }, null)).toBe(false)
    expect(isEntitled({ settle: null }, null)).toBe(true)
  })

  it('holds at a day what settled by then', () => {
    const lots = [
      buy('1', '2002-08-30'),
      buy('2', '2002-08-31'),
      buy('4', null),
      { kind: 'sell' as const, face: '0.5', settle: '2002-08-31' },
    ]
    expect(plain(sumFaces(heldAt(lots, '2002-08-30')))).toBe('5')
    expect(plain(sumFaces(heldAt(lots, '2002-08-31')))).toBe('6.5')
    expect(sumFaces([])).toEqual(exact(0))
  })
})

const ROW: ReportedClass = {
  source: 'r3',
  distributionDate: '2002-09-25',
  recordDate: RECORD,
  basis: 'principal',
  factorBase: '1000000',
  priorFactor: '1000',
  interestFactor: '0.004',
  principalFactor: '10',
  currentFactor: '990',
  interest: '4',
  principal: '10000',
  realizedLoss: '0',
  deferredInterest: '0',
  currentBalance: '990000',
}

describe('distributing to accounts', () => {
  it('keeps a payment with the seller who held at the record date', () => {
    const trades = [
      { accountId: 1, ...buy('1000', null) },
      { accountId: 1, kind: 'sell' as const, face: '1000', settle: '2002-09-03' },
      { accountId: 2, ...buy('1000', '2002-09-03') },
    ]
    const later = { ...ROW, source: 'r4', recordDate: '2002-09-30' }
    expect(distribute(trades, [ROW, later]).map((row) => [row.source, row.accountId])).toEqual([
      ['r3', 1],
      ['r4', 2],
    ])
  })

  it('rounds once an account, not once a lot', () => {
    const lots = [
      { accountId: 1, ...buy('1000', null) },
      { accountId: 1, ...buy('1000', '2002-08-30') },
      { accountId: 2, ...buy('1000', null) },
    ]
    const paid = distribute(lots, [ROW])
    // 0.008 is a cent; two lots of 0.004 each would have been none
    expect(paid.map((row) => [row.accountId, row.entitledFace, row.interest])).toEqual([
      [1, '2000', 1n],
      [2, '1000', 0n],
    ])
  })

  it('leaves out the lots and accounts that are not entitled', () => {
    const lots = [
      { accountId: 1, ...buy('1000', '2002-08-30') },
      { accountId: 1, ...buy('5000', '2002-08-31') },
      { accountId: 2, ...buy('1000', '2002-08-31') },
    ]
    const later = { ...ROW, source: 'r4', recordDate: '2002-09-30' }
    const paid = distribute(lots, [ROW, later])
    expect(paid.map((row) => [row.source, row.accountId, row.entitledFace])).toEqual([
      ['r3', 1, '1000'],
      ['r4', 1, '6000'],
      ['r4', 2, '1000'],
    ])
  })
})
