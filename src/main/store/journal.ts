import type BetterSqlite3 from 'better-sqlite3'
import type { Result } from '@shared/result'
import type { Database } from './database'

/** What a person does that the journal keeps: shown in it, and undone as one. */
export interface NewChange {
  readonly kind: ChangeKind
  /** One sentence without its full stop: `Added 1,000,000 of 45254TLU6 to Main`. */
  readonly summary: string
  /** ISO time */
  readonly at: string
}

export type ChangeKind =
  | 'import'
  | 'holdings'
  | 'portfolio'
  | 'factors'
  | 'custodian'
  | 'correction'
  | 'note'
  | 'deal'
  | 'reread'
  | 'undo'

/** Tables whose rows a person's changes add, change and take away; everything else follows from these. */
export const JOURNALED = [
  'trade',
  'same_deal',
  'hand_factor',
  'correction',
  'check_note',
  'custodian_file',
  'custodian_cash',
] as const

/**
 * Has SQLite note every row of the journaled tables before and after, for as long as a change is open on this connection.
 * Of a filing only whether it is withdrawn is noted: its bytes are never thrown away. Portfolios are never taken away either.
 */
export function watchRows(connection: BetterSqlite3.Database): void {
  connection.exec('CREATE TEMP TABLE open_change (change_id INTEGER NOT NULL)')
  for (const table of JOURNALED) {
    noteRows(connection, table, columnsOf(connection, table), '')
  }
  noteRows(connection, 'filing', ['id', 'withdrawn'], ' OF withdrawn')
  noteUpdates(connection, 'portfolio', columnsOf(connection, 'portfolio'), '')
}

/** The names of a table's columns, in their order. */
export function columnsOf(connection: BetterSqlite3.Database, table: string): string[] {
  return connection
    .prepare<[string], string>('SELECT name FROM pragma_table_info(?)')
    .pluck()
    .all(table)
}

function noteRows(
  connection: BetterSqlite3.Database,
  table: string,
  columns: readonly string[],
  of: string,
): void {
  note(connection, table, 'INSERT', 'NEW', 'NULL', image('NEW', columns))
  noteUpdates(connection, table, columns, of)
  note(connection, table, 'DELETE', 'OLD', image('OLD', columns), 'NULL')
}

function noteUpdates(
  connection: BetterSqlite3.Database,
  table: string,
  columns: readonly string[],
  of: string,
): void {
  note(connection, table, `UPDATE${of}`, 'NEW', image('OLD', columns), image('NEW', columns))
}

function image(row: 'OLD' | 'NEW', columns: readonly string[]): string {
  return `json_object(${columns.map((column) => `'${column}', ${row}.${column}`).join(', ')})`
}

function note(
  connection: BetterSqlite3.Database,
  table: string,
  event: string,
  row: 'OLD' | 'NEW',
  before: string,
  after: string,
): void {
  connection.exec(
    `CREATE TEMP TRIGGER journal_${table}_${event.slice(0, 6)} AFTER ${event} ON main.${table}
     WHEN EXISTS (SELECT 1 FROM open_change)
     BEGIN INSERT INTO change_row (change_id, place, row_id, before, after)
       SELECT change_id, '${table}', ${row}.id, ${before}, ${after} FROM open_change; END`,
  )
}

/** Runs work as one change of the journal; one that changes no row, and work that fails, leave none. Inside another change it is part of that. */
export function asChange<T>(
  database: Database,
  change: Omit<NewChange, 'summary'> & { readonly summary: (value: T) => string },
  work: (id: number) => Result<T>,
): Result<T> {
  return database.write(() => {
    const open = openChange(database)
    if (open !== undefined) return work(open)
    const id = addChange(database, { ...change, summary: '' })
    const result = partOf(database, id, () => work(id))
    if (result.ok) summarise(database, id, change.summary(result.value))
    dropEmptyChange(database, id)
    return result
  })
}

/** Begins a change that several writes will be part of, an import of many files; its number. End it with `endChange`. */
export function beginChange(database: Database, change: NewChange): Result<number> {
  return database.write(() => ({ ok: true, value: addChange(database, change) }))
}

/** Runs work in a write that belongs to a change begun before. */
export function partOfChange<T>(database: Database, id: number, work: () => Result<T>): Result<T> {
  return database.write(() => partOf(database, id, work))
}

/** Gives a change its last summary; one that changed nothing is not kept. */
export function endChange(database: Database, id: number, summary: string): Result<null> {
  return database.write(() => {
    summarise(database, id, summary)
    dropEmptyChange(database, id)
    return { ok: true, value: null }
  })
}

function partOf<T>(database: Database, id: number, work: () => Result<T>): Result<T> {
  database.statement<[number]>('INSERT INTO open_change VALUES (?)').run(id)
  try {
    return work()
  } finally {
    database.statement('DELETE FROM open_change').run()
  }
}

function openChange(database: Database): number | undefined {
  return database.statement<[], { id: number }>('SELECT change_id AS id FROM open_change').get()?.id
}

function addChange(database: Database, { at, kind, summary }: NewChange): number {
  const added = database
    .statement<[string, string, string]>('INSERT INTO change (at, kind, summary) VALUES (?, ?, ?)')
    .run(at, kind, summary)
  return Number(added.lastInsertRowid)
}

function summarise(database: Database, id: number, summary: string): void {
  database
    .statement<[string, number]>('UPDATE change SET summary = ? WHERE id = ?')
    .run(summary, id)
}

function dropEmptyChange(database: Database, id: number): void {
  database
    .statement<[number, number]>(
      'DELETE FROM change WHERE id = ? AND NOT EXISTS (SELECT 1 FROM change_row WHERE change_id = ?)',
    )
    .run(id, id)
}
