import type { DealHistory } from '@shared/api/history'
import type { Check, CheckStatus } from '@shared/report'
import { keyWords } from './cells'
import { subjectOf, type ReportRef } from './origins'

const ORDER: readonly CheckStatus[] = ['ties', 'explained', 'unknown', 'differs']

/** The word of a check's status. */
export const WORDS: Readonly<Record<CheckStatus, string>> = {
  ties: 'Ties',
  explained: 'Explained',
  differs: 'Differs',
  unknown: 'Unknown',
}

/** A check of a report on file, a row of the screen of checks. */
export interface CheckRow {
  readonly key: string
  readonly deal: string
  readonly ref: ReportRef
  readonly check: Check
  /** What it is about, where its id does not say so. */
  readonly section: string | null
}

/** A check that the screen of checks is opened at. */
export type CheckAt = Pick<Check, 'id' | 'subject' | 'status'>

const SUMS =
  /^(total\.sum\..*|collection\.(total|summary)|groups\.total|delinquency\.(buckets|statuses)|loans\.(?!count$|reportedCount$).*)$/

/** Whether a check adds up cells; the total is the first of its operands. */
export function isSum({ id }: Pick<Check, 'id'>): boolean {
  return SUMS.test(id)
}

/** The status that matters most among several checks; null without any. */
export function worst(statuses: readonly CheckStatus[]): CheckStatus | null {
  return statuses.reduce<CheckStatus | null>(
    (found, status) =>
      found === null || ORDER.indexOf(status) > ORDER.indexOf(found) ? status : found,
    null,
  )
}

/** So many checks that stand so: `2 differ`, `1 ties`, `3 explained`. */
export function statusWords(status: CheckStatus, count: number): string {
  if (status === 'differs') return `${count} ${count === 1 ? 'differs' : 'differ'}`
  if (status === 'ties') return `${count} ${count === 1 ? 'ties' : 'tie'}`
  return `${count} ${status}`
}

/** Counts for people: `2 differ, 1 unknown`, or `98 tie`. */
export function countWords(counts: Readonly<Record<CheckStatus, number>>): {
  status: CheckStatus
  words: string
} {
  const status =
    (['differs', 'unknown', 'explained'] as const).find((one) => counts[one] > 0) ?? 'ties'
  return { status, words: statusWords(status, counts[status]) }
}

/** Sections of a report by the first part of a check's id, as the screen of checks groups them. */
const SECTIONS: Readonly<Record<string, string>> = {
  class: 'certificate payment',
  tier: 'certificate payment',
  total: 'certificate payment',
  collection: 'collection account',
  funds: 'collection account',
  derivatives: 'collection account',
  enhancement: 'credit enhancement',
  pool: 'collateral',
  average: 'collateral',
  groups: 'collateral',
  servicing: 'collateral',
  term: 'collateral',
  rate: 'rates',
  delinquency: 'delinquency',
  prepayment: 'prepayment',
  speed: 'speeds',
  loans: 'loans',
  loss: 'realized loss',
  repeat: 'printed twice',
}

/** The part of the report that a check is about: `class.paidInterest` is of the certificate payment report. */
export function sectionOfCheck({ check, section }: Pick<CheckRow, 'check' | 'section'>): string {
  const first = check.id.split('.')[0] ?? check.id
  return section ?? SECTIONS[first] ?? first
}

const MONTH_SENTENCES: Readonly<Record<string, string>> = {
  priorBalance: 'prior = last month’s current',
  interest: 'interest to date = last month’s + this month’s',
  totalPrincipal: 'principal to date = last month’s + this month’s',
  totalDistribution: 'distribution to date = last month’s + this month’s',
  realizedLoss: 'loss to date = last month’s + this month’s',
  deferredInterest: 'deferred to date = last month’s + this month’s',
}

/** A number that does not carry on from the month before, as a check of the later report. */
export function monthCheck(one: DealHistory['differences'][number]): Check {
  const { what, classKey, left, right, difference, tolerance } = one
  const table = what === 'priorBalance' ? 'current' : 'toDate'
  return {
    id: `month.${what}`,
    subject: one.class,
    status: 'differs',
    left,
    right,
    difference,
    tolerance,
    operands: [`classes[${classKey}].${table}.${what}`],
    sentence: MONTH_SENTENCES[what] ?? what,
    explanation: null,
  }
}

/** What stands beside a difference: the line that explains it, or that none does. */
export function explanationOf({ status, difference, explanation }: Check): string | null {
  if (explanation !== null) return explanation.text
  if (status !== 'differs') return null
  return difference === null
    ? 'Nothing printed explains it'
    : `No line of the report equals ${difference.replace('-', '')}`
}

/** The label of a cell, from its path: `classes[REMIC III/B].interestDetail.optimalInterest` is `Optimal interest`. */
export function cellLabel(path: string): string {
  const whole = path.replace(/^classes\[[^\]]*\]\.|^totals\[[^\]]*\]\./, '')
  const inside = /^\w+\[([^\]]*)\]\.?(.*)$/.exec(whole)
  if (inside !== null) {
    // Report and section stand before a line's own words, a table of loans has its number alone
    const names = (inside[1] ?? '').split('/')
    const name = names.length > 2 ? names.slice(2).join(' ') : names.join(' ')
    return [name, inside[2]].filter((part) => part !== '').join(', ')
  }
  const last = whole.split('.').at(-1) ?? whole
  const words = keyWords(last)
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** Whose a cell is, from its path: `REMIC III, B`; empty where the report as a whole has it. */
export function cellSubject(path: string): string {
  const [, table, subject = ''] = /^(classes|totals)\[([^\]]*)\]\./.exec(path) ?? []
  if (table === undefined) return ''
  return table === 'classes' ? subjectOf(subject) : subject
}
