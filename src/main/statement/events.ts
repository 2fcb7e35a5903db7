import { longDate, longMonth } from '@shared/dates'
import { exact, grouped } from '@shared/decimal'
import type { StatementEvent, StatementRow, StatementSource } from '@shared/statement'
import { poolAttention } from '../holdings/attention'
import type { StatementInput, StatementReport } from './input'
import { byDeal } from './order'
import { dealOf } from './sources'

type Text = Pick<StatementEvent, 'kind' | 'text'>

/**
 * What happened in the month, in sentences: missing months a deal, revisions, what the reports say of the pools, then what is
 * particular to a holding, in the rows' order, and cash that nobody expected.
 */
export function describeEvents(
  input: StatementInput,
  rows: readonly StatementRow[],
  sources: readonly StatementSource[],
): StatementEvent[] {
  const reportOf = (row: StatementRow) =>
    input.reports.find(
      (entry) =>
        entry.filingId === row.source?.filingId && entry.reportIndex === row.source.reportIndex,
    )
  const reports = [...input.reports].sort(byDeal)
  return [
    ...missingMonths(rows),
    ...reports.flatMap((entry) => describeRevision(entry, sources)),
    ...reports.flatMap(describePool),
    ...withoutReport(rows, input.month),
    ...rows.flatMap((row) => describeRow(row, reportOf(row))),
    ...unexpectedCash(input.custodian),
  ]
}

/** One sentence a deal for the months without a report that any of its holdings was held over. */
function missingMonths(rows: readonly StatementRow[]): StatementEvent[] {
  const deals = new Map<string, { deal: string | null; months: Set<string> }>()
  for (const row of rows) {
    for (const month of row.position.missing) {
      const subject = row.deal ?? row.cusip
      const known = deals.get(subject) ?? { deal: row.deal, months: new Set() }
      deals.set(subject, known)
      known.months.add(month)
    }
  }
  return [...deals].map(([subject, { deal, months }]) => ({
    kind: 'missing month',
    deal,
    subject,
    text:
      `No report for ${listed([...months].sort().map(longMonth))} is on file: ` +
      'year to date and since purchase leave out what was paid then. Import the missing reports.',
  }))
}

function describeRevision(
  entry: StatementReport,
  sources: readonly StatementSource[],
): StatementEvent[] {
  const { report, filingId, reportIndex } = entry
  const replaced =
    sources.find((one) => one.filingId === filingId && one.reportIndex === reportIndex)
      ?.supersedes ?? []
  if (report.revision === 'original' && replaced.length === 0) return []
  const day = longDate(report.distributionDate)
  const text =
    report.revision === 'supplemental'
      ? `A supplemental report of ${day} is on file; what it pays comes besides the month’s own.`
      : `The report of ${day} is ${report.revision === 'revised' ? 'a revised one' : 'an amendment'}` +
        (replaced.length === 0
          ? '.'
          : ` and takes the place of ${listed(replaced)}: reports printed before it was imported are out of date.`)
  const deal = dealOf(entry)
  return [{ kind: 'revision', deal, subject: deal, text }]
}

const POOL_KINDS = {
  trigger: 'trigger',
  loss: 'loss',
  shortfall: 'shortfall',
  enhancement: 'enhancement',
  delinquency: 'delinquency',
} as const

function isPoolKind(kind: string): kind is keyof typeof POOL_KINDS {
  return kind in POOL_KINDS
}

/** What is said of a pool does not depend on who holds what: it is worked out once a report. */
const ofPool = new WeakMap<StatementReport, StatementEvent[]>()

function describePool(entry: StatementReport): StatementEvent[] {
  let events = ofPool.get(entry)
  if (events === undefined) ofPool.set(entry, (events = poolEvents(entry)))
  return events
}

/** Triggers, enhancement, losses, shortfalls and rising delinquency, as the report's own figures have them. */
function poolEvents(entry: StatementReport): StatementEvent[] {
  if (entry.figures === undefined) return []
  const deal = dealOf(entry)
  const found = poolAttention({
    deal,
    date: entry.report.distributionDate,
    figures: entry.figures,
    before: entry.figuresBefore ?? {},
    lateSince: null,
  })
  return found.flatMap(({ kind, title, detail }) => {
    if (!isPoolKind(kind)) return []
    const more = detail === deal ? '' : `; ${detail.replace(`${deal}: `, '')}`
    return [{ kind: POOL_KINDS[kind], deal, subject: deal, text: `${title}${more}.` }]
  })
}

function describeRow(row: StatementRow, entry: StatementReport | undefined): StatementEvent[] {
  const subject = nameOf(row)
  const texts: Text[] = [
    ...(row.byHand ? [byHand(row)] : []),
    ...describeAmounts(row),
    ...(entry === undefined ? [] : describeEntitlement(row, entry)),
    ...(entry === undefined ? [] : describeCorrections(row, entry)),
    ...row.custodian.sentences.map((text): Text => ({ kind: 'custodian', text })),
  ]
  return texts.map(({ kind, text }) => ({ kind, deal: row.deal, subject, text }))
}

/** One sentence for the holdings of a deal that nothing on file tells of this month, and one for each CUSIP that nothing ever told of. */
function withoutReport(rows: readonly StatementRow[], month: string): StatementEvent[] {
  const without = rows.filter((row) => row.distributions === 0)
  const groups = new Map<string, StatementRow[]>()
  for (const row of without) {
    const last = row.position.asOfDistribution
    const key = last === null ? row.cusip : `${row.deal ?? row.cusip} ${last}`
    const others = groups.get(key)
    if (others === undefined) groups.set(key, [row])
    else others.push(row)
  }
  return [...groups.values()].map((own): StatementEvent => {
    const [first] = own
    const deal = first?.deal ?? null
    const last = first?.position.asOfDistribution ?? null
    const subject = last === null ? nameOf(first) : (deal ?? nameOf(first))
    return { kind: 'no report', deal, subject, text: whyNoReport(own, last, month) }
  })
}

function whyNoReport(rows: readonly StatementRow[], last: string | null, month: string): string {
  if (rows.some((row) => row.status.includes('unknown cusip'))) {
    return 'No report on file names this CUSIP: check how it is written, or import its deal’s reports.'
  }
  if (last === null) {
    return 'No report on file names this CUSIP yet: import its deal’s reports.'
  }
  const names = listed(rows.map((row) => row.class ?? row.cusip))
  const faces =
    rows.length === 1 ? `the face of ${names} is that` : `the faces of ${names} are those`
  return `No report for ${longMonth(month)} is on file: ${faces} of ${longDate(last)}. Import the report of the month.`
}

function nameOf(row: StatementRow | undefined): string {
  if (row === undefined) return ''
  return row.class === null ? row.cusip : `${row.class} (${row.cusip})`
}

function byHand({ position, status, total }: StatementRow): Text {
  const day = longDate(position.asOfDistribution ?? '')
  return {
    kind: 'by hand',
    text:
      `The factors of ${day} were entered by hand, not read from a report. ` +
      (status.includes('cash not known')
        ? 'What was paid is not all among them, and is counted as nothing. '
        : `The ${money(total)} of cash above is made of them. `) +
      'Import the report of the month.',
  }
}

function describeAmounts(row: StatementRow): Text[] {
  const texts: Text[] = []
  const loss = exact(row.realizedLoss)
  if (!loss.isZero()) {
    texts.push({
      kind: 'loss',
      text: loss.isNegative()
        ? `A recovery of ${money(loss.abs().toFixed(2))} on earlier losses raised the face.`
        : `A realized loss of ${money(row.realizedLoss)} lowered the face and paid nothing.`,
    })
  }
  if (!exact(row.deferredInterest).isZero()) {
    texts.push({
      kind: 'deferred interest',
      text: `Deferred interest of ${money(row.deferredInterest)} was added to the face and not paid.`,
    })
  }
  if (row.status.includes('differs')) {
    texts.push({
      kind: 'difference',
      text: 'A check on this class differs: see the checks that do not tie.',
    })
  }
  if (row.computedFace !== null && !row.roundingOnly) {
    texts.push({
      kind: 'difference',
      text:
        `The faces do not tie: ${money(row.computedFace)} computed against ` +
        `${money(row.faceAfter ?? '0.00')} from the factor. Look at the class’s row in the filing.`,
    })
  }
  return texts
}

function unexpectedCash(custodian: StatementInput['custodian']): StatementEvent[] {
  return (custodian?.breaks ?? [])
    .filter((one) => one.cause === 'unexpected')
    .map(({ cusip, sentence }) => ({
      kind: 'custodian',
      deal: null,
      subject: cusip,
      text: sentence,
    }))
}

function describeEntitlement(row: StatementRow, { report }: StatementReport): Text[] {
  const day = report.recordDate === null ? 'the record date' : longDate(report.recordDate)
  const entitled = exact(row.entitledFace ?? '0')
  if (
    row.status.includes('not entitled') ||
    (entitled.isZero() && !exact(row.originalFace).isZero())
  ) {
    const text = `Not held at the close of ${day}, the record date: this distribution went to who held it then.`
    return [{ kind: 'entitlement', text }]
  }
  if (entitled.eq(row.originalFace)) return []
  const text =
    `${money(entitled.toFixed())} was held at the close of ${day}, the record date, and ` +
    `${money(row.originalFace)} at the end of the month: cash and tie-out follow the record date.`
  return [{ kind: 'entitlement', text }]
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
function describeCorrections(row: StatementRow, { corrections = [] }: StatementReport): Text[] {
  const start = `classes[${row.source?.classKey ?? ''}].`
  return corrections
    .filter((one) => one.path.startsWith(start) && !one.stale)
    .map(({ path, printed, corrected, author, correctedAt, note }) => {
      const what = path.slice(start.length)
      const values = `${printed ?? 'blank'} as printed, ${corrected ?? 'blank'} as corrected`
      const text = `Corrected by hand: ${what}, ${values}, by ${author} on ${longDate(correctedAt.slice(0, 10))}: ${note}`
      return { kind: 'correction', text }
    })
}
