import type { Problem } from '@shared/result'
import type { Session } from './session.svelte'

/** Puts a copy of a database, or one from another computer, in the place of the one that is open. */
export class Restoring {
  problem = $state.raw<Problem | null>(null)
  /** What was restored and where that lies which it replaced; empty until then. */
  done = $state('')
  busy = $state(false)
  readonly #session: Session

  constructor(session: Session) {
    this.#session = session
  }

  /** Lets the person choose a database; null when they did not. */
  async choose(): Promise<string | null> {
    const chosen = await this.#session.call('desktop.chooseFile', { kind: 'database' })
    this.problem = chosen.ok ? null : chosen.problem
    return chosen.ok ? chosen.value.path : null
  }

  /** Restores a database and asks again for all that is on file; whether it was restored. */
  async restore(path: string): Promise<boolean> {
    this.busy = true
    this.done = ''
    const restored = await this.#session.call('backup.restore', { path })
    this.problem = restored.ok ? null : restored.problem
    if (restored.ok) {
      this.done = `Restored ${path}. What was there before lies in ${restored.value.aside}.`
    }
    await this.#session.refresh()
    this.busy = false
    return restored.ok
  }
}
