import { join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import type { Database } from '../../src/main/store/database'
import { migrations } from '../../src/main/store/migrations'
import { openDatabase } from '../../src/main/store/open'
import { valueOf } from './folders'

/** A filing (5) of a deal (2), as rows from the second step of the schema on. */
export const FILED = `
  INSERT INTO filing (id, sha256, name, size, reader_version, imported_at, document, bytes)
    VALUES (5, 'ab', 'a.txt', 3, '1', '2026-01-01', x'00', x'00');
  INSERT INTO deal VALUES (2, 'A Deal 2002-1');`

/** Its report (8): columns besides the usual ones with their SQL values, and what differs from an original report that ties. */
export function filedReport(
  more: Readonly<Record<string, string>> = {},
  { revision = 'original', counts = '1, 0, 0, 0' } = {},
): string {
  const [columns, values] = [Object.keys(more), Object.values(more)].map((all) =>
    all.map((one) => `, ${one}`).join(''),
  )
  return `
  INSERT INTO report (id, filing_id, report_index, deal_id, title, name_key, distribution_date, revision, status, layout, pages,
      classes, refused_rows, unread_lines, ties, explained, differs, unknown${columns})
    VALUES (8, 5, 0, 2, 'A Deal 2002-1', 'a deal 2002-1', '2002-09-25', '${revision}', 'current', 'remittance', 3, 1, 0, 0,
      ${counts}${values});`
}

/** A database that was at a step of the schema, with rows in it, opened by this version. */
export function migratedFrom(version: number, rows: string, folder: string): Database {
  const path = join(folder, 'paydown.sqlite')
  valueOf(openDatabase(path, { migrations: migrations.slice(0, version) })).close()
  const old = new BetterSqlite3(path)
  old.exec(rows)
  old.close()
  return valueOf(openDatabase(path))
}
