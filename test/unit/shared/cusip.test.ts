import { describe, expect, it } from 'vitest'
import { cusipCheckDigit, isCusip, normaliseCusip } from '@shared/cusip'

describe('CUSIPs', () => {
  it.each([
    '45254TLU6',
    '45254TMD3',
    '45254NCG0',
    '45254NCH8',
    '037833100',
    '17275R102',
    '38259P508',
  ])('%s is one', (cusip) => {
    expect(isCusip(cusip)).toBe(true)
  })

  it.each(['45254TLU7', '45254TLU', 'IMH0001TC', '45254tlu6', ''])('%s is none', (cusip) => {
    expect(isCusip(cusip)).toBe(false)
  })

  it('count * @ # as 36, 37 and 38', () => {
    expect(cusipCheckDigit('0000000*')).toBe('1') // 36 doubled is 72: 7 + 2 = 9
    expect(cusipCheckDigit('0000000@')).toBe('9') // 74: 11
    expect(cusipCheckDigit('#0000000')).toBe('9') // 38: 11
  })

  it('are typed with blanks and in lower case', () => {
    expect(normaliseCusip(' 45254 tlu-6 ')).toBe('45254TLU6')
  })
})
