import { Decimal } from 'decimal.js'
import type { Deal } from './deal'
import { priorOf, type Month } from './life'
import { amountOf, averagesOf, balanceOf, type Averages, type PoolMonth } from './pool'
import type { Row, Rows, Section, SectionPage } from './rows'

const CHARACTERISTICS = [
  ['Weighted Average Coupon', 'coupon'],
  ['Weighted Average Months to Maturity', 'months'],
  ['Weighted Avg Remaining Amortization Term', 'amortization'],
  ['Weighted Average Seasoning', 'seasoning'],
] as const
const ADJUSTABLE = [
  ['Weighted Average Margin', 'margin'],
  ['Weighted Average Max Rate', 'maximum'],
  ['Weighted Average Min Rate', 'minimum'],
] as const

/** The pages of the collateral report: counts, balances, averages, fees and advances. */
export function collateralPages(deal: Deal, month: Month, rows: Rows): SectionPage[] {
  const { columns } = rows
  const { pools } = month
  const report = 'Collateral Report'
  const subtitle = report
  const legend = rows.groups.map(
    (name) => `                    ${name[0] ?? ''}${name.slice(1).toLowerCase()}`,
  )
  const wide = (left: string, right: string): string => `${left.padEnd(75)}${right}`
  return [
    {
      report,
      subtitle,
      sections: [
        {
          title: 'COLLATERAL',
          columns,
          parts: [counts(deal, pools, rows), balances(deal, pools, rows)],
        },
        { title: 'PREFUNDING', columns, parts: [] },
      ],
      tail: [
        ...legend,
        wide(
          'Current Prin Balance by Groups (in millions of dollars)',
          'Total Current Principal Balance (in millions of dollars)',
        ),
      ],
    },
    {
      report,
      subtitle,
      sections: [
        {
          title: 'CHARACTERISTICS',
          columns,
          parts: [
            {
              heading: null,
              rows: CHARACTERISTICS.flatMap(([label, key]) =>
                averages(label, key, deal, pools, rows),
              ),
            },
          ],
          after: ['Note:  Original information refers to deal issue.'],
        },
      ],
      tail: [...legend, wide('WAC by Groups', 'Total WAC'), wide('WARAT by Groups', 'Total WARAT')],
    },
    {
      report,
      subtitle,
      sections: [
        {
          title: 'ARM CHARACTERISTICS',
          columns,
          parts: [
            {
              heading: null,
              rows: ADJUSTABLE.flatMap(([label, key]) => averages(label, key, deal, pools, rows)),
            },
          ],
          after: ['Note:  Original information refers to deal issue.'],
        },
        {
          title: 'SERVICING FEES / ADVANCES',
          columns,
          parts: [{ heading: null, rows: servicing(pools, rows) }],
        },
        { title: 'ADDITIONAL COLLATERAL INFORMATION', columns, parts: [] },
      ],
    },
  ]
}

type Part = Section['parts'][number]

function counts(deal: Deal, pools: readonly PoolMonth[], rows: Rows): Part {
  const each = (of: (pool: PoolMonth) => number): number[] => pools.map(of)
  return {
    heading: 'Loan Count:',
    rows: [
      rows.count(
        'Original',
        deal.loans.map((group) => group.length),
      ),
      rows.count(
        'Prior',
        each((pool) => pool.priorLoans),
      ),
      rows.count(
        'Prefunding',
        each(() => 0),
      ),
      rows.count(
        'Scheduled Paid Offs',
        each(() => 0),
      ),
      rows.count(
        'Full Voluntary Prepayments',
        each((pool) => -pool.paidInFull.length),
      ),
      rows.count(
        'Repurchases',
        each((pool) => -pool.repurchased.length),
      ),
      rows.count(
        'Liquidations',
        each((pool) => -pool.liquidated.length),
      ),
      rows.count(
        'Current',
        each((pool) => pool.currentLoans),
      ),
    ],
  }
}

function balances(deal: Deal, pools: readonly PoolMonth[], rows: Rows): Part {
  const each = (of: (pool: PoolMonth) => bigint): bigint[] => pools.map(of)
  return {
    heading: 'Principal Balance:',
    rows: [
      rows.dollars(
        'Original',
        deal.loans.map((group) => balanceOf(group)),
      ),
      rows.dollars(
        'Prior',
        each((pool) => pool.priorBalance),
      ),
      rows.dollars(
        'Prefunding',
        each(() => 0n),
      ),
      rows.dollars(
        'Scheduled Principal',
        each((pool) => -pool.scheduled),
      ),
      rows.dollars(
        'Partial and Full Voluntary Prepayments',
        each((pool) => -amountOf(pool.paidInFull) - pool.curtailments),
      ),
      rows.dollars(
        'Repurchases',
        each((pool) => -amountOf(pool.repurchased)),
      ),
      rows.dollars(
        'Liquidations',
        each((pool) => -priorOf(pool.liquidated)),
      ),
      rows.dollars(
        'Current',
        each((pool) => pool.currentBalance),
      ),
    ],
  }
}

/** An average at issue, before and after the month; margins only for the groups that have them. */
function averages(
  label: string,
  key: keyof Averages,
  deal: Deal,
  pools: readonly PoolMonth[],
  rows: Rows,
): Row[] {
  const original = deal.loans.map((group) => ({
    averages: averagesOf(group),
    balance: balanceOf(group),
  }))
  const prior = pools.map((pool) => ({ averages: pool.averages.prior, balance: pool.priorBalance }))
  const current = pools.map((pool) => ({
    averages: pool.averages.current,
    balance: pool.currentBalance,
  }))
  const one = ADJUSTABLE.some((entry) => entry[1] === key) && pools.length > 1
  return (
    [
      ['Original', original],
      ['Prior', prior],
      ['Current', current],
    ] as const
  ).map(([asOf, groups]) => {
    const own = groups.map((group, i) =>
      one && deal.groups[i]?.adjustable !== true ? null : group.averages[key],
    )
    const whole = groups.reduce((sum, group) => sum + group.balance, 0n)
    const mean = groups
      .reduce(
        (sum, group) => sum.plus(group.averages[key].times(group.balance.toString())),
        new Decimal(0),
      )
      .div(whole.toString())
    return rows.rates(`${label} ${asOf}`, [...own, one ? null : mean])
  })
}

function servicing(pools: readonly PoolMonth[], rows: Rows): Row[] {
  const each = (of: (pool: PoolMonth) => bigint): bigint[] => pools.map(of)
  const total = each((pool) => pool.servicing)
  return [
    rows.amount(
      'Current Servicing Fees',
      each((pool) => pool.servicing - pool.delinquentServicing),
    ),
    rows.amount(
      'Delinquent Servicing Fees',
      each((pool) => pool.delinquentServicing),
    ),
    rows.amount('TOTAL SERVICING FEES', total),
    rows.amount('Total Servicing Fees', total),
    rows.amount(
      'Compensating Interest',
      each((pool) => -pool.shortfall),
    ),
    rows.amount(
      'Delinquent Servicing Fees',
      each((pool) => -pool.delinquentServicing),
    ),
    rows.amount(
      'COLLECTED SERVICING FEES',
      each((pool) => pool.servicing - pool.shortfall - pool.delinquentServicing),
    ),
    rows.amount(
      'Current PPIS',
      each((pool) => pool.shortfall),
    ),
    rows.amount(
      'Current Net PPIS',
      each(() => 0n),
    ),
    rows.amount(
      'Total Advanced Principal For Current Payment Date',
      each((pool) => pool.delinquentPrincipal),
    ),
    rows.amount(
      'Total Advanced Interest For Current Payment Date',
      each((pool) => pool.delinquentInterest - pool.delinquentServicing),
    ),
    rows.amount(
      'TOTAL ADVANCES FOR CURRENT PERIOD',
      each((pool) => pool.delinquentPrincipal + pool.delinquentInterest - pool.delinquentServicing),
    ),
  ]
}
