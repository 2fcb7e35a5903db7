import { describe, expect, it } from 'vitest'
import { exact } from '@shared/decimal'
import { filingDocumentSchema, type Check } from '@shared/report'
import { changeDigits } from '../../support/digits'
import { extractText, onlyReport, refusalOf, sampleText } from '../../support/filings'

const report = onlyReport(sampleText('000'))
const other = onlyReport(sampleText('001'))

const open = (checks: readonly Check[]): string[] =>
  checks
    .filter((check) => check.status === 'differs')
    .map((check) => `${check.subject}: ${check.id}`)

describe('the checks of the two sample filings', () => {
  it('all tie or are explained, but those that nothing printed explains', () => {
    expect(open(report.checks)).toEqual(['REMIC III C: class.accrual'])
    expect(open(other.checks)).toEqual([
      'Weighted Average Coupon Prior: average.weighted',
      'Weighted Average Coupon Current: average.weighted',
      'Weighted Average Months to Maturity Original: average.weighted',
      'Weighted Avg Remaining Amortization Term Original: average.weighted',
      'Weighted Average Seasoning Original: average.weighted',
    ])
    expect(report.checks.find((check) => check.status === 'differs')?.right).toMatch(/^251729\.10/)
  })

  it('compute: difference = left − right, and ties exactly within the tolerance; ids and subjects are unique', () => {
    for (const checks of [report.checks, other.checks]) {
      for (const { left, right, difference, tolerance, status } of checks) {
        const gap = exact(left ?? '').minus(exact(right ?? ''))
        expect(gap.toFixed()).toBe(exact(difference ?? '').toFixed())
        expect(status === 'ties').toBe(gap.abs().lte(exact(tolerance ?? '')))
      }
      expect(new Set(checks.map((one) => `${one.id} ${one.subject}`)).size).toBe(checks.length)
    }
  })

  it('name operands that are cells of the report', () => {
    const { cells } = extractText(sampleText('000'))
    const paths = new Set(cells[0]?.map((cell) => cell.path))
    for (const check of report.checks)
      for (const path of check.operands) expect(paths).toContain(path)
  })

  it('notice a changed digit, or the row is refused', () => {
    const amounts = /^(?:classes|totals)\[.*\]\.(?:current|perThousand|toDate|interestDetail)\./
    const outcomes = [
      ...changeDigits(sampleText('000'), amounts, 3, 23),
      ...changeDigits(sampleText('001'), amounts, 7, 5),
    ]
    const unnoticed = outcomes.filter((one) => one.outcome === 'unnoticed')
    expect(outcomes.length).toBeGreaterThan(300)
    expect(unnoticed.length / outcomes.length).toBeLessThan(0.03)
  }, 60_000)
})

describe('what is no trustee report', () => {
  it.each([
    [
      'an 8-K without one',
      sampleText('000').split('               IMPAC Secured Assets Corp.   2002-3')[0] ?? '',
      'no-report',
      /^filing\.txt is Form 8-K without/,
    ],
    ['any other text', 'Dear holder,\nnothing here.\n', 'no-report', /without a trustee report/],
    [
      'a report of another layout',
      'Statement to Certificateholders\nClass Original Face Value  Beginning Certificate Balance  Pass-Through Rate  Realized Loss  Ending Certificate Balance\nA1 1000 900 0.05 0 800\n',
      'unknown-layout',
      /layout Paydown does not know yet/,
    ],
  ])('%s', (_, text, code, message) => {
    expect(refusalOf(text)).toMatchObject({ code })
    expect(refusalOf(text).message).toMatch(message)
  })

  it('is refused in a document of the schema', () => {
    const { document, cells } = extractText('')
    expect(filingDocumentSchema.parse(document)).toEqual(document)
    expect(document).toMatchObject({ status: 'refused', error: { code: 'empty-file', line: null } })
    expect(cells).toEqual([])
  })
})

it('gives a document of the schema, with the hash and size of its bytes', () => {
  const { document } = extractText(sampleText('000'))
  expect(filingDocumentSchema.parse(document)).toEqual(document)
  expect(document.source).toMatchObject({ bytes: 72662, name: 'filing.txt' })
  expect(document.source.sha256).toMatch(/^[0-9a-f]{64}$/)
})
