import type { Check, CheckStatus } from '@shared/report'
import type { Statement, StatementDeal, StatementRow, StatementSource } from '@shared/statement'
import { collateralOf } from './collateral'
import { describeEvents } from './events'
import type { StatementInput, StatementReport } from './input'
import { describeMethods } from './methods'
import { buildRow, sumCash, sumRows } from './rows'

/**
 * The monthly holder report as one model, from the positions, distributions and reports of a month. Everything a writer prints is
 * computed here: sums (principal and notional classes apart), the tie-out of faces, sentences. Amounts are dollars as decimal
 * strings. It never fails: what is not known is null, and a sentence in `events` says what to do about it.
 */
export function buildStatement(input: StatementInput): Statement {
  const rows = [...input.holdings].map(buildRow).sort(inOrderOf(input.reports))
  const paid = rows.filter((row) => row.source !== null)
  const principalRows = paid.filter((row) => row.basis === 'principal')
  const notionalRows = paid.filter((row) => row.basis !== 'principal')
  const otherRows = rows.filter((row) => row.source === null)
  const reports = [...input.reports].sort(byDeal)
  const principalSums = sumRows(principalRows)
  const notionalSums = sumRows(notionalRows)
  const cash = sumCash(rows)
  return {
    version: input.version,
    month: input.month,
    portfolio: input.portfolio,
    account: input.account,
    distributionDates: distinct(reports.map(({ report }) => report.distributionDate)),
    recordDates: distinct(reports.flatMap(({ report }) => report.recordDate ?? [])),
    totals: {
      originalFace: input.totals.originalFace,
      currentFace: input.totals.currentFace,
      interest: cash.interest,
      principal: cash.principal,
      total: cash.total,
    },
    principalRows,
    notionalRows,
    otherRows,
    principalSums,
    notionalSums,
    allCash: cash,
    deals: reports.map(describeDeal),
    events: describeEvents(input, [...principalRows, ...notionalRows, ...otherRows]),
    methods: describeMethods(
      reports.map(({ report }) => report),
      paid,
    ),
    sources: reports.map(describeSource),
    state: describeState(reports),
  }
}

const URGENCY: readonly CheckStatus[] = ['differs', 'explained', 'unknown', 'ties']

function describeDeal({ filingId, reportIndex, report }: StatementReport): StatementDeal {
  const urgency = (check: Check) => URGENCY.indexOf(check.status)
  return {
    deal: report.deal,
    title: report.title,
    distributionDate: report.distributionDate,
    filingId,
    reportIndex,
    checksTied: report.checks.filter((check) => check.status === 'ties').length,
    checks: report.checks
      .filter((check) => check.status !== 'ties')
      .sort((one, other) => urgency(one) - urgency(other)),
    collateral: collateralOf(report),
  }
}

function describeSource(entry: StatementReport): StatementSource {
  const { report, filing } = entry
  return {
    filingId: entry.filingId,
    reportIndex: entry.reportIndex,
    name: entry.source.name,
    sha256: entry.source.sha256,
    form: filing.form,
    accessionNumber: filing.accessionNumber,
    deal: report.deal,
    distributionDate: report.distributionDate,
    recordDate: report.recordDate,
    revision: report.revision,
    importedOn: entry.importedOn.slice(0, 10),
    layout: report.layout,
  }
}

function describeState(reports: readonly StatementReport[]): string {
  const kinds = distinct(reports.map(({ report }) => report.revision))
  if (kinds.length === 0) return 'no report on file for the month'
  if (kinds.join() === 'original') return 'from original reports, no later revision on file'
  return `from ${kinds.join(' and ')} reports`
}

function inOrderOf(reports: readonly StatementReport[]) {
  const places = new Map(
    reports.flatMap(({ report }) =>
      report.classes.map((row, place) => [row.cusip, place] as const),
    ),
  )
  const place = (row: StatementRow) => places.get(row.cusip) ?? Number.MAX_SAFE_INTEGER
  return (one: StatementRow, other: StatementRow) =>
    compare(one.deal ?? '\uffff', other.deal ?? '\uffff') ||
    place(one) - place(other) ||
    compare(one.cusip, other.cusip)
}

function byDeal(one: StatementReport, other: StatementReport): number {
  return (
    compare(one.report.deal, other.report.deal) ||
    compare(one.report.distributionDate, other.report.distributionDate) ||
    one.filingId - other.filingId ||
    one.reportIndex - other.reportIndex
  )
}

/** By code unit, ignoring case first: the same on every machine, whatever its language. */
function compare(one: string, other: string): number {
  const [a, b] = [one.toLowerCase(), other.toLowerCase()]
  if (a !== b) return a < b ? -1 : 1
  return one === other ? 0 : one < other ? -1 : 1
}

function distinct(values: readonly string[]): string[] {
  return [...new Set(values)].sort()
}
