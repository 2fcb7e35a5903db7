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
