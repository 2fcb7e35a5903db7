import type { Args, Handlers } from '@shared/api'
import type { CheckNote } from '@shared/api/notes'
import type { CheckStatus } from '@shared/report'
import { fail, ok, type Result } from '@shared/result'
import { correctedDocument } from '../store/corrections'
import type { Database } from '../store/database'
import { asChange } from '../store/journal'
import { listNotes, noteOfCheck, noteOfId, putNote, removeNote } from '../store/notes'
import type { EngineContext } from './context'
import { monthDifferences } from './history'

const LONGEST = 4000

/** What a person writes to checks that do not tie. Nothing follows from a note: no number and no check changes with it. */
export function noteHandlers(
  context: EngineContext,
): Handlers<'notes.list' | 'notes.put' | 'notes.remove'> {
  const { database } = context
  const telling = <T>(result: Result<T>): Result<T> => {
    if (result.ok) context.changed('data')
    return result
  }
  return {
    'notes.list': ({ filingId }) => ok(listNotes(database, filingId ?? null)),
    'notes.put': (args) => telling(put(context, args)),
    'notes.remove': ({ id }) => telling(remove(context, id)),
  }
}

/** `no-note`, `note-too-long`, `no-such-filing`, `no-such-report`, `no-such-check`, `check-ties`. */
function put(
  { database, now }: EngineContext,
  { filingId, reportIndex = 0, checkId, subject, note }: Args<'notes.put'>,
): Result<CheckNote> {
  const text = note.trim()
  if (text === '') return fail('no-note', 'Write the note, or leave the check without one.')
  if (text.length > LONGEST) {
    return fail(
      'note-too-long',
      `The note has ${text.length} characters, and ${LONGEST} are the most. Nothing was kept; shorten it.`,
    )
  }
  const at = now().toISOString()
  const summary = (one: CheckNote) => `Noted on ${nameOf(one)}`
  return asChange(database, { kind: 'note', at, summary }, () => {
    const check = { filingId, reportIndex, checkId, subject }
    const status = statusOf(database, check)
    if (!status.ok) return status
    const before = noteOfCheck(database, check)
    if (before?.note === text) return ok(before)
    if (status.value === 'ties') {
      return fail(
        'check-ties',
        `${subject}, ${checkId}: that check ties. Notes are kept to checks that do not.`,
      )
    }
    const kept = { ...check, note: text, notedAt: at }
    return ok({ id: putNote(database, kept), ...kept })
  })
}

function remove({ database, now }: EngineContext, id: number): Result<CheckNote> {
  const summary = (one: CheckNote) => `Took away the note on ${nameOf(one)}`
  return asChange(database, { kind: 'note', at: now().toISOString(), summary }, () => {
    const note = noteOfId(database, id)
    if (note === undefined) {
      return fail('no-such-note', `There is no note number ${id}. List them again.`)
    }
    removeNote(database, id)
    return ok(note)
  })
}

function nameOf({ subject, checkId, filingId }: CheckNote): string {
  return `${subject}, ${checkId}, of filing ${filingId}`
}

/** How a check of a report stands, one against the month before included. */
function statusOf(
  database: Database,
  { filingId, reportIndex, checkId, subject }: Omit<CheckNote, 'id' | 'note' | 'notedAt'>,
): Result<CheckStatus> {
  const document = correctedDocument(database, filingId)
  if (!document.ok) return document
  const report = document.value.reports[reportIndex]
  if (report === undefined) {
    return fail('no-such-report', `The filing has no report number ${reportIndex + 1}.`)
  }
  const found = report.checks.find((one) => one.id === checkId && one.subject === subject)
  if (found !== undefined) return ok(found.status)
  const differs = monthDifferences(database, { filingId, reportIndex }).some(
    (one) => `month.${one.what}` === checkId && one.class === subject,
  )
  return differs
    ? ok('differs')
    : fail(
        'no-such-check',
        `The report has no check ${checkId} of ${subject}. Take both as the list of its checks has them.`,
      )
}
