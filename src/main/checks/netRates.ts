import type { Check } from '@shared/report'
import { Exact } from '@shared/decimal'
import { negative, precisely, quotient, scaled, sum, type Approx } from '../reading/approx'
import { checksOf } from './check'
import {
  atMost,
  lineAt,
  ofSection,
  quantity,
  ratioAt,
  valueAt,
  type LineCell,
  type Place,
  type Quantity,
} from './lines'

const TOTAL = 'TOTAL'
const COUPON: Place = {
  section: /^CHARACTERISTICS$/,
  label: 'Weighted Average Coupon Current',
}
const SERVICING: Place = {
  section: /^SERVICING FEES/,
  label: 'TOTAL SERVICING FEES',
  exactly: true,
}
const PRIOR: Place = {
  section: /^COLLATERAL$/,
  heading: /^Principal Balance/,
  label: 'Prior',
}
const ANYWHERE = /^/
const NET: Place = {
  section: ANYWHERE,
  label: /^(?:Current|Weighted Average) Net Mortgage Rate$/,
}
const AVAILABLE: Place = { section: ANYWHERE, label: 'Available Funds Rate' }
const ADJUSTABLE = { section: /^ADJUSTABLE RATE CERTIFICATE INFORMATION$/, exactly: true }
const SHORTFALL = {
  month: { ...ADJUSTABLE, label: /^Current Periods Basis Risk Shortfall Carry Forward/ },
  cumulative: { ...ADJUSTABLE, label: /^Cumulative Basis Risk Shortfall Carry Forward/ },
} as const
const PERCENT = /^(\d+\.?(\d*))%$/
const MONTHS = new Exact(12)
const FEES = 'INTEREST - FEES'
/** Servicing fees stand in their own section, whole; insuring the bonds is no cost of the mortgages. */
const NO_FEE_OF_MORTGAGES = /^TOTAL|Servicing Fees$|Bond Insurance/i

/**
 * The rates of the pool after fees: the net mortgage rate is the coupon less the month's fees, as a yearly rate of the
 * prior balance; what is left for the bonds is at most that. A month's basis risk shortfall is part of the cumulative.
 */
export function netRateChecks(cells: readonly LineCell[]): Check[] {
  const net = percentAt(cells, NET)
  return [
    ...checksOf(net && afterFees(cells, net), 'Net mortgage rate'),
    ...checksOf(
      atMost(
        'rate.available',
        'the bonds get at most the net mortgage rate',
        percentAt(cells, AVAILABLE),
        net,
      ),
      'Available funds rate',
    ),
    ...checksOf(
      atMost(
        'rate.basisRisk',
        'the month’s shortfall is part of the cumulative',
        valueAt(cells, SHORTFALL.month, TOTAL),
        valueAt(cells, SHORTFALL.cumulative, TOTAL),
      ),
      'Basis risk shortfall',
    ),
  ]
}

function afterFees(cells: readonly LineCell[], net: Quantity) {
  const coupon = ratioAt(cells, COUPON, TOTAL)
  const servicing = valueAt(cells, SERVICING, TOTAL)
  const prior = valueAt(cells, PRIOR, TOTAL)
  const others = ofSection(cells, FEES)
    .filter(({ line }) => !NO_FEE_OF_MORTGAGES.test(line.label))
    .flatMap((cell) => quantity(cell, TOTAL, true) ?? [])
  if (coupon === null || servicing === null || prior === null) return null
  if (others.length === 0 || prior.value.value.isZero()) return null
  const fees = sum([servicing, ...others].map(({ value }) => value))
  const rate = scaled(quotient(fees, prior.value), MONTHS)
  return {
    id: 'rate.netMortgage',
    sentence: 'net mortgage rate = coupon − 12 × servicing and other fees ÷ prior balance',
    left: net.value,
    right: sum([coupon.value, negative(rate)]),
    operands: [net, coupon, prior, servicing, ...others].map(({ path }) => path),
  }
}

/** A rate printed as a percentage, as a number: half a unit of its last decimal is how far it may be off. */
function percentAt(cells: readonly LineCell[], place: Place): Quantity | null {
  const cell = lineAt(cells, place)
  const text = cell?.line.values[TOTAL]
  const digits = PERCENT.exec(text ?? '')
  if (cell === undefined || digits === null) return null
  const unit = new Exact(10).pow(-(digits[2] ?? '').length)
  const percent: Approx = { ...precisely(digits[1] ?? '0'), error: unit.div(2) }
  return { value: scaled(percent, new Exact('0.01')), path: `${cell.key}.${TOTAL}` }
}
