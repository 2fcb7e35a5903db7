import { expect, it } from 'vitest'
import { listNotes } from '../../../../src/main/store/notes'
import { openChecksOf } from '../../../../src/main/store/openChecks'
import { listReports } from '../../../../src/main/store/reports'
import { temporaryFolders } from '../../../support/folders'
import { FILED, filedReport, migratedFrom } from '../../../support/migrated'

const folder = temporaryFolders()

const ROWS = `${FILED}${filedReport({}, { counts: '1, 2, 3, 4' })}
  INSERT INTO check_note (filing_id, report_index, check_id, subject, note, noted_at)
    VALUES (5, 0, 'class.factor', 'A', 'Ask the trustee', '2026-01-03');`

it('keeps reports and notes; which checks of theirs do not tie was not kept', () => {
  const database = migratedFrom(5, ROWS, folder())
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
