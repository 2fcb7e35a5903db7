import { describe, expect, it } from 'vitest'
import { onlyReport, sampleText } from '../../../../support/filings'

describe('a row that a section has twice', () => {
  it('is refused in the delinquency tables, where status and measure name one row', () => {
    const row = /FORECLOSURE {19}Balance.*\n>.*\n/
    const text = sampleText('001').replace(row, (twice) => twice + twice.replace('0\n', '7\n'))
    const { refused, delinquency } = onlyReport(text)
    expect(refused).toMatchObject([
      { code: 'unreadable-row', section: 'Total', message: 'This row stands in the table twice.' },
    ])
    const rows = delinquency.filter(
      ({ table, status, measure }) =>
        table === 'Total' && status === 'FORECLOSURE' && measure === 'balance',
    )
    expect(rows).toHaveLength(1)
  })

  it('is refused in the summary above loans, where a group has one value for a label', () => {
    const total = 'Total Original Principal Balance =   000.00'
    const again = `${' '.repeat(66)}Loan Group 1 = Group 1 Group; REO Book Value = 5.00`
    const { refused, lines } = onlyReport(sampleText('000').replace(total, `${again}\n${total}`))
    expect(refused).toMatchObject([{ code: 'unreadable-row', section: 'SUMMARY', line: 1146 }])
    const row = lines.find(({ label }) => label === 'REO Book Value')
    expect(row?.values['Group 1 Group']).toBe('000.00')
  })

  it('is refused there when no row has that label', () => {
    const text = sampleText('000').replace('REO Book Value  =  000.00', 'REO Book Worth  =  000.00')
    expect(onlyReport(text).refused).toMatchObject([{ section: 'SUMMARY', line: 1144 }])
  })
})
