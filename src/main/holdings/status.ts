import { addMonths, monthOf } from '@shared/dates'
import type { AccountDistribution } from './distribute'
import type { DatedLot } from './entitlement'

interface StatusInput {
  readonly lots: readonly DatedLot[]
  readonly history: readonly unknown[]
  readonly last:
    | { readonly reportId: number; readonly distributionDate: string; readonly differs: boolean }
    | undefined
  readonly distributions: readonly Pick<AccountDistribution, 'reportId'>[]
  readonly dealDates: readonly string[]
  readonly asOf: string
  readonly anyReport: boolean
}

/**
 * What to know of a position, `ok` when nothing:
 * - `no report yet`: no report up to the day names the CUSIP; with `unknown cusip` besides when reports are on file and none of
 *   any date names it;
 * - `not entitled`: no lot had settled by the record date of the last distribution;
 * - `gap: 2002-08`: between two reports on file of its deal that month's is missing, and the holder may have been paid in it;
 * - `differs`: a check that names the class does not tie in the last report.
 */
export function statusOf(input: StatusInput): string[] {
  const { last } = input
  if (last === undefined) {
    const unknown = input.anyReport && input.history.length === 0
    return unknown ? ['no report yet', 'unknown cusip'] : ['no report yet']
  }
  const entitled = input.distributions.some((row) => row.reportId === last.reportId)
  const status = [
    ...(entitled ? [] : ['not entitled']),
    ...missingMonths(input.lots, input.dealDates, input.asOf).map((month) => `gap: ${month}`),
    ...(last.differs ? ['differs'] : []),
  ]
  return status.length === 0 ? ['ok'] : status
}

/** Months without a report between two that are on file, after the holder's first settlement: record dates fall in the month before. */
export function missingMonths(
  lots: readonly DatedLot[],
  dealDates: readonly string[],
  asOf: string,
): string[] {
  const onFile = [...new Set(dealDates.filter((date) => date <= asOf).map(monthOf))].sort()
  const first = onFile[0]
  const last = onFile.at(-1)
  const settled = earliest(lots)
  if (first === undefined || last === undefined || settled === null) return []
  const missing: string[] = []
  for (let month = first; month < last; month = addMonths(month, 1)) {
    if (!onFile.includes(month) && (settled === 'always' || monthOf(settled) < month))
      missing.push(month)
  }
  return missing
}

function earliest(lots: readonly DatedLot[]): string | null {
  if (lots.some((lot) => lot.settle === null)) return 'always'
  return lots.map((lot) => lot.settle ?? '').sort()[0] ?? null
}
