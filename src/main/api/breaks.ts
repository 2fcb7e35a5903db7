import type { CashBreak, ExplainedBreak } from '@shared/api/custodian'
import { addDays, endOfMonth, monthOf } from '@shared/dates'
import { fromCents } from '@shared/decimal'
import { DAYS_APART, findBreaks, type Break } from '../holdings/custodian'
import { sourceOf } from '../holdings/positions'
import { classHistory } from '../store/classHistory'
import { firstCustodianDay, listCustodianCash, type CustodianCash } from '../store/custodian'
import type { Database } from '../store/database'
import { distributionsOfAccount, expectedCash } from '../store/distributions'

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

/** A break with the distributions that its expected amount is the sum of. Call it inside a read. */
export function explainBreak(database: Database, one: CashBreak): ExplainedBreak {
  const { portfolio, account, cusip, date } = one
  if (one.cause === 'unexpected' || portfolio === null) return { ...one, due: null }
  const paid = distributionsOfAccount(database, { portfolio, account, cusip, date })
  const rows = new Map(
    classHistory(database, cusip, { from: date, to: date }).map((row) => [row.source, row]),
  )
  const parts = paid.map(({ source, entitledFace }) => {
    const row = rows.get(source)
    return {
      face: entitledFace,
      interestPerThousand: row?.interestFactor ?? null,
      principalPerThousand: row?.principalFactor ?? null,
      source: row === undefined ? null : sourceOf(row),
    }
  })
  const sum = (part: 'interest' | 'principal') =>
    fromCents(paid.reduce((total, row) => total + row[part], 0n))
  return { ...one, due: { interest: sum('interest'), principal: sum('principal'), parts } }
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
