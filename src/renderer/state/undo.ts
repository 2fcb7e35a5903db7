import type { Session } from './session.svelte'

/** Undoes the last change that counts and says which; says so too when there is none, or why it cannot be. */
export async function undoLast(session: Session): Promise<void> {
  const plan = await session.call('journal.plan', {})
  if (plan.ok && plan.value.length === 0) {
    session.toast = { text: 'Nothing is left to undo.' }
    return
  }
  const undone = await session.call('journal.undo', {})
  session.toast = {
    text: undone.ok
      ? `Undone: ${undone.value.map((entry) => entry.summary).join('; ')}.`
      : undone.problem.message,
  }
  if (undone.ok) await session.refresh()
}

/** Brings back what was undone last, where nothing was changed since. */
export async function redoLast(session: Session): Promise<void> {
  const last = await session.call('journal.list', { limit: 1 })
  const undone = last.ok ? last.value[0] : undefined
  if (undone === undefined || undone.kind !== 'undo' || undone.undoneBy !== null) {
    session.toast = { text: 'Nothing was undone last that could be brought back.' }
    return
  }
  const redone = await session.call('journal.undo', { id: undone.id })
  session.toast = {
    text: redone.ok ? 'Brought back what was undone last.' : redone.problem.message,
  }
  if (redone.ok) await session.refresh()
}
