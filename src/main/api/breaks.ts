import type { CashBreak } from '@shared/api/custodian'
import { fromCents } from '@shared/decimal'
import { findBreaks } from '../holdings/custodian'
import { listCustodianCash } from '../store/custodian'
import type { Database } from '../store/database'
import { expectedCash } from '../store/distributions'

/** Cash received against what was due, as of a day. Call it inside a read. */
export function breaksOf(database: Database, asOf: string): CashBreak[] {
  const received = listCustodianCash(database).filter((row) => row.payDate <= asOf)
  const [first] = received
  if (first === undefined) return []
  // What was due before the custodian's files begin is not missing from them
  const expected = expectedCash(database, `${first.payDate.slice(0, 7)}-01`)
  return findBreaks(expected, received, asOf).map((one) => ({
    ...one,
    expected: fromCents(one.expected),
    received: fromCents(one.received),
    difference: fromCents(one.difference),
    sources: [...one.sources],
  }))
}
