import { Exact } from '@shared/decimal'
import type { Check, TrusteeReport } from '@shared/report'
import { precisely, quotient, scaled, sum, type Approx } from '../reading/approx'
import type { Identity } from '../reading/identity'
import { checksOf } from './check'
import {
  addsUp,
  atMost,
  findLine,
  groupsOf,
  ofSection,
  quantity,
  type LineCell,
  type Quantity,
} from './lines'
import {
  agesOver,
  lifeIsSpan,
  mean,
  monthsPaid,
  multipleOf,
  SPANS,
  speedAt,
  SPEEDS,
  yearly,
  type Span,
} from './speeds'

type Lines = readonly LineCell[]
type Dates = Pick<TrusteeReport, 'distributionDate' | 'firstPaymentDate'>
type Found = readonly [identity: Identity | null, of: string]

const AMOUNTS = 'VOLUNTARY PREPAYMENTS'

/** Prepayments: counts and amounts of the month and since issue add up, and the speeds follow from them. */
export function prepaymentChecks(report: Dates, cells: Lines): Check[] {
  const groups = groupsOf(ofSection(cells, AMOUNTS))
  return groups.flatMap((group) => {
    const identities = [
      ...['Current', 'Cumulative'].flatMap((heading) => amounts(cells, heading, group)),
      ...since(cells, group),
      ...speeds(cells, monthsPaid(report), group),
    ]
    return identities.flatMap(([identity, of]) =>
      checksOf(identity, of === '' ? group : `${of} ${group}`),
    )
  })
}

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

/** What was prepaid this month is part of what was prepaid since issue. */
function since(cells: Lines, group: string): Found[] {
  const labels = ofSection(cells, AMOUNTS)
    .filter(({ line }) => line.heading === 'Current')
    .map(({ line }) => line.label)
  return labels.map((label): Found => {
    const of = (heading: string): Quantity | null =>
      quantity(findLine(cells, AMOUNTS, label, heading), group)
    const sentence = 'the month is part of the time since issue'
    return [atMost('prepayment.since', sentence, of('Current'), of('Cumulative')), label]
  })
}

/**
 * SMM = prepayments ÷ (prior balance − scheduled principal), CPR = 1 − (1 − SMM)^12, PSA = CPR ÷ (0.2% × months of
 * seasoning, 30 at most): the standard definitions (SIFMA, Standard Formulas). The report prints PSA as a multiple.
 */
function speeds(cells: Lines, months: number | null, group: string): Found[] {
  const annual = yearly('speed.cpr', cells, SPEEDS.SMM, SPEEDS.CPR, group)
  return [
    [smm(cells, group), ''],
    ...annual.map(({ identity, span }): Found => [identity, spanName(span)]),
    ...SPANS.map((span): Found => [psa(cells, span, months, group), spanName(span)]),
    ...[SPEEDS.SMM, SPEEDS.CPR, SPEEDS.PSA].map((speed): Found => [
      lifeIsSpan(cells, speed, months, group),
      '',
    ]),
  ]
}

/** How the time of an average is called in the subject of a check; the month itself is not called. */
export function spanName(span: Span): string {
  return span === 1 ? '' : span === 'life' ? 'since cut-off' : `${span} months`
}

function smm(cells: Lines, group: string): Identity | null {
  const printed = speedAt(cells, SPEEDS.SMM, 1, group)
  const prepaid = quantity(findLine(cells, AMOUNTS, 'Total Prepayment Amount', 'Current'), group)
  const pool = (label: string): Quantity | null =>
    quantity(findLine(cells, 'COLLATERAL', label, 'Principal Balance:'), group)
  const [prior, scheduled] = [pool('Prior'), pool('Scheduled Principal')]
  if (printed === null || prepaid === null || prior === null || scheduled === null) return null
  const base = sum([prior.value, scheduled.value])
  if (base.value.isZero()) return null
  return {
    id: 'speed.smm',
    sentence: 'SMM = prepayments ÷ (prior balance − scheduled principal)',
    left: printed.value,
    right: quotient(prepaid.value, base),
    operands: [printed, prepaid, prior, scheduled].map(({ path }) => path),
  }
}

function psa(cells: Lines, span: Span, months: number | null, group: string): Identity | null {
  const ages = agesOver(cells, span, months, group)
  const ramp = (age: Approx): Approx => scaled(age.value.gt(30) ? precisely(30) : age, PSA_SLOPE)
  return multipleOf(
    'speed.psa',
    'PSA = CPR ÷ (0.2% × months of seasoning, at most 30)',
    speedAt(cells, SPEEDS.PSA, span, group),
    speedAt(cells, SPEEDS.CPR, span, group),
    ages && { value: mean(ages.map((age) => ramp(age.value))), ages },
  )
}

const PSA_SLOPE = new Exact('0.002')
