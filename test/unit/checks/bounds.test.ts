import { describe, expect, it } from 'vitest'
import { newlyDiffering } from '../../support/differing'
import { onlyReport, sampleText } from '../../support/filings'

const IDS =
  /^(?:rate\.(?:netMortgage|available|basisRisk)|term\.|average\.(?:before|earlier)|enhancement\.(?:target|principal|atIssue)|pool\.(?:sinceIssue|loansSinceIssue)|speed\.psaAge|repeat\.prefunding)/

function made(name: '000' | '001'): Record<string, number> {
  const checks = onlyReport(sampleText(name)).checks.filter(({ id }) => IDS.test(id))
  expect(checks.filter(({ status }) => status !== 'ties')).toEqual([])
  const count: Record<string, number> = {}
  for (const { id } of checks) count[id] = (count[id] ?? 0) + 1
  return count
}

describe('bounds and rates of the pool', () => {
  it('tie in the larger sample, whose only group has fixed rates', () => {
    expect(made('000')).toEqual({
      'rate.netMortgage': 1,
      'pool.sinceIssue': 1,
      'pool.loansSinceIssue': 1,
      'enhancement.atIssue': 1,
    })
  })

  it('tie in the smaller sample, at issue, before and after the month, and for what was repaid', () => {
    expect(made('001')).toEqual({
      'rate.netMortgage': 1,
      'rate.available': 1,
      'rate.basisRisk': 1,
      'term.most': 4,
      'term.margin': 4,
      'term.least': 4,
      'term.capUp': 4,
      'term.capDown': 4,
      'average.before': 1,
      'average.earlier': 1,
      'enhancement.target': 1,
      'enhancement.principal': 1,
      'enhancement.atIssue': 1,
      'pool.sinceIssue': 1,
      'speed.psaAge': 3,
      'repeat.prefunding': 1,
    })
  })

  it.each([
    ['001', 'a net mortgage rate', '5.7192%', '5.7193%', ['rate.netMortgage Net mortgage rate']],
    ['000', 'a net mortgage rate', '7.9212%', '7.9211%', ['rate.netMortgage Net mortgage rate']],
    [
      '001',
      'an available funds rate',
      '5.5492%',
      '6.5492%',
      ['rate.available Available funds rate'],
    ],
    ['001', 'a margin', '0.02905793', '0.12905793', ['term.margin Repaid ADJUSTABLE']],
    ['001', 'a margin', '0.02904304', '0.03004304', ['term.margin Repaid ADJUSTABLE']],
    ['001', 'a greatest rate', '0.1304011', '1.1304011', ['term.most Original ADJUSTABLE']],
    ['001', 'a cap', '0.01007847', '0.11007847', ['term.capUp Original ADJUSTABLE']],
    ['001', 'a least rate', '0.03002424', '0.04002424', ['term.least Repaid ADJUSTABLE']],
    [
      '001',
      'a coupon after the month',
      '0.138972942',
      '0.138973942',
      ['average.before Weighted Average Coupon Current'],
    ],
    [
      '001',
      'a coupon before the month',
      '0.139134498',
      '0.149134498',
      ['average.earlier Weighted Average Coupon Prior'],
    ],
    ['001', 'an average PSA', '6.092561721', '6.092561731', ['speed.psaAge FIXED']],
    ['001', 'an average PSA', '13.29989557', '14.29989557', ['speed.psaAge ADJUSTABLE']],
    [
      '001',
      'what was pre-funded',
      '45,576,084.00',
      '45,676,084.00',
      ['enhancement.atIssue Overcollateralization'],
    ],
    [
      '001',
      'what was pre-funded',
      '45,576,084.00',
      '40,576,084.00',
      ['pool.sinceIssue Principal Balance TOTAL'],
    ],
    [
      '000',
      'a count at issue',
      '                898\n',
      '                897\n',
      ['pool.loansSinceIssue Loan Count TOTAL'],
    ],
  ] as const)('%s: %s that does not fit differs', (name, _, place, changed, expected) => {
    expect(newlyDiffering(name, place, changed)).toEqual(expected)
  })

  it.each([
    [
      'what is required',
      'Required Overcollateralization Amt',
      '5,000,000.00',
      '6,000,000.00',
      'enhancement.target',
    ],
    ['extra principal', 'Extra Principal Distribution', '0.00', '1.00', 'enhancement.principal'],
    ['a release', 'Overcollateralization Release', '0.00', '0.01', 'enhancement.principal'],
    [
      'a shortfall',
      'Current Periods Basis Risk Shortfall Carry Forward Amt',
      '0.00',
      '0.01',
      'rate.basisRisk',
    ],
    [
      'loans added',
      'Balance of Subsequent Mortgage Loans added this period',
      '0.00',
      '1.00',
      'repeat.prefunding',
    ],
    [
      'what is still pre-funded',
      'Pre-Funding Account Ending Balance',
      '0.00',
      '1.00',
      'enhancement.amount',
    ],
  ])('%s that does not fit differs', (_, label, printed, changed, id) => {
    const row = new RegExp(`${label}\n> +${printed}`).exec(sampleText('001'))?.[0] ?? label
    const differing = newlyDiffering('001', row, row.replace(printed, changed))
    expect(differing.map((check) => check.split(' ')[0])).toEqual([id])
  })
})
