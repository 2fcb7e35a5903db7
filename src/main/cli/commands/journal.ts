import type { JournalEntry } from '@shared/api/journal'
import type { Host } from '../host'
import type { GlobalOptions } from '../options'
import { DONE, print, withEngine } from '../session'
import { table, type Column } from '../table'

interface UndoOptions extends GlobalOptions {
  readonly withOthers?: boolean
  readonly dryRun?: boolean
}

const COLUMNS: readonly Column<JournalEntry>[] = [
  { title: 'Change', value: (entry) => String(entry.id), right: true },
  { title: 'Done', value: (entry) => entry.at.slice(0, 19).replace('T', ' ') },
  { title: 'Undone by', value: (entry) => String(entry.undoneBy ?? ''), right: true },
  { title: 'What', value: (entry) => entry.summary },
]

/** `paydown journal`: a row a change, newest first. */
export function journal(options: GlobalOptions, host: Host): Promise<number> {
  return withEngine(host, options.db, async ({ ask }) => {
    const entries = await ask('journal.list', {})
    print(host, options, entries, () =>
      entries.length === 0 ? 'Nothing was done yet.\n' : table(COLUMNS, entries),
    )
    return DONE
  })
}

/** `paydown undo`: undoes a change, or says what that would undo. */
export function undo(id: number | undefined, options: UndoOptions, host: Host): Promise<number> {
  return withEngine(host, options.db, async ({ ask }) => {
    const dry = options.dryRun === true
    const { withOthers = false } = options
    const undone = dry
      ? await ask('journal.plan', { id })
      : await ask('journal.undo', { id, withOthers })
    const verb = dry ? 'Would undo' : 'Undid'
    print(host, options, undone, () =>
      undone.map((entry) => `${verb} ${entry.id}: ${entry.summary}.\n`).join(''),
    )
    return DONE
  })
}

/** `paydown redo`: brings back what was undone last. */
export function redo(options: GlobalOptions, host: Host): Promise<number> {
  return withEngine(host, options.db, async ({ ask }) => {
    const back = await ask('journal.redo', {})
    print(host, options, back, () =>
      back.map((entry) => `Brought back ${entry.id}: ${entry.summary}.\n`).join(''),
    )
    return DONE
  })
}
