import type { ImportStatus } from '@shared/api/filings'
import { monthOf } from '@shared/dates'
import type { Problem, Result } from '@shared/result'
import { SAMPLE_PORTFOLIOS, type SampleName } from '@shared/samplePortfolios'
import type { Screen } from './router.svelte'
import type { Session } from './session.svelte'

const IDLE: ImportStatus = { state: 'idle', total: 0, done: 0, current: null, outcomes: [] }

/** The import that runs or ran last, and the ways to start one. */
export class Imports {
  status = $state.raw<ImportStatus>(IDLE)
  problem = $state.raw<Problem | null>(null)
  /** Which sample was asked for and where, while it is being read; it is shown when that is done, to whoever is still there. */
  #sample: { readonly which: SampleName; readonly from: Screen } | null = null
  #asking = false
  #again = false
  readonly #session: Session
  /** What the last import did is no longer told: it was undone, or a person closed it. */
  isClosed = $state(false)
  readonly running = $derived(this.status.state === 'running')
  readonly refused = $derived(this.status.outcomes.filter((o) => o.outcome === 'refused').length)

  constructor(session: Session) {
    this.#session = session
  }

  /** Asks how far the import is; many changes in a row lead to one more question, not to many. */
  async refresh(): Promise<void> {
    if (this.#asking) {
      this.#again = true
      return
    }
    this.#asking = true
    const status = await this.#session.call('import.status', {})
    this.#asking = false
    if (status.ok) this.#take(status.value)
    if (!this.#again) return
    this.#again = false
    await this.refresh()
  }

  /** Imports files, folders and archives without a preview. */
  async start(paths: readonly string[]): Promise<void> {
    if (paths.length === 0) return
    this.#session.router.go({ name: 'filings' })
    this.#answer(await this.#session.call('import.start', { paths: [...paths] }))
  }

  /** Opens the sample portfolio, or the synthetic deal; its holdings are shown when it is read. */
  async startSample(which: SampleName = 'sample'): Promise<void> {
    this.#sample = { which, from: this.#session.router.screen }
    this.#answer(await this.#session.call('sample.load', { which }))
  }

  /** Lets the person choose files or a folder, then shows what importing them would do, or imports them at once. */
  async choose(folder: boolean, { preview = true } = {}): Promise<void> {
    const chosen = await this.#session.call('desktop.chooseFilings', { folder })
    if (!chosen.ok) this.problem = chosen.problem
    else if (preview) await this.#session.preview.open(chosen.value.paths)
    else await this.start(chosen.value.paths)
  }

  async cancel(): Promise<void> {
    this.#answer(await this.#session.call('import.cancel', {}))
  }

  #answer(status: Result<ImportStatus>): void {
    this.problem = status.ok ? null : status.problem
    if (status.ok) this.#take(status.value)
    else this.#sample = null
    void this.refresh()
  }

  #take(status: ImportStatus): void {
    const ended = status.state === 'done' || status.state === 'cancelled'
    if (status.state === 'running') this.isClosed = false
    this.status = status
    const sample = this.#sample
    if (!ended || sample === null) return
    this.#sample = null
    void this.#show(sample.which, sample.from)
  }

  /** Shows a sample that was read: its own portfolio, where there are others, in the newest of its months. */
  async #show(which: SampleName, from: Screen): Promise<void> {
    const session = this.#session
    const { outcomes } = this.status
    await session.refresh()
    if (from !== session.router.screen) return
    if (outcomes.some(({ outcome }) => outcome === 'refused')) {
      session.router.go({ name: 'filings' })
      return
    }
    const portfolio = SAMPLE_PORTFOLIOS[which]
    const isAlone = session.shownOfAll.every((name) => name === portfolio)
    session.showPortfolio(isAlone ? null : portfolio)
    const dates = outcomes.flatMap(({ reports }) => reports.map((one) => one.distributionDate))
    const newest = dates.sort().at(-1)
    if (newest !== undefined) session.showMonth(monthOf(newest))
    session.router.go({ name: 'overview' })
  }
}
