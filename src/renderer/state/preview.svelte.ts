import { SvelteSet } from 'svelte/reactivity'
import type { Reply } from '@shared/api'
import type { ImportStatus } from '@shared/api/filings'
import type { Plan, PlannedFile, PreviewFile, PreviewStatus } from '@shared/api/preview'
import type { Problem } from '@shared/result'
import type { Session } from './session.svelte'

const NONE: PreviewStatus = { id: 0, state: 'none', total: 0, done: 0, current: null, took: 0 }

/** Which files of a preview are listed. */
export type Shown = 'all' | 'new' | 'supersedes' | 'known' | 'refused'

/** Files that were read and are not stored: what they say, what importing them would do, and which are left out. */
export class Preview {
  status = $state.raw<PreviewStatus>(NONE)
  files = $state.raw<readonly PreviewFile[]>([])
  plan = $state.raw<Plan | null>(null)
  problem = $state.raw<Problem | null>(null)
  /** Numbers of the files that a person left out. */
  readonly without = new SvelteSet<number>()
  /** The file that is looked at. */
  #chosen = $state(0)
  shown = $state<Shown>('all')
  /** Why the file that is looked at, or rows of it, were refused; null until that is known. */
  detail = $state.raw<Reply<'preview.refusals'> | null>(null)
  #detailOf: string | null = null
  #asking = false
  #again = false
  readonly #session: Session

  readonly isOpen = $derived(this.status.state !== 'none')
  readonly reading = $derived(this.status.state === 'reading')
  /** What the plan says, each file at its number. */
  readonly #planned = $derived.by(() => {
    const planned: PlannedFile[] = []
    for (const file of this.plan?.files ?? []) planned[file.file] = file
    return planned
  })
  readonly listed = $derived(this.files.filter((file) => this.#isShown(file)))
  readonly file = $derived(
    this.listed.find((file) => file.file === this.#chosen) ?? this.listed[0] ?? null,
  )
  /** Of how many files what would be stored; 0 while that is not known. */
  readonly imported = $derived(this.plan?.totals.imported ?? 0)

  constructor(session: Session) {
    this.#session = session
  }

  planned(file: number): PlannedFile | null {
    return this.#planned[file] ?? null
  }

  /** Begins a preview of files, folders and archives, or adds them to the one that lies open. */
  async open(paths: readonly string[]): Promise<void> {
    if (paths.length === 0) return
    const opened = await this.#session.call('preview.open', { paths: [...paths] })
    this.problem = opened.ok ? null : opened.problem
    if (opened.ok) this.#take(opened.value)
    this.#session.router.go({ name: 'preview' })
    await this.refresh()
  }

  /** Asks how far it is; many changes in a row lead to one more question, not to many. */
  async refresh(): Promise<void> {
    if (this.#asking) {
      this.#again = true
      return
    }
    this.#asking = true
    const status = await this.#session.call('preview.status', {})
    if (status.ok) {
      const isNew = status.value.id !== this.status.id && status.value.state !== 'none'
      this.#take(status.value)
      // Files that came by the command line, or from another start of the program
      if (isNew) this.#session.router.go({ name: 'preview' })
      await this.#readOn()
    }
    this.#asking = false
    if (!this.#again) return
    this.#again = false
    await this.refresh()
  }

  async #readOn(): Promise<void> {
    if (!this.isOpen) return
    const from = (this.files.at(-1)?.file ?? -1) + 1
    const more = await this.#session.call('preview.files', { from })
    if (more.ok && more.value.length > 0) this.files = [...this.files, ...more.value]
    if (this.reading) return
    await this.replan()
  }

  /** Asks anew what importing would do: after a choice, and after what is on file has changed. */
  async replan(): Promise<void> {
    if (!this.isOpen || this.reading) return
    const without = [...this.without]
    const planned = await this.#session.call('preview.plan', { without })
    if (!planned.ok) this.problem = planned.problem
    else this.plan = planned.value
  }

  choose(file: number): void {
    this.#chosen = file
  }

  /** Steps so many files through the list. */
  step(by: number): void {
    const at = this.listed.findIndex((file) => file.file === this.file?.file)
    const next = this.listed[Math.min(Math.max(at + by, 0), this.listed.length - 1)]
    if (next !== undefined) this.choose(next.file)
  }

  /** The next file of which something was refused, the first one after the last. */
  nextRefused(by: 1 | -1): void {
    const at = this.listed.findIndex((file) => file.file === this.file?.file)
    const turned =
      by > 0
        ? [...this.listed.slice(at + 1), ...this.listed.slice(0, at + 1)]
        : [...this.listed.slice(0, at).reverse(), ...this.listed.slice(at).reverse()]
    const next = turned.find((file) => this.hasRefusals(file))
    if (next !== undefined) this.choose(next.file)
  }

  hasRefusals(file: PreviewFile): boolean {
    return (
      this.planned(file.file)?.effect === 'refused' ||
      file.state === 'refused' ||
      file.reports.some((report) => report.refusedRows > 0)
    )
  }

  /** Whether a person may leave a file out or take it in again: it would be stored otherwise. */
  canChoose(file: PreviewFile): boolean {
    const effect = this.planned(file.file)?.effect
    return effect === 'import' || effect === 'left out'
  }

  isTicked(file: PreviewFile): boolean {
    return this.planned(file.file)?.effect === 'import' && !this.without.has(file.file)
  }

  toggle(file: PreviewFile): void {
    if (!this.canChoose(file)) return
    if (!this.without.delete(file.file)) this.without.add(file.file)
    void this.replan()
  }

  /** Takes all files that are listed in, or leaves them out where all are in. */
  toggleAll(): void {
    const open = this.listed.filter((file) => this.canChoose(file))
    const all = open.every((file) => this.isTicked(file))
    for (const { file } of open) {
      if (all) this.without.add(file)
      else this.without.delete(file)
    }
    void this.replan()
  }

  /** Looks up why something of the file that is looked at was refused. */
  async loadDetail(): Promise<void> {
    const file = this.file?.file
    const key = file === undefined ? null : `${this.status.id}/${file}`
    if (key === this.#detailOf) return
    this.#detailOf = key
    this.detail = null
    if (file === undefined) return
    const detail = await this.#session.call('preview.refusals', { file })
    if (this.#detailOf !== key) return
    this.detail = detail.ok ? detail.value : null
  }

  async stop(): Promise<void> {
    const stopped = await this.#session.call('preview.stop', {})
    if (stopped.ok) this.#take(stopped.value)
  }

  /** Lets go of all that was read; nothing of it was stored. */
  async close(): Promise<void> {
    const closed = await this.#session.call('preview.close', {})
    this.problem = closed.ok ? null : closed.problem
    if (closed.ok) this.#take(closed.value)
    this.#session.router.leave('preview')
  }

  /** Imports what is not left out; the import goes on under Filings. */
  async import(): Promise<ImportStatus | null> {
    const started = await this.#session.call('preview.import', { without: [...this.without] })
    this.problem = started.ok ? null : started.problem
    if (!started.ok) return null
    this.#session.router.replace({ name: 'filings' })
    await this.refresh()
    void this.#session.imports.refresh()
    return started.value
  }

  #isShown(file: PreviewFile): boolean {
    const planned = this.planned(file.file)
    const has = (effect: string) =>
      planned?.reports.some((report) => report.effect === effect) === true
    switch (this.shown) {
      case 'all':
        return true
      case 'new':
        return has('new') || has('adds')
      case 'supersedes':
        return has('supersedes') || has('superseded')
      case 'known':
        return planned?.effect === 'known' || planned?.effect === 'same'
      case 'refused':
        return this.hasRefusals(file)
    }
  }

  #take(status: PreviewStatus): void {
    if (status.id !== this.status.id || status.state === 'none') {
      this.files = []
      this.plan = null
      this.without.clear()
      this.shown = 'all'
      this.#chosen = 0
      this.detail = null
      this.#detailOf = null
    }
    this.status = status
  }
}
