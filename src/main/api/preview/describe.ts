import type { PreviewFile, PreviewReport } from '@shared/api/preview'
import { revisionSchema, type FilingFacts } from '@shared/report'
import type { Problem } from '@shared/result'
import { decode } from '../../filing/decode'
import { splitSubmission } from '../../filing/documents'
import { physicalLines, unfold } from '../../filing/logicalLines'
import { readCover } from '../../layouts/cover'
import { vocabularyOf } from '../../reading/freeText'
import { classesOfFiling, classSubject } from '../../store/classRows'
import type { Database } from '../../store/database'
import { cusipsOf } from '../../store/deals'
import type { FilingDigest, ReportDigest } from '../../store/digest'
import { eachCusipOnce } from '../../store/importFiling'
import { reportsOfFiling } from '../../store/reports'
import type { Candidate } from './candidates'
import { planProblem } from './problem'

/** What is kept of each file for as long as the preview lies open: what it shows, and what the plan needs. */
export interface Entry {
  readonly shown: PreviewFile
  readonly candidate: Candidate
}

type Named = Pick<PreviewFile, 'file' | 'name'> & {
  readonly sha256: string
  readonly bytes: number
}

/** A file that was read. */
export function readEntry(named: Named, { filing, reports }: FilingDigest): Entry {
  const twice = reports.map(eachCusipOnce).find((single) => !single.ok)
  const problem = twice?.ok === false ? twice.problem : null
  return {
    shown: {
      ...shownAs(named, 'read', problem),
      ...factsOf(filing),
      reports: reports.map(reportOf),
    },
    candidate: {
      ...candidateOf(named, problem),
      form: filing.form,
      filedOn: filing.filedOn ?? filing.signedOn,
      reports: reports.map((report) => ({
        deal: report.deal,
        distributionDate: report.distributionDate,
        revision: report.revision,
        cusips: cusipsOf(report),
        refusedRows: report.refusedRows,
      })),
    },
  }
}

/** A file that was refused; its cover is told where it has one. */
export function refusedEntry(named: Named, problem: Problem, bytes: Uint8Array | null): Entry {
  const facts = bytes === null ? null : coverOf(named.name, bytes)
  return {
    shown: { ...shownAs(named, 'refused', problem), ...(facts === null ? {} : factsOf(facts)) },
    candidate: candidateOf(named, problem),
  }
}

/** A file whose bytes are on file: its reports are those that were stored, and it is not read again. */
export function knownEntry(database: Database, named: Named, filingId: number): Entry {
  const rows = reportsOfFiling(database, filingId)
  const classes = classesOfFiling(database, filingId)
  const reports = rows.map((row): PreviewReport => {
    const own = classes.filter((one) => one.reportIndex === row.reportIndex)
    return {
      title: row.deal,
      distributionDate: row.distributionDate,
      recordDate: row.recordDate,
      revision: revisionSchema.parse(row.revision),
      pages: row.pages,
      classes: own.map((one) => one.subject),
      cusips: own.flatMap((one) => one.cusip ?? []),
      loansPaidOff: null,
      checks: row.checks,
      refusedRows: row.refusedRows,
      unreadLines: row.unreadLines,
    }
  })
  const form = rows[0]?.form ?? null
  return {
    shown: { ...shownAs(named, 'known', null), form, reports },
    candidate: candidateOf(named, null),
  }
}

function shownAs(named: Named, state: PreviewFile['state'], problem: Problem | null): PreviewFile {
  return {
    file: named.file,
    name: named.name,
    bytes: named.bytes,
    state,
    problem: problem === null ? null : planProblem(problem),
    form: null,
    registrant: null,
    eventDate: null,
    reports: [],
  }
}

function candidateOf({ file, name, sha256 }: Named, problem: Problem | null): Candidate {
  return { file, name, sha256, problem, form: null, filedOn: null, reports: [] }
}

function factsOf({ form, registrant, eventDate }: FilingFacts) {
  return { form, registrant, eventDate }
}

function reportOf(report: ReportDigest): PreviewReport {
  return {
    title: report.deal,
    distributionDate: report.distributionDate,
    recordDate: report.recordDate,
    revision: report.revision,
    pages: report.pages,
    classes: report.classes.map(classSubject),
    cusips: cusipsOf(report),
    loansPaidOff: report.loansPaidOff,
    checks: report.checks,
    refusedRows: report.refusedRows,
    unreadLines: report.unreadLines,
  }
}

/** What the cover of a refused filing says, so that a person can tell which one it is. */
function coverOf(name: string, bytes: Uint8Array): FilingFacts | null {
  const text = decode(name, bytes)
  if (!text.ok) return null
  const { documents, header } = splitSubmission(physicalLines(text.value))
  const first = unfold(documents[0]?.lines ?? [])
  return readCover(first, header, vocabularyOf(first))
}
