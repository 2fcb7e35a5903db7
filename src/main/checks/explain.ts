import { exact, Exact, grouped } from '@shared/decimal'
import {
  classKey,
  type Check,
  type ClassRow,
  type TierTotal,
  type TrusteeReport,
} from '@shared/report'
import { negative, printed, sum, type Approx } from '../reading/approx'
import { plainNumber } from '../reading/kinds'
import { subjectOf } from './classes'
import { MATTERS, type Matter } from './matters'
import type { LineCell } from './lines'

type Report = Pick<TrusteeReport, 'classes' | 'totals'>
type Explanation = NonNullable<Check['explanation']>

/** A printed amount that may explain a difference: its path, and what it is called. */
interface Amount {
  readonly path: string
  readonly name: string
  readonly value: Exact
}

// Loan Count:      Number of Repurchased Loans      Total Loan Count
/** Where loans are counted: no amount explains how many are missing, and no count an amount. */
const COUNT = /\b(?:Number|Count)\b/i

const CENT = new Exact('0.01')
const DOLLAR = new Exact(1)

/**
 * Names the printed line that equals a difference, within a cent: one line that belongs to the matter of the check
 * (`matters.ts`), or a pair of cells of the class's own row. Differences below a dollar are left alone, since some
 * line always equals one. A total differs for the reasons of its classes, when these make up its difference.
 */
export function explainChecks(
  checks: readonly Check[],
  report: Report,
  lines: readonly LineCell[],
): Check[] {
  let known: readonly Figure[] | null = null
  const figures = (): readonly Figure[] => (known ??= lines.flatMap(figuresOf))
  const explained = checks.map((check) => {
    const difference = toExplain(check)
    if (difference === null) return check
    return explainedBy(check, search(check, MATTERS[check.id], difference, report, figures))
  })
  const open = explained.filter((check) => check.status !== 'ties')
  return explained.map((check) => {
    const difference = check.id.startsWith('total.') ? toExplain(check) : null
    if (difference === null) return check
    return explainedBy(check, fromClasses(check, difference, report, open))
  })
}

/** The difference that a check leaves open; null when there is none, or none of a dollar. */
function toExplain({ status, difference }: Check): Exact | null {
  if (status !== 'differs' || difference === null) return null
  const open = exact(difference)
  return open.abs().lt(DOLLAR) ? null : open
}

function explainedBy(check: Check, explanation: Explanation | null): Check {
  return explanation === null ? check : { ...check, status: 'explained', explanation }
}

/** Tells which amounts equal a difference within a cent, whatever their signs. */
function nearTo(difference: Exact): (amount: Exact) => boolean {
  const size = difference.abs()
  const [least, most] = [size.minus(CENT), size.plus(CENT)]
  return (amount) => {
    const value = amount.isNegative() ? amount.neg() : amount
    return value.gte(least) && value.lte(most)
  }
}

function search(
  check: Check,
  matter: Matter | undefined,
  difference: Exact,
  report: Report,
  figures: () => readonly Figure[],
): Explanation | null {
  if (matter === undefined || check.operands.some((path) => COUNT.test(path))) return null
  const own = ownCells(check, matter, report).filter((cell) => !check.operands.includes(cell.path))
  const near = nearTo(difference)
  const one =
    own.find(({ value }) => near(value)) ??
    (matter.sections === undefined
      ? undefined
      : lineOf(check, matter.sections, amountsNear(difference, figures())))
  if (one !== undefined) {
    const text = `${one.name} ${money(one.value)}${matter.because === undefined ? '' : `: ${matter.because}`}.`
    return { text, cells: [one.path] }
  }
  const pair = pairOf(own, difference)
  if (pair === null) return null
  const names = pair.map(({ name, value }) => `${name} ${money(value)}`).join(' and ')
  return { text: `${names}.`, cells: pair.map(({ path }) => path) }
}

/** Cells of the class's own row that belong to the matter, zeros aside. */
function ownCells(check: Check, { own = [] }: Matter, report: Report): Amount[] {
  const row = report.classes.find((one) => subjectOf(one) === check.subject)
  if (row === undefined) return []
  return own.flatMap(([table, column, name]) => {
    const text = (row[table] as Readonly<Record<string, string | null>>)[column]
    if (text == null || exact(text).isZero()) return []
    return [{ path: `classes[${classKey(row)}].${table}.${column}`, name, value: exact(text) }]
  })
}

/** Two cells of one row whose sum or difference it is. */
function pairOf(own: readonly Amount[], difference: Exact): readonly [Amount, Amount] | null {
  const near = nearTo(difference)
  for (const [i, a] of own.entries()) {
    for (const b of own.slice(i + 1)) {
      const together = a.value.plus(b.value)
      if (near(together) || near(a.value.minus(b.value))) return [a, b]
    }
  }
  return null
}

/**
 * The first of these lines that is of a section the matter names, and of the check's own group or TOTAL. A line that
 * the check is computed from explains only what is printed elsewhere too: `Floor Contract Payment Amounts` is also the
 * sum of the derivative payments.
 */
function lineOf(
  check: Check,
  sections: readonly RegExp[],
  near: readonly PrintedAmount[],
): Amount | undefined {
  const ofMatter = sections.flatMap((section) => near.filter((one) => section.test(one.section)))
  return ofMatter.find(
    (one) =>
      (one.group === 'TOTAL' || check.subject.endsWith(one.group)) &&
      (!check.operands.includes(one.path) ||
        near.some((other) => other.section !== one.section && other.value.eq(one.value))),
  )
}

/** An amount of a label row, with the section and the loan group it is of. */
interface PrintedAmount extends Amount {
  readonly section: string
  readonly group: string
}

/** A figure of a label row, and about how large it is. */
interface Figure {
  readonly cell: LineCell
  readonly group: string
  readonly text: string
  readonly size: number
}

/** The figures of a label row. */
function figuresOf(cell: LineCell): Figure[] {
  const { values } = cell.line
  const figures: Figure[] = []
  for (const group of Object.keys(values)) {
    const text = values[group] ?? ''
    const size = Math.abs(Number(text))
    if (size > 0) figures.push({ cell, group, text, size })
  }
  return figures
}

/** The amounts that equal a difference within a cent: few are near by size, and these are compared exactly. */
function amountsNear(difference: Exact, figures: readonly Figure[]): PrintedAmount[] {
  const near = nearTo(difference)
  const size = difference.abs().toNumber()
  const room = 0.02 + size / 1e9
  return figures.flatMap((figure) => {
    if (Math.abs(figure.size - size) > room) return []
    const amount = amountOf(figure)
    return amount !== null && near(amount.value) ? [amount] : []
  })
}

/** Numbers of loans are no amounts. */
function amountOf({ cell, group, text }: Figure): PrintedAmount | null {
  const { section, label, heading } = cell.line
  if (COUNT.test(label) || COUNT.test(heading ?? '')) return null
  const number = plainNumber(text) ?? (/^-?\d+\.\d\d$/.test(text) ? text : null)
  if (number === null) return null
  return { path: `${cell.key}.${group}`, name: label, value: exact(number), section, group }
}

/** A total's difference that is the sum of its classes' differences, all of them explained. */
function fromClasses(
  check: Check,
  difference: Exact,
  report: Report,
  open: readonly Check[],
): Explanation | null {
  const total = report.totals.find(
    ({ tier }) => check.subject === (tier === null ? 'Total' : `${tier} Total`),
  )
  if (total === undefined) return null
  const rows = report.classes.filter((row) => row.tier === total.tier)
  if (check.id === 'total.priorBalance') return notionals(total, rows, difference)
  const id = check.id.replace(/^total/, 'class')
  const own = rows.flatMap((row) => {
    const subject = subjectOf(row)
    return open.findLast((one) => one.id === id && one.subject === subject) ?? []
  })
  if (own.length === 0 || own.some((one) => one.status !== 'explained')) return null
  const together = own.reduce((all, one) => all.plus(one.difference ?? 0), new Exact(0))
  if (together.minus(difference).abs().gt(CENT)) return null
  return {
    text: `As its classes: ${own.map((one) => `${one.subject}, ${one.explanation?.text ?? ''}`).join(' ')}`,
    cells: own.flatMap((one) => one.explanation?.cells ?? []),
  }
}

/** The interest detail's prior balances are of notionals too, and its Total adds these in. */
function notionals(
  total: TierTotal,
  rows: readonly ClassRow[],
  difference: Exact,
): Explanation | null {
  const notional = rows.filter((row) => row.basis === 'notional')
  const prior = (row: ClassRow | TierTotal): Approx =>
    sum([
      printed(row.interestDetail.priorBalance ?? '0', 'cents'),
      negative(printed(row.current.priorBalance ?? '0', 'cents')),
    ])
  const added = sum(notional.map(prior))
  const within = added.error.plus(prior(total).error).plus(CENT)
  if (added.value.isZero() || added.value.minus(difference).abs().gt(within)) return null
  return {
    text: `It includes the notional amounts of ${notional.map((row) => row.class).join(', ')}.`,
    cells: notional.map((row) => `classes[${classKey(row)}].interestDetail.priorBalance`),
  }
}

function money(value: Exact): string {
  return grouped(value.toFixed(Math.max(2, value.decimalPlaces())))
}
