import type { Args, Handlers } from '@shared/api'
import type { Correction } from '@shared/api/corrections'
import { PLAIN_DECIMAL } from '@shared/decimal'
import { fail, ok, type Result } from '@shared/result'
import { classCell, isOfPrinted } from '../checks/correctReport'
import {
  correctionOfId,
  listCorrections,
  putCorrection,
  removeCorrection,
  type StoredCorrection,
} from '../store/corrections'
import type { Database } from '../store/database'
import { filingDocument, filingOfId } from '../store/filings'
import { rereadFiling } from '../store/importFiling'
import { asChange } from '../store/journal'
import type { EngineContext } from './context'
import { rebuildDates } from './rebuild'

type CorrectionRequest = 'corrections.list' | 'corrections.put' | 'corrections.remove'

const LONGEST = 2000

/** Numbers of reports that a person put right: said by whom and why, and marked wherever they are used. */
export function correctionHandlers(context: EngineContext): Handlers<CorrectionRequest> {
  const { database } = context
  const telling = <T>(result: Result<T>): Result<T> => {
    if (result.ok) context.changed('data')
    return result
  }
  return {
    'corrections.list': ({ filingId }) =>
      database.read(() =>
        ok(listCorrections(database, filingId ?? null).map((one) => withStale(database, one))),
      ),
    'corrections.put': (args) => telling(put(context, args)),
    'corrections.remove': ({ id }) => telling(remove(context, id)),
  }
}

function withStale(database: Database, one: StoredCorrection): Correction {
  const document = filingDocument(database, one.filingId)
  const report = document.ok ? document.value.reports[one.reportIndex] : undefined
  return { ...one, stale: !isOfPrinted(report, one) }
}

/** `no-such-filing`, `no-such-report`, `no-such-cell`, `bad-number`, `no-change`, `no-note`, `no-author`. */
function put(
  { database, now }: EngineContext,
  { filingId, reportIndex = 0, path, corrected, author, note }: Args<'corrections.put'>,
): Result<Correction> {
  const at = now().toISOString()
  const summary = (one: Correction) =>
    `Corrected ${one.path} of filing ${filingId} from ${one.printed ?? 'blank'} to ${one.corrected ?? 'blank'}`
  return asChange(database, { kind: 'correction', at, summary }, () => {
    const document = filingDocument(database, filingId)
    if (!document.ok) return document
    const report = document.value.reports[reportIndex]
    if (report === undefined) {
      return fail('no-such-report', `The filing has no report number ${reportIndex + 1}.`)
    }
    const printed = classCell(report, path)
    if (printed === undefined) {
      return fail(
        'no-such-cell',
        `${path} is no number of a class of this report. Write the path as \`paydown extract --cells\` prints it, such as classes[A-1].perThousand.interest.`,
      )
    }
    if (corrected !== null && !PLAIN_DECIMAL.test(corrected)) {
      return fail(
        'bad-number',
        `${corrected} is no number. Write it plain, such as 93742.09 or -0.5; leave it out for a blank cell.`,
      )
    }
    if (corrected === printed) {
      return fail('no-change', `The report prints ${printed ?? 'a blank cell'} there already.`)
    }
    const said = [author, note].map((text) => text.trim().slice(0, LONGEST))
    const [who = '', why = ''] = said
    if (who === '') return fail('no-author', 'Say who corrects it: a correction names its author.')
    if (why === '') return fail('no-note', 'Say why it is corrected: a correction has a note.')
    const kept = { filingId, reportIndex, path, printed, corrected, author: who, note: why }
    const id = putCorrection(database, { ...kept, correctedAt: at })
    const derived = deriveAgain(database, filingId)
    return derived.ok ? ok({ id, ...kept, correctedAt: at, stale: false }) : derived
  })
}

function remove({ database, now }: EngineContext, id: number): Result<Correction> {
  const at = now().toISOString()
  const summary = (one: Correction) =>
    `Took back the correction of ${one.path} of filing ${one.filingId}`
  return asChange(database, { kind: 'correction', at, summary }, () => {
    const stored = correctionOfId(database, id)
    if (stored === undefined) {
      return fail('no-such-correction', `There is no correction number ${id}. List them again.`)
    }
    const correction = withStale(database, stored)
    removeCorrection(database, id)
    const derived = deriveAgain(database, stored.filingId)
    return derived.ok ? ok(correction) : derived
  })
}

/** Derives again all that follows from a filing, after its corrections changed. Call it inside that write. */
export function deriveAgain(database: Database, filingId: number): Result<null> {
  const head = filingOfId(database, filingId)
  const document = filingDocument(database, filingId)
  if (!document.ok) return document
  const derived = rereadFiling(database, filingId, document.value, head?.readerVersion ?? '')
  return derived.ok ? rebuildDates(database, derived.value) : derived
}
