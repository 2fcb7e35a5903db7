import { SvelteMap } from 'svelte/reactivity'
import type { FilingRow } from '@shared/api/filings'
import type { Check } from '@shared/report'
import type { Problem } from '@shared/result'
import { monthCheck, type CheckRow } from '../text/checks'
import { refKey } from '../text/origins'
import type { Session } from './session.svelte'

/** Reports asked for at once; the checks of each are unpacked beside the window. */
const AT_ONCE = 4

/** The checks of several reports, shown as they come; a report's checks are read once as long as nothing on file changes. */
export class CheckList {
  rows = $state.raw<readonly CheckRow[]>([])
  /** Reports still to come. */
  pending = $state(0)
  problem = $state.raw<Problem | null>(null)
  #ticket = 0
  #revision = -1
  readonly #known = new SvelteMap<string, readonly Check[]>()
  readonly #session: Session

  constructor(session: Session) {
    this.#session = session
  }

  /** Reads the checks of reports, and how their deals carry on from the month before. */
  async load(reports: readonly FilingRow[], revision: number): Promise<void> {
    const ticket = ++this.#ticket
    if (revision !== this.#revision) this.#known.clear()
    this.#revision = revision
    this.problem = null
    this.pending = reports.length
    const found: (readonly CheckRow[])[] = []
    const show = () => {
      this.rows = found.flat()
    }
    const waiting = reports.map((report, at) => ({ report, at }))
    const next = async (): Promise<void> => {
      for (let one = waiting.shift(); one !== undefined; one = waiting.shift()) {
        const rows = await this.#rowsOf(one.report)
        if (ticket !== this.#ticket) return
        found[one.at] = rows
        this.pending--
        // Drawing after each of hundreds of reports would take longer than reading them
        if (this.pending % 10 === 0 || reports.length < 10) show()
      }
    }
    await Promise.all(Array.from({ length: AT_ONCE }, next))
    if (ticket === this.#ticket) show()
  }

  async #rowsOf(report: FilingRow): Promise<readonly CheckRow[]> {
    const { filingId, reportIndex, deal, distributionDate } = report
    const ref = { filingId, reportIndex }
    const [checks, history] = await Promise.all([
      this.#checksOf(report),
      this.#session.call('deals.history', { deal, asOf: distributionDate }),
    ])
    if (!history.ok) this.problem = history.problem
    const differences = history.ok ? history.value.flatMap((one) => one.differences) : []
    return [
      ...differences
        .filter((one) => refKey(one) === refKey(ref))
        .map((one) => ({ deal, ref, check: monthCheck(one), section: 'month to month' })),
      ...checks.map((check) => ({ deal, ref, check, section: null })),
    ].map((row, at) => ({ ...row, key: `${refKey(ref)} ${at}` }))
  }

  async #checksOf({ filingId, reportIndex }: FilingRow): Promise<readonly Check[]> {
    const key = refKey({ filingId, reportIndex })
    const known = this.#known.get(key)
    if (known !== undefined) return known
    const checks = await this.#session.call('filings.checks', { filingId, reportIndex })
    if (!checks.ok) {
      this.problem = checks.problem
      return []
    }
    this.#known.set(key, checks.value)
    return checks.value
  }
}
