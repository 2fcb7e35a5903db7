import type { Holding } from '@shared/api/holdings'
import type { Problem } from '@shared/result'
import type { Session } from './session.svelte'

/** One CUSIP held, as its page shows it. */
export class HoldingPage {
  holding = $state.raw<Holding | null>(null)
  problem = $state.raw<Problem | null>(null)
  #asked = 0
  readonly #session: Session

  constructor(session: Session) {
    this.#session = session
  }

  async load(cusip: string, portfolio: string | null, asOf: string | undefined): Promise<void> {
    const ticket = ++this.#asked
    const answer = await this.#session.call('holdings.one', {
      cusip,
      ...(portfolio === null ? {} : { portfolio }),
      ...(asOf === undefined ? {} : { asOf }),
    })
    if (ticket !== this.#asked) return
    this.problem = answer.ok ? null : answer.problem
    this.holding = answer.ok ? answer.value : null
  }
}
