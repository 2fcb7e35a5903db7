import { join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { expect, it } from 'vitest'
import { migrations } from '../../../../src/main/store/migrations'
import { listNotes } from '../../../../src/main/store/notes'
import { openChecksOf } from '../../../../src/main/store/openChecks'
import { openDatabase } from '../../../../src/main/store/open'
import { listReports } from '../../../../src/main/store/reports'
import { temporaryFolders, valueOf } from '../../../support/folders'

const folder = temporaryFolders()

const ROWS = `
  INSERT INTO filing (id, sha256, name, size, reader_version, imported_at, document, bytes)
    VALUES (5, 'ab', 'a.txt', 3, '1', '2026-01-01', x'00', x'00');
  INSERT INTO deal VALUES (2, 'A Deal 2002-1');
  INSERT INTO report (id, filing_id, report_index, deal_id, title, name_key, distribution_date, revision, status, layout, pages,
      classes, refused_rows, unread_lines, ties, explained, differs, unknown)
    VALUES (8, 5, 0, 2, 'A Deal 2002-1', 'a deal 2002-1', '2002-09-25', 'original', 'current', 'remittance', 3, 1, 0, 0, 1, 2, 3, 4);
  INSERT INTO check_note (filing_id, report_index, check_id, subject, note, noted_at)
    VALUES (5, 0, 'class.factor', 'A', 'Ask the trustee', '2026-01-03');`

it('keeps reports and notes; which checks of theirs do not tie was not kept', () => {
  const path = join(folder(), 'paydown.sqlite')
  valueOf(openDatabase(path, { migrations: migrations.slice(0, 5) })).close()
  const old = new BetterSqlite3(path)
  old.exec(ROWS)
  old.close()
  const database = valueOf(openDatabase(path))
  expect(listReports(database)).toMatchObject([
    { deal: 'A Deal 2002-1', checks: { ties: 1, explained: 2, differs: 3, unknown: 4 } },
  ])
  expect(listNotes(database, 5)).toMatchObject([{ note: 'Ask the trustee' }])
  const [kept, lost] = [
    { filingId: 5, reportIndex: 0 },
    { filingId: 6, reportIndex: 0 },
  ]
  expect(openChecksOf(database, [kept, lost])).toEqual([{ ref: kept, checks: null }])
  database.close()
})
