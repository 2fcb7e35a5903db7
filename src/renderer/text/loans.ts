import type { TrusteeReport } from '@shared/report'

/** A number of a loan's row and its column. */
export interface LoanCell {
  readonly key: string
  readonly label: string
  readonly text: string
}

/** A loan that left the pool, or that the trust owns now, whatever table it stands in. */
export interface LoanRow {
  readonly loan: string
  readonly path: string
  readonly what: string
  readonly group: string | null
  readonly state: string | null
  /** Original balance, amount, realized loss, note rate. */
  readonly cells: readonly (LoanCell | null)[]
  /** Everything a person may type to find it, in lower case. */
  readonly search: string
}

type Prepaid = TrusteeReport['prepaidLoans'][number]
type Liquidated = TrusteeReport['liquidatedLoans'][number]
type Owned = TrusteeReport['reoLoans'][number]

/** The loans of a report's three tables of loans, in the order it prints them. */
export function loanRows(report: TrusteeReport): LoanRow[] {
  const prepaid = report.prepaidLoans.map((loan: Prepaid) =>
    row('prepaidLoans', loan, loan.type ?? 'Paid in full', [
      cell('prepayment', 'Prepayment', loan.prepayment),
      null,
    ]),
  )
  const liquidated = report.liquidatedLoans.map((loan: Liquidated) =>
    row('liquidatedLoans', loan, 'Liquidated', [
      cell('priorBalance', 'Balance before', loan.priorBalance),
      cell('realizedLoss', 'Realized loss', loan.realizedLoss),
    ]),
  )
  const owned = report.reoLoans.map((loan: Owned) =>
    row('reoLoans', loan, 'REO', [
      cell('statedBalance', 'Stated balance', loan.statedBalance),
      null,
    ]),
  )
  return [...prepaid, ...liquidated, ...owned]
}

function cell(key: string, label: string, text: string | null): LoanCell | null {
  return text === null ? null : { key, label, text }
}

function row(
  table: string,
  loan: Prepaid | Liquidated | Owned,
  what: string,
  amounts: readonly (LoanCell | null)[],
): LoanRow {
  const { loan: number, group, state, originalBalance, noteRate } = loan
  return {
    loan: number,
    path: `${table}[${number}]`,
    what,
    group,
    state,
    cells: [
      cell('originalBalance', 'Original balance', originalBalance),
      ...amounts,
      cell('noteRate', 'Note rate', noteRate),
    ],
    search: [number, what, group, state].join(' ').toLowerCase(),
  }
}
