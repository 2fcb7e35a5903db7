import { describe, expect, it } from 'vitest'
import { classKey, type ClassRow } from '@shared/report'
import { onlyReport, readText, sampleText, extractText } from '../../../support/filings'

const first = readText(sampleText('000'))
const second = readText(sampleText('001'))

function classOf(report: { classes: readonly ClassRow[] }, key: string): ClassRow {
  const row = report.classes.find((one) => classKey(one) === key)
  if (row === undefined) throw new Error(`no class ${key}`)
  return row
}

describe('the two sample filings', () => {
  it('have every class of every tier, and a total a tier', () => {
    const report = onlyReport(sampleText('000'))
    expect(report.classes).toHaveLength(31)
    expect(report.classes.filter((row) => row.tier === 'REMIC I')).toHaveLength(7)
    expect(report.classes.filter((row) => row.tier === 'REMIC II')).toHaveLength(13)
    expect(report.classes.filter((row) => row.tier === 'REMIC III')).toHaveLength(11)
    expect(report.totals.map((total) => total.tier)).toEqual(['REMIC I', 'REMIC II', 'REMIC III'])
    expect(onlyReport(sampleText('001')).classes.map(classKey)).toEqual(['A', 'B', 'Cert'])
    expect(onlyReport(sampleText('001')).totals.map((total) => total.tier)).toEqual([null])
  })

  it('say who filed what and when', () => {
    expect(first.filing).toEqual({
      form: '8-K',
      registrant: 'IMPAC SECURED ASSETS CORP MORTGAGE PASS THR CERT SER 2002-3',
      commissionFileNumber: '333-66328-04',
      accessionNumber: null,
      cik: null,
      eventDate: '2002-09-25',
      signedOn: '2002-11-20',
      filedOn: null,
    })
    expect(second.filing).toMatchObject({
      registrant: 'IMH ASSETS CORP',
      commissionFileNumber: '333-06637',
      signedOn: '2002-10-30',
      filedOn: null,
    })
  })

  it('name the deal, its dates, its parties and its contents', () => {
    const [report] = first.reports
    expect(report).toMatchObject({
      deal: 'IMPAC Secured Assets Corp. 2002-3',
      title: 'Mortgage Pass-Through Certificates',
      distributionDate: '2002-09-25',
      recordDate: '2002-08-30',
      cutOffDate: '2002-06-01',
      closingDate: '2002-06-28',
      firstPaymentDate: '2002-07-25',
      revision: 'original',
      pages: 26,
      parties: [
        { role: 'Seller', name: 'Impac Secured Asset Corp.' },
        { role: 'Master Servicer', name: 'Impac Funding Corporation' },
        { role: 'Sub-Servicer', name: 'GMAC' },
        { role: 'Underwriter', name: 'UBS Warburg, London' },
      ],
    })
    expect(report?.contents).toHaveLength(13)
    expect(report?.contents[11]).toEqual({
      title: 'Triggers, Adj. Rate Cert. and Miscellaneous Report',
      page: '25',
    })
    expect(report?.contacts).toHaveLength(6)
    expect(report?.contacts[2]).toEqual({
      role: 'Address',
      value: 'Deutsche Bank 1761 E. St. Andrew Place, Santa Ana, CA 92705',
    })
    expect(second.reports[0]?.parties).toHaveLength(7)
    expect(second.reports[0]?.parties[1]).toEqual({
      role: 'Certificate Insurer(s)',
      name: 'AMBAC Indemnity Corporation',
    })
  })

  it('give every cell of a class in its four tables', () => {
    expect(classOf(onlyReport(sampleText('000')), 'REMIC III/A-1')).toEqual({
      tier: 'REMIC III',
      class: 'A-1',
      type: 'FLT, SEQ',
      cusip: '45254TLU6',
      basis: 'principal',
      accrual: { start: '2002-08-26', end: '2002-09-24', method: 'F-30/360' },
      current: {
        originalFace: '28750000',
        priorBalance: '26193472.49',
        interest: '45183.74',
        principal: '2695085.03',
        distribution: '2740268.77',
        realizedLoss: '0',
        deferredInterest: '0',
        currentBalance: '23498387.46',
      },
      perThousand: {
        originalPrincipalOrNotional: '28750000',
        priorBalance: '911.077304',
        interest: '1.571608348',
        principal: '93.742088',
        distribution: '95.31369635',
        currentBalance: '817.335216',
      },
      toDate: {
        originalFace: '28750000',
        interest: '147334.38',
        unscheduledPrincipal: '4928228.62',
        scheduledPrincipal: '323383.92',
        totalPrincipal: '5251612.54',
        totalDistribution: '5398946.92',
        realizedLoss: '0',
        deferredInterest: '0',
        currentBalance: '23498387.46',
      },
      interestDetail: {
        passThroughRate: '0.0207',
        priorBalance: '26193472.49',
        accruedInterest: '45183.74',
        nonSupportedShortfall: '0',
        priorUnpaidInterest: '0',
        unscheduledAdjustments: '0',
        optimalInterest: '45183.74',
        paidInterest: '45183.74',
        currentUnpaidInterest: '0',
      },
    })
  })

  it('leave blank what is blank', () => {
    const report = onlyReport(sampleText('000'))
    expect(report.classes.filter((row) => row.cusip === null)).toHaveLength(20)
    expect(report.classes.filter((row) => row.accrual.start !== null)).toHaveLength(1)
    const noRate = report.classes.filter((row) => row.interestDetail.passThroughRate === null)
    expect(noRate.map((row) => row.class)).toEqual(['R-1', 'R-2', 'P', 'R-3'])
    const cert = classOf(onlyReport(sampleText('001')), 'Cert')
    expect(cert).toMatchObject({ type: null, cusip: null, basis: 'none', accrual: { method: '-' } })
    expect(cert.interestDetail).toMatchObject({
      passThroughRate: null,
      optimalInterest: '1283193.106',
      paidInterest: '1283193.106',
    })
  })

  it('tell notional classes from those with a face', () => {
    const notional = onlyReport(sampleText('000')).classes.filter((row) => row.basis === 'notional')
    expect(notional.map((row) => row.class)).toEqual(['MT-IO', 'MT-J', 'A-IO', 'C'])
  })

  it('put each cell at its place in the file', () => {
    const { cells } = extractText(sampleText('000'))
    const place = (path: string) => cells[0]?.find((cell) => cell.path === path)
    expect(place('classes[REMIC III/A-1].cusip')).toMatchObject({ text: '45254TLU6' })
    const lines = sampleText('000').split('\n')
    for (const cell of cells[0] ?? []) {
      const text = cell.spans.map(([line, column, length]) =>
        lines[line - 1]?.slice(column - 1, column - 1 + length),
      )
      expect(text.join('')).toBe(cell.text)
    }
    expect(cells[0]?.filter((cell) => /^classes\[/.test(cell.path))).toHaveLength(
      31 * (1 + 1 + 8 + 6 + 9 + 8) + 27 + 11 + 2 + 11,
    )
  })
})
