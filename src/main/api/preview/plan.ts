import type { Plan, PlannedFile, PlannedReport } from '@shared/api/preview'
import type { Problem } from '@shared/result'
import type { Candidate, OnFile } from './candidates'
import { Overlay } from './overlay'
import { planProblem } from './problem'

/**
 * What importing files, in the order of their numbers, would do to what is on file, without writing: whose reports they are, what
 * supersedes what, and which would be refused. It follows `importFiling`, which decides anew when the import is made.
 */
export function planImport(
  candidates: readonly Candidate[],
  onFile: OnFile,
  without: ReadonlySet<number> = new Set(),
): Plan {
  const overlay = new Overlay(onFile)
  const hashes = new Map<string, Candidate>()
  const files = candidates.map((candidate): PlannedFile => {
    const { file } = candidate
    const known = onFile.filing(candidate.sha256)
    if (known?.withdrawn === false) return unplanned(file, 'known', onFileAlready(known))
    if (candidate.problem !== null) return unplanned(file, 'refused', candidate.problem)
    if (without.has(file)) return unplanned(file, 'left out', null)
    const same = hashes.get(candidate.sha256)
    if (same !== undefined) return unplanned(file, 'same', sameBytes(same))
    const refused = overlay.place(candidate, known?.id)
    if (refused !== null) return unplanned(file, 'refused', refused)
    hashes.set(candidate.sha256, candidate)
    return { file, effect: 'import', problem: null, reports: [] }
  })
  const planned = files.map((file) =>
    file.effect === 'import' ? { ...file, reports: overlay.effects(file.file) } : file,
  )
  return { files: planned, totals: totals(candidates, planned, overlay.newDistributions) }
}

function unplanned(
  file: number,
  effect: PlannedFile['effect'],
  problem: Problem | null,
): PlannedFile {
  return {
    file,
    effect,
    problem: problem === null ? null : planProblem(problem),
    reports: [],
  }
}

function onFileAlready(known: { readonly name: string; readonly importedAt: string }): Problem {
  return {
    code: 'known',
    message: `The same bytes are on file already as ${known.name}, imported ${known.importedAt.slice(0, 10)}; nothing would change.`,
  }
}

function sameBytes(first: Candidate): Problem {
  return {
    code: 'same',
    message: `It has the same bytes as ${first.name} before it in this list, and is stored once.`,
  }
}

function totals(
  candidates: readonly Candidate[],
  files: readonly PlannedFile[],
  distributions: number,
): Plan['totals'] {
  const count = (effect: PlannedFile['effect']) =>
    files.filter((file) => file.effect === effect).length
  const reports = files.flatMap((file) => file.reports)
  const of = (effect: PlannedReport['effect']) =>
    reports.filter((report) => report.effect === effect).length
  const stored = new Set(files.flatMap(({ effect, file }) => (effect === 'import' ? [file] : [])))
  return {
    imported: stored.size,
    distributions,
    deals: new Set(reports.flatMap((report) => (report.newDeal ? [report.deal] : []))).size,
    superseding: of('supersedes'),
    superseded: of('superseded'),
    gaps: reports.filter((report) => report.fillsGap && report.effect !== 'superseded').length,
    known: count('known') + count('same'),
    refused: count('refused'),
    refusedRows: candidates
      .filter(({ file }) => stored.has(file))
      .flatMap((candidate) => candidate.reports)
      .reduce((sum, report) => sum + report.refusedRows, 0),
    firstOf: reports.reduce((sum, report) => sum + report.firstOf.length, 0),
  }
}
