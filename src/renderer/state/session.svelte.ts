import { SvelteMap } from 'svelte/reactivity'
import type { Args, Bridge, ChangeTopic, Reply, RequestName } from '@shared/api'
import type { FilingRow } from '@shared/api/filings'
import { addMonths, endOfMonth, monthOf } from '@shared/dates'
import type { TrusteeReport } from '@shared/report'
import type { Problem, Result } from '@shared/result'
import type { ReportRef } from '../text/origins'
import { CheckNotes } from './checkNotes.svelte'
import { Imports } from './imports.svelte'
import { KeptTables } from './keptTables'
import { Look } from './look.svelte'
import { LotDrafts } from './lotDrafts'
import { ReportBatch } from './reportBatch.svelte'
import { Preview } from './preview.svelte'
import { Router } from './router.svelte'
import { Sources } from './sources.svelte'

/** A sentence about what was done, with a way to take it back where there is one. It stays until dismissed or replaced. */
export interface Toast {
  readonly text: string
  readonly undo?: () => void
}

const NOTHING: Reply<'filings.overview'> = {
  deals: [],
  syntheticDeals: [],
  refusedRows: 0,
  firstSettled: null,
}

/** What a screen is to begin as soon as it is shown. */
export type Begin = 'holding' | 'lots' | 'cash' | 'backup' | 'restore' | 'database' | 'look'

/** What every screen shares: the bridge, what is on file, the portfolio and month that stand in the top bar. */
export class Session {
  info = $state.raw<Reply<'app.info'> | null>(null)
  overview = $state.raw<Reply<'filings.overview'>>(NOTHING)
  /** Reports of the month that is shown. */
  filings = $state.raw<readonly FilingRow[]>([])
  /** Names of files, of those filings that were asked for. */
  readonly #names = new SvelteMap<number, string>()
  portfolios = $state.raw<readonly string[]>([])
  /** Portfolios of generated months: in no sum over all. */
  synthetic = $state.raw<readonly string[]>([])
  #allMonths = $state.raw<readonly string[]>([])
  #ownMonths = $state.raw<readonly string[]>([])
  /** Null stands for all portfolios. */
  portfolio = $state<string | null>(null)
  #month = $state<string | null>(null)
  /** Counts the changes of data; whoever shows data asks again when it grows. */
  revision = $state(0)
  /** The palette is open. */
  finding = $state(false)
  /** Method and definitions are open. */
  defining = $state(false)
  /** What the report on the screen says of its own methods. */
  methods = $state.raw<TrusteeReport['methodology']>([])
  /** Charts are shown as their tables, all of them; `T` turns them. */
  chartsAsTables = $state(false)
  /** The deal that the screens about one deal show; the first on file until one is chosen. */
  #deal = $state<string | null>(null)
  problem = $state.raw<Problem | null>(null)
  toast = $state.raw<Toast | null>(null)
  readonly router = new Router()
  readonly sources: Sources
  readonly imports: Imports
  readonly batch: ReportBatch
  readonly preview: Preview
  readonly notes: CheckNotes
  readonly look = new Look()
  /** How each table was last sorted, filtered and laid out. */
  readonly tables = new KeptTables()
  /** What `N` does on the screen that lies on top, where that is its own; the last one counts. */
  readonly next: (() => void)[] = []
  /** What `E` does: writes a note to the check that is shown. */
  readonly noting: (() => void)[] = []
  readonly lotDrafts = new LotDrafts()
  /** What the next screen is to begin; it takes the wish as it does so. */
  begin = $state<Begin | null>(null)
  readonly #bridge: Bridge

  readonly isSynthetic = $derived(
    this.portfolio !== null && this.synthetic.includes(this.portfolio),
  )
  /** Months with a report, newest first: those of generated deals only where such a portfolio is shown, or nothing else is on file. */
  readonly months = $derived(
    this.isSynthetic || this.#ownMonths.length === 0 ? this.#allMonths : this.#ownMonths,
  )
  /** The month that is shown: the one that was chosen, else the newest with a report. */
  readonly month = $derived(this.#month ?? this.months[0] ?? null)
  /** Of the reports of the month that is shown, those that count. */
  readonly counting = $derived(
    this.filings.filter(
      ({ status, distributionDate }) =>
        (status === 'current' || status === 'supplemental') &&
        distributionDate.startsWith(this.month ?? ''),
    ),
  )
  readonly asOf = $derived(this.month === null ? undefined : endOfMonth(this.month))
  /** Deals with a report on file, by name. */
  readonly deals = $derived(this.overview.deals)
  readonly deal = $derived(
    this.#deal !== null && this.deals.includes(this.#deal) ? this.#deal : (this.deals[0] ?? null),
  )
  readonly isEmpty = $derived(
    this.info !== null && this.info.filings === 0 && this.info.holdings === 0,
  )
  readonly #firstMonth = $derived(
    [
      this.months.at(-1),
      this.overview.firstSettled === null ? undefined : monthOf(this.overview.firstSettled),
    ]
      .filter((month) => month !== undefined)
      .sort()[0] ?? null,
  )
  readonly canStepBack = $derived(
    this.month !== null && this.#firstMonth !== null && this.month > this.#firstMonth,
  )
  readonly canStepOn = $derived(
    this.month !== null && this.months[0] !== undefined && this.month < this.months[0],
  )

  constructor(bridge: Bridge) {
    this.#bridge = bridge
    this.sources = new Sources(this)
    this.imports = new Imports(this)
    this.batch = new ReportBatch(this)
    this.preview = new Preview(this)
    this.notes = new CheckNotes(this)
  }

  /** Asks the application; a bridge that breaks down is a problem too. */
  async call<N extends RequestName>(name: N, args: Args<N>): Promise<Result<Reply<N>>> {
    try {
      return await this.#bridge.call(name, args)
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error)
      return {
        ok: false,
        problem: { code: 'no-answer', message: `Paydown did not answer (${why}). Try it again.` },
      }
    }
  }

  pathsOf(files: readonly File[]): string[] {
    return this.#bridge.pathsOf(files)
  }

  /** Begins to listen for changes and asks for everything once; the returned function ends it. */
  start(): () => void {
    const stop = this.#bridge.onChanged((topic) => this.#changed(topic))
    void this.refresh()
    void this.imports.refresh()
    void this.batch.refresh()
    void this.preview.refresh()
    return stop
  }

  #changed(topic: ChangeTopic): void {
    if (topic === 'import') void this.imports.refresh()
    else if (topic === 'reports') void this.batch.refresh()
    else if (topic === 'preview') void this.preview.refresh()
    else {
      void this.refresh()
      void this.preview.replan()
    }
  }

  /** Asks again for what is on file and tells the screens to do the same. */
  async refresh(): Promise<void> {
    const [info, overview, kept, months, own] = await Promise.all([
      this.call('app.info', {}),
      this.call('filings.overview', {}),
      this.call('portfolios.kept', {}),
      this.call('report.months', {}),
      this.call('report.months', { synthetic: false }),
    ])
    if (months.ok) this.#allMonths = months.value
    if (own.ok) this.#ownMonths = own.value
    await this.#loadMonth()
    this.problem = info.ok ? null : info.problem
    if (info.ok) this.info = info.value
    if (overview.ok) this.overview = overview.value
    if (kept.ok) this.#take(kept.value)
    this.revision++
  }

  /** Asks for the reports of the month that is shown; an answer that another month overtook is dropped. */
  async #loadMonth(): Promise<void> {
    const { month } = this
    const rows = await this.call('filings.list', month === null ? {} : { month })
    if (rows.ok && month === this.month) this.filings = rows.value
  }

  /** Asks for the name of a filing's file once. */
  async learnName(filingId: number): Promise<void> {
    if (this.#names.has(filingId)) return
    const rows = await this.call('filings.list', { filing: filingId })
    const name = rows.ok ? rows.value.find((row) => row.filingId === filingId)?.name : undefined
    if (name !== undefined) this.#names.set(filingId, name)
  }

  showDeal(deal: string): void {
    this.#deal = deal
  }

  /** Shows another month; months without a report can be looked at too. */
  showMonth(month: string): void {
    this.#month = month
    void this.#loadMonth()
  }

  /** Shows one portfolio, null for all; coming to or from generated months, the newest month there is. */
  showPortfolio(name: string | null): void {
    const was = this.isSynthetic
    this.portfolio = name
    this.#chooseSynthetic()
    if (this.isSynthetic === was) return
    this.#month = null
    void this.#loadMonth()
  }

  /** Steps so many months, within what is on file. */
  stepMonth(count: -1 | 1): void {
    if (this.month === null || !(count < 0 ? this.canStepBack : this.canStepOn)) return
    this.showMonth(addMonths(this.month, count))
  }

  #take(kept: Reply<'portfolios.kept'>): void {
    this.portfolios = kept.map((portfolio) => portfolio.name)
    this.synthetic = kept.flatMap(({ name, synthetic }) => (synthetic ? [name] : []))
    if (this.portfolio !== null && !this.portfolios.includes(this.portfolio)) this.portfolio = null
    this.#chooseSynthetic()
  }

  /** All portfolios leave generated months out: where there is nothing else, these are shown. */
  #chooseSynthetic(): void {
    if (this.portfolio === null && this.synthetic.length === this.portfolios.length) {
      this.portfolio = this.synthetic[0] ?? null
    }
  }

  /** The portfolios that are shown where none is chosen: all but synthetic ones. */
  readonly shownOfAll = $derived(this.portfolios.filter((name) => !this.synthetic.includes(name)))
  /** The portfolios that are shown. */
  readonly shownPortfolios = $derived(this.portfolio !== null ? [this.portfolio] : this.shownOfAll)

  /** The scope of requests that take one. */
  scope(): { portfolio?: string } {
    return this.portfolio === null ? {} : { portfolio: this.portfolio }
  }

  /** The name of the file that a report stands in. */
  fileName({ filingId, preview }: ReportRef): string {
    const name =
      preview === undefined
        ? (this.#names.get(filingId) ?? this.filings.find((row) => row.filingId === filingId)?.name)
        : this.preview.files.find((file) => file.file === filingId)?.name
    return name ?? `filing ${filingId}`
  }
}
