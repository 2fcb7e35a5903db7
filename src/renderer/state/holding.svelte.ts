import type { CashMatched, ExplainedBreak } from '@shared/api/custodian'
import type { Holding } from '@shared/api/holdings'
import type { Problem } from '@shared/result'
import type { Session } from './session.svelte'

/** A CUSIP's cash by the custodian's files. */
export interface Custodian {
  readonly matches: readonly CashMatched[]
  readonly breaks: readonly ExplainedBreak[]
}

/** One CUSIP held, as its page shows it. */
export class HoldingPage {
  holding = $state.raw<Holding | null>(null)
  /** What the custodian's files have of its distributions, and what of it is not as it was due; null for generated months. */
  custodian = $state.raw<Custodian | null>(null)
  problem = $state.raw<Problem | null>(null)
  #asked = 0
  readonly #session: Session

  constructor(session: Session) {
    this.#session = session
  }

  async load(cusip: string, portfolio: string | null, asOf: string | undefined): Promise<void> {
    const ticket = ++this.#asked
    const scope = portfolio === null ? {} : { portfolio }
    // Together, that the page is drawn once
    const [answer, custodian] = await Promise.all([
      this.#session.call('holdings.one', {
        cusip,
        ...scope,
        ...(asOf === undefined ? {} : { asOf }),
      }),
      this.#askCustodian(cusip, scope, asOf),
    ])
    if (ticket !== this.#asked) return
    this.problem = answer.ok ? null : answer.problem
    this.holding = answer.ok ? answer.value : null
    this.custodian = custodian
  }

  async #askCustodian(
    cusip: string,
    scope: { readonly portfolio?: string },
    asOf: string | undefined,
  ): Promise<Custodian | null> {
    if (asOf === undefined || this.#session.isSynthetic) return null
    const [matches, breaks] = await Promise.all([
      this.#session.call('custodian.matches', { ...scope, cusip, asOf }),
      this.#session.call('custodian.breaks', { asOf }),
    ])
    if (!matches.ok || !breaks.ok) return null
    const { portfolio } = scope
    const isOwn = (one: ExplainedBreak) =>
      one.cusip === cusip && (portfolio === undefined || one.portfolio === portfolio)
    return { matches: matches.value.matches, breaks: breaks.value.filter(isOwn) }
  }
}
