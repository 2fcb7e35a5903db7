import type { Exact } from '@shared/decimal'
import type { DatedLot } from './entitlement'
import { entitledMonths } from './openMonths'

interface StatusInput {
  readonly lots: readonly DatedLot[]
  /** What is held at the close of the day. */
  readonly face: Exact
  readonly history: readonly unknown[]
  readonly last:
    | {
        readonly source: string
        readonly place: unknown
        readonly differs: boolean
        readonly corrected?: boolean
        readonly interestFactor: string | null
        readonly principalFactor: string | null
      }
    | undefined
  readonly distributions: readonly { readonly source: string }[]
  /** Months without a report between two that are on file of the deal. */
  readonly gaps: readonly string[]
  readonly anyReport: boolean
}

/**
 * What to know of a position, `ok` when nothing:
 * - `no report yet`: no report up to the day names the CUSIP; with `unknown cusip` besides when reports are on file and none of
 *   any date names it;
 * - `not entitled`: no lot had settled by the record date of the last distribution;
 * - `gap: 2002-08`: between two reports on file of its deal that month's is missing, and the holder may have been paid in it;
 * - `differs`: a check that names the class does not tie in the last report;
 * - `corrected by hand`: a number of the class in the last report was put right by a person;
 * - `entered by hand`: the last month's factors come from a person, not from a report;
 * - `cash not known`: of that month only the balance was entered, not what was paid;
 * - `sold`: everything that was bought is sold.
 */
export function statusOf(input: StatusInput): string[] {
  const { last } = input
  if (last === undefined) {
    const unknown = input.anyReport && input.history.length === 0
    return unknown ? ['no report yet', 'unknown cusip'] : ['no report yet']
  }
  const entitled = input.distributions.some((row) => row.source === last.source)
  const sold = input.face.isZero() && input.lots.some((lot) => lot.kind === 'sell')
  const status = [
    ...(sold ? ['sold'] : entitled ? [] : ['not entitled']),
    ...entitledMonths(input.lots, input.gaps).map((month) => `gap: ${month}`),
    ...(last.differs ? ['differs'] : []),
    ...(last.corrected === true ? ['corrected by hand'] : []),
    ...(last.place === null ? ['entered by hand'] : []),
    ...(last.place === null && isUnpaid(last) ? ['cash not known'] : []),
  ]
  return status.length === 0 ? ['ok'] : status
}

/** Whether interest or principal of a month entered by hand is not known. */
function isUnpaid(row: {
  readonly interestFactor: string | null
  readonly principalFactor: string | null
}): boolean {
  return row.interestFactor === null || row.principalFactor === null
}
