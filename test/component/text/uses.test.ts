import { describe, expect, it } from 'vitest'
import { isSum } from '../../../src/renderer/text/checks'
import { amountName, amountOf, factorCell, madeOf } from '../../../src/renderer/text/uses'

const holder = {
  portfolio: 'Main',
  account: null,
  cusip: '45254TLU6',
  entitledFace: '1000000',
  interest: '1571.61',
  principal: '93742.09',
}
const cell = (what: string) => factorCell(`classes[REMIC III/A-1].perThousand.${what}`)

describe('what a factor of a class is used for', () => {
  it('is the holder’s cash as it is kept, and faces to the cent', () => {
    const amounts = ['interest', 'principal', 'priorBalance', 'currentBalance'].map((what) => {
      const factor = cell(what)
      return factor === null ? null : [amountName(factor), amountOf(factor, holder, '817.335216')]
    })
    expect(amounts).toEqual([
      ['Interest', '1571.61'],
      ['Principal', '93742.09'],
      ['Face before', '817335.22'],
      ['Face after', '817335.22'],
    ])
    expect(madeOf(holder, '817.335216')).toBe('1,000,000.00 ÷ 1,000 × 817.335216')
  })

  it('is nothing where the factor is blank, and blank is not zero', () => {
    expect(amountOf({ classKey: 'A', what: 'currentBalance' }, holder, null)).toBeNull()
    expect(madeOf(holder, null)).toBe('1,000,000.00 ÷ 1,000 × blank')
  })

  it('knows the class, also one whose name has a dot, and no other cells', () => {
    expect(factorCell('classes[A.1].perThousand.interest')).toEqual({ classKey: 'A.1', what: 'interest' }) // prettier-ignore
    for (const path of [
      null,
      'classes[A].current.interest',
      'classes[A].perThousand.distribution',
      'classes[A].perThousand.toString',
      'totals[A].perThousand.interest',
    ]) {
      expect(factorCell(path)).toBeNull()
    }
  })
})

it.each([
  ['total.sum.current.interest', true],
  ['groups.total', true],
  ['delinquency.buckets', true],
  ['loans.report.realizedLoss', true],
  ['loans.count', false],
  ['total.rollForward', false],
  ['class.factor.sum', false],
  ['collection.repeated', false],
])('whether %s adds up cells: %s', (id, sum) => {
  expect(isSum({ id })).toBe(sum)
})
