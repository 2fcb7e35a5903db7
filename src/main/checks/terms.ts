import type { Check } from '@shared/report'
import { Exact } from '@shared/decimal'
import { negative, precisely, product, quotient, sum, type Approx } from '../reading/approx'
import { checksOf } from './check'
import {
  groupsOf,
  inSection,
  ratioAt,
  valueAt,
  type LineCell,
  type Place,
  type Quantity,
} from './lines'

const SECTION = /^ARM CHARACTERISTICS$/
const POOL = { section: /^COLLATERAL$/, heading: /^Principal Balance/ }
const POOLS = {
  prior: { ...POOL, label: 'Prior' },
  current: { ...POOL, label: 'Current' },
  prefunding: { ...POOL, label: 'Prefunding' },
  scheduled: { ...POOL, label: 'Scheduled Principal' },
} as const

/** What the notes of adjustable loans set once and for all, each by its label. */
const TERMS = {
  margin: 'Margin',
  most: 'Max Rate',
  least: 'Min Rate',
  up: 'Cap Up',
  down: 'Cap Down',
} as const
type Term = keyof typeof TERMS
type Terms = Readonly<Record<Term, Quantity | null>>

type Time = 'Original' | 'Prior' | 'Current'

function placesOf(asOf: Time): Readonly<Record<Term, Place>> {
  const at = (term: Term): Place => ({
    section: SECTION,
    label: `Weighted Average ${TERMS[term]} ${asOf}`,
  })
  return {
    margin: at('margin'),
    most: at('most'),
    least: at('least'),
    up: at('up'),
    down: at('down'),
  }
}

const PLACES = {
  Original: placesOf('Original'),
  Prior: placesOf('Prior'),
  Current: placesOf('Current'),
}

/** Averages of terms are kept to eight decimals. */
const KEPT = new Exact('0.000000005')
const NOTHING = precisely(0)
const ALL = precisely(1)

/**
 * The terms of a group's adjustable loans: a margin is at most the greatest rate, a cap at most the way from the least
 * to the greatest. Terms do not change while loans are repaid, so that the averages before and after a month tell the
 * average of what was repaid; that keeps the same bounds.
 */
export function termChecks(cells: readonly LineCell[]): Check[] {
  const groups = groupsOf(inSection(cells, SECTION))
  return groups.flatMap((group) => {
    const current = termsAt(cells, 'Current', group)
    if (current.margin === null || current.margin.value.value.isZero()) return []
    const original = termsAt(cells, 'Original', group)
    const prior = termsAt(cells, 'Prior', group)
    const repaid = repaidTerms(cells, group, prior, current)
    return [
      ...bounded(original, `Original ${group}`),
      ...bounded(prior, `Prior ${group}`),
      ...bounded(current, `Current ${group}`),
      ...(repaid === null ? [] : bounded(repaid, `Repaid ${group}`)),
    ]
  })
}

function termsAt(cells: readonly LineCell[], asOf: Time, group: string): Terms {
  const at = (term: Term): Quantity | null => {
    const found = ratioAt(cells, PLACES[asOf][term], group)
    return found && { ...found, value: { value: found.value.value, error: KEPT } }
  }
  return {
    margin: at('margin'),
    most: at('most'),
    least: at('least'),
    up: at('up'),
    down: at('down'),
  }
}

/** Average terms of the balance that was repaid in a month in which no loans came in; null in other months. */
function repaidTerms(
  cells: readonly LineCell[],
  group: string,
  prior: Terms,
  current: Terms,
): Terms | null {
  const pool = (place: Place): Quantity | null => valueAt(cells, place, group)
  const [before, after] = [pool(POOLS.prior), pool(POOLS.current)]
  const [added, scheduled] = [pool(POOLS.prefunding), pool(POOLS.scheduled)]
  if (before === null || after === null || added === null || scheduled === null) return null
  if (!added.value.value.isZero() || scheduled.value.value.gt(0)) return null
  const left = sum([before.value, negative(after.value)])
  if (left.value.lte(0)) return null
  const repaid = (term: Term): Quantity | null => {
    const [was, is] = [prior[term], current[term]]
    if (was === null || is === null) return null
    const whole = sum([product(was.value, before.value), negative(product(is.value, after.value))])
    return { value: quotient(whole, left), path: is.path }
  }
  return {
    margin: repaid('margin'),
    most: repaid('most'),
    least: repaid('least'),
    up: repaid('up'),
    down: repaid('down'),
  }
}

function bounded({ margin, most, least, up, down }: Terms, subject: string): Check[] {
  if (most === null) return []
  const range = least && sum([most.value, negative(least.value)])
  const between = 'a cap is at most the way from the least to the greatest rate'
  return [
    ...within('term.most', 'the greatest rate is a rate', most, ALL, [], subject),
    ...within(
      'term.margin',
      'a margin is at most the greatest rate',
      margin,
      most.value,
      [most],
      subject,
    ),
    ...within(
      'term.least',
      'the least rate is at most the greatest',
      least,
      most.value,
      [most],
      subject,
    ),
    ...(least === null || range === null
      ? []
      : [
          ...within('term.capUp', between, up, range, [most, least], subject),
          ...within('term.capDown', between, down, range, [most, least], subject),
        ]),
  ]
}

/** That a quantity is neither negative nor above another: the right side is the nearest that it may be. */
function within(
  id: string,
  sentence: string,
  one: Quantity | null,
  highest: Approx,
  others: readonly Quantity[],
  subject: string,
): Check[] {
  if (one === null) return []
  const { value } = one.value
  const right = value.isNegative() ? NOTHING : value.gt(highest.value) ? highest : one.value
  const operands = [one, ...others].map(({ path }) => path)
  return checksOf({ id, sentence, left: one.value, right, operands }, subject)
}
