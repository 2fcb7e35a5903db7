import { describe, expect, it } from 'vitest'
import type { Holding } from '@shared/api/holdings'
import { balancePaydown, cashReceived } from '../../../src/renderer/text/holdingCharts'
import { position } from '../fakeBridge'

function distribution(date: string, change: Partial<Holding['distributions'][number]> = {}) {
  return {
    date, entitledFace: '1000', interest: '1.00', principal: '10.00', total: '11.00', realizedLoss: '0.00',
    factor: '0.9', currentFace: '900.00', priorPerThousand: '1000', interestPerThousand: '1', currentPerThousand: '990', principalPerThousand: '10', lossPerDollar: '0', revision: 'original',
    source: { filingId: 1, reportIndex: 0, classKey: 'A' }, differs: false, explained: false, ...change,
  } // prettier-ignore
}

function holding(distributions: Holding['distributions']): Holding {
  return {
    position: position({ originalFace: '1000' }),
    lots: [], row: null, recordDate: null, filingName: null, checks: [], faces: null, distributions,
  } // prettier-ignore
}

describe('the charts of a holding', () => {
  it('show cash of the months it was held over', () => {
    const { months, series } = cashReceived(
      holding([
        distribution('2002-09-25'),
        distribution('2002-07-25'),
        distribution('2002-06-25', { entitledFace: '0', interest: '0.00', principal: '0.00' }),
      ]),
    )
    expect(months).toEqual(['2002-07', '2002-08', '2002-09'])
    expect(series.map((one) => one.values)).toEqual([
      ['10.00', null, '10.00'],
      ['1.00', null, '1.00'],
    ])
    expect(series[0]?.origin?.(2)?.paths).toEqual(['classes[A].perThousand.principal'])
    expect(series[0]?.origin?.(1)).toBeNull()
  })

  it('show the balance after each distribution, and losses above it in their own colour', () => {
    const plain = balancePaydown(holding([distribution('2002-09-25', { factor: '0.8' })]))
    expect(plain.series.map((one) => one.values)).toEqual([['800.00']])
    const { series } = balancePaydown(
      holding([
        distribution('2002-09-25', { factor: '0.7', lossPerDollar: '0.05' }),
        distribution('2002-08-25', { factor: '0.8', lossPerDollar: '0.02' }),
      ]),
    )
    expect(series.map((one) => [one.color, ...one.values])).toEqual([
      ['--series', '800.00', '700.00'],
      ['--loss', '820.00', '770.00'],
    ])
  })

  it('tell the original face, the last amount, and the months whose report was revised', () => {
    const spec = balancePaydown(holding([distribution('2002-09-25', { factor: '0.8' })]), [
      '2002-09',
    ])
    expect(spec.reference).toEqual({ value: '1000', label: 'original face 1,000' })
    expect(spec.last).toBe('800.00')
    expect(spec.revised).toEqual(['2002-09'])
  })
})
