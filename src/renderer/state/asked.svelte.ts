import type { Args, Reply, RequestName } from '@shared/api'
import type { Problem } from '@shared/result'
import type { Session } from './session.svelte'

/** The answer to one request, asked again with other arguments; an answer that a later question overtook is dropped. */
export class Asked<N extends RequestName> {
  value = $state.raw<Reply<N> | null>(null)
  problem = $state.raw<Problem | null>(null)
  /** What was asked when that was answered. */
  of = $state.raw<Args<N> | null>(null)
  #ticket = 0
  readonly #session: Session
  readonly #name: N

  constructor(session: Session, name: N) {
    this.#session = session
    this.#name = name
  }

  async load(args: Args<N>): Promise<void> {
    const ticket = ++this.#ticket
    const answer = await this.#session.call(this.#name, args)
    if (ticket !== this.#ticket) return
    this.problem = answer.ok ? null : answer.problem
    this.value = answer.ok ? answer.value : null
    this.of = args
  }
}
