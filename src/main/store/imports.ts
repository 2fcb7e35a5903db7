import type { ImportSession } from '@shared/api/filings'
import type { JournalEntry } from '@shared/api/journal'
import type { Database } from './database'
import { FROM, ROWS, unflatten, type FlatRow } from './reports'
import { ENTRY, lastChange } from './undo'

/** How much of the imports is listed. */
export interface ImportsAsked {
  /** So many imports. */
  readonly limit: number
  /** So many reports of each. */
  readonly rows: number
  /** So many of imports that are looked at further, by change. */
  readonly open?: readonly { readonly change: number | null; readonly rows: number }[] | undefined
  /** Only reports that have every word in what is shown of them, each in one of its ways. */
  readonly find?: readonly (readonly string[])[] | undefined
}

/** Filings that an import brought; one that a later import that counts brought again is of that. */
const BROUGHT = `SELECT row_id FROM change_row AS own WHERE change_id = @change AND place = 'filing' AND NOT EXISTS
    (SELECT 1 FROM change_row AS later JOIN change ON change.id = later.change_id
     WHERE later.place = 'filing' AND later.row_id = own.row_id AND later.change_id > @change
       AND kind = 'import' AND undone_by IS NULL)`

/** Filings of no change: they were imported before a journal was kept. */
const BEFORE_JOURNAL = `SELECT id FROM filing EXCEPT SELECT row_id FROM change_row WHERE place = 'filing'`

/** What a report is found by: what the list shows of it. */
const SHOWN = `deal.name || char(10) || distribution_date || char(10) || ifnull(form, '') || char(10) || revision || char(10) || filing.name
    || CASE status WHEN 'superseded' THEN char(10) || status ELSE '' END`

type Named = Record<string, number | string>

/** Imports that count and what they brought, newest first; filings from before a journal was kept come last. Call it inside a read. */
export function listImports(
  database: Database,
  { limit, rows, open = [], find = [] }: ImportsAsked,
): { imports: ImportSession[]; more: boolean; last: number | null } {
  const changes = database
    .statement<[], JournalEntry>(
      `${ENTRY} WHERE kind = 'import' AND undone_by IS NULL AND EXISTS
         (SELECT 1 FROM change_row WHERE change_id = change.id AND place = 'filing')
       ORDER BY change.id DESC`,
    )
    .iterate()
  const wanted = condition(find)
  const imports: ImportSession[] = []
  let more = false
  for (const change of withNull(changes)) {
    const id = change?.id ?? null
    const most = open.find((one) => one.change === id)?.rows ?? rows
    const brought = broughtBy(database, id, most, wanted)
    if (brought.reports === 0) continue
    more = imports.length === limit
    if (more) break
    imports.push({ change, ...brought })
  }
  return { imports, more, last: lastChange(database) ?? null }
}

function* withNull<T>(all: Iterable<T>): Iterable<T | null> {
  yield* all
  yield null
}

/** The condition that all words are found, with its values; without words there is none. */
function condition(find: readonly (readonly string[])[]): { sql: string; named: Named } {
  const named: Named = {}
  const all = find.map((ways, word) => {
    const each = ways.map((way, at) => {
      named[`w${word}_${at}`] = `%${way.replace(/[\\%_]/g, '\\$&')}%`
      return `${SHOWN} LIKE @w${word}_${at} ESCAPE '\\'`
    })
    return ` AND (${each.join(' OR ')})`
  })
  return { sql: all.join(''), named }
}

/** Numbers are those of an index where nothing is looked for; only the reports that are listed are read whole. */
function broughtBy(
  database: Database,
  change: number | null,
  limit: number,
  wanted: ReturnType<typeof condition>,
): Omit<ImportSession, 'change'> {
  const brought = `filing_id IN (${change === null ? BEFORE_JOURNAL : BROUGHT})${wanted.sql}`
  const from = wanted.sql === '' ? 'report' : FROM
  const named = { ...wanted.named, ...(change === null ? {} : { change }) }
  const counts = database
    .statement<[Named], { filings: number; reports: number }>(
      `SELECT count(DISTINCT filing_id) AS filings, count(*) AS reports FROM ${from} WHERE ${brought}`,
    )
    .get(named)
  if (counts === undefined || counts.reports === 0) return { filings: 0, reports: 0, rows: [] }
  const rows = database
    .statement<[Named], FlatRow>(
      `${ROWS} WHERE report.id IN
         (SELECT report.id FROM ${from} WHERE ${brought} ORDER BY distribution_date DESC, filing_id, report_index LIMIT @limit)
       ORDER BY distribution_date DESC, deal.name COLLATE NOCASE, filing_id, report_index`,
    )
    .all({ ...named, limit })
  return { ...counts, rows: rows.map(unflatten) }
}
