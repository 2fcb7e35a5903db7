import type { Check, ClassRow, TierTotal, TrusteeReport } from '@shared/report'
import { classKey } from '@shared/report'
import { exact, Exact } from '@shared/decimal'
import { negative, precisely, printed, sum, type Precision } from '../reading/approx'
import { checksOf } from './check'
import type { Identity } from '../reading/identity'
import { addsUp, atMost, minus, valueAt, type LineCell, type Place, type Quantity } from './lines'

const FEATURES = { section: /^STRUCTURAL FEATURES$/, exactly: true }
const ACTUAL: Place = {
  ...FEATURES,
  label: /^(?:Current Periods )?Overcollateralization (?:Amount|Amt)$/,
}
/** Where the overcollateralization that a report requires stands. */
export const TARGET: Place = {
  ...FEATURES,
  label:
    /^(?:Current Periods )?(?:Required\s*Overcollateralization (?:Amount|Amt)|Overcollateralization Target (?:Amount|Amt))$/,
}
const DEFICIENCY: Place = { ...FEATURES, label: /Overcollateralization Deficiency Amount$/ }
const EXCESS: Place = { ...FEATURES, label: /^Excess Overcollateral/ }
const EXCESS_CASH: Place = { ...FEATURES, label: /Net Monthly Excess Cashflow$/ }
const EXTRA: Place = { ...FEATURES, label: /Extra Principal Distribution$/ }
const RELEASE: Place = { ...FEATURES, label: /Overcollateralization Release(?: Amount)?$/ }
const PRE_FUNDED: Place = {
  section: /^PREFUNDING$/,
  label: 'Pre-Funding Account Ending Balance',
  exactly: true,
}
const POOL: Place = {
  section: /^COLLATERAL$/,
  heading: /^Principal Balance/,
  label: 'Current',
}

/** Overcollateralization: target and actual, pool and bonds. */
export function enhancementChecks(
  report: Pick<TrusteeReport, 'classes' | 'totals'>,
  cells: readonly LineCell[],
  precision: Precision,
): Check[] {
  const q = (place: Place): Quantity | null => valueAt(cells, place, 'TOTAL')
  const [actual, target] = [q(ACTUAL), q(TARGET)]
  const deficiency = addsUp(
    'enhancement.deficiency',
    'deficiency = target − actual overcollateralization',
    q(DEFICIENCY),
    [target, minus(actual)],
  )
  return [
    ...checksOf(deficiency, SUBJECT),
    ...checksOf(excess(q(EXCESS), actual, target), SUBJECT),
    ...checksOf(targetMet(cells, actual, target), SUBJECT),
    ...checksOf(principalPaid(report, cells, precision), SUBJECT),
    ...againstBonds(report, cells, actual, precision),
  ]
}

const PRINCIPAL: Place = { section: /^SUMMARY$/, label: 'TOTAL PRINCIPAL', exactly: true }
const SUBJECT = 'Overcollateralization'

function excess(printedExcess: Quantity | null, actual: Quantity | null, target: Quantity | null) {
  if (printedExcess === null || actual === null || target === null) return null
  const over = actual.value.value.minus(target.value.value)
  return {
    id: 'enhancement.excess',
    sentence: 'excess = what overcollateralization is above its target',
    left: printedExcess.value,
    right: precisely(over.isNegative() ? 0 : over),
    operands: [printedExcess, actual, target].map(({ path }) => path),
  }
}

/** Interest in excess first brings overcollateralization up to its target: where some is left over, it is there. */
function targetMet(
  cells: readonly LineCell[],
  actual: Quantity | null,
  target: Quantity | null,
): Identity | null {
  const q = (place: Place): Quantity | null => valueAt(cells, place, 'TOTAL')
  const [excessCash, extra] = [q(EXCESS_CASH), q(EXTRA)]
  if (excessCash === null || extra === null) return null
  if (excessCash.value.value.lte(extra.value.value)) return null
  return atMost(
    'enhancement.target',
    'overcollateralization has reached its target, since cash was left over',
    target,
    actual,
  )
}

/**
 * Bonds are paid the principal collected, with interest that builds overcollateralization, less what is released. Not
 * where interest is deferred: that may be paid to other classes as principal.
 */
function principalPaid(
  { totals }: Pick<TrusteeReport, 'totals'>,
  cells: readonly LineCell[],
  precision: Precision,
): Identity | null {
  const tier = totals.at(-1)
  const text = tier?.current.principal
  if (tier === undefined || text == null) return null
  if (!exact(tier.current.deferredInterest ?? '0').isZero()) return null
  const path = `totals[${tier.tier ?? 'Total'}].current.principal`
  return addsUp(
    'enhancement.principal',
    'principal paid = principal collected + extra principal − release',
    { value: printed(text, precision), path },
    [PRINCIPAL, EXTRA].map((place) => valueAt(cells, place, 'TOTAL')),
    [valueAt(cells, RELEASE, 'TOTAL')],
  )
}

/**
 * Overcollateralization = pool, with what is still to be put into it, − bonds. Where a class of the holders' tier stands for it (its balance is the amount
 * but for rounding), it is no bond here, and the bonds with it are as much as the pool.
 */
function againstBonds(
  { classes, totals }: Pick<TrusteeReport, 'classes' | 'totals'>,
  cells: readonly LineCell[],
  actual: Quantity | null,
  precision: Precision,
): Check[] {
  const tier = totals.at(-1)
  const pool = valueAt(cells, POOL, 'TOTAL')
  const bonds = tier && balance(tier, `totals[${tier.tier ?? 'Total'}]`, precision)
  if (tier === undefined || pool === null || actual === null || bonds == null) return []
  const holder = classes
    .filter((row) => row.tier === tier.tier)
    .find((row) => standsFor(row, actual))
  const own = holder && balance(holder, `classes[${classKey(holder)}]`, precision)
  const preFunded = valueAt(cells, PRE_FUNDED, 'TOTAL')
  const amount = addsUp(
    'enhancement.amount',
    own ? 'overcollateralization = pool − the other bonds' : 'overcollateralization = pool − bonds',
    actual,
    [pool, minus(bonds), own ?? null, preFunded].filter((part) => part !== null),
  )
  if (!own) return checksOf(amount, SUBJECT)
  const whole = addsUp('enhancement.bonds', 'bonds = pool', bonds, [pool])
  return [
    ...checksOf(amount, SUBJECT),
    ...checksOf(whole, SUBJECT).map((check) => rounding(check, actual, own)),
  ]
}

function balance(row: ClassRow | TierTotal, at: string, precision: Precision): Quantity | null {
  const text = row.current.currentBalance
  return text === null
    ? null
    : { value: printed(text, precision), path: `${at}.current.currentBalance` }
}

const DOLLAR = new Exact(1)

function standsFor(row: ClassRow, actual: Quantity): boolean {
  const text = row.current.currentBalance
  if (text === null || actual.value.value.isZero()) return false
  return exact(text).minus(actual.value.value).abs().lt(DOLLAR)
}

/** Less than a dollar between bonds and pool is rounding where the class differs from the amount by the same. */
function rounding(check: Check, actual: Quantity, own: Quantity): Check {
  if (check.status !== 'differs' || check.difference === null || check.tolerance === null)
    return check
  const gap = sum([own.value, negative(actual.value)])
  const rest = exact(check.difference).minus(gap.value).abs()
  if (exact(check.difference).abs().gte(DOLLAR) || rest.gt(exact(check.tolerance))) return check
  const text = `Rounding in the report: the class has ${own.value.value.toFixed()}, the overcollateralization is printed as ${actual.value.value.toFixed()}.`
  return { ...check, status: 'explained', explanation: { text, cells: [own.path, actual.path] } }
}
