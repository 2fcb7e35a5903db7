import type { JournalEntry } from '@shared/api/journal'
import type { Result } from '@shared/result'
import type { Session, Toast } from './session.svelte'

/** Undoes the last change that counts and says which; says so too when there is none, or why it cannot be. */
export async function undoLast(session: Session): Promise<void> {
  const plan = await session.call('journal.plan', {})
  if (plan.ok && plan.value.length === 0) {
    session.toast = { text: 'Nothing is left to undo.' }
    return
  }
  await tell(session, await session.call('journal.undo', {}))
}

/** Brings back what was undone last, and says which; again, what was undone before that. */
export async function redoLast(session: Session): Promise<void> {
  const back = await session.call('journal.redo', {})
  session.toast = {
    text: back.ok ? `Brought back: ${summaries(back.value)}.` : back.problem.message,
  }
  if (back.ok) await session.refresh()
}

/** Says what was just done, with a way to undo just that, whatever was done since. */
export async function sayDone(session: Session, text: string): Promise<void> {
  const toast: Toast = { text }
  session.toast = toast
  const last = await session.call('journal.list', { limit: 1 })
  const done = last.ok ? last.value[0] : undefined
  if (done === undefined || session.toast !== toast) return
  session.toast = { text, undo: () => void undoChange(session, done) }
}

/** Undoes one change; where later ones rest on it, it stays, and the person is told where to undo them together. */
async function undoChange(session: Session, { id, summary }: JournalEntry): Promise<void> {
  const plan = await session.call('journal.plan', { id })
  if (plan.ok && plan.value.length > 1) {
    session.toast = {
      text: `Later changes rest on “${summary}”. Nothing was undone; undo them together under Filings, History.`,
    }
    return
  }
  await tell(session, await session.call('journal.undo', { id }))
}

/** Says what was undone and shows what is on file now, or why nothing was. */
async function tell(session: Session, undone: Result<JournalEntry[]>): Promise<void> {
  session.toast = { text: undone.ok ? undoneWords(undone.value) : undone.problem.message }
  if (undone.ok) await takeBack(session, undone.value)
}

/** What was undone, as a sentence. */
export function undoneWords(undone: readonly JournalEntry[]): string {
  return `Undone: ${summaries(undone)}.`
}

/** Shows what is on file now; what an import did is not told of one that was undone. */
export async function takeBack(session: Session, undone: readonly JournalEntry[]): Promise<void> {
  if (undone.some(({ kind }) => kind === 'import')) session.imports.isClosed = true
  await session.refresh()
}

function summaries(entries: readonly JournalEntry[]): string {
  return entries.map((entry) => entry.summary).join('; ')
}
