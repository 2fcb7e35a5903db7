import type { Reply } from '@shared/api'
import type { ReportForm } from '@shared/reportForms'
import type { Problem } from '@shared/result'
import { longMonth } from '@shared/dates'
import { pageArgs, type PageChoices, type Paper } from '../text/reportAddress'
import { keepHolder, keptHolder } from './holder'
import type { Session } from './session.svelte'

/** How many pages were printed, to follow the file's name: `, 4 pages`. */
export function pageWords(pages: number | null): string {
  return pages === null ? '' : `, ${pages} ${pages === 1 ? 'page' : 'pages'}`
}

/** The month's report: whether there is one, what it says in short, and printing it. */
export class ReportPage {
  summary = $state.raw<Reply<'report.summary'> | null>(null)
  /** The pages of all deals are shown, where there are many. */
  whole = $state(false)
  problem = $state.raw<Problem | null>(null)
  paper = $state<Paper>('A4')
  notes = $state(true)
  /** Whose name stands on the report; kept between starts. */
  holder = $state(keptHolder())
  printing = $state(false)
  printProblem = $state.raw<Problem | null>(null)
  saved = $state.raw<Reply<'desktop.saveReport'> | null>(null)
  #asked = 0
  readonly #session: Session

  constructor(session: Session) {
    this.#session = session
  }

  choices(): PageChoices {
    return { paper: this.paper, notes: this.notes, holder: this.holder }
  }

  /** Keeps the name as it is now. */
  keepHolder(name: string): void {
    this.holder = name.trim()
    keepHolder(this.holder)
  }

  async load(month: string, portfolio: string | null): Promise<void> {
    const ticket = ++this.#asked
    const answer = await this.#session.call('report.summary', {
      month,
      ...(portfolio === null ? {} : { portfolio }),
    })
    if (ticket !== this.#asked) return
    this.saved = null
    this.printProblem = null
    this.problem = answer.ok ? null : answer.problem
    this.summary = answer.ok ? answer.value : null
  }

  /** Asks where to save, and writes the report there: as a PDF, or in another form. */
  async save(form: ReportForm = 'pdf'): Promise<void> {
    const month = this.#session.month
    if (this.printing || month === null) return
    this.printing = true
    this.saved = null
    const answer = await this.#session.call('desktop.saveReport', {
      month,
      form,
      ...pageArgs(this.choices()),
      ...this.#session.scope(),
    })
    this.printing = false
    this.printProblem = answer.ok ? null : answer.problem
    if (!answer.ok || answer.value.path === null) return
    this.saved = answer.value
    const pages = pageWords(answer.value.pages)
    this.#session.toast = {
      text: `Saved the report for ${longMonth(month)} to ${answer.value.path}${pages}.`,
    }
  }
}
