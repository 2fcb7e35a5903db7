import { describe, expect, it } from 'vitest'
import { checkCusip, checkFace, checkLot } from '../../../src/main/holdings/lotDraft'
import { codeOf, valueOf } from '../../support/folders'

describe('a lot as people type it', () => {
  it('is kept in its written form', () => {
    const lot = valueOf(
      checkLot({
        cusip: ' 45254t lu6 ',
        face: '1,000,000.00',
        account: ' Custody 1 ',
        settle: '2002-07-01',
        price: '99.50',
        note: ' ',
      }),
    )
    expect(lot).toEqual({
      kind: 'buy',
      cusip: '45254TLU6',
      face: '1000000',
      portfolio: 'Main',
      account: 'Custody 1',
      trade: null,
      settle: '2002-07-01',
      price: '99.5',
      accrued: null,
      lot: null,
      note: null,
    })
  })

  it('names the check digit that would fit', () => {
    const result = checkCusip('45254TLU7')
    expect(result).toMatchObject({ ok: false, problem: { code: 'bad-cusip' } })
    expect(result.ok ? '' : result.problem.message).toContain('6 fits the other eight')
  })

  it.each(['', '45254TLU', '45254TLU66', '45254ÄLU6', 'IMH0001TC'])('refuses CUSIP %j', (text) => {
    expect(codeOf(checkCusip(text))).toBe('bad-cusip')
  })

  it.each([
    ['1000000', '1000000'],
    ['$ 250,000', '250000'],
    ['1,234.50', '1234.5'],
    ['0001', '1'],
    ['0.01', '0.01'],
  ])('reads face %j', (text, face) => {
    expect(valueOf(checkFace(text))).toBe(face)
  })

  it.each([
    '',
    '0',
    '0.00',
    '-5',
    '+5',
    '1e6',
    '10,00',
    '1,0000',
    '1.000.000,00',
    '1 000',
    'NaN',
    'Infinity',
    '0x10',
    '1.',
    '12345678901234',
    '1.1234567',
  ])('refuses face %j', (text) => {
    expect(codeOf(checkFace(text))).toBe('bad-face')
  })

  it.each(['2002-02-30', '2002-2-3', '25.09.2002', 'soon', '0001-01-01'])(
    'refuses settlement date %j',
    (settle) => {
      expect(codeOf(checkLot({ cusip: '45254TLU6', face: '1', settle }))).toBe('bad-date')
    },
  )

  it('refuses a price that is none, a name that is too long and a note without end', () => {
    const lot = { cusip: '45254TLU6', face: '1' }
    expect(codeOf(checkLot({ ...lot, price: 'par' }))).toBe('bad-price')
    expect(codeOf(checkLot({ ...lot, portfolio: 'x'.repeat(101) }))).toBe('bad-name')
    expect(codeOf(checkLot({ ...lot, account: 'a\u0007b' }))).toBe('bad-name')
    expect(codeOf(checkLot({ ...lot, note: 'x'.repeat(1001) }))).toBe('bad-note')
  })
})
