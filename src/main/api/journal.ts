import type { Handlers } from '@shared/api'
import type { JournalEntry } from '@shared/api/journal'
import { fail, ok, type Result } from '@shared/result'
import type { Database } from '../store/database'
import { rankFiling } from '../store/importFiling'
import { separateDeals } from '../store/joinDeals'
import { asChange } from '../store/journal'
import { lastChange, lastUndoing, listChanges, undoneBy, undoPlan, undoRows } from '../store/undo'
import type { EngineContext } from './context'
import { deriveAgain } from './corrections'
import { rebuildDates, rebuildDistributions } from './rebuild'

type JournalRequest = 'journal.list' | 'journal.plan' | 'journal.undo' | 'journal.redo'

const A_PAGE = 200

/** What was done when, and undoing it. */
export function journalHandlers(context: EngineContext): Handlers<JournalRequest> {
  const { database } = context
  return {
    'journal.list': ({ limit, before, edits }) =>
      ok(listChanges(database, { limit: limit ?? A_PAGE, before, edits })),
    'journal.plan': ({ id }) => database.read(() => planOf(database, id)),
    'journal.undo': ({ id, withOthers }) => {
      const undone = undo(context, id, withOthers === true)
      if (undone.ok) context.changed('data')
      return undone
    },
    'journal.redo': () => {
      const back = redo(context)
      if (back.ok) context.changed('data')
      return back
    },
  }
}

function planOf(database: Database, id: number | undefined): Result<JournalEntry[]> {
  const change = id ?? lastChange(database)
  if (change === undefined) {
    return fail('nothing-to-undo', 'There is nothing to undo: nothing was imported or changed yet.')
  }
  return undoPlan(database, change)
}

function undo(
  { database, now }: EngineContext,
  id: number | undefined,
  withOthers: boolean,
): Result<JournalEntry[]> {
  const at = now().toISOString()
  let back: readonly JournalEntry[] = []
  const summary = (plan: readonly JournalEntry[]) =>
    back.length > 0 ? `Brought back ${listed(back)}` : `Undid ${listed(plan)}`
  return asChange(database, { kind: 'undo', at, summary }, (by) => {
    const plan = planOf(database, id)
    if (!plan.ok) return plan
    const others = plan.value.slice(0, -1)
    if (others.length > 0 && !withOthers) return takesMore(plan.value, others)
    // To undo an undoing is to bring back what it undid
    const [only] = plan.value
    if (only?.kind === 'undo') back = undoneBy(database, only.id)
    const { filings, cusips, corrected, deals } = undoRows(database, plan.value, by)
    if (deals) {
      const apart = rebuildDates(database, separateDeals(database))
      if (!apart.ok) return apart
    }
    const rebuilt = rebuildDistributions(database, cusips)
    if (!rebuilt.ok) return rebuilt
    for (const filing of corrected) {
      const derived = deriveAgain(database, filing)
      if (!derived.ok) return derived
    }
    for (const filing of filings) {
      const ranked = rebuildDates(database, rankFiling(database, filing))
      if (!ranked.ok) return ranked
    }
    return plan
  })
}

/** Takes back the undoing that was done last, and with it those before, one at a time; the changes that count again. */
function redo(context: EngineContext): Result<JournalEntry[]> {
  const { database } = context
  return database.write(() => {
    const id = lastUndoing(database)
    if (id === undefined) {
      return fail(
        'nothing-to-redo',
        'Nothing was undone last that could be brought back. To bring back what was undone before another change, undo its undoing in the list of changes.',
      )
    }
    const back = undoneBy(database, id)
    const done = undo(context, id, false)
    return done.ok ? ok(back) : done
  })
}

function listed(changes: readonly JournalEntry[]): string {
  return changes.map(({ id, summary }) => `${id} (${summary})`).join('; ')
}

function takesMore(
  plan: readonly JournalEntry[],
  others: readonly JournalEntry[],
): Result<JournalEntry[]> {
  const last = plan.at(-1)
  const list = others.map((one) => `${one.id} (${one.summary})`).join('; ')
  return fail(
    'undo-takes-more',
    `Undoing ${last?.id ?? ''} (${last?.summary ?? ''}) would undo ${others.length === 1 ? 'a later change' : `${others.length} later changes`} with it: ${list}. Nothing was undone; say that the others may go too, or leave it.`,
  )
}
