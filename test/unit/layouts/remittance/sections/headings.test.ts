import { describe, expect, it } from 'vitest'
import { onlyReport, sampleText } from '../../../../support/filings'

const text = sampleText('001')
const HEADINGS = 'ADJUSTABLE     FIXED          TOTAL'
const asPrinted = onlyReport(text)

/** The second sample with its loan groups called otherwise, each name still beginning where it did. */
function withGroups(first: string, second: string, total = 'TOTAL', of = text): string {
  expect(of).toContain(HEADINGS)
  return of.replaceAll(HEADINGS, `${first.padEnd(15)}${second.padEnd(15)}${total}`)
}

describe('loan groups are called as the headings call them', () => {
  it.each([
    ['GROUP I', 'GROUP II'],
    ['Group I', 'Group II'],
    ['1', '2'],
    ['Adjustable', 'Fixed Rate'],
  ])('%s and %s', (first, second) => {
    const { lines, refused, unread } = onlyReport(withGroups(first, second))
    expect({ refused, unread }).toEqual({ refused: [], unread: [] })
    const names: Record<string, string> = { ADJUSTABLE: first, FIXED: second }
    expect(lines).toEqual(
      asPrinted.lines.map((line) => ({
        ...line,
        values: Object.fromEntries(
          Object.entries(line.values).map(([group, value]) => [names[group] ?? group, value]),
        ),
      })),
    )
  })

  it('and no check compares loans with a group that no table of loans names', () => {
    const { checks } = onlyReport(withGroups('GROUP I', 'GROUP II'))
    const wrong = checks.filter(({ status }) => status !== 'ties').map(({ id }) => id)
    const before = asPrinted.checks.filter(({ status }) => status !== 'ties').map(({ id }) => id)
    expect(wrong).toEqual(before)
  })
})

describe('a heading whose columns are not known', () => {
  it('has its rows refused, none read without its values', () => {
    const { lines, refused } = onlyReport(withGroups('Adjustable', 'Fixed', 'Together'))
    const labels = new Set(asPrinted.lines.map(({ label }) => label))
    expect(lines.filter(({ label }) => !labels.has(label))).toEqual([])
    expect(refused.length).toBeGreaterThan(150)
    expect(refused.map(({ section }) => section)).toContain('PRINCIPAL - COLLECTIONS')
  })

  it('does not leave its rows to the section before it', () => {
    const changed = text.replace(
      /(INTEREST - FEES\n> {11})ADJUSTABLE {5}FIXED {10}TOTAL/,
      '$1ADJUSTABLE     FIXED',
    )
    expect(changed).not.toBe(text)
    const { lines, refused } = onlyReport(changed)
    expect(refused).toHaveLength(7)
    expect(new Set(refused.map(({ section }) => section))).toEqual(new Set(['INTEREST - FEES']))
    expect(lines).toEqual(asPrinted.lines.filter(({ section }) => section !== 'INTEREST - FEES'))
  })
})
