import { exact } from '@shared/decimal'
import type { Check, TrusteeReport } from '@shared/report'
import { precisely, sum, type Approx } from '../reading/approx'
import { checkOf } from './check'
import { findLine, quantity, type LineCell, type Quantity } from './lines'

const DETAILS = [
  ['Prepayment Detail Report', 'prepaidLoans', 'Total Prepayment Amount', 'prepayment'],
  ['Realized Loss Detail Report', 'liquidatedLoans', 'Total Realized Loss Amount', 'realizedLoss'],
] as const

/** The loans listed are as many, and add up to as much, as the summary above them says, and as the report of amounts does. */
export function loanChecks(
  report: Pick<TrusteeReport, 'prepaidLoans' | 'liquidatedLoans'>,
  cells: readonly LineCell[],
): Check[] {
  return DETAILS.flatMap(([title, table, amountLabel, amount]) => {
    const summary = (label: string): Quantity | null =>
      quantity(
        cells.find(({ line }) => line.report === title && line.label === label),
        'TOTAL',
        true,
      )
    const loans = report[table] as readonly (Readonly<Record<string, string | null>> & {
      loan: string
    })[]
    const total = (column: string): { value: Approx; paths: string[] } => ({
      value: sum(loans.map((loan) => precisely(exact(loan[column] ?? '0')))),
      paths: loans.map((loan) => `${table}[${loan.loan}].${column}`),
    })
    const count = {
      value: precisely(loans.length),
      paths: loans.map((loan) => `${table}[${loan.loan}].loan`),
    }
    const held = (
      id: string,
      sentence: string,
      left: Quantity | null,
      right: { value: Approx; paths: string[] },
    ) =>
      left === null
        ? []
        : [
            checkOf(
              {
                id,
                sentence,
                left: left.value,
                right: right.value,
                operands: [left.path, ...right.paths],
              },
              title,
              '',
            ),
          ]
    const paidInFull = quantity(
      findLine(cells, 'VOLUNTARY PREPAYMENTS', 'Paid in Full Balance', 'Current'),
      'TOTAL',
    )
    return [
      ...held(
        'loans.count',
        'as many loans are listed as the summary counts',
        summary('Total Loan Count'),
        count,
      ),
      ...held(
        'loans.originalBalance',
        'the original balances of the loans add up to the summary',
        summary('Total Original Principal Balance'),
        total('originalBalance'),
      ),
      ...held(
        'loans.amount',
        'the amounts of the loans add up to the summary',
        summary(amountLabel),
        total(amount),
      ),
      ...(table === 'prepaidLoans'
        ? held(
            'loans.report',
            'the loans paid in full add up to the prepayment report',
            paidInFull,
            total(amount),
          )
        : []),
    ]
  })
}
