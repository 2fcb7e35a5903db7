import BetterSqlite3 from 'better-sqlite3'
import { expect, it } from 'vitest'
import { countFilings } from '../../../../src/main/store/filings'
import {
  countRefusedRows,
  dealNames,
  listReports,
  monthsOnFile,
} from '../../../../src/main/store/reports'
import { temporaryFolders } from '../../../support/folders'
import { migratedFrom } from '../../../support/migrated'

const folder = temporaryFolders()

const filing = (id: number, withdrawn: number) =>
  `INSERT INTO filing (id, sha256, name, size, form, reader_version, imported_at, document, bytes, withdrawn)
     VALUES (${id}, 'hash ${id}', '${id}.txt', 3, '8-K', '1', '2026-01-01', x'00', x'00', ${withdrawn});`
const report = (filingId: number, deal: number, date: string, status: string, refused: number) =>
  `INSERT INTO report (id, filing_id, report_index, deal_id, title, name_key, distribution_date, revision, status, layout, pages,
       classes, refused_rows, unread_lines, ties, explained, differs, unknown)
     VALUES (${filingId}, ${filingId}, 0, ${deal}, 't', 't', '${date}', 'original', '${status}', 'r', 3, 1, ${refused}, 0, 1, 0, 0, 0);`

it('keeps what is on file, which is then listed and counted from its indices alone', () => {
  const rows = [
    `INSERT INTO deal VALUES (1, 'b Deal'), (2, 'A Deal'), (3, 'Gone');`,
    ...[1, 2, 3].map((id) => filing(id, 0)),
    filing(4, 1),
    report(1, 1, '2002-09-25', 'current', 0),
    report(2, 2, '2002-09-25', 'current', 2),
    report(3, 2, '2002-10-25', 'supplemental', 3),
    report(4, 3, '2002-11-25', 'withdrawn', 5),
  ]
  const database = migratedFrom(3, rows.join(''), folder())
  expect(countFilings(database)).toBe(3)
  expect(countRefusedRows(database)).toBe(5)
  expect(dealNames(database)).toEqual(['A Deal', 'b Deal'])
  expect(monthsOnFile(database)).toEqual(['2002-10', '2002-09'])
  const names = (filter: Parameters<typeof listReports>[1]) =>
    listReports(database, filter).map((row) => row.name)
  expect(names({})).toEqual(['3.txt', '2.txt', '1.txt'])
  expect(names({ month: '2002-09' })).toEqual(['2.txt', '1.txt'])
  expect(names({ month: '2002-09', deal: 'b Deal' })).toEqual(['1.txt'])
  expect(names({ dates: ['2002-10-25', '2002-11-25'] })).toEqual(['3.txt'])
  expect(names({ filing: 2 })).toEqual(['2.txt'])
  database.close()

  const plain = new BetterSqlite3(database.path, { readonly: true })
  const planOf = (sql: string) =>
    (plain.prepare(`EXPLAIN QUERY PLAN ${sql}`).all() as { detail: string }[])
      .map((row) => row.detail)
      .join('; ')
  expect(planOf('SELECT count(*) FROM filing WHERE withdrawn = 0')).toContain('COVERING INDEX')
  expect(
    planOf("SELECT DISTINCT substr(distribution_date, 1, 7) FROM report WHERE status = 'current'"),
  ).toContain('COVERING INDEX')
  expect(
    planOf(
      "SELECT deal_id, max(distribution_date) FROM report WHERE status <> 'withdrawn' GROUP BY deal_id",
    ),
  ).toContain('COVERING INDEX')
  expect(
    planOf("SELECT * FROM report WHERE distribution_date BETWEEN '2002-09-01' AND '2002-09-31'"),
  ).toContain('report_date')
  plain.close()
})
