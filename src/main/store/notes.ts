import type { CheckNote } from '@shared/api/notes'
import type { Database } from './database'

const ROWS = `SELECT id, filing_id AS filingId, report_index AS reportIndex, check_id AS checkId, subject, note,
    noted_at AS notedAt FROM check_note`

type CheckOfReport = Pick<CheckNote, 'filingId' | 'reportIndex' | 'checkId' | 'subject'>

/** The notes to checks of a filing, or of all, in the order they were first written. */
export function listNotes(database: Database, filingId: number | null): CheckNote[] {
  return database
    .statement<[{ filingId: number | null }], CheckNote>(
      `${ROWS} WHERE @filingId IS NULL OR filing_id = @filingId ORDER BY id`,
    )
    .all({ filingId })
}

export function noteOfId(database: Database, id: number): CheckNote | undefined {
  return database.statement<[number], CheckNote>(`${ROWS} WHERE id = ?`).get(id)
}

export function noteOfCheck(database: Database, check: CheckOfReport): CheckNote | undefined {
  const { filingId, reportIndex, checkId, subject } = check
  return database
    .statement<[number, number, string, string], CheckNote>(
      `${ROWS} WHERE filing_id = ? AND report_index = ? AND check_id = ? AND subject = ?`,
    )
    .get(filingId, reportIndex, checkId, subject)
}

/** Keeps a note in place of an earlier one of the same check; its number. Call it inside a write. */
export function putNote(database: Database, note: Omit<CheckNote, 'id'>): number {
  const put = database
    .statement<[typeof note], { id: number }>(
      `INSERT INTO check_note (filing_id, report_index, check_id, subject, note, noted_at)
       VALUES (@filingId, @reportIndex, @checkId, @subject, @note, @notedAt)
       ON CONFLICT (filing_id, report_index, check_id, subject) DO UPDATE SET note = excluded.note, noted_at = excluded.noted_at
       RETURNING id`,
    )
    .get(note)
  if (put === undefined) throw new Error('the note was not kept')
  return put.id
}

/** Takes a note away. Call it inside a write. */
export function removeNote(database: Database, id: number): void {
  database.statement<[number]>('DELETE FROM check_note WHERE id = ?').run(id)
}
