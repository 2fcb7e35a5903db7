import { findIn } from '../text/lines'

/** Searching the text of a filing: the places found, and the one that is looked at. */
export class Search {
  open = $state(false)
  typed = $state('')
  at = $state(0)
  readonly #lines: () => readonly string[]
  readonly hits = $derived.by(() => (this.open ? findIn(this.#lines(), this.typed) : []))

  constructor(lines: () => readonly string[]) {
    this.#lines = lines
  }

  begin(): void {
    this.open = true
  }

  end(): void {
    this.open = false
    this.typed = ''
    this.at = 0
  }

  type(text: string): void {
    this.typed = text
    this.at = 0
  }

  /** To the next place or the one before, round and round. */
  step(by: 1 | -1): void {
    const count = this.hits.length
    if (count > 0) this.at = (this.at + by + count) % count
  }

  /** `3 of 12`, `not found`, or nothing while nothing is typed. */
  get words(): string {
    if (this.typed === '') return ''
    return this.hits.length === 0 ? 'not found' : `${this.at + 1} of ${this.hits.length}`
  }
}
