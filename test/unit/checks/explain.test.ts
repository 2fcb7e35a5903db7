import { describe, expect, it } from 'vitest'
import type { Check } from '@shared/report'
import { changeDigits } from '../../support/digits'
import { onlyReport, sampleText } from '../../support/filings'

const check = (text: string, id: string, subject: string): Check => {
  const found = onlyReport(text).checks.find((one) => one.id === id && one.subject === subject)
  if (found === undefined) throw new Error(`no check ${id} of ${subject}`)
  return found
}

const LINE = 'lines[Collection Account Report/'

describe('a difference that a printed line equals', () => {
  it.each([
    ['000', 'class.unpaidInterest', 'REMIC III B', '930.67', 'Net WAC Shortfall 930.67'],
    ['000', 'funds.distributed', 'TOTAL', '930.67', 'Net WAC Shortfall 930.67'],
    ['000', 'class.paidInterest', 'REMIC III C', '225941.85', 'Deferred interest'],
    ['000', 'class.paidInterest', 'REMIC II MT-ZZ', '2259.42', 'Deferred interest'],
    ['000', 'class.unpaidInterest', 'REMIC III C', '452814.84', 'Deferred interest'],
    ['000', 'class.factor.base', 'REMIC III A-IO', '21000000', 'notional amount'],
    ['000', 'total.priorBalance', 'REMIC II Total', '42000000', 'notional amounts of MT-IO, MT-J'],
    ['000', 'total.priorBalance', 'REMIC III Total', '168907008.1', 'notional amounts of A-IO, C'],
    ['000', 'total.unpaidInterest', 'REMIC III Total', '453745.51', 'Net WAC Shortfall'],
    ['000', 'total.paidInterest', 'REMIC II Total', '2259.42', 'REMIC II MT-ZZ, Deferred interest'],
    ['000', 'enhancement.bonds', 'Overcollateralization', '0.3', 'Rounding'],
    [
      '001',
      'class.optimalInterest',
      'Cert',
      '1283193.106',
      'Net Monthly Excess Cashflow 1,283,193.11',
    ],
    ['001', 'total.optimalInterest', 'Total', '1283193.106', 'Cert, Current Periods Net Monthly'],
    ['001', 'funds.distributed', 'TOTAL', '23484.27', 'Floor Contract Payment Amounts 23,484.28'],
    ['001', 'collection.repeated', 'Interest Other Accounts TOTAL', '-23484.28', 'Floor Contract'],
  ] as const)('in %s: %s of %s', (name, id, subject, difference, words) => {
    const found = check(sampleText(name), id, subject)
    expect(found).toMatchObject({ status: 'explained', difference })
    expect(found.explanation?.text).toContain(words)
    expect(found.explanation?.cells.length).toBeGreaterThan(0)
  })

  it('names the line, so that it opens', () => {
    expect(check(sampleText('000'), 'funds.distributed', 'TOTAL').explanation?.cells).toEqual([
      `${LINE}INTEREST - COLLECTIONS/Net WAC Shortfall].TOTAL`,
    ])
  })
})

describe('a difference that chance would explain', () => {
  it('of less than a dollar is left alone, whatever equals it', () => {
    const text = sampleText('000').replace('930.67', '0.67')
    expect(text).not.toBe(sampleText('000'))
    const found = onlyReport(text).checks.filter(
      (one) => one.status === 'explained' && Math.abs(Number(one.difference)) < 1,
    )
    expect(found.map((one) => one.id)).toEqual(['enhancement.bonds'])
  })

  it('that equals a line of another matter stays a difference', () => {
    // C's interest misses by 786.28; a fee of that amount has nothing to do with it.
    const text = sampleText('000').replace('1,663.95', '786.28')
    expect(text).not.toBe(sampleText('000'))
    expect(check(text, 'class.accrual', 'REMIC III C').status).toBe('differs')
  })

  it('is not explained by a number of loans, nor is such a number by an amount', () => {
    // 3.00 less than the loans' amounts, and 3 loans were repurchased since issue
    const text = sampleText('001').replace('48353.68\n', '48350.68\n')
    for (const group of ['FIXED', 'TOTAL'])
      expect(
        check(text, 'loans.report.prepayment', `Prepayment Detail Report ${group}`),
      ).toMatchObject({ status: 'differs', difference: '3' })
    const counted = sampleText('001')
      .replace(
        'Balance of Subsequent Mortgage Loans added this period\n>                                         0.00',
        'Balance of Subsequent Mortgage Loans added this period\n>                                         3.00',
      ) // prettier-ignore
      .replace('1852            135           1987', '1855            135           1990')
    expect(counted).toContain('3.00')
    const open = onlyReport(counted).checks.filter(
      ({ id, status }) => id === 'pool.rollForward' && status !== 'ties',
    )
    expect(open.map(({ status }) => status)).toEqual(['differs', 'differs'])
  })

  it('is not explained by a line that makes it, unless that is printed elsewhere too', () => {
    const text = sampleText('001')
    const start = text.indexOf('Other Related Information for')
    const without = text.slice(0, start) + text.slice(start).replace('23,484.28', '23,484.29')
    expect(check(without, 'collection.repeated', 'Interest Other Accounts TOTAL').status).toBe(
      'differs',
    )
  })
})

it('explains hardly any changed digit: less than one in a hundred', () => {
  const amounts =
    /^(?:(?:classes|totals)\[.*\]\.(?:current|toDate|interestDetail)\.|lines\[(?:Collection|Credit|Other|Triggers))/
  const outcomes = [
    ...changeDigits(sampleText('000'), amounts, 3, 17),
    ...changeDigits(sampleText('001'), amounts, 7, 7),
  ]
  expect(outcomes.length).toBeGreaterThan(300)
  const explained = outcomes.filter((one) => one.newlyExplained.length > 0)
  expect(explained.length / outcomes.length).toBeLessThan(0.01)
}, 60_000)
