import type { Handlers } from '@shared/api'
import type { Reread } from '@shared/api/reread'
import type { ReadFiling } from '@shared/report'
import { ok, type Result } from '@shared/result'
import { changedCells, type ChangedCell } from '../holdings/revision'
import { filingBytes, filingDocument, listFilings, type FilingHead } from '../store/filings'
import { rereadFiling } from '../store/importFiling'
import type { EngineContext } from './context'
import { rebuildDates } from './rebuild'

/** Filings that an older version of the layouts read, read again by this one. */
export function rereadHandlers(context: EngineContext): Handlers<'filings.reread'> {
  return {
    'filings.reread': async ({ apply }) => {
      const found: Reread[] = []
      const { version } = context.reader
      for (const head of listFilings(context.database)) {
        if (head.readerVersion === version || head.withdrawn) continue
        const one = await readAgain(context, head, apply === true)
        if (!one.ok) return one
        found.push(one.value)
      }
      if (apply === true && found.length > 0) context.changed('data')
      return ok(found)
    },
  }
}

async function readAgain(
  { database, reader }: EngineContext,
  { id, name, readerVersion }: FilingHead,
  apply: boolean,
): Promise<Result<Reread>> {
  const told = { filingId: id, name, readBy: readerVersion, reader: reader.version }
  const bytes = filingBytes(database, id)
  if (!bytes.ok) return bytes
  const { document } = await reader.read(name, bytes.value)
  if (document.status === 'refused') {
    return ok({ ...told, cells: [], refused: document.error.message })
  }
  // What another version stored in another shape cannot be compared, only replaced
  const before = filingDocument(database, id)
  const cells = before.ok ? differences(before.value, document) : []
  if (!apply) return ok({ ...told, cells, refused: null })
  return database.write(() => {
    const replaced = rereadFiling(database, id, document, reader.version)
    if (!replaced.ok) return replaced
    const rebuilt = rebuildDates(database, replaced.value)
    return rebuilt.ok ? ok({ ...told, cells, refused: null }) : rebuilt
  })
}

function differences(before: ReadFiling, after: ReadFiling): ChangedCell[] {
  return after.reports.flatMap((report, at) => {
    const old = before.reports[at]
    return old === undefined ? [] : changedCells(old, report)
  })
}
