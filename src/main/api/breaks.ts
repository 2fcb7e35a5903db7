import type { CashBreak } from '@shared/api/custodian'
import { addDays, endOfMonth, monthOf } from '@shared/dates'
import { fromCents } from '@shared/decimal'
import { DAYS_APART, findBreaks, type Break } from '../holdings/custodian'
import { firstCustodianDay, listCustodianCash, type CustodianCash } from '../store/custodian'
import type { Database } from '../store/database'
import { expectedCash } from '../store/distributions'

/** Cash received against what was due, as of a day. Call it inside a read. */
export function breaksOf(database: Database, asOf: string): CashBreak[] {
  const received = listCustodianCash(database).filter((row) => row.payDate <= asOf)
  const [first] = received
  if (first === undefined) return []
  // What was due before the custodian's files begin is not missing from them
  const expected = expectedCash(database, `${first.payDate.slice(0, 7)}-01`)
  return findBreaks(expected, received, asOf).map(asData)
}

function asData(one: Break): CashBreak {
  return {
    ...one,
    expected: fromCents(one.expected),
    received: fromCents(one.received),
    difference: fromCents(one.difference),
    sources: [...one.sources],
  }
}

/**
 * The breaks of one month's distributions, and the rows of the custodian's cash they were found among. Looked from the last day on
 * which the month's cash can still come, so that the answer does not depend on the day of asking. Call it inside a read.
 */
export function breaksOfMonth(
  database: Database,
  month: string,
): { readonly breaks: readonly CashBreak[]; readonly received: readonly CustodianCash[] } {
  const first = firstCustodianDay(database)
  if (first === undefined) return { breaks: [], received: [] }
  const asOf = addDays(endOfMonth(month), DAYS_APART)
  const start = addDays(`${month}-01`, -DAYS_APART)
  const received = listCustodianCash(database, start, asOf)
  // Distributions before the month can be nearer to its first payments
  const from = [addDays(start, -DAYS_APART), `${monthOf(first)}-01`].sort().at(-1) ?? start
  const breaks = findBreaks(expectedCash(database, from, asOf), received, asOf)
  return { breaks: breaks.filter((one) => monthOf(one.date) === month).map(asData), received }
}
