import type { Plan, PlannedFile, PlannedReport, PreviewFile } from '@shared/api/preview'
import { longDate, longMonth, monthOf } from '@shared/dates'
import type { CheckStatus } from '@shared/report'
import { countWords, WORDS, worst } from './checks'
import { asPrinted } from './figures'

/** `1 file`, `3 files`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${asPrinted(String(count))} ${count === 1 ? one : many}`
}

/** The two lines by which a file stands in the list: what it is, then what is known of it. */
export function fileWords(
  file: PreviewFile,
  planned: PlannedFile | null,
): { readonly title: string; readonly under: string } {
  const [first, ...others] = file.reports
  const size = file.bytes === 0 ? [] : [`${asPrinted(String(file.bytes))} bytes`]
  if (first === undefined) {
    return { title: file.name, under: [WHAT[file.state], ...size].join(' · ') }
  }
  const date = longDate(first.distributionDate)
  const title = others.length === 0 ? first.title : `${first.title} and ${others.length} more`
  const fate = fateWords(file, planned)
  return { title, under: [date, ...(fate === '' ? size : [fate])].join(' · ') }
}

const WHAT: Readonly<Record<PreviewFile['state'], string>> = {
  read: 'read',
  refused: 'refused',
  known: 'already on file',
}

/** What becomes of a file, where it is more than a new month. */
function fateWords(file: PreviewFile, planned: PlannedFile | null): string {
  if (planned?.effect === 'known' || file.state === 'known') return 'already on file'
  if (planned?.effect === 'same') return 'the same file again'
  if (planned?.effect === 'refused') return 'refused'
  const rows = file.reports.reduce((sum, report) => sum + report.refusedRows, 0)
  if (rows > 0) return `${counted(rows, 'row')} refused`
  if (planned?.effect === 'left out') return 'left out'
  return planned?.reports.map(effectWords).find((words) => words !== 'new') ?? ''
}

/** What importing a report does, in a word or two. */
export function effectWords(report: PlannedReport): string {
  switch (report.effect) {
    case 'new':
      return report.newDeal ? 'new deal' : report.fillsGap ? 'fills a gap' : 'new'
    case 'supersedes':
      return 'supersedes'
    case 'superseded':
      return 'superseded'
    case 'adds':
      return 'supplemental'
  }
}

/** The mark of a file: the worst of its checks, `differs` where something of it is refused. */
export function fileMark(file: PreviewFile, planned: PlannedFile | null): CheckStatus {
  const refused =
    file.state === 'refused' ||
    planned?.effect === 'refused' ||
    file.reports.some((report) => report.refusedRows > 0)
  if (refused) return 'differs'
  return worst(file.reports.map((report) => countWords(report.checks).status)) ?? 'unknown'
}

/** What the mark of a file is called: a file that is refused differs from nothing. */
export function fileMarkName(file: PreviewFile, planned: PlannedFile | null): string {
  if (file.state === 'refused' || planned?.effect === 'refused') return 'Refused'
  const rows = file.reports.reduce((sum, report) => sum + report.refusedRows, 0)
  return rows > 0 ? `${counted(rows, 'row')} refused` : WORDS[fileMark(file, planned)]
}

/** `all, 9 explained`, `1 differs, 9 explained`. */
export function tieWords(checks: Readonly<Record<CheckStatus, number>>): string {
  const parts = [
    ...(checks.differs > 0 ? [counted(checks.differs, 'differs', 'differ')] : []),
    ...(checks.unknown > 0 ? [`${checks.unknown} unknown`] : []),
    ...(checks.explained > 0 ? [`${checks.explained} explained`] : []),
  ]
  const all = checks.differs === 0 && checks.unknown === 0 ? ['all'] : []
  return [...all, ...parts].join(', ')
}

/** CUSIPs in short: the first and the last of many. */
export function cusipWords(cusips: readonly string[]): string {
  const [first] = cusips
  const last = cusips.at(-1)
  if (first === undefined) return 'none printed'
  if (cusips.length <= 2) return cusips.join(', ')
  return `${first} … ${last ?? ''}`
}

/** Classes in short: all of a few, else how many. */
export function classWords(classes: readonly string[]): string {
  return classes.length <= 4 ? classes.join(', ') : String(classes.length)
}

/** What importing a report changes, a sentence each; the names of other files may be followed. */
export interface Consequence {
  readonly text: string
  /** The number of another file of the preview. */
  readonly file: number | null
}

/** Everything that importing a report does beyond storing it. */
export function consequences(report: PlannedReport, date: string): Consequence[] {
  const month = longMonth(monthOf(date))
  const plain = (text: string): Consequence => ({ text, file: null })
  const others = report.others.map((other): Consequence => {
    const where = other.file === null ? 'on file' : 'in this list'
    const text =
      report.effect === 'superseded'
        ? `It is kept as superseded: ${other.name} (${where}) counts for ${month}.`
        : `It supersedes ${other.name} (${where}), which is kept.`
    return { text, file: other.file }
  })
  return [
    ...(report.newDeal ? [plain(`${report.deal} is a new deal.`)] : []),
    ...(report.joins === 'cusip'
      ? [plain(`Its title is new; by its CUSIPs it is a report of ${report.deal}.`)]
      : []),
    ...(report.joins === 'title'
      ? [plain(`You said that this title is the deal ${report.deal}.`)]
      : []),
    ...report.resembles.map((title) =>
      plain(
        `Its title resembles ${title}, but no CUSIP says that they are one deal. If they are, say so with paydown deals join.`,
      ),
    ),
    ...others,
    ...(report.effect === 'adds' ? [plain(`It adds to the report of ${month}.`)] : []),
    ...(report.effect === 'new' && !report.newDeal && !report.fillsGap
      ? [plain(`${month} is a new month of ${report.deal}.`)]
      : []),
    ...(report.fillsGap ? [plain(`${month} was missing between two months on file.`)] : []),
    ...(report.firstOf.length > 0
      ? [plain(`First report of what you hold: ${report.firstOf.join(', ')}.`)]
      : report.held.length > 0
        ? [plain(`You hold ${report.held.join(', ')} of it.`)]
        : []),
  ]
}

/** The sums beside the list, those that are zero left out but for the usual four. */
export function totalRows(
  totals: Plan['totals'],
): readonly { readonly name: string; readonly count: number; readonly bad?: boolean }[] {
  const rows = [
    { name: 'New distributions', count: totals.distributions, usual: true },
    { name: 'New deals', count: totals.deals },
    { name: 'Gaps filled', count: totals.gaps },
    { name: 'First report of a CUSIP held', count: totals.firstOf },
    { name: 'Superseding', count: totals.superseding, usual: true },
    { name: 'Superseded', count: totals.superseded },
    { name: 'Already stored', count: totals.known, usual: true },
    { name: 'Rows refused', count: totals.refusedRows, bad: true },
    { name: 'Refused', count: totals.refused, usual: true, bad: true },
  ]
  return rows
    .filter((row) => row.count > 0 || row.usual === true)
    .map(({ name, count, bad = false }) => ({ name, count, bad: bad && count > 0 }))
}
