import type { BatchOutcome, BatchStatus } from '@shared/api/reportFiles'
import { addMonths } from '@shared/dates'
import type { ReportForm } from '@shared/reportForms'
import { nameReports, USUAL_PATTERN, type ReportTask } from '@shared/reportNames'
import type { Problem, Result } from '@shared/result'
import { pageArgs, type Paper } from '../text/reportAddress'
import { keptHolder } from './holder'
import type { Session } from './session.svelte'

const IDLE: BatchStatus = {
  state: 'idle',
  total: 0,
  done: 0,
  current: null,
  folder: null,
  outcomes: [],
}

/** Many reports in one run: which ones are chosen, and the run that goes on or was the last. */
export class ReportBatch {
  /** The choices are shown instead of the report. */
  open = $state(false)
  /** All are meant, those that come later too; else those by name. */
  #all = $state(false)
  #chosen = $state.raw<readonly string[]>([])
  from = $state('')
  to = $state('')
  forms = $state.raw<readonly ReportForm[]>(['pdf'])
  paper = $state<Paper>('A4')
  pattern = $state(USUAL_PATTERN)
  folder = $state<string | null>(null)
  status = $state.raw<BatchStatus>(IDLE)
  problem = $state.raw<Problem | null>(null)
  #asking = false
  #again = false
  readonly #session: Session

  readonly running = $derived(this.status.state === 'running')
  /** The portfolios that are chosen, of those there are now. */
  readonly portfolios = $derived.by(() =>
    this.#session.portfolios.filter((name) => this.#all || this.#chosen.includes(name)),
  )
  /** A task a month and portfolio. */
  readonly tasks = $derived(tasksOf(this.from, this.to, this.portfolios))
  readonly named = $derived(nameReports(this.tasks, this.forms, this.pattern))
  readonly canStart = $derived(
    this.named.ok &&
      this.tasks.length > 0 &&
      this.forms.length > 0 &&
      this.folder !== null &&
      !this.running,
  )

  constructor(session: Session) {
    this.#session = session
  }

  /** Shows the choices, at first those that the top bar says. */
  show(): void {
    const { month, shownPortfolios } = this.#session
    if (month === null) return
    if (this.portfolios.length === 0) this.#chosen = shownPortfolios
    if (this.from === '') this.from = month
    if (this.to === '') this.to = month
    this.open = true
  }

  choosePortfolio(name: string, chosen: boolean): void {
    const others = this.portfolios.filter((one) => one !== name)
    this.#chosen = chosen ? [...others, name] : others
    this.#all = false
  }

  /** Chooses all portfolios, and whichever is added while they are; or none. */
  chooseAll(all: boolean): void {
    this.#all = all
    this.#chosen = []
  }

  chooseForm(form: ReportForm, chosen: boolean): void {
    this.forms = chosen ? [...this.forms, form] : this.forms.filter((one) => one !== form)
  }

  /** The months that the list of months offers, oldest first; the other end moves along so that none is after the other. */
  chooseFrom(month: string): void {
    this.from = month
    if (this.to < month) this.to = month
  }

  chooseTo(month: string): void {
    this.to = month
    if (this.from > month) this.from = month
  }

  async chooseFolder(): Promise<void> {
    const chosen = await this.#session.call('desktop.chooseFolder', {})
    this.problem = chosen.ok ? null : chosen.problem
    if (chosen.ok && chosen.value.path !== null) this.folder = chosen.value.path
  }

  async start(): Promise<void> {
    if (this.folder === null) return
    this.#answer(
      await this.#session.call('reports.start', {
        tasks: [...this.tasks],
        forms: [...this.forms],
        pattern: this.pattern,
        folder: this.folder,
        ...pageArgs({ paper: this.paper, holder: keptHolder(), notes: true }),
      }),
    )
  }

  async cancel(): Promise<void> {
    this.#answer(await this.#session.call('reports.cancel', {}))
  }

  /** Asks how far the run is; many changes in a row lead to one more question, not to many. */
  async refresh(): Promise<void> {
    if (this.#asking) {
      this.#again = true
      return
    }
    this.#asking = true
    const status = await this.#session.call('reports.status', {})
    this.#asking = false
    if (status.ok) this.status = status.value
    if (!this.#again) return
    this.#again = false
    await this.refresh()
  }

  #answer(status: Result<BatchStatus>): void {
    this.problem = status.ok ? null : status.problem
    if (status.ok) this.status = status.value
    void this.refresh()
  }
}

function tasksOf(from: string, to: string, portfolios: readonly string[]): ReportTask[] {
  const tasks: ReportTask[] = []
  if (from === '' || to === '') return tasks
  for (let month = from; month <= to; month = addMonths(month, 1)) {
    for (const portfolio of portfolios) tasks.push({ portfolio, account: null, month })
  }
  return tasks
}

/** What became of a run, in a line: `3 of 4 reports written, 1 with nothing held`. */
export function batchWords({ state, total, outcomes }: BatchStatus): string {
  const count = (kind: BatchOutcome['outcome']) =>
    outcomes.filter(({ outcome }) => outcome === kind).length
  return [
    `${count('written')} of ${total} ${total === 1 ? 'report' : 'reports'} written`,
    count('empty') > 0 ? `${count('empty')} with nothing held` : '',
    count('refused') > 0 ? `${count('refused')} refused` : '',
    state === 'cancelled' ? `${total - outcomes.length} not begun` : '',
  ]
    .filter((part) => part !== '')
    .join(', ')
}
