import type { Position } from '@shared/positions'
import type { Problem } from '@shared/result'
import { unique } from '../text/lists'
import { faceSums } from '../text/coverage'
import { isNotional, sumCents } from '../text/positions'
import type { Session } from './session.svelte'

/** The positions of one portfolio. */
export interface Group {
  readonly portfolio: string
  readonly positions: readonly Position[]
}

/** What the screen of holdings shows: groups of positions, and the sums above them. */
export class Holdings {
  groups = $state.raw<readonly Group[] | null>(null)
  problem = $state.raw<Problem | null>(null)
  #asked = 0
  readonly #session: Session

  readonly positions = $derived((this.groups ?? []).flatMap((group) => group.positions))
  /** Dates of the distributions that are shown, newest first. */
  readonly dates = $derived(
    unique(this.positions.flatMap((position) => position.distribution?.date ?? [])).reverse(),
  )
  /** Faces, as far as a report tells them. */
  readonly faces = $derived(faceSums(this.positions))
  /** Cash of the last distributions; null where there is none yet. */
  readonly lastPaid = $derived.by(() => {
    const paid = this.positions.flatMap((position) => position.distribution ?? [])
    if (paid.length === 0) return null
    const sum = (what: 'interest' | 'principal' | 'total') => sumCents(paid.map((one) => one[what]))
    return { interest: sum('interest'), principal: sum('principal'), total: sum('total') }
  })
  readonly yearToDate = $derived(sumCents(this.positions.map((p) => p.yearToDate.total)))
  readonly notionalFace = $derived(
    sumCents(this.positions.filter(isNotional).map((position) => position.originalFace)),
  )
  readonly hasNotional = $derived(this.positions.some(isNotional))
  constructor(session: Session) {
    this.#session = session
  }

  /** Asks for the positions of every portfolio in scope; an answer that a later question overtook is dropped. */
  async load(portfolios: readonly string[], asOf: string | undefined): Promise<void> {
    const ticket = ++this.#asked
    const date = asOf === undefined ? {} : { asOf }
    const answers = await Promise.all(
      portfolios.map((portfolio) => this.#session.call('positions', { portfolio, ...date })),
    )
    if (ticket !== this.#asked) return
    this.problem = answers.find((answer) => !answer.ok)?.problem ?? null
    this.groups = answers.flatMap((answer, i) => {
      const portfolio = portfolios[i]
      if (!answer.ok || portfolio === undefined || answer.value.positions.length === 0) return []
      return [{ portfolio, positions: answer.value.positions }]
    })
  }
}
