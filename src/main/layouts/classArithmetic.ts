import { Exact } from '@shared/decimal'
import { daysBetween } from '@shared/dates'
import type { ClassRow, TierTotal } from '@shared/report'
import {
  negative,
  precisely,
  printed,
  product,
  roundedToCent,
  scaled,
  sum,
  type Approx,
  type Precision,
} from '../reading/approx'
import type { Identity, OpenIdentity } from '../reading/identity'

/*
 * The arithmetic of a class, and of a tier's total row, in the four tables. Sources: what the tables' headings print
 * ((4)=(2)+(3), (7)=(1)-(3)-(5)+(6), (5)=(1)-(2)+(3) with column (4) belonging to it), and the definition of a
 * factor as dollars per $1,000 of original principal or notional.
 */

type Figures = Pick<ClassRow, 'current' | 'toDate' | 'interestDetail'>
type Cells = Readonly<Record<string, string | null>>

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

/** Whether the dollars of a report are printed to the cent, so that one with fewer than ten digits is exact. */
export function precisionOf(rows: readonly Figures[]): Precision {
  const fine = /\.\d{3,}$/
  const inCents = rows.every((row) =>
    [row.current, row.toDate, row.interestDetail].every((cells) =>
      Object.entries(cells).every(
        ([key, value]) => key === 'passThroughRate' || value === null || !fine.test(value),
      ),
    ),
  )
  return inCents ? 'cents' : 'tenDigits'
}

/** The identities of one class over its four tables. Those that do not apply to it are left out. */
export function classIdentities(row: ClassRow, precision: Precision): (Identity | OpenIdentity)[] {
  const sums = row.basis === 'notional' ? ROW_SUMS : [...ROW_SUMS, PRIOR_BALANCE]
  return [
    ...sums.map((one) => rowSum('class', one, row, precision)),
    ...factorIdentities(row, precision),
    ...accrualIdentities(row, precision),
  ]
}

/** The identities of a tier's total row. */
export function totalIdentities(
  total: TierTotal,
  precision: Precision,
): (Identity | OpenIdentity)[] {
  return [...ROW_SUMS, PRIOR_BALANCE].map((one) => rowSum('total', one, total, precision))
}

function rowSum(
  scope: string,
  { id, sentence, left, plus, minus = [] }: Sum,
  row: Figures,
  precision: Precision,
): Identity | OpenIdentity {
  const operands = [left, ...plus, ...minus]
  const first = dollars(row, left, precision)
  const terms: Approx[] = []
  for (let i = 1; i < operands.length; i++) {
    const term = dollars(row, operands[i] ?? '', precision)
    if (term !== null) terms.push(i <= plus.length ? term : negative(term))
  }
  if (first === null || terms.length < operands.length - 1) {
    return { id: `${scope}.${id}`, sentence, left: null, right: null, operands }
  }
  const right = sum(terms)
  const exactly = SAME.has(id)
  return {
    id: `${scope}.${id}`,
    sentence,
    left: exactly ? precisely(first.value) : first,
    right: exactly ? precisely(right.value) : right,
    operands,
  }
}

function cellOf(row: Figures & { readonly perThousand?: Cells }, path: string): string | null {
  let parts = PARTS.get(path)
  if (parts === undefined) PARTS.set(path, (parts = path.split('.')))
  const [table = '', key = ''] = parts
  return (row as unknown as Readonly<Record<string, Cells>>)[table]?.[key] ?? null
}

/** The few paths there are, taken apart: each is asked for once a class. */
const PARTS = new Map<string, readonly string[]>()

function dollars(row: Figures, path: string, precision: Precision): Approx | null {
  const text = cellOf(row, path)
  return text === null ? null : printed(text, precision)
}

const FACTOR_DOLLARS = [
  ['priorBalance', 'priorBalance', 'prior balance'],
  ['interest', 'interest', 'interest'],
  ['principal', 'principal', 'principal'],
  ['distribution', 'distribution', 'distribution'],
  ['currentBalance', 'currentBalance', 'current balance'],
] as const

const THOUSANDTH = new Exact('0.001')

/** Factors against each other, against dollars, and the base they are of. */
function factorIdentities(row: ClassRow, precision: Precision): Identity[] {
  const { perThousand } = row
  const base = perThousand.originalPrincipalOrNotional
  if (base === null) return []
  const factor = (key: keyof typeof perThousand): Approx | null => {
    const text = perThousand[key]
    return text === null ? null : printed(text, 'tenDigits')
  }
  const identities: Identity[] = []
  const add = (
    id: string,
    sentence: string,
    left: Approx | null,
    right: Approx | null,
    operands: readonly string[],
  ): void => {
    if (left !== null && right !== null) {
      identities.push({ id: `class.${id}`, sentence, left, right, operands })
    }
  }
  const interest = factor('interest')
  const principal = factor('principal')
  const both = interest === null || principal === null ? null : sum([interest, principal])
  add('factor.sum', 'factors: distribution = interest + principal', factor('distribution'), both, [
    'perThousand.distribution',
    'perThousand.interest',
    'perThousand.principal',
  ])
  const face = row.current.originalFace
  add(
    'factor.base',
    'base of the factor = original face',
    precisely(base),
    face === null ? null : precisely(face),
    ['perThousand.originalPrincipalOrNotional', 'current.originalFace'],
  )
  const units = scaled(printed(base, precision), THOUSANDTH)
  for (const [key, column, words] of FACTOR_DOLLARS) {
    const path = dollarsFor(row, key, column)
    const left = factor(key)
    if (path === null || left === null) continue
    add(
      `factor.${key}`,
      path === 'none' ? `no base, no factor: ${words}` : `original × factor ÷ 1000 = ${words}`,
      path === 'none' ? left : product(left, units),
      path === 'none' ? precisely(0) : dollars(row, path, precision),
      [
        `perThousand.${key}`,
        'perThousand.originalPrincipalOrNotional',
        ...(path === 'none' ? [] : [path]),
      ],
    )
  }
  if (row.basis === 'principal') identities.push(...finerBalances(row, units, factor, precision))
  return identities
}

/**
 * The dollars that a factor stands for: the dollar table for a class with principal; for a notional one the balance
 * with notional of the interest detail, and nothing for its current balance, which no table prints in dollars.
 */
function dollarsFor(row: ClassRow, key: string, column: string): string | null {
  if (row.basis === 'none') return 'none'
  if (row.basis === 'notional' && key === 'priorBalance') return 'interestDetail.priorBalance'
  if (row.basis === 'notional' && key === 'currentBalance') return null
  return `current.${column}`
}

/**
 * The to-date table gives balances to the cent where the dollar table is cut at ten digits: current = original −
 * principal − loss + deferred to date, and prior = current + this month's principal and loss − deferred.
 */
function finerBalances(
  row: ClassRow,
  units: Approx,
  factor: (key: 'priorBalance' | 'currentBalance') => Approx | null,
  precision: Precision,
): Identity[] {
  const current = [
    ['toDate.originalFace', 1],
    ['toDate.totalPrincipal', -1],
    ['toDate.realizedLoss', -1],
    ['toDate.deferredInterest', 1],
  ] as const
  const prior = [
    ...current,
    ['current.principal', 1],
    ['current.realizedLoss', 1],
    ['current.deferredInterest', -1],
  ] as const
  const identities: Identity[] = []
  for (const [key, terms, sentence] of [
    ['currentBalance', current, 'original × factor ÷ 1000 = original − principal to date'],
    ['priorBalance', prior, 'original × prior factor ÷ 1000 = original − principal to date before'],
  ] as const) {
    const left = factor(key)
    const parts = terms.map(([path, sign]) => {
      const value = dollars(row, path, precision)
      return value === null || sign > 0 ? value : negative(value)
    })
    if (left === null || parts.includes(null)) continue
    identities.push({
      id: `class.factor.${key}ToDate`,
      sentence,
      left: product(left, units),
      right: sum(parts as Approx[]),
      operands: [
        `perThousand.${key}`,
        'perThousand.originalPrincipalOrNotional',
        ...terms.map(([path]) => path),
      ],
    })
  }
  return identities
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
