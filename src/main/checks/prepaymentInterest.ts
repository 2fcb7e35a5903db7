import type { Check, TrusteeReport } from '@shared/report'
import { Exact } from '@shared/decimal'
import {
  precisely,
  printed,
  product,
  roundedToCent,
  scaled,
  sum,
  type Approx,
} from '../reading/approx'
import { checksOf } from './check'
import { groupsOf, inSection, unsigned, valueAt, type LineCell } from './lines'
import { loansByColumn } from './loanGroups'

type Loan = TrusteeReport['prepaidLoans'][number]

const SHORTFALLS = {
  section: /^INTEREST - COLLECTIONS$/,
  label: 'Prepayment Interest Shortfalls',
  exactly: true,
}
const PER_YEAR = new Exact(1).div(360)

/**
 * Prepayment interest shortfalls of a loan group: a loan paid in full pays interest to the day it is paid, not to the
 * end of its month, so what is missing is its balance × note rate × the days from then to the first of the next month
 * ÷ 360. Not for reports whose loans were paid in several months, since interest is then owed to another day.
 */
export function prepaymentInterestChecks(
  report: Pick<TrusteeReport, 'prepaidLoans' | 'groups'>,
  cells: readonly LineCell[],
): Check[] {
  const paid = report.prepaidLoans.filter(({ type }) => type !== null && /^Paid Off$/i.test(type))
  const months = new Set(paid.map(({ prepaidOn }) => prepaidOn?.slice(0, 7)))
  if (months.size !== 1 || months.has(undefined)) return []
  const columns = groupsOf(inSection(cells, SHORTFALLS.section))
  // The trustee rounds each group's amount, and TOTAL adds them up
  const own = columns.length > 1 ? columns.filter((column) => column !== 'TOTAL') : columns
  return loansByColumn(paid, report.groups, own).flatMap(({ column, loans }) => {
    if (loans === null) return []
    const left = unsigned(valueAt(cells, SHORTFALLS, column))
    const missing = loans.flatMap((loan) => missed(loan) ?? [])
    if (left === null || missing.length === 0 || missing.length < loans.length) return []
    const identity = {
      id: 'loans.prepaymentInterest',
      sentence: 'the shortfall is the interest of the loans paid in full to the end of their month',
      left: left.value,
      right: roundedToCent(sum(missing)),
      operands: [
        left.path,
        ...loans.flatMap(({ loan }) =>
          ['prepayment', 'noteRate', 'prepaidOn'].map((of) => `prepaidLoans[${loan}].${of}`),
        ),
      ],
    }
    return checksOf(identity, column)
  })
}

function missed({ prepayment, noteRate, prepaidOn }: Loan): Approx | null {
  if (prepayment === null || noteRate === null || prepaidOn === null) return null
  const yearly = product(printed(prepayment, 'cents'), precisely(noteRate))
  return scaled(product(yearly, daysLeft(Number(prepaidOn.slice(8)))), PER_YEAR)
}

/** Of a month of 30 days; trustees count the 31st as the 30th or as the next month's first. */
function daysLeft(day: number): Approx {
  const half = new Exact('0.5')
  return day > 30 ? { value: half, error: half } : precisely(31 - day)
}
