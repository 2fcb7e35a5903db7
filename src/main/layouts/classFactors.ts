import { Exact } from '@shared/decimal'
import type { ClassRow } from '@shared/report'
import {
  precisely,
  printed,
  product,
  scaled,
  sum,
  type Approx,
  type Precision,
} from '../reading/approx'
import type { Identity } from '../reading/identity'
import { cellAt, dollars, sumOf, type CellAt, type Term } from './classCells'

const BASE = 'perThousand.originalPrincipalOrNotional'
type Factor = keyof ClassRow['perThousand']

/** A factor and the cell of the dollars that it stands for; null where it must be nothing, since its base is. */
interface FactorOf {
  readonly id: string
  readonly sentence: string
  readonly key: Factor
  readonly dollars: CellAt | null
  readonly operands: readonly string[]
}

const FACTORS = [
  ['priorBalance', 'prior balance'],
  ['interest', 'interest'],
  ['principal', 'principal'],
  ['distribution', 'distribution'],
  ['currentBalance', 'current balance'],
] as const

/** The factors of a class with principal are of the dollar table, `paths` aside; null there leaves a factor out. */
function factorsOf(paths: Partial<Record<Factor, string | null>>): FactorOf[] {
  return FACTORS.flatMap(([key, words]) => {
    const path = paths[key] === undefined ? `current.${key}` : paths[key]
    if (path === null) return []
    const sentence = `original × factor ÷ 1000 = ${words}`
    const operands = [`perThousand.${key}`, BASE, path]
    return [{ id: `class.factor.${key}`, sentence, key, dollars: cellAt(path), operands }]
  })
}

const FACTORS_OF: Readonly<Record<ClassRow['basis'], readonly FactorOf[]>> = {
  principal: factorsOf({}),
  // The balance with notional is of the interest detail, and no table prints the current one in dollars
  notional: factorsOf({ priorBalance: 'interestDetail.priorBalance', currentBalance: null }),
  none: FACTORS.map(([key, words]) => ({
    id: `class.factor.${key}`,
    sentence: `no base, no factor: ${words}`,
    key,
    dollars: null,
    operands: [`perThousand.${key}`, BASE],
  })),
}

const THOUSANDTH = new Exact('0.001')

/** Factors against each other, against dollars, and the base they are of. */
export function factorIdentities(row: ClassRow, precision: Precision): Identity[] {
  const { perThousand } = row
  const base = perThousand.originalPrincipalOrNotional
  if (base === null) return []
  const identities = [...ofFactors(row), ...ofBase(row, base)]
  const units = scaled(printed(base, precision), THOUSANDTH)
  const balances: Partial<Record<Factor, Approx>> = {}
  for (const { id, sentence, key, dollars: cell, operands } of FACTORS_OF[row.basis]) {
    const factor = factorOf(row, key)
    if (factor === null) continue
    const left = cell === null ? factor : product(factor, units)
    const right = cell === null ? precisely(0) : dollars(row, cell, precision)
    balances[key] = left
    if (right !== null) identities.push({ id, sentence, left, right, operands })
  }
  if (row.basis === 'principal') identities.push(...finerBalances(row, balances, precision))
  return identities
}

function factorOf({ perThousand }: ClassRow, key: Factor): Approx | null {
  const text = perThousand[key]
  return text === null ? null : printed(text, 'tenDigits')
}

const SUM_OPERANDS = [
  'perThousand.distribution',
  'perThousand.interest',
  'perThousand.principal',
] as const

function ofFactors(row: ClassRow): Identity[] {
  const [distribution, interest, principal] = [
    factorOf(row, 'distribution'),
    factorOf(row, 'interest'),
    factorOf(row, 'principal'),
  ]
  if (distribution === null || interest === null || principal === null) return []
  return [
    {
      id: 'class.factor.sum',
      sentence: 'factors: distribution = interest + principal',
      left: distribution,
      right: sum([interest, principal]),
      operands: SUM_OPERANDS,
    },
  ]
}

const BASE_OPERANDS = [BASE, 'current.originalFace'] as const

function ofBase({ current: { originalFace } }: ClassRow, base: string): Identity[] {
  if (originalFace === null) return []
  return [
    {
      id: 'class.factor.base',
      sentence: 'base of the factor = original face',
      left: precisely(base),
      right: precisely(originalFace),
      operands: BASE_OPERANDS,
    },
  ]
}

/** A factor of a balance, and what the balance was from the to-date table on. */
interface FinerBalance {
  readonly id: string
  readonly sentence: string
  readonly key: Factor
  readonly terms: readonly Term[]
  readonly operands: readonly string[]
}

const CURRENT = [
  ['toDate.originalFace', false],
  ['toDate.totalPrincipal', true],
  ['toDate.realizedLoss', true],
  ['toDate.deferredInterest', false],
] as const
const PRIOR = [
  ...CURRENT,
  ['current.principal', false],
  ['current.realizedLoss', false],
  ['current.deferredInterest', true],
] as const

const FINER_BALANCES: readonly FinerBalance[] = (
  [
    ['currentBalance', CURRENT, 'original × factor ÷ 1000 = original − principal to date'],
    ['priorBalance', PRIOR, 'original × prior factor ÷ 1000 = original − principal to date before'],
  ] as const
).map(([key, terms, sentence]) => ({
  id: `class.factor.${key}ToDate`,
  sentence,
  key,
  terms: terms.map(([path, taken]) => ({ cell: cellAt(path), taken })),
  operands: [`perThousand.${key}`, BASE, ...terms.map(([path]) => path)],
}))

/**
 * The to-date table gives balances to the cent where the dollar table is cut at ten digits: current = original −
 * principal − loss + deferred to date, and prior = current + this month's principal and loss − deferred.
 */
function finerBalances(
  row: ClassRow,
  balances: Partial<Record<Factor, Approx>>,
  precision: Precision,
): Identity[] {
  return FINER_BALANCES.flatMap(({ id, sentence, key, terms, operands }) => {
    const left = balances[key]
    const right = sumOf(row, terms, precision)
    return left === undefined || right === null ? [] : [{ id, sentence, left, right, operands }]
  })
}
