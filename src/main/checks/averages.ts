import { Exact } from '@shared/decimal'
import type { Check } from '@shared/report'
import { negative, product, quotient, sum } from '../reading/approx'
import { judge, type Identity } from '../reading/identity'
import { checksOf } from './check'
import { atMost, groupsOf, ratioAt, valueAt, type LineCell, type Quantity } from './lines'

const SECTION = /CHARACTERISTICS$/
const AS_OF = / (Original|Prior|Current)$/

/** A weighted average of TOTAL and of the loan groups, with the groups' balances at the time it is of. */
export interface Average {
  readonly cell: LineCell
  readonly label: string
  readonly asOf: string
  readonly total: Quantity
  readonly groups: readonly { readonly average: Quantity; readonly balance: Quantity }[]
}

/**
 * Weighted averages of the pool: that of TOTAL is the mean of the groups', weighted by their balances at the same
 * time (at issue, prior, current), and lies between them. Where averages of one time are weighted otherwise, they are
 * weighted alike, and those after the month by the balances before it. The rates of a group's loans lie between the bounds of their adjustment.
 */
export function averageChecks(cells: readonly LineCell[]): Check[] {
  const groups = groupsOf(cells.filter(({ line }) => line.section === 'COLLATERAL'))
  const loanGroups = groups.filter((group) => group !== 'TOTAL')
  const averages = cells
    .filter(({ line }) => SECTION.test(line.section) && line.label.startsWith('Weighted'))
    .flatMap((cell) => averageOf(cell, cells, loanGroups) ?? [])
  const weighted = averages.map((average) => ({ average, identity: byBalance(average) }))
  const others = weighted.filter(({ identity }) => !judge(identity).ties)
  return [
    ...weighted.flatMap(({ average, identity }) => checksOf(identity, average.label)),
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
  balancesOf?: string,
): Average | null {
  const { label } = cell.line
  const asOf = AS_OF.exec(label)?.[1]
  const total = valueOf(cell, 'TOTAL')
  if (asOf === undefined || total === null || loanGroups.length < 2) return null
  const balance = {
    section: /^COLLATERAL$/,
    heading: /^Principal Balance/,
    label: new RegExp(`^${balancesOf ?? asOf}$`),
  }
  const groups = loanGroups.flatMap((group) => {
    const average = valueOf(cell, group)
    const own = valueAt(cells, balance, group)
    return average === null || own === null ? [] : [{ average, balance: own }]
  })
  const whole = sum(groups.map((group) => group.balance.value))
  if (groups.length < loanGroups.length || whole.value.isZero()) return null
  return { cell, label, asOf, total, groups }
}

function valueOf(cell: LineCell, group: string): Quantity | null {
  return ratioAt([cell], { section: SECTION, label: /^/ }, group)
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
export function byBalance({ total, groups }: Average, of = WEIGHTED): Identity {
  const whole = sum(groups.map(({ balance }) => balance.value))
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
  return ['Original', 'Prior', 'Current'].flatMap((asOf) => {
    const q = (name: string): Quantity | null =>
      ratioAt(cells, { section: SECTION, label: new RegExp(`^${name} ${asOf}$`) }, group)
    const margin = q('Weighted Average Margin')
    if (margin === null || margin.value.value.lte(new Exact(0))) return []
    const coupon = q('Weighted Average Coupon')
    const subject = `${asOf} ${group}`
    const sentence = 'the coupon lies between the least and the greatest rate'
    return [
      ...checksOf(
        atMost('average.minRate', sentence, q('Weighted Average Min Rate'), coupon),
        subject,
      ),
      ...checksOf(
        atMost('average.maxRate', sentence, coupon, q('Weighted Average Max Rate')),
        subject,
      ),
    ]
  })
}
