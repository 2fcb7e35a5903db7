import { exact, grouped, plain, PRINTED_SIGNIFICANT_DIGITS } from '@shared/decimal'
import type { CheckStatus } from '@shared/report'
import type { StatementRow } from '@shared/statement'

const FACTOR_PLACES = 9
const RATE_PLACES = 4
const MINUS = '−'

/** A decimal as people read it: grouped by thousands, U+2212 for a minus; no digit is changed. Null is an empty text. */
export function amount(value: string | null): string {
  return value === null ? '' : grouped(value).replace('-', MINUS)
}

/** A face as it was entered, with cents: `1000000` is `1,000,000.00`; more decimals than two are kept. */
export function face(value: string | null): string {
  return value === null ? '' : amount(atLeast(value, 2))
}

/** What is held of a class: a face, or of a residual without one a percentage interest. */
export function heldFace(row: Pick<StatementRow, 'basis'>, value: string | null): string {
  return value !== null && row.basis === 'none' ? `${amount(value)}%` : face(value)
}

/** A factor per $1 with nine decimals. */
export function factor(value: string | null): string {
  return value === null ? '' : amount(exact(value).toFixed(FACTOR_PLACES))
}

/** A rate in per cent with four decimals. */
export function rate(value: string | null): string {
  return value === null ? '' : amount(exact(value).toFixed(RATE_PLACES))
}

/** The figures of a check, to as many significant digits as the reports print; the full ones stand in the JSON. */
export function figure(value: string | null): string {
  return value === null
    ? ''
    : amount(plain(exact(value).toSignificantDigits(PRINTED_SIGNIFICANT_DIGITS)))
}

/** A tolerance: its size is what matters. */
export function tolerance(value: string | null): string {
  return value === null ? '' : amount(plain(exact(value).toSignificantDigits(TOLERANCE_DIGITS)))
}

const TOLERANCE_DIGITS = 2

function atLeast(value: string, places: number): string {
  const decimal = exact(value)
  return decimal.toFixed(Math.max(places, decimal.decimalPlaces()))
}

/** What is missing on the right of each shown number so that the decimal points of a column stand in one line. */
export function decimalPads(column: readonly string[]): string[] {
  const tails = column.map((shown) => /\.\d*$/.exec(shown)?.[0] ?? '')
  const longest = Math.max(0, ...tails.map((tail) => tail.length))
  return column.map((shown, i) => {
    const tail = tails[i] ?? ''
    if (shown === '' || longest === 0) return ''
    return tail === '' ? `.${'0'.repeat(longest - 1)}` : '0'.repeat(longest - tail.length)
  })
}

/** The word beside a check's mark. */
export const STATUS_WORDS: Readonly<Record<CheckStatus, string>> = {
  ties: 'Ties',
  explained: 'Explained',
  differs: 'Differs',
  unknown: 'Unknown',
}

/** How a tie-out of faces came out: nothing left, nothing but rounding left, or a difference. */
export function tieStatus(tie: Pick<StatementRow, 'faceDifference' | 'roundingOnly'>): {
  readonly status: CheckStatus
  readonly word: string
} {
  if (tie.faceDifference === null) return { status: 'unknown', word: STATUS_WORDS.unknown }
  if (/^0(\.0+)?$/.test(tie.faceDifference) && tie.roundingOnly) {
    return { status: 'ties', word: STATUS_WORDS.ties }
  }
  return tie.roundingOnly
    ? { status: 'explained', word: 'Rounding' }
    : { status: 'differs', word: STATUS_WORDS.differs }
}
