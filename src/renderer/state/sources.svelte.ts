import { SvelteMap } from 'svelte/reactivity'
import type { CellPlace } from '@shared/report'
import { byPath } from '../text/lists'
import { refKey, type Origin, type Printed, type ReportRef } from '../text/origins'
import type { Session } from './session.svelte'

/** A file, line and column as the source bar tells it. */
export interface Where {
  readonly file: string
  readonly line: number | null
  readonly column: number | null
}

/** Reports whose places are kept: each has some thousand cells. */
const KEPT = 12

/** Knows where each number of the screen stands in its filing, and which number is pointed at or focused. */
export class Sources {
  #hovered = $state.raw<Origin | null>(null)
  #focused = $state.raw<Origin | null>(null)
  readonly #places = new SvelteMap<string, ReadonlyMap<string, CellPlace>>()
  /** Reports that were asked for, the one pointed at last at the end. */
  #asked: readonly string[] = []
  readonly #session: Session

  /** The number the source bar tells about. */
  readonly origin = $derived(this.#hovered ?? this.#focused)

  constructor(session: Session) {
    this.#session = session
  }

  hover(origin: Origin | null): void {
    this.#hovered = origin
    if (origin?.report != null) void this.load(origin.report)
  }

  focus(origin: Origin | null): void {
    this.#focused = origin
    if (origin?.report != null) void this.load(origin.report)
  }

  /** Forgets a number that lost the focus, unless another has it by now. */
  blur(origin: Origin | null): void {
    // A number that is taken off the page while it has the focus loses it in the middle of drawing
    queueMicrotask(() => {
      if (this.#focused === origin) this.#focused = null
    })
  }

  clear(): void {
    this.#hovered = null
    this.#focused = null
  }

  /** Reads the places of a report's cells and keeps those of the last few reports; one that cannot be read is asked for again next time. */
  async load(report: ReportRef): Promise<void> {
    const key = refKey(report)
    const known = this.#asked.includes(key)
    const asked = [...this.#asked.filter((one) => one !== key), key]
    for (const oldest of asked.slice(0, -KEPT)) this.#places.delete(oldest)
    this.#asked = asked.slice(-KEPT)
    if (known) return
    const { filingId, reportIndex, preview } = report
    if (preview === undefined) void this.#session.learnName(filingId)
    const cells = await (preview === undefined
      ? this.#session.call('filings.cells', { filingId, reportIndex })
      : this.#session.call('preview.cells', { file: filingId, reportIndex }))
    if (!cells.ok) this.#asked = this.#asked.filter((one) => one !== key)
    else if (this.#asked.includes(key)) this.#places.set(key, byPath(cells.value))
  }

  /** All places of a report that has been read; null until then. */
  places(report: ReportRef): ReadonlyMap<string, CellPlace> | null {
    return this.#places.get(refKey(report)) ?? null
  }

  place(report: ReportRef | null, path: string | undefined): CellPlace | null {
    if (report === null || path === undefined) return null
    return this.places(report)?.get(path) ?? null
  }

  /** The exact characters at a path of a report. */
  printed(report: ReportRef | null): Printed {
    return (path) => this.place(report, path)?.text ?? null
  }

  /** File, line and column of a number; null where no one report holds it. */
  where(origin: Origin): Where | null {
    if (origin.report === null) return null
    const span = this.place(origin.report, origin.paths[0])?.spans[0]
    return {
      file: this.#session.fileName(origin.report),
      line: span?.[0] ?? null,
      column: span?.[1] ?? null,
    }
  }
}
