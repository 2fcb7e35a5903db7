import { compareDecimals, PLAIN_DECIMAL } from '@shared/decimal'
import type { Kind } from './columns'

const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' })

/** What the table sorts before what: numbers by value before words, words with their numbers in order (M-2 before M-10). */
function compareValues(a: string, b: string, kind: Kind): number {
  if (kind === 'number') {
    const [x, y] = [PLAIN_DECIMAL.test(a), PLAIN_DECIMAL.test(b)]
    if (x && y) return compareDecimals(a, b)
    if (x !== y) return x ? -1 : 1
  }
  return kind === 'date' ? (a < b ? -1 : a > b ? 1 : 0) : collator.compare(a, b)
}

/** A place in the order for each value that occurs; equal values share one. */
function ranksOf(values: readonly (string | null)[], kind: Kind): ReadonlyMap<string, number> {
  const known = [...new Set(values)].filter((value) => value !== null)
  known.sort((a, b) => compareValues(a, b, kind))
  const ranks = new Map<string, number>()
  let rank = 0
  known.forEach((value, at) => {
    const before = known[at - 1]
    if (before !== undefined && compareValues(before, value, kind) !== 0) rank++
    ranks.set(value, rank)
  })
  return ranks
}

/**
 * Rows in the order of a column. Equal values keep the order they had, whichever way; blanks come last, whichever way, for blank is
 * neither the smallest nor the largest.
 */
export function sorted<Row>(
  rows: readonly Row[],
  value: (row: Row) => string | null,
  kind: Kind,
  down: boolean,
): Row[] {
  const values = rows.map(value)
  const ranks = ranksOf(values, kind)
  const keys = values.map((one) => (one === null ? null : (ranks.get(one) ?? 0)))
  const order = rows.map((_, at) => at)
  order.sort((a, b) => {
    const [x, y] = [keys[a] ?? null, keys[b] ?? null]
    if (x === null || y === null) return x === y ? a - b : x === null ? 1 : -1
    return (down ? y - x : x - y) || a - b
  })
  return order.map((at) => rows[at] as Row)
}
