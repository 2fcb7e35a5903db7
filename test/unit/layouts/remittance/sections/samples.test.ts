import { describe, expect, it } from 'vitest'
import type { TrusteeReport } from '@shared/report'
import { extractText, onlyReport, sampleText } from '../../../../support/filings'

const first = onlyReport(sampleText('000'))
const second = onlyReport(sampleText('001'))

function valuesOf(
  report: TrusteeReport,
  section: string,
  label: string,
  heading: string | null = null,
) {
  const found = report.lines.filter(
    (line) => line.section === section && line.label === label && line.heading === heading,
  )
  return found.map((line) => line.values)
}

/** How many label rows each report has, counted by hand in the files. */
function counts(report: TrusteeReport): Record<string, number> {
  const count: Record<string, number> = {}
  for (const line of report.lines) count[line.report] = (count[line.report] ?? 0) + 1
  return count
}

describe('the other sections of the two sample filings', () => {
  it('have as many rows as the files', () => {
    expect(counts(first)).toEqual({
      'Collection Account Report': 48,
      'Credit Enhancement Report': 5,
      'Collateral Report': 56,
      'REO Report': 4,
      'Prepayment Report': 26,
      'Prepayment Detail Report': 3,
      'Realized Loss Report': 22,
      'Realized Loss Detail Report': 5,
      'Triggers, Adj. Rate Cert. and Miscellaneous Report': 8,
      'Additional Certificate Report': 8,
    })
    expect([first.delinquency.length, second.delinquency.length]).toEqual([20, 60])
    expect([first.prepaidLoans.length, second.prepaidLoans.length]).toEqual([11, 40])
    expect(second.lines).toHaveLength(211)
    expect([first.methodology.length, second.methodology.length]).toEqual([17, 17])
  })

  it('leave nothing unread and nothing refused', () => {
    for (const report of [first, second]) {
      expect(report.unread).toEqual([])
      expect(report.refused).toEqual([])
    }
  })

  it('give amounts as plain decimals, parentheses as a minus, percentages as printed', () => {
    expect(valuesOf(first, 'SUMMARY', 'Interest Fees')).toEqual([{ TOTAL: '-24250.79' }])
    expect(valuesOf(second, 'PRINCIPAL - COLLECTIONS', 'Curtailments')).toEqual([
      { ADJUSTABLE: '40683.77', FIXED: '19967.44', TOTAL: '60651.21' },
    ])
    expect(valuesOf(second, 'STRUCTURAL FEATURES', 'Available Funds Rate')).toEqual([
      { TOTAL: '5.5492%' },
    ])
    expect(valuesOf(first, 'TRIGGER EVENTS', 'Trigger Event in Effect')).toEqual([{ TOTAL: 'No' }])
  })

  it('put a lone value under the group where it stands', () => {
    expect(valuesOf(second, 'ARM CHARACTERISTICS', 'Weighted Average Margin Current')).toEqual([
      { ADJUSTABLE: '0.02904304' },
    ])
    expect(valuesOf(second, 'INTEREST - OTHER ACCOUNTS', 'Floor Contract Payment Amounts')).toEqual(
      [{ TOTAL: '23484.28' }],
    )
  })

  it('hold a sub-heading until the next one, the next section, or a note', () => {
    expect(valuesOf(first, 'COLLATERAL', 'Current', 'Loan Count:')).toEqual([{ TOTAL: '876' }])
    expect(valuesOf(first, 'COLLATERAL', 'Current', 'Principal Balance:')).toEqual([
      { TOTAL: '145437864.9' },
    ])
    expect(valuesOf(first, 'VOLUNTARY PREPAYMENTS', 'Paid in Full Balance', 'Cumulative')).toEqual([
      { TOTAL: '4182505.69' },
    ])
    expect(
      valuesOf(
        second,
        'COLLATERAL REALIZED LOSSES',
        'Cumulative Loss Percentage For Related Payment Date',
      ),
    ).toEqual([{ TOTAL: '0.0000%' }])
    expect(
      valuesOf(
        first,
        'ADDITIONAL INFORMATION',
        'Net WAC Shortfall',
        'NET WAC SHORTFALL RESERVE FUND',
      ),
    ).toEqual([{ TOTAL: '930.67' }])
  })

  it('keep a row whose value is blank, and name the sections left blank', () => {
    expect(valuesOf(first, 'VOLUNTARY PREPAYMENT RATES', '12 Months Avg SMM')).toEqual([{}])
    expect(
      valuesOf(second, 'DEFAULT SPEEDS', 'Avg Loss Severity Approximation Since Cut-off'),
    ).toEqual([{}])
    expect(first.blankSections).toContainEqual({
      report: 'Credit Enhancement Report',
      section: 'INSURANCE',
    })
    expect(second.blankSections).toHaveLength(8)
  })

  it('read the delinquency of the total and of each group', () => {
    expect(
      second.delinquency
        .map((row) => row.table)
        .filter((table, i, all) => all.indexOf(table) === i),
    ).toEqual(['Total', 'Fixed Group', 'Adjustable Group'])
    expect(first.delinquency[0]).toEqual({
      table: 'Total',
      status: 'DELINQUENT',
      measure: 'balance',
      current: null,
      one: '1940168.21',
      two: '1050431.8',
      threePlus: '0',
      total: '2990600.01',
    })
  })

  it('read a row a loan, rate and state apart, the term as printed', () => {
    expect(first.prepaidLoans[0]).toEqual({
      loan: '1100342123',
      group: '1',
      originalBalance: '274500',
      prepayment: '274087.11',
      prepaidOn: '2002-08-30',
      noteRate: '0.1085',
      state: 'CA',
      ltv: '90.00%',
      type: 'Paid Off',
      term: '36',
      originatedOn: '2002-05-02',
    })
    expect(second.groups).toEqual([
      { number: '1', name: 'Fixed Group' },
      { number: '2', name: 'Adjustable Group' },
    ])
  })

  it('read what notes and methods say, also where a fold lost its sign', () => {
    const note = second.notes.find((one) => one.text.startsWith('Note: Default rates'))
    expect(note?.text).toContain('issue date and includerealized gains')
    expect(
      first.methodology.find((one) => one.term.startsWith('Conditional Prepayment'))?.text,
    ).toBe('1-((1-SMM)^12)')
    expect(first.methodology.find((one) => one.term.startsWith('Average SDA'))?.text).toMatch(
      /^AvgCDRn,m\/IF/,
    )
  })

  it('put each cell at its place', () => {
    const { cells } = extractText(sampleText('001'))
    const text = (path: string) => cells[0]?.find((cell) => cell.path === path)?.text
    expect(
      text('lines[Collection Account Report/PRINCIPAL - COLLECTIONS/Curtailments].FIXED'),
    ).toBe('19,967.44')
    expect(text('lines[Collateral Report/COLLATERAL/Loan Count:/Original].TOTAL')).toBe('1981')
    expect(
      text('lines[Collateral Report/SERVICING FEES / ADVANCES/Delinquent Servicing Fees#2].FIXED'),
    ).toBe('(3,086.12)')
    expect(text('delinquency[Total/DELINQUENT/balance].one')).toBe('2431254.36')
    expect(text('prepaidLoans[3900002826].noteRate')).toBe('0.1625')
    expect(text('prepaidLoans[3900002826].state')).toBe('NM')
  })
})

describe('reports that are printed otherwise', () => {
  it('name their loan groups in their headings', () => {
    const named = sampleText('001').replaceAll(
      /ADJUSTABLE {5}FIXED {10}/g,
      'GROUP I        GROUP II       ',
    )
    const report = onlyReport(named)
    expect(report.lines).toHaveLength(211)
    expect(valuesOf(report, 'ARM CHARACTERISTICS', 'Weighted Average Margin Current')).toEqual([
      { 'GROUP I': '0.02904304' },
    ])
    expect(valuesOf(report, 'PRINCIPAL - COLLECTIONS', 'Curtailments')).toEqual([
      { 'GROUP I': '40683.77', 'GROUP II': '19967.44', TOTAL: '60651.21' },
    ])
  })

  it('lose one row, not the report, when a loan cannot be read', () => {
    const text = sampleText('001').replace('0.05375CA  -  75.00%', '0.O5375CA  -  75.00%')
    const report = onlyReport(text)
    expect(report.prepaidLoans).toHaveLength(39)
    expect(report.refused).toEqual([
      expect.objectContaining({
        code: 'unreadable-row',
        line: text.slice(0, text.indexOf('1100342000  2')).split('\n').length,
      }),
    ])
  })

  it.each([
    ['an amount of a label row', '40,683.77      19,967.44', '4O,683.77      19,967.44'],
    [
      'an answer',
      '>                                         1.8100%',
      '>                                         l.81OO%',
    ],
    ['a bucket', '> 2431254.36      975445.48', '> 2431254.36      97S445.48'],
    ['the name of a measure', '% # Loans\n>0.006542526', '% # Lcans\n>0.006542526'],
  ])('lose one row, with its line, when it is not what its columns hold: %s', (_, from, to) => {
    const text = sampleText('001')
    expect(text).toContain(from)
    const report = onlyReport(text.replace(from, to))
    const at = text.slice(0, text.indexOf(from)).split('\n').length
    expect(report.refused).toHaveLength(1)
    expect(report.refused[0]?.code).toBe('unreadable-row')
    expect(Math.abs((report.refused[0]?.line ?? 0) - at)).toBeLessThanOrEqual(1)
    expect(report.lines.length + report.delinquency.length).toBe(211 + 60 - 1)
    expect(report.captions).toHaveLength(56)
  })

  it('have titles of charts whole, also where two blanks stand in one', () => {
    const { captions } = onlyReport(sampleText('000'))
    expect(captions).toHaveLength(32)
    expect(captions).toContain('Total Prepayments by Groups (in thousands of dollars)')
    expect(captions).toContain('PSA Avg since Cut-Off by Groups')
    expect(captions).toContain('Total PSA Avg since Cut-Off')
    expect(captions.filter((one) => /^(?:by|\()/.test(one))).toEqual([])
  })

  it('have rows nobody has seen before', () => {
    const row =
      '               Yield Maintenance Amount\n>           1.00           2.00           3.00\n'
    const text = sampleText('001').replace(
      '               Delinquent Principal\n',
      `${row}               Delinquent Principal\n`,
    )
    expect(
      valuesOf(onlyReport(text), 'PRINCIPAL - COLLECTIONS', 'Yield Maintenance Amount'),
    ).toEqual([{ ADJUSTABLE: '1.00', FIXED: '2.00', TOTAL: '3.00' }])
  })

  it('list loans that were liquidated and homes taken over', () => {
    const heading =
      /(Loan Group {2,}Status[^\n]*\n>\/\(Gain\)[^\n]*\n)SPACE INTENTIONALLY LEFT BLANK/
    const loss =
      '3900002826  1                                          50000        48353.68\n>    10100.5       0.1625NM  -  24.75%  36         35929'
    const report = onlyReport(sampleText('001').replace(heading, `$1${loss}`))
    expect(report.liquidatedLoans).toEqual([
      {
        loan: '3900002826',
        group: '1',
        originalBalance: '50000',
        priorBalance: '48353.68',
        realizedLoss: '10100.5',
        noteRate: '0.1625',
        state: 'NM',
        ltv: '24.75%',
        term: '36',
        originatedOn: '1998-05-14',
      },
    ])
  })
})
