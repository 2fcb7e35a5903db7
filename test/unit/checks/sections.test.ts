import { describe, expect, it } from 'vitest'
import type { TrusteeReport } from '@shared/report'
import { changeDigits } from '../../support/digits'
import { newlyDiffering } from '../../support/differing'
import { extractText, onlyReport, sampleText } from '../../support/filings'

const OF_SECTIONS = /^(?!class\.|total\.|tier\.)/

function counts(report: TrusteeReport): Record<string, number> {
  const count: Record<string, number> = {}
  for (const { id } of report.checks) if (OF_SECTIONS.test(id)) count[id] = (count[id] ?? 0) + 1
  return count
}

describe.each(['000', '001'] as const)('the checks of %s', (name) => {
  const report = onlyReport(sampleText(name))

  it('have unique ids and subjects, and operands that are cells', () => {
    expect(new Set(report.checks.map((check) => `${check.id} ${check.subject}`)).size).toBe(
      report.checks.length,
    )
    const paths = new Set(extractText(sampleText(name)).cells[0]?.map((cell) => cell.path))
    for (const check of report.checks) {
      for (const path of [...check.operands, ...(check.explanation?.cells ?? [])]) {
        expect(paths).toContain(path)
      }
    }
  })
})

const COUNTS = {
  'funds.distributed': 1,
  'collection.repeated': 13,
  'collection.summary': 6,
  'collection.availableFunds': 3,
  'collection.total': 12,
  'groups.total': 106,
  'repeat.scheduledPrincipal': 3,
  'repeat.poolPrepayments': 3,
  'repeat.poolRepurchases': 3,
  'repeat.paidInFullLoans': 3,
  'repeat.repurchasedLoans': 3,
  'repeat.liquidatedLoans': 3,
  'repeat.curtailments': 3,
  'repeat.prepaymentsInFull': 3,
  'repeat.repurchases': 3,
  'repeat.principalAdvanced': 3,
  'repeat.interestAdvanced': 3,
  'repeat.compensatingInterest': 3,
  'repeat.prepaymentShortfalls': 3,
  'repeat.servicingFees': 3,
  'repeat.totalServicingFees': 3,
  'repeat.liquidationProceeds': 1,
  'repeat.netShortfalls': 3,
  'enhancement.amount': 1,
  'pool.rollForward': 6,
  'average.weighted': 12,
  'average.least': 12,
  'average.most': 12,
  'average.alike': 2,
  'average.minRate': 3,
  'average.maxRate': 3,
  'servicing.total': 3,
  'servicing.collected': 3,
  'servicing.advances': 3,
  'delinquency.buckets': 60,
  'delinquency.groups': 48,
  'delinquency.share': 144,
  'delinquency.statuses': 60,
  'prepayment.loans': 6,
  'prepayment.amount': 6,
  'prepayment.since': 21,
  'speed.smm': 3,
  'speed.cpr': 9,
  'speed.psa': 3,
  'speed.mdr': 3,
  'speed.cdr': 9,
  'speed.sda': 9,
  'loss.cumulativeShare': 1,
  'loans.count': 3,
  'loans.originalBalance': 3,
  'loans.prepayment': 1,
  'loans.reportedCount': 6,
  'loans.report.prepayment': 3,
  'loans.prepaymentInterest': 2,
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
  'loans.priorBalance': 1,
  'loans.realizedLoss': 1,
  'loans.report.realizedLoss': 3,
  'loans.statedBalance': 1,
  'derivatives.contracts': 1,
  'derivatives.collected': 1,
}

it('are made as often as the reports allow', () => {
  expect(counts(onlyReport(sampleText('001')))).toEqual(COUNTS)
})

it.each([
  [
    'a line of the collection account',
    '>           40,683.77      19,967.44      60,651.21',
    '40,683.77',
    '40,683.78',
  ],
  [
    'a count of the pool',
    '>                      1852            135           1987',
    '1852',
    '1853',
  ],
  ['a bucket', '> 2431254.36      975445.48', '975445.48', '975446.48'],
  ['a share', '>0.005298042    0.002125632', '0.002125632', '0.002125633'],
  ['a speed', '>               0.018586207    0.038248239', '0.018586207', '0.018586209'],
  ['a PSA', '>               13.19520362', '13.19520362', '13.19530362'],
  ['a loan', '50000        44929.3', '44929.3', '44929.4'],
  [
    'a weighted average',
    '>                       353            167    350.3751023',
    '350.3751023',
    '350.3751033',
  ],
  [
    'overcollateralization',
    'Current Periods Overcollateralization Amt\n>                                         5,000,000.00',
    '5,000,000.00',
    '5,000,001.00',
  ],
  ['a contract', '>                                         2,162.13', '2,162.13', '2,162.14'],
  [
    'what was prepaid since issue',
    '>                       142             31            173',
    '142             31            173',
    '12              31            43',
  ],
])('notice a changed digit: %s', (_, place, from, to) => {
  const differs = newlyDiffering('001', place, place.replace(from, to)).filter((check) =>
    OF_SECTIONS.test(check),
  )
  expect(differs.length).toBeGreaterThan(0)
})

it('notice most changed digits in every money, balance, count and percentage that arithmetic reaches', () => {
  const reached =
    /^(?:lines\[(?:Collection Account Report\/(?!INTEREST - OTHER)|Collateral Report\/(?:COLLATERAL|SERVICING))|delinquency\[|prepaidLoans\[\d+\]\.(?:originalBalance|prepayment)$).*[^l]$/
  const outcomes = [
    ...changeDigits(sampleText('000'), reached, 1, 7),
    ...changeDigits(sampleText('001'), reached, 3, 17),
  ]
  expect(outcomes.length).toBeGreaterThan(150)
  const unnoticed = outcomes.filter((one) => one.outcome === 'unnoticed')
  expect(unnoticed.map((one) => `${one.path} ${one.before}`)).toSatisfy(
    (all: string[]) => all.length / outcomes.length < 0.05,
  )
}, 60_000)
