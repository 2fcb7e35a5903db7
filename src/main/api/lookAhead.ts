import type { EngineRequestName } from '@shared/api'
import { addMonths, endOfMonth, monthOf } from '@shared/dates'

/** Requests about one month that a screen asks again for another. */
const MONTHLY: ReadonlySet<string> = new Set<EngineRequestName>([
  'attention',
  'cash.months',
  'filings.list',
  'positions',
])
/** Milliseconds without a request before another month is looked up. */
export const QUIET = 1000

type Fields = Readonly<Record<string, unknown>>

interface Asked {
  readonly name: string
  readonly args: Fields
}

/**
 * Looks up the month that is likely to be asked for next while nobody asks for anything: the month before, and for who steps back
 * towards the newest the month after. `ask` is what keeps the answers.
 */
export class LookAhead {
  readonly #ask: (name: string, args: unknown) => Promise<unknown>
  readonly #asked = new Map<string, Asked>()
  #month: string | null = null
  /** The newest month that anybody asked for; what is beyond it is not looked up. */
  #newest = ''
  #step = -1
  #heard = 0
  #timer: NodeJS.Timeout | undefined

  constructor(ask: (name: string, args: unknown) => Promise<unknown>) {
    this.#ask = ask
  }

  /** Takes note of a request, and waits with what it looks up until no other comes. */
  hear(name: string, args: unknown): void {
    this.#heard++
    if (MONTHLY.has(name) && isFields(args)) this.#note({ name, args })
    clearTimeout(this.#timer)
    if (this.#asked.size > 0) this.#timer = setTimeout(() => void this.#look(), QUIET)
  }

  /** Looks nothing up any more. */
  end(): void {
    this.#heard++
    clearTimeout(this.#timer)
  }

  #note(asked: Asked): void {
    const month = monthIn(asked.args)
    if (month === null) return
    if (month !== this.#month) {
      const isNext = this.#month !== null && month === addMonths(this.#month, 1)
      this.#newest = this.#newest > month ? this.#newest : month
      this.#step = isNext && month < this.#newest ? 1 : -1
      this.#month = month
      this.#asked.clear()
    }
    this.#asked.set(`${asked.name} ${JSON.stringify(asked.args)}`, asked)
  }

  /** One after the other, and no further once somebody asks. */
  async #look(): Promise<void> {
    const heard = this.#heard
    for (const [key, { name, args }] of [...this.#asked]) {
      const shifted = inMonth(args, this.#step)
      if (shifted !== null) await this.#ask(name, shifted)
      // Whoever asked meanwhile is answered first
      await new Promise((later) => setTimeout(later))
      if (heard !== this.#heard) return
      this.#asked.delete(key)
    }
  }
}

function isFields(args: unknown): args is Fields {
  return typeof args === 'object' && args !== null
}

/** The month that a request is about; null where it is about none. */
function monthIn({ month, asOf, to }: Fields): string | null {
  const named = month ?? asOf ?? to
  return typeof named === 'string' && /^\d{4}-\d{2}/.test(named) ? named.slice(0, 7) : null
}

/** The same request some months on, its months, first and last days of months moved; null where it names other days. */
function inMonth(args: Fields, by: number): Fields | null {
  const moved = Object.entries(args).map(([name, value]) => [name, moveMonth(value, by)] as const)
  return moved.some(([, value]) => value === null) ? null : Object.fromEntries(moved)
}

function moveMonth(value: unknown, by: number): unknown {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}(-\d{2})?$/.test(value)) return value
  if (value.length === 7) return addMonths(value, by)
  const month = addMonths(monthOf(value), by)
  if (value.endsWith('-01')) return `${month}-01`
  return value === endOfMonth(monthOf(value)) ? endOfMonth(month) : null
}
