import { describe, expect, it } from 'vitest'
import type { TrusteeReport } from '@shared/report'
import { printReport } from '../../../support/deals/print'
import { reportsOf, type GeneratedReport } from '../../../support/deals/report'
import { onlyReport } from '../../../support/filings'
import { Random } from '../../../support/random'
import { foldLines } from '../../../support/refold'

const SEEDS = Array.from({ length: 40 }, (_, i) => i + 1)

/** Some months of a deal: one of the first, whose averages are over few months, and others at random. */
function chosen(seed: number): number[] {
  const random = new Random(seed)
  return [random.integer(1, 3), random.integer(4, 20), random.integer(21, 42)]
}

/** What was read of what the generator says; labels without blanks, since a fold between words may take one. */
function comparable(report: Pick<TrusteeReport, 'lines'>): unknown[] {
  return report.lines.map((line) => ({ ...line, label: line.label.replaceAll(' ', '') }))
}

describe('reports of generated deals', () => {
  it.each(SEEDS)('of seed %i are read back whole and tie, cut at random columns', (seed) => {
    const random = new Random(seed + 1000)
    for (const generated of reportsOf(seed, chosen(seed))) {
      const folding = { width: random.integer(48, 140), signCounts: random.chance(0.5) }
      const report = onlyReport(foldLines(printReport(generated), folding))
      const { lines, ...facts } = generated.facts
      expect(report).toMatchObject(facts)
      expect(comparable(report)).toEqual(comparable({ lines }))
      expect(report.refused).toEqual([])
      expect(report.unread).toEqual([])
      expect(report.checks.length).toBeGreaterThan(250)
      const open = report.checks.filter(
        ({ status }) => status === 'differs' || status === 'unknown',
      )
      expect(open).toEqual([])
    }
  })

  it('have what the two filings have not', () => {
    const reports = SEEDS.flatMap((seed) =>
      reportsOf(seed, [1, 9, 18, 27, 36, 45]).map(({ facts }) => facts),
    )
    const count = (of: (facts: GeneratedReport['facts']) => boolean): number =>
      reports.filter(of).length
    const someClass = (of: (row: TrusteeReport['classes'][number]) => boolean): number =>
      count((facts) => facts.classes.some(of))
    const said = (label: string, value: string): number =>
      count(({ lines }) =>
        lines.some((line) => line.label === label && line.values['TOTAL'] === value),
      )
    expect(count(({ liquidatedLoans }) => liquidatedLoans.length > 0)).toBeGreaterThan(20)
    expect(
      count(({ liquidatedLoans }) =>
        liquidatedLoans.some((loan) => loan.realizedLoss?.startsWith('-')),
      ),
    ).toBeGreaterThan(3)
    expect(count(({ reoLoans }) => reoLoans.length > 0)).toBeGreaterThan(20)
    expect(said('Trigger Event in Effect', 'Yes')).toBeGreaterThan(20)
    expect(
      someClass(
        (row) => row.basis === 'principal' && Number(row.perThousand.currentBalance) > 1000,
      ),
    ).toBeGreaterThan(20)
    expect(
      someClass((row) => row.toDate.totalPrincipal !== '0' && row.current.currentBalance === '0'),
    ).toBeGreaterThan(20)
    expect(
      someClass((row) => row.class === 'B' && row.current.realizedLoss !== '0'),
    ).toBeGreaterThan(5)
    expect(new Set(reports.map(({ groups }) => groups.length))).toEqual(new Set([1, 2, 3, 4]))
    expect(new Set(reports.map(({ totals }) => totals.length))).toEqual(new Set([1, 2]))
  }, 30_000)
})
