import { longDate, longMonth, monthOf } from '@shared/dates'
import { exact, grouped } from '@shared/decimal'
import type { Statement, StatementRow } from '@shared/statement'
import type { StatementInput, StatementReport } from './input'

type Event = Statement['events'][number]

const GAP = /^gap: (\d{4}-\d{2})$/

/** What happened in the month, in sentences: missing months a deal, then what is particular to a holding, in the rows' order. */
export function describeEvents(input: StatementInput, rows: readonly StatementRow[]): Event[] {
  const reportOf = (row: StatementRow) =>
    input.reports.find(
      (entry) =>
        entry.filingId === row.source?.filingId && entry.reportIndex === row.source.reportIndex,
    )
  return [
    ...missingMonths(rows),
    ...input.reports.flatMap(describeRevision),
    ...rows.flatMap((row) => describeRow(row, input.month, reportOf(row))),
  ]
}

/** One sentence a deal for the months without a report that any of its holdings was held over. */
function missingMonths(rows: readonly StatementRow[]): Event[] {
  const months = new Map<string, Set<string>>()
  for (const row of rows) {
    for (const status of row.status) {
      const month = GAP.exec(status)?.[1]
      if (month === undefined) continue
      const subject = row.deal ?? row.cusip
      months.set(subject, (months.get(subject) ?? new Set()).add(month))
    }
  }
  return [...months].map(([subject, missing]) => ({
    subject,
    text:
      `No report for ${listed([...missing].sort().map(longMonth))} is on file: ` +
      'year to date and since purchase leave out what was paid then. Import the missing reports.',
  }))
}

function describeRevision({ report }: StatementReport): Event[] {
  if (report.revision === 'original') return []
  const kind = report.revision === 'revised' ? 'a revised' : 'a supplemental'
  return [
    {
      subject: report.deal,
      text: `The report of ${longDate(report.distributionDate)} is ${kind} one.`,
    },
  ]
}

function describeRow(
  row: StatementRow,
  month: string,
  entry: StatementReport | undefined,
): Event[] {
  const subject = row.class === null ? row.cusip : `${row.class} (${row.cusip})`
  const sentences = [
    ...describeStatus(row, month, entry),
    ...describeAmounts(row),
    ...(entry === undefined ? [] : describeEntitlement(row, entry)),
    ...(entry === undefined ? [] : describeCorrections(row, entry)),
  ]
  return sentences.map((text) => ({ subject, text }))
}

function describeStatus(
  row: StatementRow,
  month: string,
  entry: StatementReport | undefined,
): string[] {
  if (entry !== undefined) return []
  const last = row.position.asOfDistribution
  if (row.status.includes('unknown cusip')) {
    return [
      `No report on file names this CUSIP: check how it is written, or import its deal’s reports.`,
    ]
  }
  const { byHand, distribution } = row.position
  if (byHand && distribution !== null && monthOf(distribution.date) === month) {
    const { interest, principal, date } = distribution
    return [
      `The factors of ${longDate(date)} were entered by hand, not read from a report: ${grouped(interest)} interest and ` +
        `${grouped(principal)} principal by them are not part of the cash above. Import the report of the month.`,
    ]
  }
  return last === null
    ? ['No report on file names this CUSIP yet: import its deal’s reports.']
    : [
        `No report for ${longMonth(month)} is on file: the face shown is that of ${longDate(last)}. ` +
          'Import the report of the month.',
      ]
}

function describeAmounts(row: StatementRow): string[] {
  const sentences: string[] = []
  const loss = exact(row.realizedLoss)
  if (!loss.isZero()) {
    sentences.push(
      loss.isNegative()
        ? `A recovery of ${money(loss.abs().toFixed(2))} on earlier losses raised the face.`
        : `A realized loss of ${money(row.realizedLoss)} lowered the face and paid nothing.`,
    )
  }
  if (!exact(row.deferredInterest).isZero()) {
    sentences.push(
      `Deferred interest of ${money(row.deferredInterest)} was added to the face and not paid.`,
    )
  }
  if (row.status.includes('differs')) {
    sentences.push('A check on this class differs: see the checks that do not tie.')
  }
  if (row.computedFace !== null && !row.roundingOnly) {
    sentences.push(
      `The faces do not tie: ${money(row.computedFace)} computed against ` +
        `${money(row.faceAfter ?? '0.00')} from the factor. Look at the class’s row in the filing.`,
    )
  }
  return sentences
}

function describeEntitlement(row: StatementRow, { report }: StatementReport): string[] {
  const day = report.recordDate === null ? 'the record date' : longDate(report.recordDate)
  const entitled = exact(row.entitledFace ?? '0')
  if (
    row.status.includes('not entitled') ||
    (entitled.isZero() && !exact(row.originalFace).isZero())
  ) {
    return [
      `Not held at the close of ${day}, the record date: this distribution went to who held it then.`,
    ]
  }
  return entitled.eq(row.originalFace)
    ? []
    : [
        `${money(entitled.toFixed())} was held at the close of ${day}, the record date, and ` +
          `${money(row.originalFace)} at the end of the month: cash and tie-out follow the record date.`,
      ]
}

/** Grouped, with the sign that people read. */
function money(amount: string): string {
  return grouped(amount).replace('-', '−')
}

/** `June 2002`, `June 2002 and July 2002`, `June 2002, July 2002 and August 2002`. */
function listed(items: readonly string[]): string {
  const head = items.slice(0, -1)
  const last = items.at(-1) ?? ''
  return head.length === 0 ? last : `${head.join(', ')} and ${last}`
}

/** What a person put right of the class's row, with who and why. */
function describeCorrections(row: StatementRow, { corrections = [] }: StatementReport): string[] {
  const start = `classes[${row.source?.classKey ?? ''}].`
  return corrections
    .filter((one) => one.path.startsWith(start) && !one.stale)
    .map(({ path, printed, corrected, author, correctedAt, note }) => {
      const what = path.slice(start.length)
      const values = `${printed ?? 'blank'} as printed, ${corrected ?? 'blank'} as corrected`
      return `Corrected by hand: ${what}, ${values}, by ${author} on ${longDate(correctedAt.slice(0, 10))}: ${note}`
    })
}
