import type { Check, CheckStatus } from '@shared/report'

const ORDER: readonly CheckStatus[] = ['ties', 'explained', 'unknown', 'differs']

/** The word of a check's status. */
export const WORDS: Readonly<Record<CheckStatus, string>> = {
  ties: 'Ties',
  explained: 'Explained',
  differs: 'Differs',
  unknown: 'Unknown',
}

/** The status that matters most among several checks; null without any. */
export function worst(statuses: readonly CheckStatus[]): CheckStatus | null {
  return statuses.reduce<CheckStatus | null>(
    (found, status) =>
      found === null || ORDER.indexOf(status) > ORDER.indexOf(found) ? status : found,
    null,
  )
}

/** The checks in which any of these cells takes part. */
export function checksOf(checks: readonly Check[], paths: readonly string[]): readonly Check[] {
  return checks.filter((check) => check.operands.some((path) => paths.includes(path)))
}

/** Counts for people: `2 differ, 1 unknown`, or `98 tie`. */
export function countWords(counts: Readonly<Record<CheckStatus, number>>): {
  status: CheckStatus
  words: string
} {
  if (counts.differs > 0) {
    return {
      status: 'differs',
      words: `${counts.differs} ${counts.differs === 1 ? 'differs' : 'differ'}`,
    }
  }
  if (counts.unknown > 0) return { status: 'unknown', words: `${counts.unknown} unknown` }
  if (counts.explained > 0) return { status: 'explained', words: `${counts.explained} explained` }
  return { status: 'ties', words: counts.ties === 1 ? '1 ties' : `${counts.ties} tie` }
}

/** The part of the report that a check is about, from its id: `class.paidInterest` is `class`. */
export function sectionOfCheck(check: Pick<Check, 'id'>): string {
  return check.id.split('.')[0] ?? check.id
}
