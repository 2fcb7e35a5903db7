import { Exact } from '@shared/decimal'
import type { Check, TrusteeReport } from '@shared/report'
import { precisely, printed, quotient, scaled, sum, type Approx } from '../reading/approx'
import type { Identity } from '../reading/identity'
import { checksOf } from './check'
import { groupsOf, inSection, lineAt, ratioAt, valueAt, type LineCell, type Place } from './lines'
import { loansByColumn } from './loanGroups'
import { spanName } from './prepayments'
import {
  agesOver,
  DEFAULT_SPEEDS,
  lifeIsSpan,
  mean,
  monthsPaid,
  multipleOf,
  SPANS,
  speedAt,
  SPEEDS,
  yearly,
} from './speeds'

type Lines = readonly LineCell[]
type Report = Pick<
  TrusteeReport,
  'distributionDate' | 'firstPaymentDate' | 'liquidatedLoans' | 'groups'
>
type Loans = readonly TrusteeReport['liquidatedLoans'][number][]

const LOSSES = { section: /^COLLATERAL REALIZED LOSSES$/ }
const SHARE: Place = { ...LOSSES, label: /^Cumulative Loss Percentage/ }
const LOST: Place = { ...LOSSES, heading: /^Cumulative$/, label: /Realized Loss.*Amount$/ }
const POOL = { section: /^COLLATERAL$/, heading: /^Principal Balance/ }
const ORIGINAL: Place = { ...POOL, label: 'Original' }
const PRIOR: Place = { ...POOL, label: 'Prior' }
const SEVERITY: Place = {
  section: DEFAULT_SPEEDS,
  label: 'Loss Severity Approximation for Current Period',
}

/**
 * Default speeds and losses: MDR from the loans liquidated, CDR = 1 − (1 − MDR)^12, SDA against the standard curve,
 * the severity of the month, and losses since issue as a share of the pool at issue.
 */
export function defaultChecks(report: Report, cells: Lines): Check[] {
  const columns = groupsOf(inSection(cells, DEFAULT_SPEEDS))
  const months = monthsPaid(report)
  const byColumn = loansByColumn(report.liquidatedLoans, report.groups, columns)
  return [
    ...byColumn.flatMap(({ column: group, loans }) => [
      ...(loans === null ? [] : checksOf(mdr(cells, loans, group), group)),
      ...(loans === null ? [] : checksOf(severity(cells, loans, group), group)),
      ...yearly('speed.cdr', cells, SPEEDS.MDR, SPEEDS.CDR, group).flatMap(({ identity, span }) =>
        checksOf(identity, `${spanName(span)} ${group}`.trim()),
      ),
      ...SPANS.flatMap((span) =>
        checksOf(sda(cells, span, months, group), `${spanName(span)} ${group}`.trim()),
      ),
      ...[SPEEDS.MDR, SPEEDS.CDR, SPEEDS.SDA].flatMap((speed) =>
        checksOf(lifeIsSpan(cells, speed, months, group), group),
      ),
    ]),
    ...checksOf(lossShare(cells), 'TOTAL'),
  ]
}

/** Beginning balances of the loans liquidated, and the cells they stand in. */
function liquidated(loans: Loans): { value: Approx; paths: string[] } {
  return {
    value: sum(loans.map((loan) => printed(loan.priorBalance ?? '0', 'cents'))),
    paths: loans.map((loan) => `liquidatedLoans[${loan.loan}].priorBalance`),
  }
}

function mdr(cells: Lines, loans: Loans, group: string): Identity | null {
  const left = speedAt(cells, SPEEDS.MDR, 1, group)
  const prior = valueAt(cells, PRIOR, group)
  if (left === null || prior === null || prior.value.value.isZero()) return null
  const begin = liquidated(loans)
  return {
    id: 'speed.mdr',
    sentence: 'MDR = beginning balance of the loans liquidated ÷ prior balance',
    left: left.value,
    right: quotient(begin.value, prior.value),
    operands: [left.path, prior.path, ...begin.paths],
  }
}

function severity(cells: Lines, loans: Loans, group: string): Identity | null {
  const left = ratioAt(cells, SEVERITY, group)
  const begin = liquidated(loans)
  if (left === null || begin.value.value.isZero()) return null
  const losses = sum(loans.map((loan) => printed(loan.realizedLoss ?? '0', 'cents')))
  return {
    id: 'loss.severity',
    sentence: 'loss severity = realized loss ÷ beginning balance of the loans liquidated',
    left: left.value,
    right: quotient(losses, begin.value),
    operands: [
      left.path,
      ...begin.paths,
      ...loans.map((loan) => `liquidatedLoans[${loan.loan}].realizedLoss`),
    ],
  }
}

/**
 * SDA = CDR ÷ the standard default assumption at the pool's average age: 0.02% a month up to 0.6% in month 30, level
 * to month 60, then 0.0095% less each month down to 0.03% (SIFMA, Standard Formulas). The printed method writes these
 * rates in percent.
 */
function sda(
  cells: Lines,
  span: (typeof SPANS)[number],
  months: number | null,
  group: string,
): Identity | null {
  const ages = agesOver(cells, span, months, group)
  return multipleOf(
    'speed.sda',
    'SDA = CDR ÷ the standard default rate at the pool’s seasoning',
    speedAt(cells, SPEEDS.SDA, span, group),
    speedAt(cells, SPEEDS.CDR, span, group),
    ages && { value: standardDefault(mean(ages.map((age) => age.value))), ages },
  )
}

const RISE = new Exact('0.0002')
const FALL = new Exact('0.000095')
const FLOOR = new Exact('0.0003')

function standardDefault(age: Approx): Approx {
  const rising = scaled(age.value.gt(30) ? precisely(30) : age, RISE)
  if (age.value.lt(61)) return rising
  const fallen = rising.value.minus(age.value.minus(60).times(FALL))
  return fallen.lt(FLOOR) ? precisely(FLOOR) : { value: fallen, error: age.error.times(FALL) }
}

/** Losses since issue as a share of the pool at issue, printed as a percentage with the decimals it shows. */
function lossShare(cells: Lines): Identity | null {
  const cell = lineAt(cells, SHARE)
  const text = cell?.line.values['TOTAL']
  const digits = /^(-?\d+\.?(\d*))%$/.exec(text ?? '')
  const losses = valueAt(cells, LOST, 'TOTAL')
  const original = valueAt(cells, ORIGINAL, 'TOTAL')
  if (cell === undefined || digits === null || losses === null || original === null) return null
  if (original.value.value.isZero()) return null
  const unit = new Exact(10).pow(-(digits[2] ?? '').length)
  return {
    id: 'loss.cumulativeShare',
    sentence: 'cumulative loss percentage = losses since issue ÷ pool at issue',
    left: { value: new Exact(digits[1] ?? '0'), error: unit.div(2) },
    right: scaled(quotient(losses.value, original.value), new Exact(100)),
    operands: [`${cell.key}.TOTAL`, losses.path, original.path],
  }
}
