import { addMonths } from '../../../src/shared/dates'
import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'
import {
  amountUnit,
  axisMarks,
  everyMonth,
  isDrawable,
  monthLabels,
  shortMonth,
  type ChartSpec,
} from '../../../src/renderer/text/charts'

function spec(values: readonly (string | null)[]): ChartSpec {
  return {
    kind: 'lines',
    months: values.map((_, at) => `2002-0${at + 1}`),
    measure: 'amount',
    format: (value) => value,
    series: [{ name: 'a', color: '--series', values }],
  }
}

describe('charts', () => {
  it('have a place for every month, those without a report among them', () => {
    expect(everyMonth(['2002-02-25', '2001-11-26', '2002-02-26'])).toEqual([
      '2001-11', '2001-12', '2002-01', '2002-02',
    ]) // prettier-ignore
    expect(everyMonth([])).toEqual([])
  })

  it('are drawn from three points on, unless all are zero', () => {
    expect(isDrawable(spec(['1', null, '2', '0']))).toBe(true)
    expect(isDrawable(spec(['1', null, '2']))).toBe(false)
    expect(isDrawable(spec(['0', '0.00', '0']))).toBe(false)
    expect(isDrawable(spec([]))).toBe(false)
  })

  it('label January with its year, and no more months than fit', () => {
    expect(shortMonth('2002-09')).toBe('Sep 2002')
    const year = everyMonth(['2001-01-25', '2002-12-25'])
    const labels = monthLabels(year).filter((label) => label !== null)
    expect(labels).toEqual(['Jan 2001', 'Apr', 'Jul', 'Oct', 'Jan 2002', 'Apr', 'Jul', 'Oct'])
    const long = monthLabels(everyMonth(['1980-01-25', '1999-12-25'])).filter((one) => one !== null)
    expect(long.length).toBeLessThanOrEqual(11)
    expect(long).toContain('1990')
  })

  it('name the unit once', () => {
    expect([1_999, 2_000, 2_000_000, 3e9].map((value) => amountUnit(value).name)).toEqual([
      '$', '$ thousand', '$ million', '$ billion',
    ]) // prettier-ignore
  })

  it('are fewer where there is less room, and none overlaps', () => {
    const months = Array.from({ length: 48 }, (_, at) => addMonths('1999-01', at))
    const shown = (room: number) => monthLabels(months, room).filter((label) => label !== null)
    expect(shown(20)).toHaveLength(8)
    expect(shown(5)).toEqual(['1999', '2000', '2001', '2002'])
    for (const room of [3, 4, 8, 16]) {
      const all = Array.from({ length: 240 }, (_, at) => addMonths('1999-01', at))
      expect(monthLabels(all, room).filter((label) => label !== null).length).toBeLessThanOrEqual(
        room + 1,
      )
    }
  })

  test.prop([fc.double({ min: 1e-6, max: 1e6, noNaN: true })])(
    'have an axis of few round marks that reaches nearly to the end',
    (most) => {
      const marks = axisMarks(most)
      expect(marks[0]).toBe(0)
      expect(marks.length).toBeGreaterThan(2)
      expect(marks.length).toBeLessThanOrEqual(7)
      const step = marks[1] ?? 0
      expect(String(step).replace(/[0.]|e.*/g, '')).toMatch(/^[125]$/)
      expect(marks.at(-1)).toBeLessThanOrEqual(most * (1 + 1e-9))
      expect((marks.at(-1) ?? 0) + step).toBeGreaterThan(most * (1 - 1e-9))
    },
  )

  it('have an axis where there is nothing', () => {
    expect(axisMarks(6.5)).toEqual([0, 1, 2, 3, 4, 5, 6])
    expect(axisMarks(0.9)).toEqual([0, 0.2, 0.4, 0.6, 0.8])
    expect(axisMarks(0)).toEqual([0])
  })
})
