import { describe, expect, it } from 'vitest'
import {
  columnsOf,
  commonUnit,
  delinquencyChart,
  figureOrigin,
  linesOf,
  lossChart,
  rowLabel,
  rowsOfKind,
  shareOf,
  shownFigure,
  since,
  valueOf,
  writtenFigure,
} from '../../../src/renderer/text/health'
import { readHealth } from '../../../src/renderer/text/healthMonths'
import { healthReply, type HealthReport } from '../../support/health'

const PATHS = { cpr: { TOTAL: 'lines[Rates/CPR].TOTAL' } }
const REPORTS: readonly HealthReport[] = [
  {
    date: '2002-06-25',
    figures: { cpr: { TOTAL: '0.1' }, 'trigger:In effect': { TOTAL: 'No' } },
    paths: { cpr: { TOTAL: 'own' } },
  },
  {
    date: '2002-07-25',
    figures: { cpr: { TOTAL: '0.2' }, 'trigger:In effect': { TOTAL: 'Yes' } },
    paths: PATHS,
  },
  {
    date: '2002-09-25',
    figures: {
      cpr: { TOTAL: '0.3' },
      poolBalance: { TOTAL: '1000' },
      'dq.DELINQUENT.one': { TOTAL: '25' },
      'trigger:In effect': { TOTAL: 'Yes' },
      'fee:Trustee Fee': { TOTAL: '1.5' },
    },
    paths: PATHS,
  },
]
const health = readHealth(
  healthReply(
    'Example',
    ['FIXED', 'TOTAL'],
    REPORTS.map((one) => ({ ...one, filingId: Number(one.date.slice(5, 7)) })),
  ),
)

describe('the health of a deal', () => {
  it('leaves a missing month open and never joins over it', () => {
    const { months, series } = linesOf(health, 'TOTAL', 'share', [
      { key: 'cpr', label: 'CPR', measure: 'share', name: 'Month' },
    ])
    expect(months).toEqual(['2002-06', '2002-07', '2002-08', '2002-09'])
    expect(series[0]?.values).toEqual(['10', '20', null, '30'])
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

  it('takes the path of a cell from the report itself', () => {
    const row = { key: 'cpr', label: 'CPR', measure: 'share' as const }
    expect(figureOrigin(health, 0, row, 'TOTAL')?.paths).toEqual(['own'])
    expect(figureOrigin(health, 2, row, 'TOTAL')?.paths).toEqual(['lines[Rates/CPR].TOTAL'])
    expect(figureOrigin(health, 0, row, 'FIXED')).toBeNull()
  })

  it('draws delinquency as shares of the balance, and nothing where the balance is not known', () => {
    const { series } = delinquencyChart(health, 'TOTAL')
    expect(series.map((one) => one.name)[0]).toBe('31–60 days')
    expect(series[0]?.values).toEqual([null, null, null, '2.5'])
    expect(shareOf('1', '0')).toBeNull()
    expect(shareOf(null, '1')).toBeNull()
  })

  it('draws losses as a share of the original balance beside CDR, on one axis, each told where it is from', () => {
    const figures = (lossToDate: string, cdr: string) => ({
      lossToDate: { TOTAL: lossToDate },
      cdr: { TOTAL: cdr },
      poolBalanceOriginal: { TOTAL: '4000000' },
    })
    const paths = { lossToDate: { TOTAL: 'lines[Losses/Amount].TOTAL' } }
    const losing = readHealth(
      healthReply(
        'Example',
        ['FIXED', 'TOTAL'],
        [
          { date: '2002-07-25', figures: figures('0', '0'), paths },
          { date: '2002-09-25', figures: figures('10000', '0.0125'), paths },
          {
            date: '2002-10-25',
            figures: { cdr: { TOTAL: 'Not Available' }, lossToDate: { TOTAL: '1' } },
          },
        ],
      ),
    )
    const chart = lossChart(losing, 'TOTAL')
    const [cdr, losses] = chart.series
    expect([cdr?.name, cdr?.line, losses?.name, losses?.line]).toEqual(['CDR', 'dots', 'Losses', undefined]) // prettier-ignore
    expect(cdr?.values).toEqual(['0', null, '1.25', null])
    expect(losses?.values).toEqual(['0', null, '0.25', null])
    expect(chart.format('0.25')).toBe('0.2500')
    const origin = losses?.origin?.(2)
    expect(origin?.shown).toBe('0.2500%')
    expect(origin?.made?.(() => null)).toBe('10,000 ÷ 4,000,000 original balance')
    expect(origin?.paths).toEqual(['lines[Losses/Amount].TOTAL'])
    expect(lossChart(losing, 'FIXED').series.flatMap((one) => one.values)).toEqual(
      Array(8).fill(null),
    )
  })

  it('has shares in percent without the sign, exactly, however they are printed, and words as they are', () => {
    expect(valueOf('0.179727445', 'share')).toBe('17.9727445')
    expect(valueOf('5.54920%', 'share')).toBe('5.54920')
    expect(valueOf('Not Available', 'share')).toBe('Not Available')
    expect(valueOf('12.2338', 'number')).toBe('12.2338')
    expect(valueOf(null, 'share')).toBeNull()
    expect(writtenFigure('17.9727445', 'share')).toBe('17.9727')
    expect(writtenFigure('Not Available', 'share')).toBe('Not Available')
  })

  it('says the unit once: in the head where all rows have the same, else after each label', () => {
    const cpr = { key: 'cpr', label: 'CPR', measure: 'share' as const }
    const psa = { key: 'psa', label: 'PSA', measure: 'number' as const, unit: '× 100%' }
    const loans = { key: 'poolLoans', label: 'Loans', measure: 'number' as const }
    expect(commonUnit([cpr, cpr])).toBe('%')
    expect(commonUnit([cpr, psa])).toBeUndefined()
    expect(commonUnit([cpr, loans])).toBeUndefined()
    expect(commonUnit([])).toBeUndefined()
    expect([cpr, psa, loans].map((row) => rowLabel(row, undefined))).toEqual(['CPR, %', 'PSA, × 100%', 'Loans']) // prettier-ignore
    expect(rowLabel(cpr, '%')).toBe('CPR')
  })

  it('lists what some reports print under names of their own, and says since when a trigger reads so', () => {
    expect(rowsOfKind(health, 'fee').map((row) => row.label)).toEqual(['Trustee Fee'])
    expect(since(health, 'trigger:In effect', 'TOTAL')).toBe('2002-07-25')
    expect(since(health, 'cpr12', 'TOTAL')).toBe('all months on file')
    expect(shownFigure('Not Available', 'share')).toBe('Not Available')
    expect(shownFigure('1234.5', 'amount')).toBe('1,234.5')
  })
})
