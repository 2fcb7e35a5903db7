import { Exact } from '@shared/decimal'
import type { Check } from '@shared/report'
import { precisely, printed, quotient, sum } from '../reading/approx'
import type { Identity } from '../reading/identity'
import { checksOf } from './check'
import { addsUp, findLine, groupsOf, quantity, type LineCell, type Quantity } from './lines'

type Lines = readonly LineCell[]

const AMOUNTS = 'VOLUNTARY PREPAYMENTS'
const RATES = 'VOLUNTARY PREPAYMENT RATES'

/** Prepayments: counts and amounts of the month and since issue add up, and the month's speeds follow from them. */
export function prepaymentChecks(cells: readonly LineCell[]): Check[] {
  const groups = groupsOf(cells.filter(({ line }) => line.section === AMOUNTS))
  return groups.flatMap((group) => {
    const identities = [
      ...['Current', 'Cumulative'].flatMap((heading) => amounts(cells, heading, group)),
      ...speeds(cells, group),
    ]
    return identities.flatMap(([identity, of]) =>
      checksOf(identity, of === '' ? group : `${of} ${group}`),
    )
  })
}

type Found = readonly [identity: Identity | null, of: string]

function amounts(cells: Lines, heading: string, group: string): Found[] {
  const q = (label: string): Quantity | null =>
    quantity(findLine(cells, AMOUNTS, label, heading), group)
  return [
    [
      addsUp(
        'prepayment.loans',
        'loans prepaid in full = paid in full + repurchased',
        q('Total Number of Loans Prepaid in Full'),
        [q('Number of Paid in Full Loans'), q('Number of Repurchased Loans')],
      ),
      heading,
    ],
    [
      addsUp(
        'prepayment.amount',
        'prepayments = paid in full + repurchased + curtailments',
        q('Total Prepayment Amount'),
        [q('Paid in Full Balance'), q('Repurchased Loans Balance'), q('Curtailments Amount')],
      ),
      heading,
    ],
  ]
}

/**
 * SMM = prepayments ÷ (prior balance − scheduled principal), CPR = 1 − (1 − SMM)^12, PSA = CPR ÷ (0.2% × months of
 * seasoning, 30 at most): the standard definitions (SIFMA, Standard Formulas). The report prints PSA as a multiple.
 */
function speeds(cells: Lines, group: string): Found[] {
  const rate = (label: string): Quantity | null => tenDigits(findLine(cells, RATES, label), group)
  const pool = (label: string): Quantity | null =>
    quantity(findLine(cells, 'COLLATERAL', label, 'Principal Balance:'), group)
  const prepaid = quantity(findLine(cells, AMOUNTS, 'Total Prepayment Amount', 'Current'), group)
  const [prior, scheduled] = [pool('Prior'), pool('Scheduled Principal')]
  const seasoning = tenDigits(
    findLine(cells, 'CHARACTERISTICS', 'Weighted Average Seasoning Current'),
    group,
  )
  const [smm, cpr, psa] = [rate('SMM'), rate('CPR'), rate('PSA')]
  return [
    [smmIdentity(smm, prepaid, prior, scheduled), ''],
    [cprIdentity(cpr, smm), ''],
    [psaIdentity(psa, cpr, seasoning), ''],
  ]
}

function tenDigits(cell: LineCell | undefined, group: string): Quantity | null {
  const found = quantity(cell, group)
  const text = cell?.line.values[group]
  return found === null || text === undefined
    ? null
    : { ...found, value: printed(text, 'tenDigits') }
}

function smmIdentity(
  smm: Quantity | null,
  prepaid: Quantity | null,
  prior: Quantity | null,
  scheduled: Quantity | null,
): Identity | null {
  if (smm === null || prepaid === null || prior === null || scheduled === null) return null
  const base = sum([prior.value, scheduled.value])
  if (base.value.isZero()) return null
  return {
    id: 'speed.smm',
    sentence: 'SMM = prepayments ÷ (prior balance − scheduled principal)',
    left: smm.value,
    right: quotient(prepaid.value, base),
    operands: [smm, prepaid, prior, scheduled].map(({ path }) => path),
  }
}

function cprIdentity(cpr: Quantity | null, smm: Quantity | null): Identity | null {
  if (cpr === null || smm === null) return null
  const kept = new Exact(1).minus(smm.value.value)
  // d(1 − (1 − x)^12) = 12 (1 − x)^11 dx
  const error = smm.value.error.times(12).times(kept.pow(11)).toDecimalPlaces(30)
  return {
    id: 'speed.cpr',
    sentence: 'CPR = 1 − (1 − SMM)^12',
    left: cpr.value,
    right: { value: new Exact(1).minus(kept.pow(12)), error },
    operands: [cpr.path, smm.path],
  }
}

function psaIdentity(
  psa: Quantity | null,
  cpr: Quantity | null,
  seasoning: Quantity | null,
): Identity | null {
  if (psa === null || cpr === null || seasoning === null) return null
  const months = seasoning.value.value.gt(30) ? precisely(30) : seasoning.value
  if (months.value.isZero()) return null
  const ramp = { value: months.value.times('0.002'), error: months.error.times('0.002') }
  return {
    id: 'speed.psa',
    sentence: 'PSA = CPR ÷ (0.2% × months of seasoning, at most 30)',
    left: psa.value,
    right: quotient(cpr.value, ramp),
    operands: [psa.path, cpr.path, seasoning.path],
  }
}
