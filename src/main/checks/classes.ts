import { cusipCheckDigit } from '@shared/cusip'
import { exact } from '@shared/decimal'
import { classKey, type Check, type ClassRow, type TierTotal } from '@shared/report'
import { classIdentities, totalIdentities } from '../layouts/classArithmetic'
import { dollars, type CellAt } from '../layouts/classCells'
import { precisely, sum, type Approx, type Precision } from '../reading/approx'
import type { Identity, OpenIdentity } from '../reading/identity'
import { checkOf } from './check'

/** How a class is called in the subject of a check: `REMIC III A-1`, or `A` without a tier. */
export function subjectOf(row: ClassRow): string {
  return row.tier === null ? row.class : `${row.tier} ${row.class}`
}

/** Every identity of a class, and the check digit of its CUSIP. */
export function classChecks(row: ClassRow, precision: Precision): Check[] {
  const prefix = `classes[${classKey(row)}].`
  const identities = [...classIdentities(row, precision), ...cusip(row)]
  const checks = identities.map((identity) => checkOf(identity, subjectOf(row), prefix))
  return row.basis === 'notional' ? checks.map((check) => notionalBase(row, check)) : checks
}

/**
 * That the base of a notional class is not its face is what makes it notional, where the report says so elsewhere
 * too: the class has no face, or its interest accrues on another balance than the one its principal is paid from.
 */
function notionalBase(row: ClassRow, check: Check): Check {
  if (check.id !== 'class.factor.base' || check.status !== 'differs') return check
  const faceless = exact(row.current.originalFace ?? '0').isZero()
  const accruesOn = row.interestDetail.priorBalance
  if (!faceless && (accruesOn === null || accruesOn === row.current.priorBalance)) return check
  const text = 'The factor’s base is a notional amount, not a face.'
  return { ...check, status: 'explained', explanation: { text, cells: check.operands.slice(0, 1) } }
}

/** The ninth character of a CUSIP is the check digit of the first eight; a number of the trustee's own has none. */
function cusip(row: ClassRow): Identity[] {
  if (row.cusip === null) return []
  const due = cusipCheckDigit(row.cusip.slice(0, 8))
  const digit = row.cusip.slice(8)
  const readable = due !== null && /^\d$/.test(digit)
  return [
    {
      id: 'class.cusip',
      sentence: readable
        ? 'check digit of the CUSIP'
        : `${row.cusip} is no CUSIP but a number of the trustee’s own: its last character is no check digit`,
      left: precisely(readable ? digit : 1),
      right: precisely(readable ? due : 0),
      operands: ['cusip'],
    },
  ]
}

const SUMMED = ['current', 'toDate', 'interestDetail'] as const

/** Each column of a tier's tables adds up to its Total, and the totals keep the identities of a row. */
export function tierChecks(
  total: TierTotal,
  rows: readonly ClassRow[],
  precision: Precision,
): Check[] {
  const subject = total.tier === null ? 'Total' : `${total.tier} Total`
  const prefix = `totals[${total.tier ?? 'Total'}].`
  const own = totalIdentities(total, precision).map((identity) =>
    checkOf(identity, subject, prefix),
  )
  const named = rows.map((row) => ({ row, key: `classes[${classKey(row)}].` }))
  const sums = SUMMED.flatMap((table) =>
    Object.keys(total[table])
      .filter((column) => column !== 'passThroughRate')
      .map((column) => {
        const identity = columnSum({ total, prefix, rows: named }, [table, column], precision)
        return checkOf(identity, subject, '')
      }),
  )
  return [...own, ...sums]
}

/** A tier's total row and its classes, each with what the paths of its cells begin with. */
interface Tier {
  readonly total: TierTotal
  readonly prefix: string
  readonly rows: readonly { readonly row: ClassRow; readonly key: string }[]
}

function columnSum(
  { total, prefix, rows }: Tier,
  cell: CellAt,
  precision: Precision,
): Identity | OpenIdentity {
  const path = `${cell[0]}.${cell[1]}`
  const terms: Approx[] = []
  const operands = [prefix + path]
  for (const { row, key } of rows) {
    const term = dollars(row, cell, precision)
    if (term !== null) terms.push(term)
    operands.push(key + path)
  }
  const id = `total.sum.${path}`
  const sentence = 'the classes of the tier add up to its Total'
  const left = dollars(total, cell, precision)
  return left === null || terms.length < rows.length
    ? { id, sentence, left: null, right: null, operands }
    : { id, sentence, left, right: sum(terms), operands }
}
