import { describe, expect, it } from 'vitest'
import { onlyReport, sampleText } from '../../../../support/filings'

const text = sampleText('001')

/** The second sample with a part of it changed. */
function changed(from: string | RegExp, to: string, of = text): string {
  const other = of.replace(from, to)
  expect(other).not.toBe(of)
  return other
}

describe('a row whose value is blank is a row', () => {
  it.each([
    ['SMM', 'VOLUNTARY PREPAYMENT RATES', null],
    ['SDA', 'DEFAULT SPEEDS', null],
    ['TOTAL PRINCIPAL', 'PRINCIPAL - COLLECTIONS', null],
    ['Curtailments', 'PRINCIPAL - COLLECTIONS', null],
    ['NCC4729', 'ADDITIONAL INFORMATION', null],
  ])('%s of %s', (label, section, heading) => {
    const before = onlyReport(text).lines
    const blank = new RegExp(`(${section}\\n[\\s\\S]*?\\n +${label})\\n>[^\\n]*\\n`)
    const { lines, unread, refused } = onlyReport(changed(blank, '$1\n'))
    expect({ unread, refused }).toEqual({ unread: [], refused: [] })
    expect(lines.find((line) => line.label === label && line.section === section)).toMatchObject({
      heading,
      values: {},
    })
    const names = (rows: typeof lines) => rows.map((row) => [row.section, row.heading, row.label])
    expect(names(lines)).toEqual(names(before))
  })
})

describe('what no one knows is listed as unread', () => {
  it.each([
    ['beside label rows', '               Curtailments\n', 'Lorem ipsum dolor\n'],
    ['deep in the page', '               Curtailments\n', `${' '.repeat(30)}xyz 12\n`],
    ['under a delinquency table', '1 or 2 Payments Delinquent', 'Lorem ipsum dolor\n'],
  ])('%s', (_, before, stray) => {
    const other = changed(before, `${stray}${before}`)
    const { unread, lines } = onlyReport(other)
    const line = other.slice(0, other.indexOf(stray)).split('\n').length
    expect(unread).toEqual([{ line, text: stray.trim() }])
    expect(lines).toEqual(onlyReport(text).lines)
  })
})

it('a negative amount of a table may stand in brackets', () => {
  const sample = sampleText('000')
  const other = changed('      -2259.42        6788.38', '     (2,259.42)       6788.38', sample)
  expect(onlyReport(other).classes).toEqual(onlyReport(sample).classes)
})
