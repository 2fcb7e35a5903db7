import { keepRoom, roomOf } from './room'

/** Tables with more lines than this draw only those in sight, also where a filter leaves fewer: then each key would draw them all. */
export const DRAWN_WHOLE = 150
/** Lines drawn beyond the edges, so that a quick wheel finds them there. */
const BEYOND = 3

/** A piece of a table's body: a line to draw, or the height of lines that are not drawn. */
export type Piece =
  | { readonly kind: 'line'; readonly at: number }
  | { readonly kind: 'space'; readonly key: string; readonly height: number }

/**
 * Which lines of a long table are drawn: those in sight of its pane and the one that holds the focus, wherever that is. All lines are
 * of one height, which is measured, so that text of any size works.
 */
export class Stretch {
  #top = $state(0)
  #height = $state(0)
  #line = $state(0)
  /** The line of the focus; it stays drawn, or the focus would be lost. */
  #held = $state<number | null>(null)
  readonly #count: () => number
  readonly #unfiltered: () => number

  readonly isLong = $derived.by(() => Math.max(this.#count(), this.#unfiltered()) > DRAWN_WHOLE)
  readonly pieces = $derived.by(() => this.#pieces())

  /** Over so many lines, of so many where nothing is filtered; what a table of that name measured last is what this begins with. */
  constructor(
    count: () => number,
    unfiltered: () => number = count,
    readonly name = '',
  ) {
    this.#count = count
    this.#unfiltered = unfiltered
    const { height, line } = roomOf(name)
    this.#height = height
    this.#line = line
  }

  /** Takes what the pane shows now. */
  see(top: number, height: number): void {
    this.#top = top
    if (height > 0) this.#height = height
    this.#remember()
  }

  /** Takes the height of a line as it is drawn. */
  measure(line: number): void {
    if (line > 0) this.#line = line
    this.#remember()
  }

  #remember(): void {
    keepRoom(this.name, { height: this.#height, line: this.#line })
  }

  hold(at: number | null): void {
    this.#held = at
  }

  /** How far the pane must be scrolled so that a line is in sight beneath a head of some height; null where it is already. */
  scrollFor(at: number, head: number): number | null {
    const [from, to] = [at * this.#line, (at + 1) * this.#line]
    const room = this.#height - head
    if (from < this.#top) return from
    return to > this.#top + room ? to - room : null
  }

  #pieces(): readonly Piece[] {
    const count = this.#count()
    if (!this.isLong) return Array.from({ length: count }, (_, at) => ({ kind: 'line', at }))
    const first = Math.min(
      Math.max(0, Math.floor(this.#top / this.#line) - BEYOND),
      Math.max(0, count - 1),
    )
    const last = Math.min(count, Math.ceil((this.#top + this.#height) / this.#line) + BEYOND)
    const drawn = Array.from({ length: Math.max(0, last - first) }, (_, i) => first + i)
    const held = this.#held
    if (held !== null && held < first) drawn.unshift(held)
    if (held !== null && held >= last && held < count) drawn.push(held)
    const pieces: Piece[] = []
    let next = 0
    for (const at of [...drawn, count]) {
      if (at > next) {
        pieces.push({
          kind: 'space',
          key: `before ${at === count ? 'end' : next === 0 ? 'first' : 'held'}`,
          height: (at - next) * this.#line,
        })
      }
      if (at < count) pieces.push({ kind: 'line', at })
      next = at + 1
    }
    return pieces
  }
}
