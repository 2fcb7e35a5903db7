import type { ImportOutcome } from '@shared/api/filings'
import { longDate } from '@shared/dates'
import type { Result } from '@shared/result'
import { beginChange, endChange, partOfChange } from '../store/journal'
import type { EngineContext } from './context'

/** An import of many files, which is one change of the journal and undone as one. */
export interface ImportSession extends EngineContext {
  /** Runs a file's writes as part of the session; it begins with the first. */
  write<T>(work: () => Result<T>): Result<T>
  /** Gives the session its summary; one that changed nothing leaves none. */
  end(outcomes: readonly ImportOutcome[]): void
}

/** Begins an import; nothing is written until its first file is. */
export function importSession(context: EngineContext): ImportSession {
  const { database, now } = context
  let change: number | null = null
  return {
    ...context,
    write: (work) => {
      if (change === null) {
        const at = now().toISOString()
        const begun = beginChange(database, { kind: 'import', at, summary: 'Importing' })
        if (!begun.ok) return begun
        change = begun.value
      }
      return partOfChange(database, change, work)
    },
    end: (outcomes) => {
      if (change !== null) endChange(database, change, summarise(outcomes))
    },
  }
}

function summarise(outcomes: readonly ImportOutcome[]): string {
  const imported = outcomes.filter((one) => one.outcome === 'imported')
  const [only] = imported
  if (imported.length !== 1 || only === undefined) return `Imported ${imported.length} filings`
  const reports = only.reports
    .map((report) => `${report.deal}, ${longDate(report.distributionDate)}`)
    .join('; ')
  return `Imported ${only.name} (${reports})`
}
