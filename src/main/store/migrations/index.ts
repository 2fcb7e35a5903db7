import first from './0001-first.sql?raw'
import accounting from './0002-accounting.sql?raw'
import months from './0003-months.sql?raw'
import speed from './0004-speed.sql?raw'
import notes from './0005-notes.sql?raw'
import openChecks from './0006-open-checks.sql?raw'
import sums from './0007-sums.sql?raw'
import figures from './0008-figures.sql?raw'

/** One step of the schema: its number (`user_version` after it) and its SQL. */
export interface Migration {
  readonly version: number
  readonly sql: string
}

/** All steps, oldest first, numbered 1, 2, 3 … A step that was released is never edited. */
export const migrations: readonly Migration[] = [
  { version: 1, sql: first },
  { version: 2, sql: accounting },
  { version: 3, sql: months },
  { version: 4, sql: speed },
  { version: 5, sql: notes },
  { version: 6, sql: openChecks },
  { version: 7, sql: sums },
  { version: 8, sql: figures },
]
