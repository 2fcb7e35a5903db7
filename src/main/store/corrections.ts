import type { Correction } from '@shared/api/corrections'
import { classKey, type ReadFiling } from '@shared/report'
import { ok, type Result } from '@shared/result'
import { correctFiling, isOfPrinted, type CellCorrection } from '../checks/correctReport'
import type { Database } from './database'
import { filingDocument } from './filings'

export type StoredCorrection = Omit<Correction, 'stale'>

const ROWS = `SELECT id, filing_id AS filingId, report_index AS reportIndex, path, printed, corrected, author, note,
    corrected_at AS correctedAt FROM correction`

/** The corrections of a filing, or of all, in the order they were made. */
export function listCorrections(database: Database, filingId: number | null): StoredCorrection[] {
  return database
    .statement<[{ filingId: number | null }], StoredCorrection>(
      `${ROWS} WHERE @filingId IS NULL OR filing_id = @filingId ORDER BY id`,
    )
    .all({ filingId })
}

export function correctionOfId(database: Database, id: number): StoredCorrection | undefined {
  return database.statement<[number], StoredCorrection>(`${ROWS} WHERE id = ?`).get(id)
}

/** Keeps a correction in place of an earlier one of the same cell; its number. Call it inside a write. */
export function putCorrection(
  database: Database,
  correction: Omit<StoredCorrection, 'id'>,
): number {
  const put = database
    .statement<[typeof correction], { id: number }>(
      `INSERT INTO correction (filing_id, report_index, path, printed, corrected, author, note, corrected_at)
       VALUES (@filingId, @reportIndex, @path, @printed, @corrected, @author, @note, @correctedAt)
       ON CONFLICT (filing_id, report_index, path) DO UPDATE SET printed = excluded.printed, corrected = excluded.corrected,
         author = excluded.author, note = excluded.note, corrected_at = excluded.corrected_at
       RETURNING id`,
    )
    .get(correction)
  if (put === undefined) throw new Error('the correction was not kept')
  return put.id
}

/** Takes a correction away. Call it inside a write. */
export function removeCorrection(database: Database, id: number): void {
  database.statement<[number]>('DELETE FROM correction WHERE id = ?').run(id)
}

/** What was read from a filing, with the corrections that count; fails as `filingDocument`. */
export function correctedDocument(database: Database, filingId: number): Result<ReadFiling> {
  const document = filingDocument(database, filingId)
  if (!document.ok) return document
  return ok(correctFiling(document.value, listCorrections(database, filingId)))
}

/** The keys of the classes of a report with a number that was put right. */
export function correctedClasses(
  corrections: readonly CellCorrection[],
  reportIndex: number,
  document: ReadFiling,
): ReadonlySet<string> {
  const report = document.reports[reportIndex]
  const paths = corrections
    .filter((one) => one.reportIndex === reportIndex && isOfPrinted(report, one))
    .map((one) => one.path)
  const classes = report?.classes.map(classKey) ?? []
  return new Set(classes.filter((key) => paths.some((path) => path.startsWith(`classes[${key}].`))))
}

/** The corrections of a report, those that rest marked as stale. */
export function correctionsOf(
  database: Database,
  { filingId, reportIndex }: { readonly filingId: number; readonly reportIndex: number },
): Correction[] {
  const own = listCorrections(database, filingId).filter((one) => one.reportIndex === reportIndex)
  if (own.length === 0) return []
  const document = filingDocument(database, filingId)
  const report = document.ok ? document.value.reports[reportIndex] : undefined
  return own.map((one) => ({ ...one, stale: !isOfPrinted(report, one) }))
}
