import { describe, expect, it } from 'vitest'
import { onlyReport, refusalOf, sampleText } from '../../../support/filings'

const text = sampleText('000')

function without(pattern: RegExp): string {
  const changed = text.replace(pattern, '')
  expect(changed).not.toBe(text)
  return changed
}

function lastIndexIn(part: string): number {
  expect(text).toContain(part)
  return text.indexOf(part)
}

/** The number of the line that holds the text. */
function lineOf(part: string): number {
  return text.slice(0, text.indexOf(part)).split('\n').length
}

describe('a filing that cannot be read with certainty is refused', () => {
  it('when it is cut off in the middle of a row', () => {
    const cut = text.slice(0, lastIndexIn('31750000      137847.92') + 12)
    expect(refusalOf(cut)).toMatchObject({ code: 'truncated' })
  })

  it('when its last page is missing', () => {
    const cut = text.slice(0, text.lastIndexOf('IMPAC Secured Assets Corp.   2002-3'))
    const { code, message, line } = refusalOf(cut)
    expect(code).toBe('truncated')
    expect(message).toMatch(/26 pages.* page 25/)
    expect(line).toBeGreaterThan(1400)
  })

  it('when a page in between is missing', () => {
    const page = /Page 8 of 26[\s\S]*?(?=Page 9 of 26)/
    expect(refusalOf(text.replace(page, ''))).toMatchObject({ code: 'missing-page' })
  })

  it('when a row has lost a cell', () => {
    const refusal = refusalOf(text.replace('      137847.92      ', '      '))
    expect(refusal).toMatchObject({
      code: 'unreadable-row',
      line: lineOf('A-2            STEP, AFC,'),
    })
    expect(refusal.message).toMatch(/^Row A-2 of “Distribution in Dollars - Current Period”/)
  })

  it('when a row is missing from one of the four tables', () => {
    const gone = without(/^A-3 {22}[^\n]*\n>[^\n]*\n>[^\n]*\n/m)
    expect(refusalOf(gone).code).toBe('unreadable-row')
  })

  it('when a row stands twice', () => {
    const twice = text.replace(/^(M-1 [^\n]*\n>[^\n]*\n>[^\n]*\n)/gm, '$1$1')
    expect(refusalOf(twice)).toMatchObject({ code: 'unreadable-row' })
    expect(refusalOf(twice).message).toMatch(/M-1 stands twice/)
  })

  it('when rows that belong together name other classes', () => {
    const renamed = text.replace(/^A-4 (?= *22250000 {21})/m, 'A-9 ')
    expect(renamed).not.toBe(text)
    expect(refusalOf(renamed).message).toMatch(/do not name the same class/)
  })

  it.each([
    ['a day-count method', 'F-30/360       4525', 'F-30/36O       4525'],
    ['a rate', '0.0521       31750000', '1.0521       31750000'],
    ['an amount with two points', '137847.92      ', '1378.47.92     '],
    [
      'an amount with more digits than are ever printed',
      '31750000      137847.92 ',
      '31750000      137847.92123456 ',
    ],
    ['a leading zero', '      300775     ', '      030077     '],
    ['a letter in an amount', '      300775     ', '      3OO775     '],
  ])('when a cell is not of its kind: %s', (_, from, to) => {
    expect(text).toContain(from)
    expect(refusalOf(text.replace(from, to))).toMatchObject({ code: 'unreadable-row' })
  })

  it('when the columns of a table are others', () => {
    const other = text.replace(
      'Class          Type           Face Value',
      'Class          Type           Par Value ',
    )
    expect(refusalOf(other)).toMatchObject({ code: 'unknown-layout' })
  })

  it('when a row can be read in two ways that nothing tells apart', () => {
    // Two zeros more and 10 0 | 0 or 1 00 0: a class whose numbers keep no arithmetic at all.
    const row = (a: string, b: string): string =>
      `X-1                                         5\n>7 7${a}\n>${b}3 9            4            6            8\n`
    const doubt = text.replace(/^R-1 {41}0\n>[^\n]*\n>[^\n]*\n/m, row('1', '2'))
    expect(doubt).not.toBe(text)
    expect(refusalOf(doubt).code).toBe('unreadable-row')
  })
})

describe('what is merely odd is kept', () => {
  it('keeps a number of the trustee’s own in place of a CUSIP, and says so', () => {
    const report = onlyReport(text.replace('4525\n>4TLU6 ', 'IMH0\n>001TC '))
    const row = report.classes.find((one) => one.class === 'A-1' && one.tier === 'REMIC III')
    expect(row?.cusip).toBe('IMH0001TC')
    const check = report.checks.find(
      (one) => one.id === 'class.cusip' && one.subject === 'REMIC III A-1',
    )
    expect(check).toMatchObject({ status: 'differs' })
    expect(check?.sentence).toMatch(/trustee’s own/)
  })

  it('tells a revised and a supplemental report by their title, and an amended one by its form', () => {
    expect(
      onlyReport(
        text.replace(
          '25, 2002 Distribution\n               Contents',
          '25, 2002 Distribution - Revised\n               Contents',
        ),
      ).revision,
    ).toBe('revised')
    expect(
      onlyReport(
        text.replace(
          '25, 2002 Distribution\n               Contents',
          '25, 2002 SUPPLEMENTAL Distribution\n               Contents',
        ),
      ).revision,
    ).toBe('supplemental')
    expect(onlyReport(text.replace('FORM 8-K', 'FORM 8-K/A')).revision).toBe('revised')
  })
})

describe('a page of another report', () => {
  it.each([
    ['date', 'Collateral Report for September 25, 2002', 'Collateral Report for August 26, 2002'],
    [
      'deal',
      /Secured Assets Corp\. {3}2002-3(?=\n[^\n]*\n +Collateral Report for)/,
      'Secured Assets Corp.   2002-2',
    ],
  ])('is told with its line: another %s', (_, from, to) => {
    const changed = text.replace(from, to)
    expect(changed).not.toBe(text)
    const { refused, lines } = onlyReport(changed)
    expect(refused).toHaveLength(1)
    expect(refused[0]).toMatchObject({ section: 'Collateral Report', code: 'other-report' })
    expect(refused[0]?.message).toMatch(/^Page 12 is of /)
    const at = changed.slice(0, changed.indexOf('Collateral Report for')).split('\n').length
    expect(refused[0]?.line).toBe(at - 2)
    expect(lines).toEqual(onlyReport(text).lines)
  })
})
