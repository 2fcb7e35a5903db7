import type { Reply } from '@shared/api'
import type { Problem } from '@shared/result'
import type { Session } from './session.svelte'
import { sayDone } from './undo'

/** The custodian's cash from a CSV file: chosen, looked at, then stored or left. */
export class CashImport {
  path = $state<string | null>(null)
  preview = $state.raw<Reply<'custodian.importCsv'> | null>(null)
  problem = $state.raw<Problem | null>(null)
  readonly #session: Session

  constructor(session: Session) {
    this.#session = session
  }

  /** Lets the person choose a file and shows what it would bring; nothing is stored yet. */
  async choose(): Promise<void> {
    this.drop()
    const chosen = await this.#session.call('desktop.chooseFile', { kind: 'csv' })
    if (!chosen.ok) this.problem = chosen.problem
    if (!chosen.ok || chosen.value.path === null) return
    const { path } = chosen.value
    const preview = await this.#session.call('custodian.importCsv', { path, preview: true })
    if (!preview.ok) this.problem = preview.problem
    else {
      this.path = path
      this.preview = preview.value
    }
  }

  async store(): Promise<void> {
    const path = this.path
    if (path === null) return
    const stored = await this.#session.call('custodian.importCsv', { path })
    if (!stored.ok) {
      this.problem = stored.problem
      return
    }
    this.drop()
    const { stored: rows } = stored.value
    const said = `Imported ${rows} ${rows === 1 ? 'row' : 'rows'} of cash received.`
    await Promise.all([sayDone(this.#session, said), this.#session.refresh()])
  }

  drop(): void {
    this.path = null
    this.preview = null
    this.problem = null
  }
}
