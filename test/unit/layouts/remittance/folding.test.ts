import { fc, it as property } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'
import type { Check, TrusteeReport } from '@shared/report'
import { onlyReport, readText, sampleText } from '../../../support/filings'
import { paymentDeal } from '../../../support/paymentDeal'
import { distributionDate, printPayments } from '../../../support/printPayments'
import { Random } from '../../../support/random'
import { foldLines, unfoldText } from '../../../support/refold'

/** All that a report says; titles of charts aside, whose folds no word of the report settles. */
function read({ captions, ...report }: TrusteeReport): Omit<TrusteeReport, 'captions'> {
  expect(captions.length).toBeGreaterThan(0)
  return report
}

/** A check without the paths of its operands: a label cut between two words may lose the blank. */
function figures({ id, subject, status, left, right, difference, tolerance }: Check) {
  return { id, subject, status, left, right, difference, tolerance }
}

describe.each(['000', '001'] as const)('%s', (name) => {
  const text = sampleText(name)
  const whole = read(onlyReport(text))

  it.each([60, 72, 100, 132])('reads just as well folded again at %i columns', (width) => {
    const lines = unfoldText(text, true)
    for (const signCounts of [true, false]) {
      const again = readText(foldLines(lines, { width, signCounts }))
      expect(read(again.reports[0] as TrusteeReport)).toEqual(whole)
      expect(again.filing).toEqual(readText(text).filing)
    }
  })

  it('reads its classes where runs of blanks were shortened to one', () => {
    const again = onlyReport(foldLines(unfoldText(text, false), { width: 72 }))
    expect(again.classes).toEqual(whole.classes)
    expect(again.totals).toEqual(whole.totals)
  })

  it('reads its classes folded as narrow as 20 columns', () => {
    const again = onlyReport(foldLines(unfoldText(text, true), { width: 20 }))
    expect(again.classes).toEqual(whole.classes)
    expect(again.totals).toEqual(whole.totals)
    expect(again.checks.map(figures)).toEqual(whole.checks.map(figures))
  })

  it('reads the same with other line ends, form feeds between pages, and as UTF-16', () => {
    expect(onlyReport(text.replaceAll('\n', '\r\n'))).toEqual(onlyReport(text))
    expect(onlyReport(text.replaceAll('\n', '\r'))).toEqual(onlyReport(text))
    const fed = text.replace(/(Page \d+ of {1,2}\d+\n[^\n]*\n)/g, '$1\f\n')
    expect(fed).not.toBe(text)
    expect(read(onlyReport(fed))).toEqual(whole)
  })

  it('reads another deal, other names, CUSIPs and dates', () => {
    const deal = whole.deal.split(' ')[0] ?? ''
    const changed = text
      .replaceAll(deal, 'Brookstone')
      .replaceAll('September 25, 2002', 'October 25, 2002')
      .replaceAll(/^A-1 /gm, 'II1 ')
      .replaceAll(/^A {14}/gm, 'Q              ')
      .replaceAll('4TLU6', '4TZZ9')
    const other = onlyReport(changed)
    expect(other.distributionDate).toBe('2002-10-25')
    expect(other.deal).toMatch(/^Brookstone /)
    expect(other.classes.map((row) => row.perThousand)).toEqual(
      whole.classes.map((row) => row.perThousand),
    )
    expect(other.classes.map((row) => row.class)).not.toEqual(whole.classes.map((row) => row.class))
  })
})

describe('generated deals', () => {
  property.prop([fc.integer({ min: 1, max: 1_000_000 })], { numRuns: 60, seed: 1 })(
    'are read back whole, folded at random places',
    (seed) => {
      const deal = paymentDeal(seed)
      const random = new Random(seed)
      const text = foldLines(printPayments(deal), { width: () => random.integer(24, 140) })
      const report = onlyReport(text)
      expect(report.classes).toEqual(deal.classes)
      expect(report.totals).toEqual(deal.totals)
      expect(report.deal).toBe(deal.deal)
      expect(report.distributionDate).toBe(distributionDate(deal))
      expect(report.unread).toEqual([])
    },
  )

  property.prop([fc.integer({ min: 1, max: 1_000_000 })], { numRuns: 60, seed: 2 })(
    'tie in every identity',
    (seed) => {
      const report = onlyReport(foldLines(printPayments(paymentDeal(seed)), { width: 79 }))
      // The generator accrues a twelfth of a year whatever the method says, and each tier is a deal of its own.
      const open = report.checks.filter(
        (check) => check.status !== 'ties' && !/^(?:class\.accrual|tier\..*)$/.test(check.id),
      )
      expect(open).toEqual([])
    },
  )
})
