import { SvelteMap } from 'svelte/reactivity'
import type { Reply } from '@shared/api'
import type { Session } from './session.svelte'

type Points = Reply<'classes.factors'>[string]

/** Classes in one request; more wait for the next. */
const TOGETHER = 200
/** Classes whose lines are kept, so that scrolling back asks nothing. */
const KEPT = 2000
/** Wishes of so many milliseconds are asked for together. */
const GATHER = 4

const NONE: Points = []

/**
 * The lines of factors in rows of a long table: only what is drawn wants its line, and what is scrolled past before its turn is not
 * asked for. One request runs at a time, of a bounded size, however many classes are held.
 */
export class Sparks {
  readonly #points = new SvelteMap<string, Points>()
  /** How many rows want the line of a class; the last ones wanted come last. */
  // eslint-disable-next-line svelte/prefer-svelte-reactivity -- nothing is drawn from it, and rows that write it must not depend on it
  readonly #wanted = new Map<string, number>()
  /** Classes that were answered since data changed last. */
  // eslint-disable-next-line svelte/prefer-svelte-reactivity -- as above
  readonly #fresh = new Set<string>()
  #ticket = 0
  #waiting = false
  readonly #session: Session

  constructor(session: Session) {
    this.#session = session
  }

  /** Begins anew when data changed; what is drawn stays until its new line is there. */
  begin(): void {
    this.#ticket++
    this.#fresh.clear()
    this.#gather()
  }

  /** A row wants the line of a class, until the returned function is called. */
  want(cusip: string): () => void {
    const count = this.#wanted.get(cusip) ?? 0
    this.#wanted.delete(cusip)
    this.#wanted.set(cusip, count + 1)
    this.#gather()
    return () => {
      const left = (this.#wanted.get(cusip) ?? 1) - 1
      if (left > 0) this.#wanted.set(cusip, left)
      else this.#wanted.delete(cusip)
    }
  }

  /** The line of a class up to a day; without points until it is known. Another day asks nothing: all of it is kept. */
  of(cusip: string, to = '9999'): Points {
    const points = this.#points.get(cusip) ?? NONE
    return (points.at(-1)?.date ?? '') <= to ? points : points.filter(({ date }) => date <= to)
  }

  #gather(): void {
    if (this.#waiting) return
    this.#waiting = true
    setTimeout(() => void this.#ask(), GATHER)
  }

  async #ask(): Promise<void> {
    for (;;) {
      const cusips = [...this.#wanted.keys()]
        .filter((cusip) => !this.#fresh.has(cusip))
        .slice(-TOGETHER)
      if (cusips.length === 0) break
      const ticket = this.#ticket
      const answer = await this.#session.call('classes.factors', { cusips })
      if (ticket !== this.#ticket) continue
      if (!answer.ok) break
      for (const cusip of cusips) this.#keep(cusip, answer.value[cusip] ?? NONE)
    }
    this.#waiting = false
  }

  #keep(cusip: string, points: Points): void {
    this.#fresh.add(cusip)
    this.#points.delete(cusip)
    this.#points.set(cusip, points)
    if (this.#points.size <= KEPT) return
    for (const old of this.#points.keys()) {
      if (this.#wanted.has(old)) continue
      this.#points.delete(old)
      this.#fresh.delete(old)
      return
    }
  }
}
