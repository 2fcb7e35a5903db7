import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { expect, it } from 'vitest'
import { createInlineReader } from '../../../src/main/api/reader'
import { filingBytes, FIRST } from '../../support/documents'
import { answer, ask, openTestEngine } from '../../support/engines'
import { codeOf, temporaryFolders } from '../../support/folders'
import { sampleText } from '../../support/filings'

const folder = temporaryFolders()
const CELL = 'classes[REMIC III/A-1].perThousand.interest'

async function opened() {
  const place = folder()
  const paths = (['000', '001'] as const).map((name) => {
    const path = join(place, `${name}.txt`)
    writeFileSync(path, sampleText(name))
    return path
  })
  const engine = openTestEngine(place, { reader: createInlineReader() })
  await engine.importPaths(paths)
  const rows = await answer(engine, 'filings.list', {})
  const reports = rows.map(({ filingId, reportIndex }) => ({ filingId, reportIndex }))
  const open = () => answer(engine, 'filings.openChecks', { reports })
  const all = () =>
    Promise.all(
      reports.map(async (ref) => {
        const checks = await answer(engine, 'filings.checks', ref)
        return checks.filter((check) => check.status !== 'ties')
      }),
    )
  return { engine, rows, reports, open, all }
}

it('are those of every report asked for that do not tie, as many as the list of filings counts', async () => {
  const { rows, reports, open, all } = await opened()
  expect(rows.length).toBeGreaterThan(1)
  const found = await open()
  expect(found.map(({ filingId, reportIndex }) => ({ filingId, reportIndex }))).toEqual(reports)
  expect(found.map((one) => one.checks)).toEqual(await all())
  expect(found.map((one) => one.checks?.length)).toEqual(
    rows.map(({ checks }) => checks.explained + checks.differs + checks.unknown),
  )
  expect(found.flatMap((one) => one.checks ?? []).length).toBeGreaterThan(0)
})

it('carry what does not go on from the month before, as the history of the deal has it', async () => {
  const [place, engine] = [folder(), openTestEngine(folder())]
  // The same numbers again do not go on from themselves; September has no month before it
  const dates = ['2002-06-25', '2002-07-25', '2002-09-25']
  for (const distributionDate of dates) {
    const bytes = filingBytes([{ ...FIRST, distributionDate }], distributionDate)
    writeFileSync(join(place, `${distributionDate}.txt`), bytes)
  }
  await engine.importPaths([place])
  const rows = await answer(engine, 'filings.list', {})
  const reports = rows.map(({ filingId, reportIndex }) => ({ filingId, reportIndex }))
  const found = await answer(engine, 'filings.openChecks', { reports })
  const [history] = await answer(engine, 'deals.history', { asOf: '2002-09-30' })
  expect(found.map((one) => one.months)).toEqual([[], history?.differences, []])
  expect(history?.differences.length).toBeGreaterThan(0)
})

it('follow a correction, and its undoing', async () => {
  const { engine, reports, open, all } = await opened()
  const before = await open()
  const first = await answer(engine, 'filings.report', reports[0]!)
  const at = first.report.classes.some((one) => one.class === 'A-1' && one.tier === 'REMIC III')
    ? 0
    : 1
  await answer(engine, 'corrections.put', {
    ...reports[at]!,
    path: CELL,
    corrected: '1.671608348',
    author: 'A. Holder',
    note: 'Misprint',
  })
  const after = await open()
  expect(after[at]?.checks?.length).toBeGreaterThan(before[at]?.checks?.length ?? Infinity)
  expect(after.map((one) => one.checks)).toEqual(await all())
  await answer(engine, 'journal.undo', {})
  expect(await open()).toEqual(before)
})

it('are null where they were not kept, and left out where the report is not on file', async () => {
  const { engine, reports, open } = await opened()
  const [first, second] = await open()
  const other = new BetterSqlite3(engine.databasePath)
  other
    .prepare('UPDATE report SET open_checks = NULL WHERE filing_id = ?')
    .run(reports[0]!.filingId)
  other.close()
  expect(await open()).toEqual([{ ...first, checks: null }, second])
  const gone = { filingId: 99, reportIndex: 0 }
  expect(await answer(engine, 'filings.openChecks', { reports: [gone, reports[1]!] })).toEqual([
    second,
  ])
  expect(codeOf(await ask(engine, 'filings.openChecks', { reports: [] }))).toBe('bad-request')
})
