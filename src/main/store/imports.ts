import type { ImportSession } from '@shared/api/filings'
import type { JournalEntry } from '@shared/api/journal'
import type { Database } from './database'
import { ROWS, unflatten, type FlatRow } from './reports'
import { ENTRY, lastChange } from './undo'

/** How much of the imports is listed. */
export interface ImportsAsked {
  /** So many imports. */
  readonly limit: number
  /** So many reports of each. */
  readonly rows: number
  /** So many of imports that are looked at further, by change. */
  readonly open?: readonly { readonly change: number | null; readonly rows: number }[] | undefined
}

/** Filings that an import brought; one that a later import that counts brought again is of that. */
const BROUGHT = `SELECT row_id FROM change_row AS own WHERE change_id = @change AND place = 'filing' AND NOT EXISTS
    (SELECT 1 FROM change_row AS later JOIN change ON change.id = later.change_id
     WHERE later.place = 'filing' AND later.row_id = own.row_id AND later.change_id > @change
       AND kind = 'import' AND undone_by IS NULL)`

/** Filings of no change: they were imported before a journal was kept. */
const BEFORE_JOURNAL = `SELECT id FROM filing EXCEPT SELECT row_id FROM change_row WHERE place = 'filing'`

/** Imports that count and what they brought, newest first; filings from before a journal was kept come last. Call it inside a read. */
export function listImports(
  database: Database,
  { limit, rows, open = [] }: ImportsAsked,
): { imports: ImportSession[]; more: boolean; last: number | null } {
  const changes = database
    .statement<[number], JournalEntry>(
      `${ENTRY} WHERE kind = 'import' AND undone_by IS NULL AND EXISTS
         (SELECT 1 FROM change_row WHERE change_id = change.id AND place = 'filing')
       ORDER BY change.id DESC LIMIT ?`,
    )
    .all(limit + 1)
  const more = changes.length > limit
  const listed: (JournalEntry | null)[] = [...changes.slice(0, limit), ...(more ? [] : [null])]
  const imports = listed
    .map((change) => {
      const id = change?.id ?? null
      const wanted = open.find((one) => one.change === id)?.rows ?? rows
      return { change, ...broughtBy(database, id, wanted) }
    })
    .filter((one) => one.filings > 0)
  return { imports, more, last: lastChange(database) ?? null }
}

/** Numbers are those of an index; only the reports that are listed are read whole. */
function broughtBy(
  database: Database,
  change: number | null,
  limit: number,
): Omit<ImportSession, 'change'> {
  const brought = `filing_id IN (${change === null ? BEFORE_JOURNAL : BROUGHT})`
  const named = change === null ? {} : { change }
  const counts = database
    .statement<[Record<string, number>], { filings: number; reports: number }>(
      `SELECT count(DISTINCT filing_id) AS filings, count(*) AS reports FROM report WHERE ${brought}`,
    )
    .get(named)
  const rows = database
    .statement<[Record<string, number>], FlatRow>(
      `${ROWS} WHERE report.id IN
         (SELECT id FROM report WHERE ${brought} ORDER BY distribution_date DESC, filing_id, report_index LIMIT @limit)
       ORDER BY distribution_date DESC, deal.name COLLATE NOCASE, filing_id, report_index`,
    )
    .all({ ...named, limit })
  return { filings: counts?.filings ?? 0, reports: counts?.reports ?? 0, rows: rows.map(unflatten) }
}
