import { classKey } from '@shared/classKey'
import { exact, sumExactly } from '@shared/decimal'
import type { ClassRow, TrusteeReport } from '@shared/report'

/** What stands below a class of its tier, and takes losses before it. */
export interface Support {
  readonly row: ClassRow
  readonly key: string
  /** The class's own balance, as printed. */
  readonly balance: string | null
  /** The balances below it added up, dollars. */
  readonly below: string
  /** Of all principal balances of the tier, as a fraction; null for a class without a balance. */
  readonly share: string | null
  /** Paths of the balances below it. */
  readonly paths: readonly string[]
}

const JUNIOR = /\b(?:MEZ|SUB|JUN)/i
const PLACES = 12

/**
 * The subordination below each principal class of a tier. A class stands below another when the report prints it after it and,
 * where the types of the tier say which classes are mezzanine or subordinate, is one of these. Notional amounts are in no sum;
 * overcollateralization comes on top.
 */
export function supports(report: Pick<TrusteeReport, 'classes'>, tier: string | null): Support[] {
  const rows = report.classes.filter((row) => row.tier === tier && row.basis === 'principal')
  const known = rows.some((row) => JUNIOR.test(row.type ?? ''))
  const balances = (some: readonly ClassRow[]) =>
    some.flatMap((row) => row.current.currentBalance ?? [])
  const whole = exact(sumExactly(balances(rows)))
  return rows.map((row, at) => {
    const junior = rows.slice(at + 1).filter((other) => !known || JUNIOR.test(other.type ?? ''))
    const below = sumExactly(balances(junior))
    return {
      row,
      key: classKey(row),
      balance: row.current.currentBalance,
      below,
      share: isPaidOff(row) || whole.isZero() ? null : exact(below).div(whole).toFixed(PLACES),
      paths: junior.map((other) => `classes[${classKey(other)}].current.currentBalance`),
    }
  })
}

/** The tier whose classes are held: the last with CUSIPs, else the last that is printed. */
export function heldTier({ classes }: Pick<TrusteeReport, 'classes'>): string | null {
  return (classes.findLast((row) => row.cusip !== null) ?? classes.at(-1))?.tier ?? null
}

/** Nothing stands below what is no more, or what the report gives no balance. */
function isPaidOff({ current }: ClassRow): boolean {
  return current.currentBalance === null || exact(current.currentBalance).isZero()
}
