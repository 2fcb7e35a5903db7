import type { Statement, StatementSource } from '@shared/statement'
import { compare } from './compare'
import type { FiledReport, StatementReport } from './input'

type Place = Pick<FiledReport, 'filingId' | 'reportIndex'>
const keyOf = ({ filingId, reportIndex }: Place) => `${filingId}:${reportIndex}`

/**
 * The reports a statement rests on: the month's, in the order given, each before those it superseded; then, by deal and date, those
 * its figures are compared with.
 */
export function describeSources(
  reports: readonly StatementReport[],
  filed: readonly FiledReport[],
): StatementSource[] {
  const used = new Set(reports.map(keyOf))
  const others = filed.filter((one) => !used.has(keyOf(one)))
  const replacedBy = (entry: StatementReport) =>
    entry.report.revision === 'supplemental'
      ? []
      : others.filter(
          (one) =>
            one.status === 'superseded' &&
            one.deal === dealOf(entry) &&
            one.distributionDate === entry.report.distributionDate,
        )
  const months = reports.flatMap((entry) => {
    const replaced = replacedBy(entry)
    return [
      ofReport(
        entry,
        replaced.map((one) => one.name),
      ),
      ...replaced.map((one) => ofFiled(one, 'superseded', entry.source.name)),
    ]
  })
  const comparisons = others
    .filter((one) => one.status !== 'superseded')
    .sort((a, b) => compare(a.deal, b.deal) || compare(a.distributionDate, b.distributionDate))
  return [...months, ...comparisons.map((one) => ofFiled(one, 'comparison', null))]
}

/** A deal's name as the database has it. */
export function dealOf(entry: StatementReport): string {
  return entry.deal ?? entry.report.deal
}

function ofReport(entry: StatementReport, supersedes: readonly string[]): StatementSource {
  const { report, filing } = entry
  return {
    filingId: entry.filingId,
    reportIndex: entry.reportIndex,
    name: entry.source.name,
    sha256: entry.source.sha256,
    form: filing.form,
    accessionNumber: filing.accessionNumber,
    deal: dealOf(entry),
    distributionDate: report.distributionDate,
    recordDate: report.recordDate,
    revision: report.revision,
    importedOn: entry.importedOn.slice(0, 10),
    layout: report.layout,
    role: 'month',
    supersededBy: null,
    supersedes: [...supersedes],
    corrections: (entry.corrections ?? []).filter((one) => !one.stale).length,
  }
}

function ofFiled(
  filed: FiledReport,
  role: StatementSource['role'],
  supersededBy: string | null,
): StatementSource {
  return {
    filingId: filed.filingId,
    reportIndex: filed.reportIndex,
    name: filed.name,
    sha256: filed.sha256,
    form: filed.form,
    accessionNumber: filed.accessionNumber,
    deal: filed.deal,
    distributionDate: filed.distributionDate,
    recordDate: filed.recordDate,
    revision: filed.revision,
    importedOn: filed.importedOn.slice(0, 10),
    layout: filed.layout,
    role,
    supersededBy,
    supersedes: [],
    corrections: filed.corrections,
  }
}

/** From which revisions a statement is made, for its foot: what is newest on file is always what counts. */
export function describeState(sources: readonly StatementSource[]): Statement['state'] {
  const months = sources.filter((one) => one.role === 'month')
  const kinds = [...new Set(months.map((one) => one.revision))].sort()
  if (kinds.length === 0) return 'no report on file for the month'
  if (kinds.join() === 'original') return 'from original reports, no later revision on file'
  const replaced = sources.filter((one) => one.role === 'superseded').length
  const noun = replaced === 1 ? 'report' : 'reports'
  return (
    `from ${kinds.join(' and ')} reports` +
    (replaced === 0 ? ', the newest on file' : `, in place of ${replaced} earlier ${noun} on file`)
  )
}
