import { exact } from '@shared/decimal'
import type { Check, TrusteeReport } from '@shared/report'
import { precisely, printed, sum, type Approx } from '../reading/approx'
import { checkOf } from './check'
import {
  groupsOf,
  inSection,
  quantity,
  valueAt,
  type LineCell,
  type Place,
  type Quantity,
} from './lines'
import { loansByColumn } from './loanGroups'

type Loan = { readonly loan: string; readonly group: string | null } & Readonly<
  Record<string, string | null>
>
type Table = 'prepaidLoans' | 'liquidatedLoans' | 'reoLoans'

/** A table of loans: which rows of its summary its columns add up to, and which rows of the report of amounts. */
interface Detail {
  readonly title: string
  readonly table: Table
  readonly sums: readonly (readonly [column: string, label: string])[]
  readonly count?: Place
  readonly amounts?: readonly (readonly [
    column: string,
    sentence: string,
    places: readonly Place[],
  ])[]
}

const PREPAID = { section: /^VOLUNTARY PREPAYMENTS$/, heading: /^Current$/ }
const LOST = { section: /^COLLATERAL REALIZED LOSSES$/, heading: /^Current$/ }

const DETAILS: readonly Detail[] = [
  {
    title: 'Prepayment Detail Report',
    table: 'prepaidLoans',
    sums: [
      ['originalBalance', 'Total Original Principal Balance'],
      ['prepayment', 'Total Prepayment Amount'],
    ],
    count: { ...PREPAID, label: 'Total Number of Loans Prepaid in Full' },
    amounts: [
      [
        'prepayment',
        'the loans prepaid in full add up to the prepayment report',
        [
          { ...PREPAID, label: 'Paid in Full Balance' },
          { ...PREPAID, label: 'Repurchased Loans Balance' },
        ],
      ],
    ],
  },
  {
    title: 'Realized Loss Detail Report',
    table: 'liquidatedLoans',
    sums: [
      ['originalBalance', 'Total Original Principal Balance'],
      ['priorBalance', 'Total Prior Principal Balance'],
      ['realizedLoss', 'Total Realized Loss Amount'],
    ],
    count: { ...LOST, label: 'Number of Loans Liquidated' },
    amounts: [
      [
        'realizedLoss',
        'the losses of the loans add up to the realized loss report',
        [{ ...LOST, label: /Realized Loss.*Amount$/ }],
      ],
    ],
  },
  {
    title: 'REO Report',
    table: 'reoLoans',
    sums: [
      ['originalBalance', 'Total Original Principal Balance'],
      ['statedBalance', 'Total Current Balance'],
    ],
  },
]

/** The loans listed are as many, and add up to as much, as the summary above them says, and as the report of amounts does. */
export function loanChecks(
  report: Pick<TrusteeReport, Table | 'groups'>,
  cells: readonly LineCell[],
): Check[] {
  return DETAILS.flatMap((detail) => [
    ...againstSummary(detail, report[detail.table] as readonly Loan[], cells),
    ...againstAmounts(detail, report[detail.table] as readonly Loan[], report.groups, cells),
  ])
}

function againstSummary(
  detail: Detail,
  loans: readonly Loan[],
  cells: readonly LineCell[],
): Check[] {
  const { title, table } = detail
  const summary = (label: string): Quantity | null =>
    quantity(
      cells.find(({ line }) => line.report === title && line.label === label),
      'TOTAL',
      true,
    )
  return [
    ...held(
      'loans.count',
      'as many loans are listed as the summary counts',
      title,
      summary('Total Loan Count'),
      countOf(table, loans),
    ),
    ...detail.sums.flatMap(([column, label]) =>
      held(
        `loans.${column}`,
        'the amounts of the loans add up to the summary',
        title,
        summary(label),
        total(table, loans, column),
      ),
    ),
  ]
}

function againstAmounts(
  { title, table, count, amounts = [] }: Detail,
  loans: readonly Loan[],
  groups: TrusteeReport['groups'],
  cells: readonly LineCell[],
): Check[] {
  if (count === undefined) return []
  const columns = groupsOf(inSection(cells, count.section))
  return loansByColumn(loans, groups, columns).flatMap(({ column: group, loans: own }) => {
    if (own === null) return []
    const subject = `${title} ${group}`
    const counted = held(
      'loans.reportedCount',
      'as many loans are listed as the report of amounts counts',
      subject,
      valueAt(cells, count, group),
      countOf(table, own),
    )
    const summed = amounts.flatMap(([column, sentence, places]) => {
      const parts = places
        .map((place) => valueAt(cells, place, group))
        .filter((part) => part !== null)
      const [first, ...more] = parts
      if (first === undefined) return []
      const right = total(table, own, column)
      const left = { value: sum(parts.map((part) => part.value)), path: first.path }
      return held(`loans.report.${column}`, sentence, subject, left, {
        value: right.value,
        paths: [...more.map((part) => part.path), ...right.paths],
      })
    })
    return [...counted, ...summed]
  })
}

interface Side {
  readonly value: Approx
  readonly paths: readonly string[]
}

function total(table: Table, loans: readonly Loan[], column: string): Side {
  return {
    value: sum(loans.map((loan) => printed(exact(loan[column] ?? '0').toFixed(), 'cents'))),
    paths: loans.map((loan) => `${table}[${loan.loan}].${column}`),
  }
}

function countOf(table: Table, loans: readonly Loan[]): Side {
  return {
    value: precisely(loans.length),
    paths: loans.map((loan) => `${table}[${loan.loan}].loan`),
  }
}

function held(
  id: string,
  sentence: string,
  subject: string,
  left: Quantity | null,
  right: Side,
): Check[] {
  if (left === null) return []
  const operands = [left.path, ...right.paths]
  return [checkOf({ id, sentence, left: left.value, right: right.value, operands }, subject, '')]
}
