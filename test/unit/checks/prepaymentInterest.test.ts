import { expect, it } from 'vitest'
import { newlyDiffering } from '../../support/differing'
import { onlyReport, sampleText } from '../../support/filings'

it.each([
  ['000', 'a group’s loans', [['TOTAL', '5094.09']]],
  [
    '001',
    'the loans of each group',
    [
      ['ADJUSTABLE', '22223.45'],
      ['FIXED', '1797.76'],
    ],
  ],
] as const)('the shortfall of %s is the interest of %s', (name, _, expected) => {
  const found = onlyReport(sampleText(name)).checks.filter(
    ({ id }) => id === 'loans.prepaymentInterest',
  )
  expect(found.map(({ subject, left }) => [subject, left])).toEqual(expected)
  expect(found.map(({ status }) => status)).toEqual(expected.map(() => 'ties'))
})

it.each([
  ['a note rate', '37469         0.1625NM', '37469         0.1626NM', 'FIXED'],
  ['a date of prepayment', '37489          0.095GA', '37488          0.095GA', 'ADJUSTABLE'],
])('%s that does not fit differs', (_, place, changed, subject) => {
  expect(newlyDiffering('001', place, changed)).toEqual([`loans.prepaymentInterest ${subject}`])
})

it('is not held where loans were paid in full in several months', () => {
  const text = sampleText('001').replace('37469         0.1625NM', '37468         0.1625NM')
  expect(onlyReport(text).checks.map(({ id }) => id)).not.toContain('loans.prepaymentInterest')
})
