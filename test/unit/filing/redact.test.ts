import { describe, expect, it } from 'vitest'
import { FIELD_TERMS } from '../../../src/main/filing/fieldTerms'
import { redact } from '../../../src/main/filing/redact'
import { printReport } from '../../support/deals/print'
import { reportsOf } from '../../support/deals/report'
import { extractText, onlyReport, sampleText } from '../../support/filings'
import { foldLines } from '../../support/refold'

const generated = (seed: number) =>
  reportsOf(seed, [3]).map((one) => foldLines(printReport(one), { width: 80 }))[0] ?? ''

describe.each([
  ['000', sampleText('000')],
  ['001', sampleText('001')],
  ['generated', generated(12)],
] as const)('%s redacted', (_name, text) => {
  const source = text.split(/\r\n|\n|\r/)
  const { lines, kept, scrambled } = redact(text, 'key')

  it('keeps every line’s length, its signs and blanks, and each character’s kind', () => {
    expect(lines).toHaveLength(source.length)
    const shape = (line: string) =>
      line.replace(/[1-9]/g, '9').replace(/[a-z]/g, 'x').replace(/[A-Z]/g, 'X')
    expect(lines.map(shape)).toEqual(source.map(shape))
    expect(kept).toBeGreaterThan(500)
    expect(scrambled).toBeGreaterThan(500)
  })

  it('leaves no number of three digits and no name as it was', () => {
    const report = onlyReport(text)
    const same = lines.flatMap((line, at) => {
      const old = source[at] ?? ''
      return [...old.matchAll(/[1-9]{3,}/g)].filter(
        ({ index, 0: digits }) => line.slice(index, index + digits.length) === digits,
      )
    })
    expect(same).toEqual([])
    const whole = lines.join('\n')
    const cusips = report.classes.flatMap((row) => row.cusip ?? [])
    expect(cusips.length).toBeGreaterThan(1)
    expect(cusips.filter((cusip) => whole.includes(cusip))).toEqual([])
    const names = [
      report.deal,
      ...report.parties.map((party) => party.name),
      ...report.contacts.map((one) => one.value),
    ]
      .flatMap((name) => name.split(/[^A-Za-z]+/))
      .filter((word) => word.length > 4 && !FIELD_TERMS.has(word.toLowerCase()))
    const words = new Set(whole.split(/[^A-Za-z]+/))
    expect(names.filter((name) => words.has(name))).toEqual([])
    const loans = report.prepaidLoans.map((loan) => loan.loan)
    expect(loans.filter((loan) => whole.includes(loan))).toEqual([])
  })

  it('has the headings that tell what kind of report it is, and is still no danger to the reader', () => {
    const whole = lines.join('\n')
    expect(whole).toMatch(/Beginning\s+[\s>]*|Prior/)
    expect(whole).toContain('Payment')
    expect(['read', 'refused']).toContain(extractText(whole).document.status)
  })
})

it('makes the same of the same word, another with another key, and joins what a fold has cut', () => {
  const text = 'Meridian 123.45 Meridian\nA very long line with Meri\n>dian 123.45'
  const { lines } = redact(text, 'a')
  const [first, , third] = lines[0]?.split(' ') ?? []
  expect(first).toBe(third)
  expect(`${lines[1]?.split(' ').at(-1) ?? ''}${lines[2]?.slice(1, 5) ?? ''}`).toBe(first)
  expect(lines[2]?.slice(6)).toBe(lines[0]?.split(' ')[1])
  expect(redact(text, 'b').lines).not.toEqual(lines)
})
