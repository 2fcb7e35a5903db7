import type { JournalEntry } from '@shared/api/journal'
import type { Problem } from '@shared/result'
import type { Session } from './session.svelte'
import { takeBack, undoneWords } from './undo'

/** Undoing a change that a person picked: what else would go with it is said before anything is done. */
export class Undoing {
  problem = $state.raw<Problem | null>(null)
  #plan = $state.raw<readonly JournalEntry[] | null>(null)
  readonly #session: Session
  /** The change that a person wants undone; null while none is picked. */
  readonly wanted = $derived(this.#plan?.at(-1) ?? null)
  /** Later changes that rest on it and would be undone with it. */
  readonly others = $derived((this.#plan ?? []).slice(0, -1))

  constructor(session: Session) {
    this.#session = session
  }

  /** Asks what undoing a change would undo. */
  async ask(change: JournalEntry): Promise<void> {
    const answer = await this.#session.call('journal.plan', { id: change.id })
    this.problem = answer.ok ? null : answer.problem
    this.#plan = answer.ok ? answer.value : null
  }

  leave(): void {
    this.#plan = null
  }

  /** Undoes what was asked for, with what rests on it, and says so. */
  async undo(): Promise<void> {
    const id = this.wanted?.id
    if (id === undefined) return
    const withOthers = this.others.length > 0
    const undone = await this.#session.call('journal.undo', { id, withOthers })
    this.leave()
    this.problem = undone.ok ? null : undone.problem
    if (undone.ok) this.#session.toast = { text: undoneWords(undone.value) }
    await takeBack(this.#session, undone.ok ? undone.value : [])
  }
}
