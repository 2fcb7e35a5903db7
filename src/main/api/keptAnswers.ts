import type { EngineRequestName } from '@shared/api'
import type { Result } from '@shared/result'

/** Requests that only read, and whose answer follows from their arguments and the database. */
const FOLLOWS: ReadonlySet<string> = new Set<EngineRequestName>([
  'attention',
  'cash.months',
  'classes.factors',
  'custodian.breaks',
  'custodian.matches',
  'custodian.month',
  'deals.health',
  'filings.imports',
  'filings.list',
  'filings.months',
  'filings.openChecks',
  'filings.overview',
  'filings.report',
  'holdings.one',
  'journal.list',
  'notes.list',
  'portfolios.kept',
  'positions',
  'report.months',
])
/** Of these the answer follows from the day, too, where none is given. */
const OF_A_DAY: ReadonlySet<string> = new Set<EngineRequestName>([
  'custodian.breaks',
  'holdings.one',
  'positions',
])
/** Characters kept in all, and of one answer. */
const MOST = 8_000_000
const LONGEST = 2_000_000

/** Answers as JSON, kept as long as nothing is written: whoever comes back to a screen need not wait for them again. */
export class KeptAnswers {
  readonly #state: () => string
  readonly #kept = new Map<string, string>()
  #of = ''
  #size = 0

  /** `state` changes with every write to the database, by whatever program. */
  constructor(state: () => string) {
    this.#state = state
  }

  /** The answer to a request as JSON: the one that was kept, or the one that `ask` gives now. */
  async textOf(name: string, args: unknown, ask: () => Promise<Result<unknown>>): Promise<string> {
    if (!follows(name, args)) return JSON.stringify(await ask())
    const before = this.#now()
    const key = `${name} ${JSON.stringify(args)}`
    const known = this.#kept.get(key)
    if (known !== undefined) {
      this.#kept.delete(key)
      this.#kept.set(key, known)
      return known
    }
    const result = await ask()
    const text = JSON.stringify(result)
    if (result.ok && text.length <= LONGEST && this.#now() === before) this.#keep(key, text)
    return text
  }

  /** The state of the database; what was kept of another is forgotten. */
  #now(): string {
    const state = this.#state()
    if (state !== this.#of) {
      this.#of = state
      this.#kept.clear()
      this.#size = 0
    }
    return state
  }

  #keep(key: string, text: string): void {
    this.#kept.set(key, text)
    this.#size += text.length
    for (const [oldest, old] of this.#kept) {
      if (this.#size <= MOST) break
      this.#kept.delete(oldest)
      this.#size -= old.length
    }
  }
}

function follows(name: string, args: unknown): boolean {
  if (!FOLLOWS.has(name)) return false
  return !OF_A_DAY.has(name) || (args as { readonly asOf?: unknown } | null)?.asOf !== undefined
}
