import { exact, fromCents, toCents } from '@shared/decimal'
import type { Statement, StatementCustodian } from '@shared/statement'
import type { CustodianMonth } from './input'

const UNTOLD: CustodianMonth = { told: false, breaks: [] }

/** The cash a holding was due in the month against the custodian's; `unknown` where no file of the custodian tells of the month. */
export function custodianOf(
  cusip: string,
  expected: string,
  { told, breaks }: CustodianMonth = UNTOLD,
): StatementCustodian {
  const own = breaks.filter((one) => one.cusip === cusip && one.cause !== 'unexpected')
  if (!told) return untold(expected)
  return tied(
    expected,
    own.map((one) => one.difference),
    own,
  )
}

function untold(expected: string): StatementCustodian {
  return {
    expected,
    received: null,
    difference: null,
    status: 'unknown',
    causes: [],
    sentences: [],
  }
}

function tied(
  expected: string,
  differences: readonly string[],
  breaks: CustodianMonth['breaks'],
): StatementCustodian {
  const difference = sum(differences)
  return {
    expected,
    received: fromCents(toCents(exact(expected)) + difference),
    difference: fromCents(difference),
    // Cash that came whole on another day, or split otherwise, is there
    status: difference !== 0n ? 'differs' : breaks.length > 0 ? 'explained' : 'ties',
    causes: [...new Set(breaks.map((one) => one.cause))].sort(),
    sentences: breaks.map((one) => one.sentence),
  }
}

/** The month's cash of all holdings against all that the custodian received, what nobody expected included. */
export function allCustodian(
  expected: string,
  { told, breaks }: CustodianMonth = UNTOLD,
): Statement['custodian'] {
  const unexpected = breaks
    .filter((one) => one.cause === 'unexpected')
    .map(({ cusip, date, received, sentence }) => ({ cusip, date, received, sentence }))
  if (!told) return { ...untold(expected), unexpected }
  const all = tied(
    expected,
    breaks.map((one) => one.difference),
    breaks,
  )
  return { ...all, sentences: [], unexpected }
}

function sum(amounts: readonly string[]): bigint {
  return amounts.reduce((whole, amount) => whole + toCents(exact(amount)), 0n)
}
