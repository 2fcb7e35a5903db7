import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nameReports, USUAL_PATTERN } from '@shared/reportNames'

const task = (portfolio: string | null, month = '2002-09', account: string | null = null) => ({
  portfolio,
  account,
  month,
})

function names(pattern: string, tasks = [task('Main')], forms = ['pdf'] as ('pdf' | 'csv')[]) {
  const named = nameReports(tasks, forms, pattern)
  return named.ok
    ? named.value.flatMap((one) => one.files.map((file) => file.name))
    : named.problem.message
}

describe('names by pattern', () => {
  it('say the portfolio, account, month and year', () => {
    expect(names(USUAL_PATTERN)).toEqual(['Main 2002-09.pdf'])
    expect(names('{year}_{month}_{portfolio}-{account}', [task('A/B', '2002-09', 'C 1')])).toEqual([
      '2002_2002-09_A-B-C 1.pdf',
    ])
    expect(names('{monthname}, {portfolio}', [task(null)])).toEqual([
      'September 2002, All portfolios.pdf',
    ])
  })

  it('are one for each form, in one order, with the same number', () => {
    expect(names('x', [task('A'), task('B')], ['csv', 'pdf'])).toEqual([
      'x.pdf',
      'x.csv',
      'x (2).pdf',
      'x (2).csv',
    ])
  })

  it.each(['{fund}', '{portfolio', 'portfolio}', '{}', '{{portfolio}}', '   '])(
    'are refused for %j with what may stand in a pattern',
    (pattern) => {
      expect(names(pattern)).toContain('{portfolio}, {account}, {month}')
    },
  )

  it('do not take a portfolio’s own braces for a pattern', () => {
    expect(names('{portfolio}', [task('{month}')])).toEqual(['{month}.pdf'])
  })

  it('never name one file twice', () => {
    const portfolio = fc.oneof(
      fc.constantFrom('A', 'a', 'A (2)', 'A/B', 'A:B', 'ß', 'SS'),
      fc.string(),
    )
    fc.assert(
      fc.property(fc.array(portfolio, { maxLength: 20 }), (portfolios) => {
        const all = names(
          '{portfolio}',
          portfolios.map((name) => task(name)),
          ['pdf', 'csv'],
        )
        const keys = (all as string[]).map((name) => name.normalize('NFC').toLowerCase())
        expect(new Set(keys).size).toBe(portfolios.length * 2)
      }),
    )
  })
})
