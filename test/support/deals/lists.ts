import { Decimal } from 'decimal.js'
import { toExcelSerial, type IsoDate } from '@shared/dates'
import type { TrusteeReport } from '@shared/report'
import { dollars, general } from '../generalFormat'
import { alignedRow } from '../printPayments'
import type { Deal } from './deal'
import type { Month } from './life'
import { STATUSES, type Status } from './loans'
import type { Bucket, LoanEvent, PoolMonth } from './pool'
import type { SectionPage } from './rows'

type Delinquency = TrusteeReport['delinquency']
type Lines = TrusteeReport['lines']

/** A page that is no page of label rows, and what must be read from it. */
export interface ListPage extends SectionPage {
  readonly delinquency?: Delinquency
  readonly lines?: Lines
}

const BUCKETS = ['current', 'one', 'two', 'threePlus', 'total'] as const
const MEASURES = [
  ['balance', 'Balance'],
  ['balancePercent', '% Balance'],
  ['loans', '# Loans'],
  ['loansPercent', '% # Loans'],
] as const

/** The delinquency report: a page for all, and one for each group where there are several. */
export function delinquencyPages(deal: Deal, { pools }: Month): ListPage[] {
  const tables = [
    ['Total', pools] as const,
    ...(pools.length === 1
      ? []
      : pools.map((pool, i) => [deal.groups[i]?.name ?? '', [pool]] as const)),
  ]
  return tables.map(([table, own]) => {
    const delinquency = [...STATUSES, 'TOTAL' as const].flatMap((status) =>
      rowsOf(table, status, own),
    )
    return {
      report: 'Delinquency Report',
      subtitle: `Delinquency Report  -  ${table}`,
      sections: [],
      delinquency,
      tail: [
        alignedRow([
          [60, 'CURRENT'],
          [75, '1 PAYMENT'],
          [90, '2  PAYMTS'],
          [105, '3+  PAYMTS'],
          [120, 'TOTAL'],
        ]),
        ...delinquency.map((row) =>
          alignedRow([
            [0, row.measure === 'balance' ? row.status : null],
            [30, MEASURES.find(([key]) => key === row.measure)?.[1] ?? ''],
            ...BUCKETS.map((bucket, i) => [60 + i * 15, row[bucket], true] as const),
          ]),
        ),
        'Note:  Current = 0-30days, 1 Payment =31-60days, 2 Payments = 61-90days, 3+ Payments = 91+',
        `${'Total Foreclosure'.padEnd(75)}Total Bankruptcy and REO`,
      ],
    }
  })
}

function rowsOf(table: string, status: Status | 'TOTAL', pools: readonly PoolMonth[]): Delinquency {
  const add = (buckets: readonly Bucket[]): Bucket => ({
    balance: buckets.reduce((sum, one) => sum + one.balance, 0n),
    loans: buckets.reduce((sum, one) => sum + one.loans, 0),
  })
  const own = [0, 1, 2, 3].map((i) =>
    add(
      pools.flatMap((pool) =>
        (status === 'TOTAL' ? STATUSES : [status]).map((one) => pool.buckets[one][i] as Bucket),
      ),
    ),
  )
  const all = [...own, add(own)]
  const balance = pools.reduce((sum, pool) => sum + pool.currentBalance, 0n)
  const loans = pools.reduce((sum, pool) => sum + pool.currentLoans, 0)
  const cells = {
    balance: all.map((one) => dollars(one.balance)),
    balancePercent: all.map((one) =>
      general(new Decimal(one.balance.toString()).div(balance.toString())),
    ),
    loans: all.map((one) => String(one.loans)),
    loansPercent: all.map((one) => general(new Decimal(one.loans).div(loans))),
  }
  return MEASURES.map(([measure]) => {
    const [current, one, two, threePlus, total] = cells[measure]
    const first = status === 'DELINQUENT' ? null : (current ?? null)
    return {
      table,
      status,
      measure,
      current: first,
      one: one ?? null,
      two: two ?? null,
      threePlus: threePlus ?? null,
      total: total ?? null,
    }
  })
}

const dateOf = (date: Date): IsoDate => date.toISOString().slice(0, 10)
const serial = (date: IsoDate): string => String(toExcelSerial(date))

interface Listed {
  readonly event: LoanEvent
  readonly group: string
}

function listed(deal: Deal, month: Month, of: (pool: PoolMonth) => readonly LoanEvent[]): Listed[] {
  return month.pools.flatMap((pool, i) =>
    of(pool).map((event) => ({ event, group: deal.groups[i]?.number ?? '' })),
  )
}

function tailOf({ event: { loan } }: Listed) {
  return {
    noteRate: loan.rate,
    state: loan.state,
    ltv: loan.ltv,
    term: loan.printedTerm,
    originatedOn: dateOf(loan.originated),
  }
}

/** The day of the month before the distribution on which something happened to a loan. */
function dayOf(month: Month, { event }: Listed): IsoDate {
  return `${month.record.slice(0, 8)}${String(event.day).padStart(2, '0')}`
}

export function prepaidLoans(deal: Deal, month: Month): TrusteeReport['prepaidLoans'] {
  return listed(deal, month, (pool) => [...pool.paidInFull, ...pool.repurchased]).map((one) => ({
    loan: one.event.loan.number,
    group: one.group,
    originalBalance: dollars(one.event.loan.original),
    prepayment: dollars(one.event.amount),
    prepaidOn: dayOf(month, one),
    type: one.event.type,
    ...tailOf(one),
  }))
}

export function liquidatedLoans(deal: Deal, month: Month): TrusteeReport['liquidatedLoans'] {
  return listed(deal, month, (pool) => pool.liquidated).map((one) => ({
    loan: one.event.loan.number,
    group: one.group,
    originalBalance: dollars(one.event.loan.original),
    priorBalance: dollars(one.event.prior),
    realizedLoss: dollars(one.event.amount),
    ...tailOf(one),
  }))
}

export function reoLoans(deal: Deal, month: Month): TrusteeReport['reoLoans'] {
  return listed(deal, month, (pool) => pool.becameReo).map((one) => ({
    loan: one.event.loan.number,
    group: one.group,
    originalBalance: dollars(one.event.loan.original),
    statedBalance: dollars(one.event.amount),
    paidTo: dayOf(month, one),
    ...tailOf(one),
  }))
}

const separated = (cents: bigint): string =>
  `${(cents / 100n).toString().replace(/\B(?=(\d{3})+$)/g, ',')}.${String(cents % 100n).padStart(2, '0')}`
const signed = (cents: bigint): string => (cents < 0n ? `(${separated(-cents)})` : separated(cents))

interface Total {
  readonly label: string
  /** Normalized, and as printed. */
  readonly value: string
  readonly printed: string
  readonly byGroup?: readonly string[]
}

function count(label: string, value: number): Total {
  return { label, value: String(value), printed: String(value) }
}

function money(label: string, cents: bigint, zero = '0.00'): Total {
  return cents === 0n
    ? { label, value: zero, printed: zero }
    : { label, value: new Decimal(cents.toString()).div(100).toFixed(2), printed: signed(cents) }
}

/** A report of loans: totals on the left, the groups on the right, and a row a loan. */
function listPage(
  deal: Deal,
  report: string,
  subtitle: string,
  totals: readonly Total[],
  heading: readonly string[],
  loans: readonly string[],
): ListPage {
  const lines: Lines = totals.map(({ label, value, byGroup }) => ({
    report,
    section: 'SUMMARY',
    heading: null,
    label,
    values: {
      TOTAL: value,
      ...Object.fromEntries((byGroup ?? []).map((text, i) => [deal.groups[i]?.name ?? '', text])),
    },
  }))
  const beside = totals.find((total) => total.byGroup !== undefined)
  const height = Math.max(totals.length, deal.groups.length)
  const summary = Array.from({ length: height }, (_, i) => {
    const total = totals[i]
    const group = deal.groups[i]
    const left = total === undefined ? '' : `${total.label} =   ${total.printed}`
    const value = beside?.byGroup?.[i]
    const right =
      group === undefined
        ? ''
        : `Loan Group ${group.number}    =    ${group.name}${value === undefined ? '' : `;   ${beside?.label ?? ''}  =  ${value}`}`
    return right === '' ? left : `${left.padEnd(90)}${right}`
  })
  return {
    report,
    subtitle,
    sections: [],
    lines,
    tail: [
      `${'SUMMARY'.padEnd(90)}LOAN GROUP`,
      ...summary,
      ...heading,
      ...(loans.length === 0 ? ['SPACE INTENTIONALLY LEFT BLANK'] : loans),
    ],
  }
}

/** Characteristics of a loan as printed at the end of its row; the state stands right behind the rate. */
function characteristics(loan: {
  noteRate: string | null
  state: string | null
  ltv: string | null
}): string {
  return `${(loan.noteRate ?? '').padStart(15)}${loan.state ?? ''}  -  ${loan.ltv ?? ''}`
}

type Loan =
  | TrusteeReport['prepaidLoans'][number]
  | TrusteeReport['liquidatedLoans'][number]
  | TrusteeReport['reoLoans'][number]

function loanLine(loan: Loan, cells: readonly string[], middle: string): string {
  const numbers = [loan.originalBalance ?? '', ...cells].map((text) => text.padStart(15)).join('')
  const date = loan.originatedOn === null ? '' : serial(loan.originatedOn)
  return `${`${loan.loan}  ${loan.group ?? ''}`.padEnd(44)}${numbers}${characteristics(loan)}${middle}  ${loan.term ?? ''}          ${date}`
}

const sumOf = (events: readonly Listed[], of: (event: LoanEvent) => bigint): bigint =>
  events.reduce((sum, { event }) => sum + of(event), 0n)

export function prepaidPage(deal: Deal, month: Month): ListPage {
  const events = listed(deal, month, (pool) => [...pool.paidInFull, ...pool.repurchased])
  return listPage(
    deal,
    'Prepayment Detail Report',
    'Prepayment Detail Report  -  Loans Prepaid in Full During Current Distribution',
    [
      count('Total Loan Count', events.length),
      money(
        'Total Original Principal Balance',
        sumOf(events, (event) => event.loan.original),
      ),
      money(
        'Total Prepayment Amount',
        sumOf(events, (event) => event.amount),
      ),
    ],
    [
      'Loan Number                                  Original                                   Current        State &        Type Prepayment',
      '&                             Loan           Principal      Prepayment     Prepayment     Note           LTV at         &              Origination',
      'Loan Group                    Status         Balance        Amount         Date           Rate           Origination    Original Term  Date',
    ],
    prepaidLoans(deal, month).map((loan) =>
      loanLine(
        loan,
        [loan.prepayment ?? '', serial(loan.prepaidOn ?? '')],
        `  ${loan.type ?? ''}  -`,
      ),
    ),
  )
}

export function liquidatedPage(deal: Deal, month: Month): ListPage {
  const events = listed(deal, month, (pool) => pool.liquidated)
  const lost = sumOf(events, (event) => event.amount)
  return listPage(
    deal,
    'Realized Loss Detail Report',
    'Realized Loss Detail Report  -  Loans Liquidated During Current Distribution',
    [
      count('Total Loan Count', events.length),
      money(
        'Total Original Principal Balance',
        sumOf(events, (event) => event.loan.original),
      ),
      money(
        'Total Prior Principal Balance',
        sumOf(events, (event) => event.prior),
      ),
      money('Total Realized Loss Amount', lost),
      money('Total Net Liquidation Proceeds', sumOf(events, (event) => event.prior) - lost),
    ],
    [
      'Loan Number                                  Original       Prior                         Current        State &',
      '&                             Loan           Principal      Principal      Realized       Note           LTV at         Original       Origination',
      'Loan Group                    Status         Balance        Balance        Loss/(Gain)    Rate           Origination    Term           Date',
    ],
    liquidatedLoans(deal, month).map((loan) =>
      loanLine(loan, [loan.priorBalance ?? '', loan.realizedLoss ?? ''], '   '),
    ),
  )
}

export function reoPage(deal: Deal, month: Month): ListPage {
  const events = listed(deal, month, (pool) => pool.becameReo)
  const books = month.pools.map((pool) => pool.reoBook)
  const book = money(
    'REO Book Value',
    books.reduce((sum, one) => sum + one, 0n),
    '000.00',
  )
  return listPage(
    deal,
    'REO Report',
    'REO Report  -  Mortgage Loans that Become REO During Current Distribution',
    [
      count('Total Loan Count', events.length),
      money(
        'Total Original Principal Balance',
        sumOf(events, (event) => event.loan.original),
        '000.00',
      ),
      money(
        'Total Current Balance',
        sumOf(events, (event) => event.amount),
        '000.00',
      ),
      { ...book, byGroup: books.map((one) => money('', one, '000.00').value) },
    ],
    [
      'REO Book Value reported corresponds to total REO loans, including loans that become REO during current distribution.',
      'Loan Number                   Original       Stated                        Current        State &',
      '&                             Principal      Principal      Paid to        Note           LTV at         Original       Origination',
      'Loan Group                    Balance        Balance        Date           Rate           Origination    Term           Date',
    ],
    reoLoans(deal, month).map((loan) =>
      loanLine(loan, [loan.statedBalance ?? '', serial(loan.paidTo ?? '')], '   '),
    ),
  )
}
