import { Exact } from '@shared/decimal'
import { daysBetween } from '@shared/dates'
import type { ClassRow, TierTotal } from '@shared/report'
import {
  printed,
  product,
  roundedToCent,
  scaled,
  withoutError,
  type Precision,
} from '../reading/approx'
import type { Identity, OpenIdentity } from '../reading/identity'
import { cellAt, dollars, sumOf, type CellAt, type Figures, type Term } from './classCells'
import { factorIdentities } from './classFactors'

/*
 * The arithmetic of a class, and of a tier's total row, in the four tables. Sources: what the tables' headings print
 * ((4)=(2)+(3), (7)=(1)-(3)-(5)+(6), (5)=(1)-(2)+(3) with column (4) belonging to it), and the definition of a
 * factor as dollars per $1,000 of original principal or notional.
 */

interface Sum {
  readonly id: string
  readonly sentence: string
  readonly left: string
  readonly plus: readonly string[]
  readonly minus?: readonly string[]
}

/** What each row of the tables adds up to; the same for a class and for a total. */
const ROW_SUMS: readonly Sum[] = [
  {
    id: 'distribution',
    sentence: 'distribution = interest + principal',
    left: 'current.distribution',
    plus: ['current.interest', 'current.principal'],
  },
  {
    id: 'rollForward',
    sentence: 'current = prior − principal − loss + deferred',
    left: 'current.currentBalance',
    plus: ['current.priorBalance', 'current.deferredInterest'],
    minus: ['current.principal', 'current.realizedLoss'],
  },
  {
    id: 'toDate.principal',
    sentence: 'to date: principal = unscheduled + scheduled',
    left: 'toDate.totalPrincipal',
    plus: ['toDate.unscheduledPrincipal', 'toDate.scheduledPrincipal'],
  },
  {
    id: 'toDate.distribution',
    sentence: 'to date: distribution = interest + principal',
    left: 'toDate.totalDistribution',
    plus: ['toDate.interest', 'toDate.totalPrincipal'],
  },
  {
    id: 'toDate.rollForward',
    sentence: 'to date: current = original − principal − loss + deferred',
    left: 'toDate.currentBalance',
    plus: ['toDate.originalFace', 'toDate.deferredInterest'],
    minus: ['toDate.totalPrincipal', 'toDate.realizedLoss'],
  },
  {
    id: 'originalFace',
    sentence: 'original face is the same in both tables',
    left: 'toDate.originalFace',
    plus: ['current.originalFace'],
  },
  {
    id: 'currentBalance',
    sentence: 'current balance is the same in both tables',
    left: 'toDate.currentBalance',
    plus: ['current.currentBalance'],
  },
  {
    id: 'optimalInterest',
    sentence: 'optimal = accrued − shortfall + prior unpaid + adjustments',
    left: 'interestDetail.optimalInterest',
    plus: [
      'interestDetail.accruedInterest',
      'interestDetail.priorUnpaidInterest',
      'interestDetail.unscheduledAdjustments',
    ],
    minus: ['interestDetail.nonSupportedShortfall'],
  },
  {
    id: 'unpaidInterest',
    sentence: 'unpaid = optimal − paid',
    left: 'interestDetail.currentUnpaidInterest',
    plus: ['interestDetail.optimalInterest'],
    minus: ['interestDetail.paidInterest'],
  },
  {
    id: 'paidInterest',
    sentence: 'paid = interest in dollars',
    left: 'interestDetail.paidInterest',
    plus: ['current.interest'],
  },
]

const PRIOR_BALANCE: Sum = {
  id: 'priorBalance',
  sentence: 'prior balance is the same in both tables',
  left: 'interestDetail.priorBalance',
  plus: ['current.priorBalance'],
}

/** A quantity printed in two places must be the same there, to the last digit. */
const SAME = new Set(['originalFace', 'currentBalance', 'priorBalance', 'paidInterest'])

/** A sum made ready to be computed for row after row. */
interface RowSum {
  readonly id: string
  readonly sentence: string
  readonly exactly: boolean
  readonly operands: readonly string[]
  readonly left: CellAt
  readonly right: readonly Term[]
}

function rowSums(scope: string, sums: readonly Sum[]): RowSum[] {
  return sums.map(({ id, sentence, left, plus, minus = [] }) => ({
    id: `${scope}.${id}`,
    sentence,
    exactly: SAME.has(id),
    operands: [left, ...plus, ...minus],
    left: cellAt(left),
    right: [
      ...plus.map((path) => ({ cell: cellAt(path), taken: false })),
      ...minus.map((path) => ({ cell: cellAt(path), taken: true })),
    ],
  }))
}

const OF_CLASS = rowSums('class', [...ROW_SUMS, PRIOR_BALANCE])
/** The prior balance of a notional class is another in each table. */
const OF_NOTIONAL = rowSums('class', ROW_SUMS)
const OF_TOTAL = rowSums('total', [...ROW_SUMS, PRIOR_BALANCE])

/** Whether the dollars of a report are printed to the cent, so that one with fewer than ten digits is exact. */
export function precisionOf(rows: readonly Figures[]): Precision {
  const inCents = rows.every(
    (row) => !hasMills(row.current) && !hasMills(row.toDate) && !hasMills(row.interestDetail),
  )
  return inCents ? 'cents' : 'tenDigits'
}

const MILLS = /\.\d{3,}$/

/** Whether an amount has more than two decimals; rates always do. */
function hasMills(cells: Readonly<Record<string, string | null>>): boolean {
  for (const key in cells) {
    const value = cells[key]
    if (value != null && key !== 'passThroughRate' && MILLS.test(value)) return true
  }
  return false
}

/** The identities of one class over its four tables. Those that do not apply to it are left out. */
export function classIdentities(row: ClassRow, precision: Precision): (Identity | OpenIdentity)[] {
  const sums = row.basis === 'notional' ? OF_NOTIONAL : OF_CLASS
  return [
    ...sums.map((one) => rowSum(one, row, precision)),
    ...factorIdentities(row, precision),
    ...accrualIdentities(row, precision),
  ]
}

/** The identities of a tier's total row. */
export function totalIdentities(
  total: TierTotal,
  precision: Precision,
): (Identity | OpenIdentity)[] {
  return OF_TOTAL.map((one) => rowSum(one, total, precision))
}

function rowSum(one: RowSum, row: Figures, precision: Precision): Identity | OpenIdentity {
  const { id, sentence, exactly, operands } = one
  const left = dollars(row, one.left, precision)
  const right = sumOf(row, one.right, precision)
  if (left === null || right === null) return { id, sentence, left: null, right: null, operands }
  return exactly
    ? { id, sentence, left: withoutError(left), right: withoutError(right), operands }
    : { id, sentence, left, right, operands }
}

const METHOD = /^(?:[A-Z]-)?(30|Act|Actual)\/(\d{3})$/i

/**
 * Interest accrued = prior balance × rate × days ÷ year; a class without rate that accrues nothing has none. The
 * trustee computes both sides, the balance's interest and the amount it prints, to the cent.
 */
export function accrualIdentities(
  row: ClassRow,
  precision: Precision,
): (Identity | OpenIdentity)[] {
  const { passThroughRate, priorBalance, accruedInterest } = row.interestDetail
  if (accruedInterest === null || priorBalance === null) return []
  const accrued = printed(accruedInterest, precision)
  if (passThroughRate === null && accrued.value.isZero()) return []
  const operands = [
    'interestDetail.accruedInterest',
    'interestDetail.priorBalance',
    'interestDetail.passThroughRate',
    'accrual.method',
  ]
  const period = daysOf(row)
  if (passThroughRate === null || period === null) {
    const sentence = 'accrued = prior × rate × days ÷ year'
    return [{ id: 'class.accrual', sentence, left: null, right: null, operands }]
  }
  const yearly = product(printed(priorBalance, precision), printed(passThroughRate, 'tenDigits'))
  return [
    {
      id: 'class.accrual',
      sentence: `accrued = prior × rate × ${period.days} ÷ ${period.year}`,
      left: roundedToCent(accrued),
      right: roundedToCent(scaled(yearly, new Exact(period.days).div(period.year))),
      operands: [...operands, ...(period.actual ? ['accrual.start', 'accrual.end'] : [])],
    },
  ]
}

/** Days of the accrual period by the class's method: 30 for 30/360, those of the calendar (both ends in) for actual. */
function daysOf(row: ClassRow): { days: number; year: number; actual: boolean } | null {
  const { start, end, method } = row.accrual
  const parts = METHOD.exec(method ?? '')
  if (parts === null) return null
  const year = Number(parts[2])
  if (parts[1] === '30') return { days: 30, year, actual: false }
  if (start === null || end === null) return null
  return { days: daysBetween(start, end) + 1, year, actual: true }
}
