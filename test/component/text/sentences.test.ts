import { afterEach, describe, expect, it } from 'vitest'
import { useSigns } from '../../../src/renderer/text/figures'
import { withFigures } from '../../../src/renderer/text/sentences'

afterEach(() => useSigns('comma-point'))

describe('a sentence of the engine', () => {
  it('has its figures as all others are written', () => {
    expect(withFigures('Net WAC Shortfall -2,259.42 explains 786283.295466767.')).toBe(
      'Net WAC Shortfall −2,259.42 explains 786,283.295466767.',
    )
    expect(withFigures('105,766.40 of 216,485.41, short 110719.01')).toBe(
      '105,766.40 of 216,485.41, short 110,719.01',
    )
    useSigns('point-comma')
    expect(withFigures('No line of the report equals 48,972.83, nor 1,234.')).toBe(
      'No line of the report equals 48.972,83, nor 1.234.',
    )
    expect(withFigures('(0.03)')).toBe('(0,03)')
  })

  it('keeps names, dates, ranges and whole numbers as they are', () => {
    useSigns('point-comma')
    for (const kept of [
      'Example Trust 2002-3, class M-2, 25 September 2002',
      '31-60 days, 31–60 days, 12/34.5',
      'version 1.2.3 of a1.5, 48 months since 2002-09-25',
      'file000.123x and 3.5-year',
    ]) {
      expect(withFigures(kept)).toBe(kept)
    }
  })
})
