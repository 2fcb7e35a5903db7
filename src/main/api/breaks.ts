import type { Args, Reply } from '@shared/api'
import type { CashBreak, ExplainedBreak } from '@shared/api/custodian'
import { addDays, endOfMonth, monthOf } from '@shared/dates'
import { fromCents } from '@shared/decimal'
import {
  DAYS_APART,
  findBreaks,
  matchCash,
  type Break,
  type CashMatch,
} from '../holdings/custodian'
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
): {
  readonly breaks: readonly CashBreak[]
  readonly matches: readonly CashMatch[]
  readonly received: readonly CustodianCash[]
} {
  const first = firstCustodianDay(database)
  if (first === undefined) return { breaks: [], matches: [], received: [] }
  const asOf = addDays(endOfMonth(month), DAYS_APART)
  const start = addDays(`${month}-01`, -DAYS_APART)
  const received = listCustodianCash(database, start, asOf)
  // Distributions before the month can be nearer to its first payments
  const from = [addDays(start, -DAYS_APART), `${monthOf(first)}-01`].sort().at(-1) ?? start
  const { breaks, matches } = matchCash(expectedCash(database, from, asOf), received, asOf)
  const isOfMonth = (one: { readonly date: string }) => monthOf(one.date) === month
  return {
    breaks: breaks.filter(isOfMonth).map(asData),
    matches: matches.filter(isOfMonth),
    received,
  }
}

/** What of a month's cash was due to a portfolio, or to all but synthetic ones, and what the custodian's files tell of it. */
export function custodianMonth(
  database: Database,
  month: string,
  portfolio: string | null,
): Reply<'custodian.month'> {
  const isOurs = isOf(portfolio)
  const due = expectedCash(database, `${month}-01`, endOfMonth(month)).filter(
    (one) => isOurs(one) && one.interest + one.principal !== 0n,
  )
  const { breaks, matches } = breaksOfMonth(database, month)
  const own = matches.filter(isOurs)
  return {
    first: firstCustodianDay(database) ?? null,
    told: own.length > 0 || breaks.some((one) => isOurs(one) && one.sources.length > 0),
    expected: fromCents(due.reduce((sum, one) => sum + one.interest + one.principal, 0n)),
    payments: due.length,
    ties: own.filter((one) => one.cause === null).length,
  }
}

/** Whether something is of a portfolio, named in any case, or of any where none is named. */
function isOf(portfolio: string | null): (one: { readonly portfolio: string | null }) => boolean {
  const name = portfolio?.toLowerCase()
  return (one) => name === undefined || one.portfolio?.toLowerCase() === name
}

/** The payments that the custodian's files have for a CUSIP's distributions up to a day, newest first. Call it inside a read. */
export function matchesOf(
  database: Database,
  { cusip, portfolio, asOf }: Args<'custodian.matches'>,
): Reply<'custodian.matches'> {
  const first = firstCustodianDay(database)
  if (first === undefined) return { first: null, matches: [] }
  const received = listCustodianCash(database, '', addDays(asOf, DAYS_APART)).filter(
    (one) => one.cusip === cusip,
  )
  const expected = expectedCash(database, `${monthOf(first)}-01`, asOf, cusip)
  const { matches } = matchCash(expected, received, asOf)
  return {
    first,
    matches: matches
      .filter(isOf(portfolio ?? null))
      .map(({ expected: due, received: came, sources, ...one }) => ({
        ...one,
        expected: fromCents(due),
        received: fromCents(came),
        sources: [...sources],
      })),
  }
}
