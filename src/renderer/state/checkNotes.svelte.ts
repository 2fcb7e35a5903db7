import { SvelteMap } from 'svelte/reactivity'
import type { CheckNote } from '@shared/api/notes'
import type { Check } from '@shared/report'
import type { Problem } from '@shared/result'
import { refKey, type ReportRef } from '../text/origins'
import type { Session } from './session.svelte'

/** A check of a report on file. */
export interface NotedCheck {
  readonly ref: ReportRef
  readonly check: Pick<Check, 'id' | 'subject'>
}

/** A note that is being written. */
interface Draft {
  readonly text: string
  readonly problem: Problem | null
}

const keyOf = ({ ref, check }: NotedCheck) => JSON.stringify([refKey(ref), check.id, check.subject])

/** What was written to checks, and what is being written: a draft stays with its check until it is saved or left. */
export class CheckNotes {
  readonly #notes = new SvelteMap<string, CheckNote>()
  problem = $state.raw<Problem | null>(null)
  readonly #drafts = new SvelteMap<string, Draft>()
  readonly #session: Session
  #ticket = 0
  #saving = false

  constructor(session: Session) {
    this.#session = session
  }

  /** Reads all notes on file, few as they are; a screen that shows them does so after every change. */
  async load(): Promise<void> {
    const ticket = ++this.#ticket
    const answer = await this.#session.call('notes.list', {})
    if (ticket !== this.#ticket) return
    this.problem = answer.ok ? null : answer.problem
    if (!answer.ok) return
    this.#notes.clear()
    for (const note of answer.value) {
      const { filingId, reportIndex, checkId: id, subject } = note
      this.#notes.set(keyOf({ ref: { filingId, reportIndex }, check: { id, subject } }), note)
    }
  }

  of(check: NotedCheck): CheckNote | null {
    return this.#notes.get(keyOf(check)) ?? null
  }

  /** The note that is being written to a check; null where none is. */
  draftOf(check: NotedCheck): Draft | null {
    return this.#drafts.get(keyOf(check)) ?? null
  }

  /** Begins to write, with what was written before; a draft that is open goes on. */
  begin(check: NotedCheck): void {
    if (this.draftOf(check) === null) this.write(check, this.of(check)?.note ?? '')
  }

  write(check: NotedCheck, text: string): void {
    this.#drafts.set(keyOf(check), { text, problem: null })
  }

  leave(check: NotedCheck): void {
    this.#drafts.delete(keyOf(check))
  }

  /** Keeps the draft, or takes the note away where nothing is left of it; true when that was done. A refusal stands beneath the draft. */
  async save(one: NotedCheck): Promise<boolean> {
    const draft = this.draftOf(one)
    if (draft === null || this.#saving) return false
    const [text, before] = [draft.text.trim(), this.of(one)]
    if (text === (before?.note ?? '')) {
      this.leave(one)
      return true
    }
    const { filingId, reportIndex } = one.ref
    const { id: checkId, subject } = one.check
    this.#saving = true
    const answer =
      text === '' && before !== null
        ? await this.#session.call('notes.remove', { id: before.id })
        : await this.#session.call('notes.put', { filingId, reportIndex, checkId, subject, note: text }) // prettier-ignore
    this.#saving = false
    if (!answer.ok) {
      this.#drafts.set(keyOf(one), { ...draft, problem: answer.problem })
      return false
    }
    if (text === '') this.#notes.delete(keyOf(one))
    else this.#notes.set(keyOf(one), answer.value)
    this.leave(one)
    this.#session.toast = {
      text: text === '' ? `Took away the note on ${subject}.` : `Kept the note on ${subject}.`,
      undo: () => void this.#putBack(answer.value, before),
    }
    void this.#session.refresh()
    return true
  }

  async #putBack(after: CheckNote, before: CheckNote | null): Promise<void> {
    const { filingId, reportIndex, checkId, subject } = after
    const answer =
      before === null
        ? await this.#session.call('notes.remove', { id: after.id })
        : await this.#session.call('notes.put', { filingId, reportIndex, checkId, subject, note: before.note }) // prettier-ignore
    this.#session.toast = {
      text: answer.ok ? `The note on ${subject} is as it was before.` : answer.problem.message,
    }
    await this.#session.refresh()
  }
}
