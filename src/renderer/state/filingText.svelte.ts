import type { Reply } from '@shared/api'
import type { CellPlace, Check } from '@shared/report'
import type { Problem } from '@shared/result'
import { rowLines } from '../text/lines'
import type { ReportRef } from '../text/origins'
import type { OpenSource } from './router.svelte'
import type { Session } from './session.svelte'

/**
 * The row a cell belongs to: `classes[REMIC III/A-1].current` for `classes[REMIC III/A-1].current.interest`. The accrual period
 * stands in the row of the factors.
 */
export function rowOf(path: string): string {
  const dot = path.lastIndexOf('.')
  const row = dot > path.lastIndexOf(']') ? path.slice(0, dot) : path
  return row.replace(/\]\.accrual$/, '].perThousand')
}

/** The lines of a text without the empty piece behind its last line end. */
function linesOf(lines: readonly string[]): readonly string[] {
  return lines.at(-1) === '' ? lines.slice(0, -1) : lines
}

/** Lines that were refused or that nothing claimed. */
export interface Left {
  readonly lines: readonly [number, number]
  readonly message: string
  readonly section: string | null
}

/** A filing that lies open, on file or in a preview: its text, its report as read, and the cell that is looked at. */
export class FilingText {
  lines = $state.raw<readonly string[]>([])
  read = $state.raw<Reply<'filings.report'> | null>(null)
  problem = $state.raw<Problem | null>(null)
  report = $state.raw<ReportRef>({ filingId: 0, reportIndex: 0 })
  /** Why the whole file was refused. */
  #refusal = $state.raw<{ readonly line: number | null; readonly message: string } | null>(null)
  /** The cell that is looked at; null when the text alone is. */
  path = $state<string | null>(null)
  /** Cells that are marked beside it: the other operands of a check or a formula. */
  others = $state.raw<readonly string[]>([])
  /** A line that is brought into view without a cell. */
  line = $state<number | null>(null)
  #ticket = 0
  readonly #session: Session

  readonly cell = $derived.by<CellPlace | null>(() =>
    this.path === null ? null : this.#session.sources.place(this.report, this.path),
  )
  /** Cells of the same printed row. */
  readonly row = $derived.by<readonly CellPlace[]>(() => {
    const path = this.path
    const places = this.#session.sources.places(this.report)
    if (path === null || places === null) return []
    const row = rowOf(path)
    return [...places.values()].filter((cell) => rowOf(cell.path) === row)
  })
  readonly marked = $derived.by<readonly CellPlace[]>(() =>
    [this.path, ...this.others].flatMap(
      (path) => this.#session.sources.place(this.report, path ?? undefined) ?? [],
    ),
  )
  /** The checks this cell takes part in. */
  readonly checks = $derived.by<readonly Check[]>(() =>
    (this.read?.report.checks ?? []).filter(
      (check) => this.path !== null && check.operands.includes(this.path),
    ),
  )
  /** What was refused, in the order of the lines. */
  readonly refused = $derived.by<readonly Left[]>(() => {
    const rows = this.read?.report.refused ?? []
    const whole = this.#refusal
    return [
      ...(whole === null || whole.line === null
        ? []
        : [{ line: whole.line, message: whole.message, section: null }]),
      ...rows,
    ].map(({ line, message, section }) => ({
      lines: rowLines(this.lines, line),
      message,
      section,
    }))
  })
  /** Lines inside the report that nothing claimed. */
  readonly unread = $derived.by<readonly Left[]>(() =>
    (this.read?.report.unread ?? []).map(({ line, text }) => ({
      lines: [line, line],
      message: text,
      section: null,
    })),
  )

  constructor(session: Session) {
    this.#session = session
  }

  /** Reads a filing and the report in it; false where another was opened meanwhile, whose text is not to be written over. */
  async open(source: OpenSource): Promise<boolean> {
    const ticket = ++this.#ticket
    this.report = source.report
    this.path = source.paths[0] ?? null
    this.others = source.paths.slice(1)
    this.line = source.line ?? null
    const { filingId, reportIndex, preview } = source.report
    const { text, read, refusal } =
      preview === undefined
        ? await this.#readFiling(filingId, reportIndex)
        : await this.#readFile(filingId, reportIndex)
    if (ticket !== this.#ticket) return false
    this.problem = !text.ok ? text.problem : read?.ok === false ? read.problem : null
    if (text.ok) this.lines = linesOf(text.value.lines)
    this.read = read?.ok === true ? read.value : null
    this.#refusal = refusal
    if (this.path === null) this.line ??= refusal?.line ?? null
    return true
  }

  async #readFiling(filingId: number, reportIndex: number) {
    const [text, read] = await Promise.all([
      this.#session.call('filings.text', { filingId }),
      this.#session.call('filings.report', { filingId, reportIndex }),
      this.#session.sources.load(this.report),
    ])
    return { text, read, refusal: null }
  }

  /** A file of a preview; of one that was refused there is the text alone. */
  async #readFile(file: number, reportIndex: number) {
    const shown = this.#session.preview.files.find((one) => one.file === file)
    const isRead = shown !== undefined && shown.state !== 'refused'
    const [text, read] = await Promise.all([
      this.#session.call('preview.text', { file }),
      isRead ? this.#session.call('preview.report', { file, reportIndex }) : null,
      isRead ? this.#session.sources.load(this.report) : null,
    ])
    return { text, read, refusal: shown?.problem ?? null }
  }

  /** Looks at another cell of the same report; others are marked beside it. */
  look(path: string, others: readonly string[] = []): void {
    this.path = path
    this.others = others
    this.line = null
  }

  /** Brings a line into view, with no cell. */
  lookAtLine(line: number): void {
    this.path = null
    this.others = []
    this.line = line
  }
}
