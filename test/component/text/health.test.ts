import { describe, expect, it } from 'vitest'
import type { Health } from '@shared/api/health'
import {
  columnsOf,
  delinquencyChart,
  figureOrigin,
  linesOf,
  rowsOfKind,
  shareOf,
  shownFigure,
  since,
} from '../../../src/renderer/text/health'

function month(
  date: string,
  figures: Health['months'][number]['figures'],
): Health['months'][number] {
  return {
    date,
    filingId: Number(date.slice(5, 7)),
    reportIndex: 0,
    revision: 'original',
    figures,
    paths: {},
  }
}

const health: Health = {
  deal: 'Example',
  groups: ['FIXED', 'TOTAL'],
  months: [
    month('2002-06-25', { cpr: { TOTAL: '0.1' }, 'trigger:In effect': { TOTAL: 'No' } }),
    month('2002-07-25', { cpr: { TOTAL: '0.2' }, 'trigger:In effect': { TOTAL: 'Yes' } }),
    month('2002-09-25', {
      cpr: { TOTAL: '0.3' },
      poolBalance: { TOTAL: '1000' },
      'dq.DELINQUENT.one': { TOTAL: '25' },
      'trigger:In effect': { TOTAL: 'Yes' },
      'fee:Trustee Fee': { TOTAL: '1.5' },
    }),
  ],
  paths: { cpr: { TOTAL: 'lines[Rates/CPR].TOTAL' } },
}

describe('the health of a deal', () => {
  it('leaves a missing month open and never joins over it', () => {
    const { months, series } = linesOf(health, 'TOTAL', 'share', [
      { key: 'cpr', label: 'CPR', measure: 'share', name: 'Month' },
    ])
    expect(months).toEqual(['2002-06', '2002-07', '2002-08', '2002-09'])
    expect(series[0]?.values).toEqual(['0.1', '0.2', null, '0.3'])
    expect(series[0]?.origin?.(2)).toBeNull()
    expect(series[0]?.origin?.(3)).toMatchObject({
      report: { filingId: 9, reportIndex: 0 },
      paths: ['lines[Rates/CPR].TOTAL'],
      shown: '30.0000%',
    })
  })

  it('shows this month, the one before and that of three months before, where they are on file', () => {
    expect(columnsOf(health)).toEqual([2, 0])
    expect(columnsOf({ ...health, months: [] })).toEqual([])
  })

  it('takes a path of its own before that of the last report', () => {
    const [first, ...rest] = health.months
    const changed = {
      ...health,
      months: [{ ...first!, paths: { cpr: { TOTAL: 'own' } } }, ...rest],
    }
    const row = { key: 'cpr', label: 'CPR', measure: 'share' as const }
    expect(figureOrigin(changed, 0, row, 'TOTAL')?.paths).toEqual(['own'])
    expect(figureOrigin(changed, 0, row, 'FIXED')).toBeNull()
  })

  it('draws delinquency as shares of the balance, and nothing where the balance is not known', () => {
    const { series } = delinquencyChart(health, 'TOTAL')
    expect(series.map((one) => one.name)[0]).toBe('31–60 days')
    expect(series[0]?.values).toEqual([null, null, null, '0.0250000000'])
    expect(shareOf('1', '0')).toBeNull()
    expect(shareOf(null, '1')).toBeNull()
  })

  it('lists what some reports print under names of their own, and says since when a trigger reads so', () => {
    expect(rowsOfKind(health, 'fee').map((row) => row.label)).toEqual(['Trustee Fee'])
    expect(since(health, 'trigger:In effect', 'TOTAL')).toBe('2002-07-25')
    expect(since(health, 'cpr12', 'TOTAL')).toBe('all months on file')
    expect(shownFigure('Not Available', 'share')).toBe('Not Available')
    expect(shownFigure('1234.5', 'amount')).toBe('1,234.5')
  })
})
