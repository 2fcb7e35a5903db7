import type { Check, TrusteeReport } from '@shared/report'
import { Exact } from '@shared/decimal'
import { negative, precisely, printed, sum, type Approx, type Precision } from '../reading/approx'
import type { Identity } from '../reading/identity'
import { checksOf } from './check'
import { TARGET } from './enhancement'
import { groupsOf, inSection, valueAt, type LineCell, type Place, type Quantity } from './lines'
import { monthsPaid } from './speeds'

const POOL = /^COLLATERAL$/
const BALANCE = { section: POOL, heading: /^Principal Balance/ }
const COUNT = { section: POOL, heading: /^Loan Count/ }
const PREPAID = { section: /^VOLUNTARY PREPAYMENTS$/, heading: /^Cumulative$/ }
const PLACES = {
  balance: {
    original: { ...BALANCE, label: 'Original' },
    current: { ...BALANCE, label: 'Current' },
  },
  count: { original: { ...COUNT, label: 'Original' }, current: { ...COUNT, label: 'Current' } },
  paidInFull: { ...PREPAID, label: 'Paid in Full Balance' },
  curtailed: { ...PREPAID, label: 'Curtailments Amount' },
  loansPaidInFull: { ...PREPAID, label: 'Number of Paid in Full Loans' },
  loansLiquidated: {
    section: /^COLLATERAL REALIZED LOSSES$/,
    heading: /^Cumulative$/,
    label: 'Number of Loans Liquidated',
  },
} as const
const PRE_FUNDED: Place = {
  section: /^PREFUNDING$/,
  label: 'Original Pre-Funded Amount',
  exactly: true,
}

/** Bonds are issued in thousands of dollars, and what the pool is above that is held over the target. */
const DENOMINATION = precisely(1000)
/** Targets step down three years after issue at the earliest, some trustees counting from the cut-off date. */
const BEFORE_STEP_DOWN = 24

/**
 * What became of the pool since issue: it is at most what it was, with what was pre-funded, less what was paid in full
 * and curtailed since. Repurchases do not count, since other loans may have been put in their place.
 */
export function sinceIssueChecks(
  report: Pick<TrusteeReport, 'totals' | 'distributionDate' | 'firstPaymentDate'>,
  cells: readonly LineCell[],
  precision: Precision,
): Check[] {
  const preFunded = valueAt(cells, PRE_FUNDED, 'TOTAL')
  const groups = groupsOf(inSection(cells, POOL))
  // What was pre-funded is not told by group, nor in loans
  const told = preFunded === null ? groups : ['TOTAL']
  return [
    ...told.flatMap((group) =>
      checksOf(balance(cells, group, preFunded), `Principal Balance ${group}`),
    ),
    ...(preFunded === null ? groups : []).flatMap((group) =>
      checksOf(count(cells, group), `Loan Count ${group}`),
    ),
    ...checksOf(overAtIssue(report, cells, preFunded, precision), 'Overcollateralization'),
  ]
}

function balance(
  cells: readonly LineCell[],
  group: string,
  preFunded: Quantity | null,
): Identity | null {
  const at = (place: Place): Quantity | null => valueAt(cells, place, group)
  const [original, current] = [at(PLACES.balance.original), at(PLACES.balance.current)]
  return atMostLeft(
    'pool.sinceIssue',
    'the pool is at most what it was at issue, less what was prepaid since',
    current,
    preFunded === null ? [original] : [original, preFunded],
    [at(PLACES.paidInFull), at(PLACES.curtailed)],
  )
}

function count(cells: readonly LineCell[], group: string): Identity | null {
  const at = (place: Place): Quantity | null => valueAt(cells, place, group)
  return atMostLeft(
    'pool.loansSinceIssue',
    'the loans are at most those at issue, less those paid in full or liquidated since',
    at(PLACES.count.current),
    [at(PLACES.count.original)],
    [at(PLACES.loansPaidInFull), at(PLACES.loansLiquidated)],
  )
}

/** Until targets step down, overcollateralization at issue is no more than its target. */
function overAtIssue(
  report: Pick<TrusteeReport, 'totals' | 'distributionDate' | 'firstPaymentDate'>,
  cells: readonly LineCell[],
  preFunded: Quantity | null,
  precision: Precision,
): Identity | null {
  const months = monthsPaid(report)
  const tier = report.totals.at(-1)
  const text = tier?.current.originalFace
  if (months === null || months > BEFORE_STEP_DOWN || tier === undefined || text == null)
    return null
  const original = valueAt(cells, PLACES.balance.original, 'TOTAL')
  const bonds = {
    value: printed(text, precision),
    path: `totals[${tier.tier ?? 'Total'}].current.originalFace`,
  }
  return atMostLeft(
    'enhancement.atIssue',
    'the pool at issue was at most the bonds and the overcollateralization required',
    original,
    [bonds, valueAt(cells, TARGET, 'TOTAL')],
    preFunded === null ? [] : [preFunded],
    DENOMINATION,
  )
}

/** That a quantity is at most what others come to; null when one is not there. */
function atMostLeft(
  id: string,
  sentence: string,
  one: Quantity | null,
  plus: readonly (Quantity | null)[],
  minus: readonly (Quantity | null)[],
  room: Approx = precisely(new Exact(0)),
): Identity | null {
  const others = [...plus, ...minus]
  if (one === null || others.some((other) => other === null)) return null
  const values = (of: readonly (Quantity | null)[]) => of.flatMap((other) => other?.value ?? [])
  const highest = sum([...values(plus), ...values(minus).map(negative), room])
  const right = highest.value.lt(one.value.value) ? highest : one.value
  const operands = [one, ...others].flatMap((other) => other?.path ?? [])
  return { id, sentence, left: one.value, right, operands }
}
