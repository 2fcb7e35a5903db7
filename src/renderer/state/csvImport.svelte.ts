import type { Args, Reply } from '@shared/api'
import type { CsvPurposeName } from '@shared/api/csv'
import type { Problem, Result } from '@shared/result'
import { rowWords } from '../text/csvFields'
import type { Session } from './session.svelte'
import { sayDone } from './undo'

/** Which number comes first in a date such as 3/4/2002; null where the file's own dates tell. */
export type DayOrder = 'mdy' | 'dmy' | null

/** What a file would bring, or brought. */
export interface CsvOutcome {
  readonly stored: number
  /** Rows that are on file already. */
  readonly known: number
  readonly errors: readonly { readonly line: number; readonly message: string }[]
}

/** A CSV file of lots or of a custodian's cash: chosen, its columns told where they do not tell themselves, looked at, then stored or left. */
export class CsvImport {
  path = $state<string | null>(null)
  preview = $state.raw<CsvOutcome | null>(null)
  problem = $state.raw<Problem | null>(null)
  /** The columns that a person is asked about. */
  columns = $state.raw<Reply<'csv.columns'> | null>(null)
  /** Field to column, as the person says; a blank stands for none. */
  mapping = $state<Record<string, string>>({})
  dates = $state<DayOrder>(null)
  busy = $state(false)
  /** What was told is sent, to be remembered for such files. */
  #isTold = false
  readonly #session: Session
  readonly purpose: CsvPurposeName

  constructor(session: Session, purpose: CsvPurposeName) {
    this.#session = session
    this.purpose = purpose
  }

  /** Lets the person choose a file and shows what it would bring; nothing is stored yet. */
  async choose(): Promise<void> {
    this.drop()
    const chosen = await this.#session.call('desktop.chooseFile', { kind: 'csv' })
    if (!chosen.ok) this.problem = chosen.problem
    if (!chosen.ok || chosen.value.path === null) return
    this.path = chosen.value.path
    await this.look()
  }

  /** Reads the file and shows what it would bring; asks which column is what where that cannot be told. */
  async look(): Promise<void> {
    const read = await this.#ask(true)
    if (read === null) return
    this.problem = read.ok ? null : read.problem
    this.preview = read.ok ? read.value : null
    if (read.ok) this.columns = null
    else if (read.problem.code === 'bad-mapping') await this.askColumns()
    else this.columns = null
  }

  /** Shows which column is taken for what, to be changed. */
  async askColumns(): Promise<void> {
    const { path } = this
    if (path === null || this.columns !== null) return
    const read = await this.#session.call('csv.columns', { path, purpose: this.purpose })
    if (!read.ok) {
      this.problem = read.problem
      return
    }
    const { fields, mapping } = read.value
    this.mapping = Object.fromEntries(fields.map((field) => [field, mapping[field] ?? '']))
    this.columns = read.value
    this.preview = null
  }

  /** Reads the file as the person told. */
  async tell(): Promise<void> {
    this.#isTold = true
    await this.look()
  }

  async store(): Promise<void> {
    const stored = await this.#ask(false)
    if (stored === null) return
    if (!stored.ok) {
      this.problem = stored.problem
      return
    }
    this.drop()
    const words = rowWords(this.purpose, stored.value.stored)
    const said = `Imported ${words}${this.purpose === 'custodian' ? ' received' : ''}.`
    await Promise.all([sayDone(this.#session, said), this.#session.refresh()])
  }

  drop(): void {
    this.path = null
    this.preview = null
    this.problem = null
    this.columns = null
    this.mapping = {}
    this.dates = null
    this.#isTold = false
  }

  async #ask(preview: boolean): Promise<Result<CsvOutcome> | null> {
    const { path, dates } = this
    if (path === null || this.busy) return null
    const args = {
      path,
      ...(this.#isTold ? { mapping: { ...this.mapping } } : {}),
      ...(dates === null ? {} : { dates }),
      ...(preview ? { preview } : {}),
    }
    this.busy = true
    const read = this.purpose === 'lots' ? await this.#askLots(args) : await this.#askCash(args)
    this.busy = false
    return read
  }

  async #askLots(args: Args<'holdings.importCsv'>): Promise<Result<CsvOutcome>> {
    const { portfolio } = this.#session
    return this.#session.call('holdings.importCsv', {
      ...args,
      ...(portfolio === null ? {} : { portfolio }),
    })
  }

  async #askCash(args: Args<'custodian.importCsv'>): Promise<Result<CsvOutcome>> {
    const read = await this.#session.call('custodian.importCsv', args)
    return read.ok ? { ok: true, value: { ...read.value, known: 0 } } : read
  }
}
