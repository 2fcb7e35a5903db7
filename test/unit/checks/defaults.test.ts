import { Decimal } from 'decimal.js'
import { describe, expect, it } from 'vitest'
import type { Check, TrusteeReport } from '@shared/report'
import { checkReport } from '../../../src/main/checks/checkReport'
import { onlyReport, sampleText } from '../../support/filings'
import { general } from '../../support/generalFormat'

const quiet = onlyReport(sampleText('001'))

const PRIOR = new Decimal('461457273.7')
const POOL = new Decimal('468190938.1')
const BEGIN = new Decimal('312450.25')
const LOSS = new Decimal('98123.4')
const AGE = { ADJUSTABLE: '7.63876599', TOTAL: '8.35181547' }

/** The report with a loan of the adjustable group liquidated, and the speeds that follow from it. */
function withLoss(change: Readonly<Record<string, string>> = {}): TrusteeReport {
  const values = (of: (pool: Decimal, age: string) => Decimal) => ({
    ADJUSTABLE: general(of(PRIOR, AGE.ADJUSTABLE)),
    TOTAL: general(of(POOL, AGE.TOTAL)),
  })
  const mdr = (pool: Decimal) => BEGIN.div(pool).toDecimalPlaces(9)
  const cdr = (pool: Decimal) =>
    new Decimal(1).minus(new Decimal(1).minus(mdr(pool)).pow(12)).toDecimalPlaces(9)
  const rows: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    'Current/Number of Loans Liquidated': { ADJUSTABLE: '1', TOTAL: '1' },
    'Current/Collateral Realized Loss/(Gain) Amount': {
      ADJUSTABLE: general(LOSS),
      TOTAL: general(LOSS),
    },
    'Cumulative/Number of Loans Liquidated': { ADJUSTABLE: '1', TOTAL: '1' },
    'Cumulative/Collateral Realized Loss/(Gain) Amount': {
      ADJUSTABLE: general(LOSS),
      TOTAL: general(LOSS),
    },
    'Cumulative Loss Percentage For Related Payment Date': {
      TOTAL: `${LOSS.div('454423915.8').times(100).toFixed(4)}%`,
    },
    'Loan Count:/Liquidations': { ADJUSTABLE: '-1', TOTAL: '-1' },
    'Total Loan Count': { TOTAL: '1' },
    'Total Original Principal Balance': { TOTAL: '320000.00' },
    'Total Prior Principal Balance': { TOTAL: BEGIN.toFixed(2) },
    'Total Realized Loss Amount': { TOTAL: LOSS.toFixed(2) },
    MDR: values(mdr),
    CDR: values(cdr),
    SDA: values((pool, age) => cdr(pool).div(new Decimal(age).times('0.0002'))),
    'Loss Severity Approximation for Current Period': values(() => LOSS.div(BEGIN)),
  }
  const lines = quiet.lines.map((line) => {
    const key = line.heading === null ? line.label : `${line.heading}/${line.label}`
    const own = /^(?:Realized|Collateral)/.test(line.report) ? rows[key] : undefined
    const text = change[line.label]
    const values = { ...line.values, ...own }
    return { ...line, values: text === undefined ? values : { ...values, TOTAL: text } }
  })
  const loan = {
    loan: '1100349999',
    group: '2',
    originalBalance: '320000',
    priorBalance: general(BEGIN),
    realizedLoss: general(LOSS),
    noteRate: '0.0725',
    state: 'CA',
    ltv: '80.00%',
    term: '36',
    originatedOn: '2001-12-05',
  }
  return { ...quiet, lines, liquidatedLoans: [loan] }
}

const OF_LOSSES = /^(?:speed\.(?:mdr|cdr|sda)|loss\.|loans\.|repeat\.liquidatedLoans)/

function losses(report: TrusteeReport): Check[] {
  return checkReport(report).filter((check) => OF_LOSSES.test(check.id))
}

describe('a month with a loan liquidated', () => {
  it('ties: MDR, CDR, SDA, severity, the loss since issue, and the loan against the reports', () => {
    const checks = losses(withLoss())
    expect(checks.filter((check) => check.status !== 'ties')).toEqual([])
    const severities = checks.filter((check) => check.id === 'loss.severity')
    expect(severities.map((check) => check.subject)).toEqual(['ADJUSTABLE', 'TOTAL'])
    const mdr = checks.find((check) => check.id === 'speed.mdr' && check.subject === 'TOTAL')
    expect(mdr?.operands).toContain('liquidatedLoans[1100349999].priorBalance')
  })

  it.each([
    ['MDR', '0.000667458', 'speed.mdr TOTAL'],
    ['CDR', '0.00798', 'speed.cdr TOTAL'],
    ['SDA', '4.77', 'speed.sda TOTAL'],
    ['Loss Severity Approximation for Current Period', '0.31', 'loss.severity TOTAL'],
    [
      'Cumulative Loss Percentage For Related Payment Date',
      '0.0217%',
      'loss.cumulativeShare TOTAL',
    ],
    [
      'Total Prior Principal Balance',
      '312450.26',
      'loans.priorBalance Realized Loss Detail Report',
    ],
  ])('notices a wrong %s', (label, text, name) => {
    const differing = losses(withLoss({ [label]: text })).filter(
      (check) => check.status === 'differs',
    )
    expect(differing.map((check) => `${check.id} ${check.subject}`)).toContain(name)
  })
})
