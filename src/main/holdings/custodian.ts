import { addDays, daysBetween, longDate } from '@shared/dates'
import { fromCents, grouped } from '@shared/decimal'
import { compareTexts } from '@shared/order'

/** Cash an account is due from a CUSIP on a day, in whole cents. */
export interface ExpectedCash {
  readonly portfolio: string
  readonly account: string | null
  readonly cusip: string
  readonly date: string
  readonly interest: bigint
  readonly principal: bigint
}

/** Cash a custodian says it received; `source` is the file and line. */
export interface ReceivedCash {
  readonly source: string
  readonly portfolio: string | null
  readonly account: string | null
  readonly cusip: string
  readonly payDate: string
  readonly interest: bigint | null
  readonly principal: bigint | null
  readonly total: bigint
}

/** Cash that does not agree. Difference = received − expected, in whole cents; a minus is to claim. */
export interface Break {
  readonly cause: 'amount' | 'date' | 'missing' | 'unexpected' | 'twice'
  readonly portfolio: string | null
  readonly account: string | null
  readonly cusip: string
  /** Distribution date, or the custodian's pay date of cash nobody expected. */
  readonly date: string
  readonly expected: bigint
  readonly received: bigint
  readonly difference: bigint
  /** Days from the date to the day looked from. */
  readonly age: number
  readonly sources: readonly string[]
  readonly sentence: string
}

/** A payment that came for a distribution, whether it agrees or not. */
export interface CashMatch {
  readonly portfolio: string
  readonly account: string | null
  readonly cusip: string
  /** Distribution date. */
  readonly date: string
  readonly payDate: string
  readonly expected: bigint
  readonly received: bigint
  readonly sources: readonly string[]
  /** What does not agree; null where all does. */
  readonly cause: Break['cause'] | null
  readonly sentence: string
}

/** Cash that comes so many days before or after a distribution can be that distribution's. */
export const DAYS_APART = 10

interface Group {
  readonly rows: ReceivedCash[]
  readonly payDate: string
  readonly total: bigint
}

/**
 * Expected cash against received, as of a day: rows of one account, CUSIP and day are one payment, and a payment belongs to the
 * nearest distribution of its account and CUSIP within ten days. A row that names no account is of the only account that expects
 * cash of its CUSIP, else unexpected. Sum(received) − sum(expected) = sum of the breaks' differences, over what is due by the day.
 */
export function findBreaks(
  expected: readonly ExpectedCash[],
  received: readonly ReceivedCash[],
  asOf: string,
): Break[] {
  return matchCash(expected, received, asOf).breaks
}

/** As `findBreaks`, with the payments that belong to a distribution besides, newest distribution first. */
export function matchCash(
  expected: readonly ExpectedCash[],
  received: readonly ReceivedCash[],
  asOf: string,
): { readonly breaks: Break[]; readonly matches: CashMatch[] } {
  const dueOf = groupBy(expected, (one) => one.cusip)
  const receivedOf = groupBy(received, (one) => one.cusip)
  const cusips = new Set([...dueOf.keys(), ...receivedOf.keys()])
  const found = [...cusips].map((cusip) =>
    matchCusip(dueOf.get(cusip) ?? [], receivedOf.get(cusip) ?? [], asOf),
  )
  return {
    breaks: found.flatMap((one) => one.breaks).sort((a, b) => compareTexts(key(a), key(b))),
    matches: found
      .flatMap((one) => one.matches)
      .sort((a, b) => compareTexts(b.date, a.date) || compareTexts(key(a), key(b))),
  }
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const group = groups.get(keyOf(item))
    if (group === undefined) groups.set(keyOf(item), [item])
    else group.push(item)
  }
  return groups
}

function matchCusip(
  expected: readonly ExpectedCash[],
  received: readonly ReceivedCash[],
  asOf: string,
): { readonly breaks: Break[]; readonly matches: CashMatch[] } {
  const due = expected.filter((one) => one.date <= asOf && one.interest + one.principal !== 0n)
  const left = new Set(groupsOf(received, expected))
  const breaks: Break[] = []
  const matches: CashMatch[] = []
  // Nearest pairs first, so that a late payment is not taken for the next month's
  const pairs = due
    .flatMap((cash) =>
      [...left].flatMap((group) => {
        const [first] = group.rows
        if (first === undefined || !belongs(first, cash, expected)) return []
        const apart = Math.abs(daysBetween(cash.date, group.payDate))
        return apart <= DAYS_APART ? [{ cash, group, apart }] : []
      }),
    )
    .sort((a, b) => a.apart - b.apart)
  const open = new Set(due)
  for (const { cash, group } of pairs) {
    if (!open.has(cash) || !left.has(group)) continue
    open.delete(cash)
    left.delete(group)
    const found = compare(cash, group, asOf)
    if (found !== null) breaks.push(found)
    matches.push(matchOf(cash, group, found))
  }
  for (const cash of open) breaks.push(missing(cash, asOf))
  for (const group of left) breaks.push(unexpected(group, asOf))
  return { breaks, matches }
}

function matchOf(cash: ExpectedCash, group: Group, found: Break | null): CashMatch {
  const { portfolio, account, cusip, date } = cash
  return {
    ...{ portfolio, account, cusip, date, payDate: group.payDate },
    expected: cash.interest + cash.principal,
    received: group.total,
    sources: group.rows.map((row) => row.source),
    cause: found?.cause ?? null,
    sentence: found?.sentence ?? `${money(group.total)} came on ${longDate(date)} as due.`,
  }
}

function key(one: Break | CashMatch): string {
  return [one.date, one.portfolio ?? '', one.account ?? '', one.cusip, one.cause ?? ''].join(' ')
}

function groupsOf(received: readonly ReceivedCash[], expected: readonly ExpectedCash[]): Group[] {
  const groups = new Map<string, ReceivedCash[]>()
  for (const row of received) {
    const owner = expected.find((cash) => belongs(row, cash, expected))
    const whose =
      owner === undefined
        ? `? ${row.portfolio ?? ''} ${row.account ?? ''}`
        : `${owner.portfolio} ${owner.account ?? ''}`
    const place = `${whose}\0${row.cusip}\0${row.payDate}`
    groups.set(place, [...(groups.get(place) ?? []), row])
  }
  return [...groups.values()].map((rows) => ({
    rows,
    payDate: rows[0]?.payDate ?? '',
    total: rows.reduce((sum, row) => sum + row.total, 0n),
  }))
}

/** Whether cash is of the account that expects it. */
function belongs(
  row: ReceivedCash,
  cash: ExpectedCash,
  expected: readonly ExpectedCash[],
): boolean {
  if (row.cusip !== cash.cusip) return false
  const same = (a: string | null, b: string | null) =>
    (a ?? '').toLowerCase() === (b ?? '').toLowerCase()
  if (row.portfolio !== null && !same(row.portfolio, cash.portfolio)) return false
  if (row.account !== null) return same(row.account, cash.account)
  const owners = expected.filter(
    (one) =>
      one.cusip === row.cusip && (row.portfolio === null || same(row.portfolio, one.portfolio)),
  )
  return owners.every((one) => one.portfolio === cash.portfolio && one.account === cash.account)
}

function compare(cash: ExpectedCash, group: Group, asOf: string): Break | null {
  const expected = cash.interest + cash.principal
  const { total } = group
  const told = `${money(total)} came on ${longDate(group.payDate)}`
  const due = `${money(expected)} was due on ${longDate(cash.date)}`
  if (total === expected) {
    const parts = partsDiffer(cash, group)
    if (parts !== null) return broken(cash, group, 'amount', asOf, `${told} as due, but ${parts}.`)
    if (group.payDate === cash.date) return null
    const days = daysBetween(cash.date, group.payDate)
    const when = days > 0 ? `${days} days late` : `${-days} days early`
    return broken(cash, group, 'date', asOf, `${told}, ${when}: ${due}.`)
  }
  if (group.rows.length > 1 && total === 2n * expected) {
    return broken(cash, group, 'twice', asOf, `${told}, which is twice what was due: ${due}.`)
  }
  return broken(cash, group, 'amount', asOf, `${told}, but ${due}.`)
}

/** What of interest and principal differs where their total does not; null where the custodian does not split it or nothing does. */
function partsDiffer(cash: ExpectedCash, { rows }: Group): string | null {
  if (rows.some((row) => row.interest === null)) return null
  const interest = rows.reduce((sum, row) => sum + (row.interest ?? 0n), 0n)
  if (interest === cash.interest) return null
  return `interest is ${money(interest)} where ${money(cash.interest)} was due, and principal makes up for it`
}

function broken(
  cash: ExpectedCash,
  group: Group,
  cause: Break['cause'],
  asOf: string,
  sentence: string,
): Break {
  const { portfolio, account, cusip, date } = cash
  const expected = cash.interest + cash.principal
  return {
    cause,
    portfolio,
    account,
    cusip,
    date,
    expected,
    received: group.total,
    difference: group.total - expected,
    age: daysBetween(date, asOf),
    sources: group.rows.map((row) => row.source),
    sentence,
  }
}

function missing(cash: ExpectedCash, asOf: string): Break {
  const { portfolio, account, cusip, date } = cash
  const expected = cash.interest + cash.principal
  return {
    cause: 'missing',
    portfolio,
    account,
    cusip,
    date,
    expected,
    received: 0n,
    difference: -expected,
    age: daysBetween(date, asOf),
    sources: [],
    sentence: `${money(expected)} was due on ${longDate(date)}, and nothing came until ${longDate(addDays(date, DAYS_APART))}.`,
  }
}

function unexpected(group: Group, asOf: string): Break {
  const [first] = group.rows
  return {
    cause: 'unexpected',
    portfolio: first?.portfolio ?? null,
    account: first?.account ?? null,
    cusip: first?.cusip ?? '',
    date: group.payDate,
    expected: 0n,
    received: group.total,
    difference: group.total,
    age: daysBetween(group.payDate, asOf),
    sources: group.rows.map((row) => row.source),
    sentence: `${money(group.total)} came on ${longDate(group.payDate)}, and no account on file was due any near that day.`,
  }
}

/** For people: `95,313.69`. */
function money(cents: bigint): string {
  return grouped(fromCents(cents))
}
