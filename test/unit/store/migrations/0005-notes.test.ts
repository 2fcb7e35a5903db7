import { join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { expect, it } from 'vitest'
import { ok } from '@shared/result'
import { listCorrections } from '../../../../src/main/store/corrections'
import { migrations } from '../../../../src/main/store/migrations'
import { listNotes, putNote } from '../../../../src/main/store/notes'
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
    VALUES (8, 5, 0, 2, 'A Deal 2002-1', 'a deal 2002-1', '2002-09-25', 'original', 'current', 'remittance', 3, 1, 0, 0, 1, 0, 0, 0);
  INSERT INTO correction (filing_id, report_index, path, printed, corrected, author, note, corrected_at)
    VALUES (5, 0, 'classes[A].current.interest', '1', '2', 'A. Holder', 'Misprint', '2026-01-02');`

it('keeps what was on file, and has room for notes to checks, one a check', () => {
  const path = join(folder(), 'paydown.sqlite')
  valueOf(openDatabase(path, { migrations: migrations.slice(0, 4) })).close()
  const old = new BetterSqlite3(path)
  old.exec(ROWS)
  old.close()
  const database = valueOf(openDatabase(path))
  expect(listReports(database).map((row) => row.deal)).toEqual(['A Deal 2002-1'])
  expect(listCorrections(database, 5)).toMatchObject([{ note: 'Misprint' }])
  expect(listNotes(database, null)).toEqual([])
  const check = { filingId: 5, reportIndex: 0, checkId: 'class.factor', subject: 'A' }
  const first = { ...check, note: 'Ask the trustee', notedAt: '2026-01-03' }
  const second = { ...check, note: 'The trustee agrees', notedAt: '2026-01-04' }
  const keep = (note: typeof first) => valueOf(database.write(() => ok(putNote(database, note))))
  const id = keep(first)
  expect(keep(second)).toBe(id)
  const other = { ...first, subject: 'B' }
  const otherId = keep(other)
  expect(listNotes(database, 5)).toEqual([
    { id, ...second },
    { id: otherId, ...other },
  ])
  expect(listNotes(database, 6)).toEqual([])
  database.close()
})
