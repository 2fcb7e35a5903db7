import type { FilingRow, ImportOutcome } from '@shared/api/filings'
import { longDate } from '@shared/dates'
import { fail, ok, type Problem, type Result } from '@shared/result'
import type { FilingDigest } from '../store/digest'
import { filingOfHash, type FilingHead } from '../store/filings'
import { importFiling, type Imported } from '../store/importFiling'
import { packFiling, type PackedFiling } from '../store/packedFiling'
import { reportsOfFiling, rivalsOf } from '../store/reports'
import type { EngineContext } from './context'
import type { FoundFile } from './findFiles'
import type { ImportSession } from './importSession'
import { sha256Of } from './readerFailed'
import { rebuildDates } from './rebuild'

/** A file as far as it is read: what was read is still to be stored, or its outcome is known without that. */
export type Prepared =
  | { readonly outcome: ImportOutcome }
  | { readonly name: string; readonly digest: FilingDigest; readonly packed: PackedFiling }

/** Reads one file and packs what is to be kept of it; whatever goes wrong is its outcome. Nothing is stored. */
export async function prepareOne(context: ImportSession, file: FoundFile): Promise<Prepared> {
  const { name } = file
  try {
    const kept = file.reading?.()
    if (kept !== undefined) {
      const known = filingOfHash(context.database, kept.digest.source.sha256)
      return known?.withdrawn === false
        ? { outcome: recognised(context, name, known) }
        : { name, ...kept }
    }
    const loaded = await file.load()
    if (!loaded.ok) return { outcome: refused(name, loaded.problem) }
    const known = filingOfHash(context.database, sha256Of(loaded.value))
    if (known?.withdrawn === false) return { outcome: recognised(context, name, known) }
    const read = await context.reader.digest(name, loaded.value)
    if (read.status === 'read') {
      return { name, digest: read.digest, packed: await packFiling(read.flat, loaded.value) }
    }
    const { code, message, line } = read.error
    return {
      outcome: refused(
        name,
        line === null ? { code, message } : { code, message, place: { line } },
      ),
    }
  } catch (error) {
    return { outcome: mistaken(name, error) }
  }
}

/** Stores what was prepared of one file, whole or not at all; whatever happens is told as its outcome. */
export function storeOne(context: ImportSession, prepared: Prepared): ImportOutcome {
  if ('outcome' in prepared) return prepared.outcome
  const { name, digest, packed } = prepared
  try {
    const stored = context.write<Imported>(() => {
      const imported = importFiling(context.database, {
        digest,
        packed,
        readerVersion: context.reader.version,
        importedAt: context.now().toISOString(),
      })
      if (!imported.ok || imported.value.outcome === 'known') return imported
      const rebuilt = rebuildDates(context.database, imported.value.touched)
      return rebuilt.ok ? ok(imported.value) : rebuilt
    })
    return outcomeOf(context, name, stored)
  } catch (error) {
    return mistaken(name, error)
  }
}

function mistaken(name: string, error: unknown): ImportOutcome {
  const why = error instanceof Error ? error.message : String(error)
  return refused(
    name,
    fail(
      'internal',
      `Paydown made a mistake while it imported ${name}: ${why}. Nothing of the file was stored; try it again alone, and report it if it fails again.`,
    ).problem,
  )
}

function outcomeOf(context: EngineContext, name: string, stored: Result<Imported>): ImportOutcome {
  if (!stored.ok) return refused(name, stored.problem)
  // Another program imported the same bytes while this one read them
  if (stored.value.outcome === 'known') return recognised(context, name, stored.value.filing)
  const rows = reportsOfFiling(context.database, stored.value.filingId)
  return {
    name,
    outcome: 'imported',
    reports: rows.map(briefly),
    refusedRows: sum(rows, (row) => row.refusedRows),
    message: `${rows.map(describe).join('; ')}.${describeRank(context, rows)}${describeRefused(rows)}`,
    code: null,
    line: null,
  }
}

function recognised(context: EngineContext, name: string, known: FilingHead): ImportOutcome {
  const rows = reportsOfFiling(context.database, known.id)
  const what = rows.map((row) => `${row.deal}, ${longDate(row.distributionDate)}`).join('; ')
  return {
    name,
    outcome: 'known',
    reports: rows.map(briefly),
    refusedRows: 0,
    message: `${what}: on file already as ${known.name}, imported ${known.importedAt.slice(0, 10)}; nothing was changed.`,
    code: null,
    line: null,
  }
}

function refused(name: string, problem: Problem): ImportOutcome {
  return {
    name,
    outcome: 'refused',
    reports: [],
    refusedRows: 0,
    message: problem.message,
    code: problem.code,
    line: problem.place?.line ?? null,
  }
}

function briefly({ deal, distributionDate, checks }: FilingRow): ImportOutcome['reports'][number] {
  return { deal, distributionDate, checks }
}

function describe(row: FilingRow): string {
  const { ties, explained, differs, unknown } = row.checks
  const checks = [
    `${count(ties, 'check')} tie`,
    ...(explained > 0 ? [`${explained} explained`] : []),
    ...(differs > 0 ? [`${differs} differ`] : []),
    ...(unknown > 0 ? [`${unknown} could not be made`] : []),
  ].join(', ')
  return `${row.deal}, ${longDate(row.distributionDate)}: ${row.classes === 1 ? '1 class' : `${row.classes} classes`}, ${checks}`
}

/** What a report did to others of its deal and date. */
function describeRank({ database }: EngineContext, rows: readonly FilingRow[]): string {
  return rows
    .flatMap((row) => {
      const others = rivalsOf(database, row)
      const names = [...new Set(others.map((other) => other.name))].join(', ')
      if (row.status === 'supplemental') return [' It adds to the report of that day.']
      if (names === '') return []
      if (row.status === 'superseded')
        return [` It is kept as superseded: the one from ${names} counts.`]
      return [
        ` It supersedes the one from ${names}; open it to see what it says otherwise (filing ${row.filingId}).`,
      ]
    })
    .join('')
}

function describeRefused(rows: readonly FilingRow[]): string {
  const refusedRows = sum(rows, (row) => row.refusedRows)
  if (refusedRows === 0) return ''
  return ` ${count(refusedRows, 'row')} could not be read and ${refusedRows === 1 ? 'is' : 'are'} left out; open the report to see where.`
}

function count(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? '' : 's'}`
}

function sum(rows: readonly FilingRow[], amount: (row: FilingRow) => number): number {
  return rows.reduce((whole, row) => whole + amount(row), 0)
}
