import { expect, it } from 'vitest'
import { ok } from '@shared/result'
import { listCorrections } from '../../../../src/main/store/corrections'
import { listNotes, putNote } from '../../../../src/main/store/notes'
import { listReports } from '../../../../src/main/store/reports'
import { temporaryFolders, valueOf } from '../../../support/folders'
import { FILED, filedReport, migratedFrom } from '../../../support/migrated'

const folder = temporaryFolders()

const ROWS = `${FILED}${filedReport()}
  INSERT INTO correction (filing_id, report_index, path, printed, corrected, author, note, corrected_at)
    VALUES (5, 0, 'classes[A].current.interest', '1', '2', 'A. Holder', 'Misprint', '2026-01-02');`

it('keeps what was on file, and has room for notes to checks, one a check', () => {
  const database = migratedFrom(4, ROWS, folder())
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
