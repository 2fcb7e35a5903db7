import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from '@fast-check/vitest'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Plan } from '@shared/api/preview'
import type { Revision, TrusteeReport } from '@shared/report'
import type { Engine } from '../../../../src/main/api/engine'
import { classRow, cusip, filingBytes, report } from '../../../support/documents'
import { answer, openTestEngine } from '../../../support/engines'
import { temporaryFolders } from '../../../support/folders'
import { previewed } from './support'

const folder = temporaryFolders()

/** A report of a made-up deal: its number names its CUSIPs, its title may be another's. */
function made(deal: number, title: number, day: string, revision: Revision): TrusteeReport {
  return report({
    deal: `Example Trust 1999-${title}`,
    distributionDate: day,
    revision,
    classes: [1, 2].map((n) => classRow({ class: `A-${n}`, cusip: cusip(`EXAMPL${deal}${n}`) })),
  })
}

const DAYS = ['1999-05-25', '1999-06-25', '1999-08-25']
const reports = fc
  .record({
    deal: fc.integer({ min: 1, max: 3 }),
    // Now and then a title of another deal, which must be refused wherever the import refuses it
    title: fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined, freq: 3 }),
    day: fc.constantFrom(...DAYS),
    revision: fc.constantFrom<Revision>('original', 'original', 'revised', 'supplemental'),
  })
  .map(({ deal, title, day, revision }) => made(deal, title ?? deal, day, revision))
/** Files of one or two reports; a salt of few values makes the same bytes come up again. */
const files = fc.array(
  fc.record({
    reports: fc.array(reports, { minLength: 1, maxLength: 2 }),
    salt: fc.integer({ min: 0, max: 2 }),
  }),
  { minLength: 1, maxLength: 4 },
)

function write(place: string, all: readonly { reports: TrusteeReport[]; salt: number }[]): void {
  all.forEach((file, i) => {
    writeFileSync(join(place, `${i}.txt`), filingBytes(file.reports, String(file.salt)))
  })
}

/** What the plan says of each file, in the words of an import's outcome. */
function outcomesOf(plan: Plan): string[] {
  return plan.files.map(({ effect }) =>
    effect === 'import' ? 'imported' : effect === 'same' ? 'known' : effect,
  )
}

async function standings(engine: Engine): Promise<Map<string, string>> {
  const rows = await answer(engine, 'filings.list', {})
  return new Map(
    rows.map((row) => [
      `${row.name}/${row.reportIndex}`,
      `${row.deal.toLowerCase()} ${row.status}`,
    ]),
  )
}

describe('a plan', () => {
  test.prop([files, files], { numRuns: 15, seed: 1 })(
    'says what the import then does',
    async (before, after) => {
      const engine = openTestEngine(folder())
      const [first, second] = [folder(), folder()]
      write(first, before)
      await engine.importPaths([first])
      const onFile = await standings(engine)
      write(second, after)
      const plan = await previewed(engine, [second])
      expect(await standings(engine), 'the preview stored something').toEqual(onFile)
      const outcomes = await engine.importPaths([second])
      expect(outcomesOf(plan)).toEqual(outcomes.map(({ outcome }) => outcome))

      // The names of files repeat those on file, so the last reports of the list are looked for by what they became
      const rows = await answer(engine, 'filings.list', {})
      const stored = outcomes.flatMap((outcome, file) =>
        outcome.outcome === 'imported' ? [file] : [],
      )
      expect(plan.totals.imported).toBe(stored.length)
      const expected = plan.files
        .flatMap((file) => file.reports)
        .map(({ effect }) =>
          effect === 'superseded' ? effect : effect === 'adds' ? 'supplemental' : 'current',
        )
      const ids = [...new Set(rows.map((row) => row.filingId))].sort((a, b) => a - b)
      const added = rows
        .filter((row) => ids.slice(ids.length - stored.length).includes(row.filingId))
        .sort((a, b) => a.filingId - b.filingId || a.reportIndex - b.reportIndex)
      expect(added.map((row) => row.status)).toEqual(expected)
      engine.close()
    },
    60_000,
  )

  it('counts what is new, what it supersedes and the gaps it fills', async () => {
    const engine = openTestEngine(folder())
    const [first, second] = [folder(), folder()]
    write(first, [
      { reports: [made(1, 1, '1999-05-25', 'original')], salt: 0 },
      { reports: [made(1, 1, '1999-07-25', 'original')], salt: 0 },
    ])
    await engine.importPaths([first])
    for (const deal of [1, 2]) {
      await answer(engine, 'holdings.add', { cusip: cusip(`EXAMPL${deal}1`), face: '1000000' })
    }
    write(second, [
      { reports: [made(1, 1, '1999-06-25', 'original')], salt: 0 },
      { reports: [made(1, 1, '1999-07-25', 'revised')], salt: 0 },
      { reports: [made(2, 2, '1999-06-25', 'original')], salt: 0 },
      { reports: [made(2, 2, '1999-05-25', 'original')], salt: 0 },
      { reports: [made(1, 1, '1999-05-25', 'original')], salt: 0 },
      { reports: [made(1, 1, '1999-06-25', 'original')], salt: 0 },
    ])
    const { files: planned, totals } = await previewed(engine, [second])
    expect(totals).toEqual({
      imported: 4,
      distributions: 3,
      deals: 1,
      superseding: 1,
      superseded: 0,
      gaps: 1,
      known: 2,
      refused: 0,
      refusedRows: 0,
      firstOf: 1,
    })
    expect(planned.map(({ effect }) => effect)).toEqual([
      'import',
      'import',
      'import',
      'import',
      'known',
      'same',
    ])
    expect(planned[0]?.reports[0]).toMatchObject({ effect: 'new', fillsGap: true, newDeal: false })
    expect(planned[1]?.reports[0]).toMatchObject({
      effect: 'supersedes',
      others: [{ name: '1.txt', file: null }],
    })
    // The first report of a CUSIP is the earliest, whatever the order of the files
    expect(planned[2]?.reports[0]).toMatchObject({ newDeal: true, firstOf: [] })
    expect(planned[3]?.reports[0]).toMatchObject({ firstOf: [cusip('EXAMPL21')] })
    expect(planned[4]?.problem?.message).toContain('on file already as 0.txt')
    expect(planned[5]?.problem?.message).toContain('the same bytes as 0.txt')
  })

  it('names a deal that is known by its CUSIPs alone, and titles that a new one resembles', async () => {
    const engine = openTestEngine(folder())
    const [first, second] = [folder(), folder()]
    write(first, [{ reports: [made(1, 1, '1999-05-25', 'original')], salt: 0 }])
    await engine.importPaths([first])
    const other = { ...made(1, 1, '1999-06-25', 'original'), deal: 'EXAMPLE SER 1999-1' }
    const stranger = { ...made(3, 3, '1999-06-25', 'original'), deal: 'Example Trust, Ser. 1999-1' }
    write(second, [
      { reports: [other], salt: 0 },
      { reports: [stranger], salt: 0 },
    ])
    const { files: planned } = await previewed(engine, [second])
    expect(planned[0]?.reports[0]).toMatchObject({
      deal: 'Example Trust 1999-1',
      joins: 'cusip',
      newDeal: false,
    })
    expect(planned[1]?.reports[0]).toMatchObject({
      newDeal: true,
      joins: null,
      resembles: ['Example Trust 1999-1'],
    })
  })

  it('follows what is left out', async () => {
    const engine = openTestEngine(folder())
    const place = folder()
    write(place, [
      { reports: [made(1, 1, '1999-05-25', 'original')], salt: 0 },
      { reports: [made(1, 1, '1999-05-25', 'revised')], salt: 0 },
    ])
    const both = await previewed(engine, [place])
    expect(both.files.map((file) => file.reports[0]?.effect)).toEqual(['superseded', 'supersedes'])
    expect(both.files[0]?.reports[0]?.others).toEqual([{ name: '1.txt', file: 1 }])
    const one = await answer(engine, 'preview.plan', { without: [0] })
    expect(one.files.map((file) => file.effect)).toEqual(['left out', 'import'])
    expect(one.files[1]?.reports[0]?.effect).toBe('new')
    expect(one.totals).toMatchObject({ imported: 1, distributions: 1, deals: 1 })
  })
})
