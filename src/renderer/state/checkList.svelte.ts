import { SvelteMap } from 'svelte/reactivity'
import type { Reply } from '@shared/api'
import type { FilingRow } from '@shared/api/filings'
import type { Check } from '@shared/report'
import type { Problem } from '@shared/result'
import { monthCheck, type CheckRow } from '../text/checks'
import { refKey } from '../text/origins'
import type { Session } from './session.svelte'

/** Reports whose checks that do not tie come with one request. */
const TOGETHER = 200
/** Reports asked for all their checks at once; those of each are unpacked beside the window. */
const AT_ONCE = 4

type Open = Reply<'filings.openChecks'>[number]

/**
 * The checks of several reports. Those that do not tie come at once, those that tie when they are wanted, report by report; a
 * report's checks are read once as long as nothing on file changes.
 */
export class CheckList {
  rows = $state.raw<readonly CheckRow[]>([])
  /** Reports still to come. */
  pending = $state(0)
  problem = $state.raw<Problem | null>(null)
  #ticket = 0
  #revision = -1
  readonly #open = new SvelteMap<string, Open>()
  readonly #all = new SvelteMap<string, readonly Check[]>()
  readonly #session: Session

  constructor(session: Session) {
    this.#session = session
  }

  /** Reads the checks of reports, and how their deals carry on from the month before; those that tie only where `tying`. */
  async load(reports: readonly FilingRow[], revision: number, tying: boolean): Promise<void> {
    const ticket = ++this.#ticket
    const isOld = () => ticket !== this.#ticket
    if (revision !== this.#revision) {
      this.#open.clear()
      this.#all.clear()
    }
    this.#revision = revision
    this.problem = null
    const isNew = (report: FilingRow) => !this.#open.has(refKey(report))
    const lacks = (report: FilingRow) =>
      !this.#all.has(refKey(report)) &&
      (tying || isNew(report) || this.#open.get(refKey(report))?.checks === null)
    this.pending = reports.filter((one) => isNew(one) || lacks(one)).length
    const unknown = reports.filter(isNew)
    for (let at = 0; at < unknown.length; at += TOGETHER) {
      const some = await this.#openOf(unknown.slice(at, at + TOGETHER))
      if (isOld()) return
      for (const one of some) this.#open.set(refKey(one), one)
      this.#show(reports)
    }
    const waiting = reports.filter((one) => !isNew(one) && lacks(one))
    this.pending = waiting.length
    const next = async (): Promise<void> => {
      for (let one = waiting.shift(); one !== undefined; one = waiting.shift()) {
        const checks = await this.#checksOf(one)
        if (isOld()) return
        if (checks !== null) this.#all.set(refKey(one), checks)
        this.pending--
        // Drawing after each of hundreds of reports would take longer than reading them
        if (this.pending % 10 === 0 || reports.length < 10) this.#show(reports)
      }
    }
    await Promise.all(Array.from({ length: AT_ONCE }, next))
    if (!isOld()) this.#show(reports)
  }

  #show(reports: readonly FilingRow[]): void {
    this.rows = reports.flatMap((report) => this.#rowsOf(report))
  }

  #rowsOf({ filingId, reportIndex, deal }: FilingRow): CheckRow[] {
    const ref = { filingId, reportIndex }
    const key = refKey(ref)
    const open = this.#open.get(key)
    const months = open?.months.map(monthCheck) ?? []
    const checks = this.#all.get(key) ?? open?.checks ?? []
    // A check that does not tie has one key, whether those that tie stand around it or not
    const counts = { month: 0, ties: 0, open: 0 }
    const rowOf = (check: Check, kind: keyof typeof counts, section: string | null) => ({
      ...{ deal, ref, check, section },
      key: `${key} ${kind} ${counts[kind]++}`,
    })
    return [
      ...months.map((check) => rowOf(check, 'month', 'month to month')),
      ...checks.map((check) => rowOf(check, check.status === 'ties' ? 'ties' : 'open', null)),
    ]
  }

  async #openOf(reports: readonly FilingRow[]): Promise<readonly Open[]> {
    const refs = reports.map(({ filingId, reportIndex }) => ({ filingId, reportIndex }))
    const answer = await this.#session.call('filings.openChecks', { reports: refs })
    if (answer.ok) return answer.value
    this.problem = answer.problem
    return []
  }

  async #checksOf({ filingId, reportIndex }: FilingRow): Promise<readonly Check[] | null> {
    const checks = await this.#session.call('filings.checks', { filingId, reportIndex })
    if (checks.ok) return checks.value
    this.problem = checks.problem
    return null
  }
}
