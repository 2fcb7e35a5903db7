import { Decimal } from 'decimal.js'
import type { IsoDate } from '@shared/dates'
import type { ClassRow, TierTotal, TrusteeReport } from '@shared/report'
import { dollars, general } from '../generalFormat'
import { accountPages } from './account'
import type { BondMonth } from './bonds'
import { collateralPages } from './collateral'
import { makeDeal, type Deal } from './deal'
import { live, type Month } from './life'
import {
  delinquencyPages,
  liquidatedLoans,
  liquidatedPage,
  prepaidLoans,
  prepaidPage,
  reoLoans,
  reoPage,
  type ListPage,
} from './lists'
import { lossPages, prepaymentPages } from './rates'
import { Rows, type Section, type SectionPage } from './rows'

/** What the report of a month must be read as. */
export type ReportFacts = Pick<
  TrusteeReport,
  | 'deal'
  | 'title'
  | 'distributionDate'
  | 'recordDate'
  | 'firstPaymentDate'
  | 'groups'
  | 'classes'
  | 'totals'
  | 'lines'
  | 'delinquency'
  | 'prepaidLoans'
  | 'liquidatedLoans'
  | 'reoLoans'
>

/** A report as generated: what it says, and the pages it is printed on after those of the certificate payments. */
export interface GeneratedReport {
  readonly facts: ReportFacts
  readonly name: string
  readonly pages: readonly ListPage[]
}

/** Reports of a deal from a seed: of the months of these numbers, from 1. */
export function reportsOf(seed: number, numbers: readonly number[]): GeneratedReport[] {
  const deal = makeDeal(seed)
  const months = live(deal, Math.max(...numbers))
  return numbers.map((number) => reportOf(deal, months.slice(0, number)))
}

/** The report of the last of these months. */
export function reportOf(deal: Deal, months: readonly Month[]): GeneratedReport {
  const month = months.at(-1)
  const [first] = months
  if (month === undefined || first === undefined) throw new Error('a report needs a month')
  const columns =
    deal.groups.length === 1 ? ['TOTAL'] : [...deal.groups.map((group) => group.column), 'TOTAL']
  const rows = new Rows(columns)
  const pages: ListPage[] = [
    ...accountPages(deal, month, rows),
    ...collateralPages(deal, month, rows),
    ...delinquencyPages(deal, month),
    reoPage(deal, month),
    ...prepaymentPages(months, rows),
    prepaidPage(deal, month),
    ...lossPages(deal, months, rows),
    liquidatedPage(deal, month),
    ...otherPages(deal, months, rows),
  ]
  const tiers = deal.tiers.map((tier, i) => {
    const bonds = i < deal.tiers.length - 1 ? month.lower : month.holders.bonds
    return { total: totalOf(tier, bonds), classes: bonds.map((bond) => classOf(tier, bond, month)) }
  })
  return {
    name: deal.name,
    pages,
    facts: {
      deal: deal.name.replace(/\s+/g, ' '),
      title: deal.title,
      distributionDate: month.distribution,
      recordDate: month.record,
      firstPaymentDate: first.distribution,
      groups: deal.groups.map(({ number, name }) => ({ number, name })),
      classes: tiers.flatMap((tier) => tier.classes),
      totals: tiers.map((tier) => tier.total),
      lines: pages.flatMap(linesOf),
      delinquency: pages.flatMap((page) => page.delinquency ?? []),
      prepaidLoans: prepaidLoans(deal, month),
      liquidatedLoans: liquidatedLoans(deal, month),
      reoLoans: reoLoans(deal, month),
    },
  }
}

/** The rows of a page as they must be read; a section without a name goes on with the one before. */
function linesOf(page: ListPage): TrusteeReport['lines'] {
  let named = ''
  const lines = page.sections.flatMap((section) => {
    named = section.title === '' ? named : section.title
    return section.parts.flatMap(({ heading, rows }) =>
      rows.map(({ label, values }) => ({
        report: page.report,
        section: named,
        heading,
        label,
        values,
      })),
    )
  })
  return [...lines, ...(page.lines ?? [])]
}

/** The pool's coupon after the month less its fees, as a yearly rate of the balance before it. */
function netRate({ pools, fees }: Month): string {
  const add = (amounts: readonly bigint[]): bigint => amounts.reduce((sum, one) => sum + one, 0n)
  const prior = add(pools.map((pool) => pool.priorBalance))
  const current = add(pools.map((pool) => pool.currentBalance))
  const coupon = pools.reduce(
    (sum, pool) => sum.plus(pool.averages.current.coupon.times(pool.currentBalance.toString())),
    new Decimal(0),
  )
  const taken = add([...pools.map((pool) => pool.servicing), ...fees])
  const rate = new Decimal(taken.toString()).times(12).div(prior.toString())
  return `${coupon.div(current.toString()).minus(rate).times(100).toFixed(4)}%`
}

function otherPages(deal: Deal, months: readonly Month[], rows: Rows): SectionPage[] {
  const { columns } = rows
  const month = months.at(-1) as Month
  const whole = month.pools.reduce((sum, pool) => sum + pool.currentBalance, 0n)
  const behind = month.pools.reduce(
    (sum, pool) =>
      sum +
      (pool.buckets.DELINQUENT[3]?.balance ?? 0n) +
      (pool.buckets.FORECLOSURE[3]?.balance ?? 0n) +
      pool.reoBook,
    0n,
  )
  const part = (own: Section['parts'][number]['rows']): Section['parts'] => [
    { heading: null, rows: own },
  ]
  const yes = (value: boolean): string => (value ? 'Yes' : 'No')
  const triggers: SectionPage = {
    report: 'Triggers, Adj. Rate Cert. and Miscellaneous Report',
    subtitle: 'Triggers, Adj. Rate Cert. and Miscellaneous Report',
    sections: [
      {
        title: 'TRIGGER EVENTS',
        columns,
        parts: part([
          rows.text('Optional Termination Date Reached', 'No'),
          rows.text('After the 36th Distribution', yes(month.number > 36)),
          rows.text('Stepdown date occurred', yes(month.number > 36)),
          rows.text('Trigger Event in Effect', yes(behind * 50n > whole)),
        ]),
      },
      {
        title: 'ADJUSTABLE RATE CERTIFICATE INFORMATION',
        columns,
        parts: part([
          rows.total('Current Periods Basis Risk Shortfall Carry Forward Amt', 0n),
          rows.text('Current Periods LIBOR Rate', '1.8100%'),
        ]),
      },
      {
        title: 'ADDITIONAL INFORMATION',
        columns,
        parts: part([rows.text('Current Net Mortgage Rate', netRate(month))]),
      },
    ],
  }
  if (deal.style === 'excess') {
    const title = 'Net PPIS & Other Int. Shortfalls'
    const holders = month.holders.bonds.filter((bond) =>
      ['senior', 'mezzanine'].includes(bond.spec.kind),
    )
    const report = 'Additional Certificate Report'
    const own = holders.map((bond) => ({
      label: bond.spec.name,
      style: 'amount' as const,
      values: { [title]: '0.00' },
    }))
    return [
      triggers,
      {
        report,
        subtitle: report,
        sections: [{ title: 'CLASS', columns: [title], parts: part(own) }],
      },
    ]
  }
  const contracts = ['IMP021F1', 'NCC4728'].map((name, i) =>
    rows.total(name, i === 0 ? month.floor : 0n),
  )
  return [
    triggers,
    {
      report: 'Other Related Information',
      subtitle: 'Other Related Information',
      sections: [
        {
          title: 'ADDITIONAL INFORMATION',
          columns,
          parts: part([rows.total('Total Derivative Payments', month.floor), ...contracts]),
        },
      ],
    },
  ]
}

type Sum = (of: (bond: BondMonth) => bigint) => string

function tables(sum: Sum, rate: string | null): Omit<TierTotal, 'tier'> {
  const principal = (bond: BondMonth): bigint => bond.scheduled + bond.unscheduled
  const toDate = ({ toDate: to }: BondMonth): bigint => to.scheduled + to.unscheduled
  return {
    current: {
      originalFace: sum((bond) => bond.spec.face),
      priorBalance: sum((bond) => bond.prior),
      interest: sum((bond) => bond.interest),
      principal: sum(principal),
      distribution: sum((bond) => bond.interest + principal(bond)),
      realizedLoss: sum((bond) => bond.loss),
      deferredInterest: sum((bond) => bond.deferred),
      currentBalance: sum((bond) => bond.current),
    },
    toDate: {
      originalFace: sum((bond) => bond.spec.face),
      interest: sum((bond) => bond.toDate.interest),
      unscheduledPrincipal: sum((bond) => bond.toDate.unscheduled),
      scheduledPrincipal: sum((bond) => bond.toDate.scheduled),
      totalPrincipal: sum(toDate),
      totalDistribution: sum((bond) => bond.toDate.interest + toDate(bond)),
      realizedLoss: sum((bond) => bond.toDate.loss),
      deferredInterest: sum((bond) => bond.toDate.deferred),
      currentBalance: sum((bond) => bond.current),
    },
    interestDetail: {
      passThroughRate: rate,
      priorBalance: sum((bond) => bond.notional),
      accruedInterest: sum((bond) => bond.accrued),
      nonSupportedShortfall: '0',
      priorUnpaidInterest: '0',
      unscheduledAdjustments: sum((bond) => -bond.deferred),
      optimalInterest: sum((bond) => bond.interest),
      paidInterest: sum((bond) => bond.interest + bond.deferred),
      currentUnpaidInterest: sum((bond) => bond.deferred),
    },
  }
}

function totalOf(tier: string | null, bonds: readonly BondMonth[]): TierTotal {
  return { tier, ...tables((of) => dollars(bonds.reduce((sum, bond) => sum + of(bond), 0n)), null) }
}

function classOf(tier: string | null, bond: BondMonth, month: Month): ClassRow {
  const { spec } = bond
  const { base, face, method } = spec
  const factor = (cents: bigint): string =>
    base === 0n ? '0' : general(new Decimal(cents.toString()).times(1000).div(base.toString()))
  const notional = base !== 0n && base !== face
  const floats = method === 'A-Act/360'
  const currentNotional =
    spec.kind === 'excess' ? bond.notional - bond.prior + bond.current : bond.notional
  const principal = bond.scheduled + bond.unscheduled
  const period = month.period as { start: IsoDate; end: IsoDate }
  return {
    tier,
    class: spec.name,
    type: spec.type,
    cusip: spec.cusip,
    basis: base === 0n ? 'none' : notional ? 'notional' : 'principal',
    accrual: floats ? { ...period, method } : { start: null, end: null, method: method ?? '-' },
    ...tables(
      (of) => dollars(of(bond)),
      bond.rate === null ? null : general(new Decimal(bond.rate)),
    ),
    perThousand: {
      originalPrincipalOrNotional: dollars(base),
      priorBalance: factor(notional ? bond.notional : bond.prior),
      interest: factor(bond.interest),
      principal: factor(principal),
      distribution: factor(bond.interest + principal),
      currentBalance: factor(notional ? currentNotional : bond.current),
    },
  }
}
