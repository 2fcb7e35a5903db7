import type { Check } from '@shared/report'
import { negative, product, quotient, sum, type Approx } from '../reading/approx'
import type { Identity } from '../reading/identity'
import { checkOf, checksOf } from './check'
import {
  atMost,
  groupsOf,
  inSection,
  ofSection,
  ratio,
  ratioAt,
  valueAt,
  type LineCell,
  type Place,
  type Quantity,
} from './lines'

const SECTION = /CHARACTERISTICS$/
const AS_OF = / (Original|Prior|Current)$/
type Time = 'Original' | 'Prior' | 'Current'
const TIMES: readonly Time[] = ['Original', 'Prior', 'Current']

const BALANCE = { section: /^COLLATERAL$/, heading: /^Principal Balance/ }
const POOL: Readonly<Record<Time, Place>> = {
  Original: { ...BALANCE, label: 'Original' },
  Prior: { ...BALANCE, label: 'Prior' },
  Current: { ...BALANCE, label: 'Current' },
}

/** Where the averages of each time stand that bound each other. */
const BOUNDS = TIMES.map((asOf) => {
  const at = (name: string): Place => ({
    section: SECTION,
    label: `Weighted Average ${name} ${asOf}`,
  })
  return {
    asOf,
    margin: at('Margin'),
    coupon: at('Coupon'),
    least: at('Min Rate'),
    most: at('Max Rate'),
  }
})

/** A weighted average of TOTAL and of the loan groups, with the groups' balances at the time it is of. */
export interface Average {
  readonly cell: LineCell
  readonly label: string
  readonly asOf: Time
  readonly total: Quantity
  readonly groups: readonly { readonly average: Quantity; readonly balance: Quantity }[]
  /** The balances of the groups together. */
  readonly whole: Approx
}

/**
 * Weighted averages of the pool: that of TOTAL is the mean of the groups', weighted by their balances at the same
 * time (at issue, prior, current), and lies between them. Where averages of one time are weighted otherwise, they are
 * weighted alike, and those after the month by the balances before it. The rates of a group's loans lie between the bounds of their adjustment.
 */
export function averageChecks(cells: readonly LineCell[]): Check[] {
  const groups = groupsOf(ofSection(cells, 'COLLATERAL'))
  const loanGroups = groups.filter((group) => group !== 'TOTAL')
  const averages = inSection(cells, SECTION)
    .filter(({ line }) => line.label.startsWith('Weighted'))
    .flatMap((cell) => averageOf(cell, cells, loanGroups) ?? [])
  const weighted = averages.map((average) => ({
    average,
    check: checkOf(byBalance(average), average.label, ''),
  }))
  const others = weighted.filter(({ check }) => check.status !== 'ties')
  return [
    ...weighted.map(({ check }) => check),
    ...averages.flatMap((average) => between(average)),
    ...others.flatMap(({ average }, i) => {
      const first = others.slice(0, i).find((one) => one.average.asOf === average.asOf)
      return first === undefined ? [] : checksOf(alike(average, first.average), average.label)
    }),
    ...others.flatMap(({ average }) => {
      const before =
        average.asOf === 'Current' ? averageOf(average.cell, cells, loanGroups, 'Prior') : null
      return before === null ? [] : checksOf(byBalance(before, BEFORE), average.label)
    }),
    ...groups.flatMap((group) => bounds(cells, group)),
  ]
}

/** A weighted average, or null where it is not that of several groups; `balancesOf` says of which time the balances are. */
export function averageOf(
  cell: LineCell,
  cells: readonly LineCell[],
  loanGroups: readonly string[],
  balancesOf?: Time,
): Average | null {
  const { label } = cell.line
  const asOf = AS_OF.exec(label)?.[1] as Time | undefined
  const total = ratio(cell, 'TOTAL')
  if (asOf === undefined || total === null || loanGroups.length < 2) return null
  const balance = POOL[balancesOf ?? asOf]
  const groups = loanGroups.flatMap((group) => {
    const average = ratio(cell, group)
    const own = valueAt(cells, balance, group)
    return average === null || own === null ? [] : [{ average, balance: own }]
  })
  const whole = sum(groups.map((group) => group.balance.value))
  if (groups.length < loanGroups.length || whole.value.isZero()) return null
  return { cell, label, asOf, total, groups, whole }
}

const WEIGHTED = {
  id: 'average.weighted',
  sentence: 'the average of TOTAL is the groups’, weighted by balance',
}
const BEFORE = {
  id: 'average.before',
  sentence: 'not weighted by the balances after the month, but by those before it',
}

/** That an average of TOTAL is the groups', weighted by balance. */
export function byBalance({ total, groups, whole }: Average, of = WEIGHTED): Identity {
  const products = groups.map(({ average, balance }) => product(average.value, balance.value))
  return {
    ...of,
    left: total.value,
    right: quotient(sum(products), whole),
    operands: [
      total.path,
      ...groups.flatMap(({ average, balance }) => [average.path, balance.path]),
    ],
  }
}

function between({ label, total, groups }: Average): Check[] {
  const sorted = groups
    .map(({ average }) => average)
    .sort((a, b) => a.value.value.cmp(b.value.value))
  const sentence = 'the average of TOTAL lies between those of the groups'
  return [
    ...checksOf(atMost('average.least', sentence, sorted[0] ?? null, total), label),
    ...checksOf(atMost('average.most', sentence, total, sorted.at(-1) ?? null), label),
  ]
}

/** The share of the second of two groups that an average implies: (first − TOTAL) ÷ (first − second). */
function share({ total, groups }: Average) {
  const [first, second] = groups.map(({ average }) => average.value)
  if (first === undefined || second === undefined || groups.length !== 2) return null
  const apart = sum([first, negative(second)])
  return apart.value.isZero() ? null : quotient(sum([first, negative(total.value)]), apart)
}

function alike(one: Average, other: Average): Identity | null {
  const [left, right] = [share(one), share(other)]
  if (left === null || right === null) return null
  return {
    id: 'average.alike',
    sentence: `not weighted by balance, but as ${other.label}`,
    left,
    right,
    operands: [one, other].flatMap(({ total, groups }) => [
      total.path,
      ...groups.map(({ average }) => average.path),
    ]),
  }
}

/** Least rate ≤ coupon ≤ greatest rate, for a group whose loans all adjust: one that prints a margin. */
function bounds(cells: readonly LineCell[], group: string): Check[] {
  return BOUNDS.flatMap(({ asOf, ...at }) => {
    const margin = ratioAt(cells, at.margin, group)
    if (margin === null || margin.value.value.lte(0)) return []
    const coupon = ratioAt(cells, at.coupon, group)
    const [least, most] = [ratioAt(cells, at.least, group), ratioAt(cells, at.most, group)]
    const subject = `${asOf} ${group}`
    const sentence = 'the coupon lies between the least and the greatest rate'
    return [
      ...checksOf(atMost('average.minRate', sentence, least, coupon), subject),
      ...checksOf(atMost('average.maxRate', sentence, coupon, most), subject),
    ]
  })
}
