import type { JournalEntry } from '@shared/api/journal'
import { fail, ok, type Result } from '@shared/result'
import type { Database } from './database'
import { JOURNALED } from './journal'

/** What undoing changed: the caller derives again what follows from it. */
export interface Undone {
  readonly filings: readonly number[]
  readonly cusips: readonly string[]
  /** Filings of which a correction was taken back, or given again. */
  readonly corrected: readonly number[]
  /** An answer that two titles are one deal was taken back, or given again. */
  readonly deals: boolean
}

interface RowImage {
  readonly id: number
  readonly changeId: number
  readonly place: string
  readonly rowId: number
  readonly before: string | null
  readonly after: string | null
}

/** Columns by which a row of one table belongs to a row of another. */
const REFERENCES: Readonly<Record<string, readonly (readonly [column: string, of: string])[]>> = {
  trade: [['lot_id', 'trade']],
  hand_factor: [['filing_id', 'filing']],
  correction: [['filing_id', 'filing']],
  custodian_cash: [['file_id', 'custodian_file']],
}

/** Entries of the journal, without a condition. */
export const ENTRY = `SELECT change.id, at, kind, summary, undone_by AS undoneBy,
    (SELECT count(*) FROM change_row WHERE change_id = change.id) AS rows FROM change`

/** Which changes are listed: `limit` many from before change `before`; `edits` leaves out imports that count. */
export interface ChangesAsked {
  readonly limit: number
  readonly before?: number | undefined
  readonly edits?: boolean | undefined
}

/** The journal, newest change first. */
export function listChanges(
  database: Database,
  { limit, before, edits }: ChangesAsked,
): JournalEntry[] {
  const some = edits === true ? "AND NOT (kind = 'import' AND undone_by IS NULL)" : ''
  return database
    .statement<[number, number], JournalEntry>(
      `${ENTRY} WHERE change.id < ? ${some} ORDER BY change.id DESC LIMIT ?`,
    )
    .all(before ?? Number.MAX_SAFE_INTEGER, limit)
}

/** The last change that counts and is no undoing; undefined where there is none. */
export function lastChange(database: Database): number | undefined {
  return (
    database
      .statement<[], { id: number | null }>(
        "SELECT max(id) AS id FROM change WHERE undone_by IS NULL AND kind <> 'undo'",
      )
      .get()?.id ?? undefined
  )
}

/** The changes that one undid and that it keeps undone, in the order they were made. */
export function undoneBy(database: Database, id: number): JournalEntry[] {
  return database
    .statement<[number], JournalEntry>(`${ENTRY} WHERE undone_by = ? ORDER BY change.id`)
    .all(id)
}

/**
 * The undoing that is to be taken back next: the newest that counts and is not itself the taking back of one, as long as nothing was
 * changed after it. Undefined where there is none.
 */
export function lastUndoing(database: Database): number | undefined {
  return (
    database
      .statement<[], { id: number | null }>(
        `SELECT max(id) AS id FROM change WHERE kind = 'undo' AND undone_by IS NULL
           AND id > (SELECT coalesce(max(id), 0) FROM change WHERE kind <> 'undo')
           AND EXISTS (SELECT 1 FROM change AS undone WHERE undone.undone_by = change.id AND undone.kind <> 'undo')`,
      )
      .get()?.id ?? undefined
  )
}

/**
 * The changes that undoing one undoes, newest first, itself last: all later ones that touched the same rows or rows that belong
 * to what it added. `no-such-change`, `undone-already`.
 */
export function undoPlan(database: Database, id: number): Result<JournalEntry[]> {
  const change = entry(database, id)
  if (change === undefined) {
    return fail('no-such-change', `There is no change number ${id}. Look at the journal again.`)
  }
  if (change.undoneBy !== null) {
    return fail(
      'undone-already',
      `Change ${id} (${change.summary}) was undone already. To bring it back, undo change ${change.undoneBy}.`,
    )
  }
  const later = database
    .statement<[number], { id: number }>(
      `SELECT id FROM change WHERE id > ? AND undone_by IS NULL AND kind <> 'undo' ORDER BY id`,
    )
    .all(id)
  const touched = new Set<string>()
  const touch = (rows: readonly RowImage[]) => {
    for (const row of rows) touched.add(keyOf(row.place, row.rowId))
  }
  touch(rowsOf(database, id))
  const plan = [change]
  for (const other of later) {
    const rows = rowsOf(database, other.id)
    if (!rows.some((row) => touched.has(keyOf(row.place, row.rowId)) || leansOn(row, touched)))
      continue
    touch(rows)
    const found = entry(database, other.id)
    if (found !== undefined) plan.unshift(found)
  }
  return ok(plan)
}

/** Takes back every row of the changes, newest first, and marks them as undone by `by`. Call it inside a write, in the change `by`. */
export function undoRows(database: Database, changes: readonly JournalEntry[], by: number): Undone {
  const filings = new Set<number>()
  const cusips = new Set<string>()
  const corrected = new Set<number>()
  let deals = false
  // A row may lean on one that is put back after it
  database.statement('PRAGMA defer_foreign_keys = ON').run()
  for (const change of changes) {
    for (const row of rowsOf(database, change.id).reverse()) {
      if (row.place === 'filing') {
        filings.add(row.rowId)
        withdraw(database, row)
        continue
      }
      deals ||= row.place === 'same_deal'
      if (row.place === 'correction') corrected.add(filingOf(row))
      for (const image of [row.before, row.after]) addCusip(image, cusips)
      putBack(database, row)
    }
    database
      .statement<[number, number]>('UPDATE change SET undone_by = ? WHERE id = ?')
      .run(by, change.id)
    database
      .statement<[number]>('UPDATE change SET undone_by = NULL WHERE undone_by = ?')
      .run(change.id)
  }
  return { filings: [...filings], cusips: [...cusips], corrected: [...corrected], deals }
}

function entry(database: Database, id: number): JournalEntry | undefined {
  return database.statement<[number], JournalEntry>(`${ENTRY} WHERE change.id = ?`).get(id)
}

function rowsOf(database: Database, changeId: number): RowImage[] {
  return database
    .statement<[number], RowImage>(
      `SELECT id, change_id AS changeId, place, row_id AS rowId, before, after FROM change_row
       WHERE change_id = ? ORDER BY id`,
    )
    .all(changeId)
}

function keyOf(place: string, rowId: number): string {
  return `${place} ${rowId}`
}

function leansOn(row: RowImage, touched: ReadonlySet<string>): boolean {
  const references = REFERENCES[row.place] ?? []
  const image = row.after === null ? null : (JSON.parse(row.after) as Record<string, unknown>)
  return references.some(
    ([column, of]) => image !== null && touched.has(keyOf(of, Number(image[column]))),
  )
}

function filingOf(row: RowImage): number {
  const image = JSON.parse(row.after ?? row.before ?? '{}') as { filing_id?: number }
  return image.filing_id ?? 0
}

function addCusip(image: string | null, cusips: Set<string>): void {
  const cusip = image === null ? undefined : (JSON.parse(image) as { cusip?: unknown }).cusip
  if (typeof cusip === 'string') cusips.add(cusip)
}

function withdraw(database: Database, row: RowImage): void {
  const before = row.before === null ? null : (JSON.parse(row.before) as { withdrawn: number })
  database
    .statement<[number, number]>('UPDATE filing SET withdrawn = ? WHERE id = ?')
    .run(before?.withdrawn ?? 1, row.rowId)
}

/** SQL takes the values out of the image itself, so that no integer passes through a double. */
function putBack(database: Database, row: RowImage): void {
  if (![...JOURNALED, 'portfolio'].includes(row.place)) {
    throw new Error(`the journal names table ${row.place}`)
  }
  if (row.before === null) {
    database.statement<[number]>(`DELETE FROM ${row.place} WHERE id = ?`).run(row.rowId)
    return
  }
  const columns = Object.keys(JSON.parse(row.before) as object)
  const values = columns.map((column) => `json_extract(@image, '$.${column}')`)
  const image = { image: row.before, id: row.rowId }
  if (row.after === null) {
    database
      .statement<[typeof image]>(
        `INSERT INTO ${row.place} (${columns.join(', ')}) SELECT ${values.join(', ')} WHERE @id IS NOT NULL`,
      )
      .run(image)
  } else {
    const sets = columns.map((column, i) => `${column} = ${values[i] ?? ''}`)
    database
      .statement<[typeof image]>(`UPDATE ${row.place} SET ${sets.join(', ')} WHERE id = @id`)
      .run(image)
  }
}
