import type { Decimal } from 'decimal.js'
import { priorOf, type Month } from './life'
import type { Deal } from './deal'
import { amountOf, balanceOf, type LoanEvent, type PoolMonth } from './pool'
import type { Row, Rows, Section, SectionPage } from './rows'
import { averageRate, mean, psa, sda, speedsOf, yearly, type Speeds } from './speeds'

const METHODS = [
  '               Conditional Prepayment Rate (CPR):    1-((1-SMM)^12)',
  '               Note:  Prepayment rates are calculated since deal issue date.',
]

/** The pages of the prepayment report. */
export function prepaymentPages(months: readonly Month[], rows: Rows): SectionPage[] {
  const report = 'Prepayment Report'
  const subtitle = 'Prepayment Report  -  Voluntary Prepayments'
  const { columns } = rows
  return [
    {
      report,
      subtitle,
      sections: [
        {
          title: 'VOLUNTARY PREPAYMENTS',
          columns,
          parts: [
            { heading: 'Current', rows: prepayments(months.slice(-1), rows) },
            { heading: 'Cumulative', rows: prepayments(months, rows) },
          ],
        },
      ],
      tail: [
        `${'Total Prepayments by Groups  (in thousands of dollars)'.padEnd(75)}Total Prepayments (in thousands of dollars)`,
      ],
    },
    {
      report,
      subtitle,
      sections: [
        {
          title: 'VOLUNTARY PREPAYMENT RATES',
          columns,
          parts: [{ heading: null, rows: prepaymentRates(months, rows) }],
        },
      ],
      tail: [
        'CPR by Groups'.padEnd(75) + 'Total CPR',
        'PREPAYMENT CALCULATION METHODOLOGY',
        ...METHODS,
      ],
    },
  ]
}

/** Sums over months of what happened to each group. */
function sums(months: readonly Month[], of: (pool: PoolMonth) => bigint): bigint[] {
  const groups = months.at(-1)?.pools.length ?? 0
  return Array.from({ length: groups }, (_, i) =>
    months.reduce((sum, month) => sum + of(month.pools[i] as PoolMonth), 0n),
  )
}

function countsOf(
  months: readonly Month[],
  of: (pool: PoolMonth) => readonly LoanEvent[],
): number[] {
  return sums(months, (pool) => BigInt(of(pool).length)).map(Number)
}

function prepayments(months: readonly Month[], rows: Rows): Row[] {
  return [
    rows.count(
      'Number of Paid in Full Loans',
      countsOf(months, (pool) => pool.paidInFull),
    ),
    rows.count(
      'Number of Repurchased Loans',
      countsOf(months, (pool) => pool.repurchased),
    ),
    rows.count(
      'Total Number of Loans Prepaid in Full',
      countsOf(months, (pool) => [...pool.paidInFull, ...pool.repurchased]),
    ),
    rows.dollars(
      'Paid in Full Balance',
      sums(months, (pool) => amountOf(pool.paidInFull)),
    ),
    rows.dollars(
      'Repurchased Loans Balance',
      sums(months, (pool) => amountOf(pool.repurchased)),
    ),
    rows.dollars(
      'Curtailments Amount',
      sums(months, (pool) => pool.curtailments),
    ),
    rows.dollars(
      'Total Prepayment Amount',
      sums(
        months,
        (pool) => amountOf(pool.paidInFull) + amountOf(pool.repurchased) + pool.curtailments,
      ),
    ),
  ]
}

/** The speeds of each group and of all, a list of months each. */
function histories(months: readonly Month[]): Speeds[][] {
  const groups = months.at(-1)?.pools.length ?? 0
  const own = Array.from({ length: groups }, (_, i) =>
    months.map((month) => speedsOf([month.pools[i] as PoolMonth], month.number === 1)),
  )
  return [...own, months.map((month) => speedsOf(month.pools, month.number === 1))]
}

const SPANS = [
  [1, ''],
  [3, '3 Months '],
  [12, '12 Months '],
  [Infinity, 'Since Cut-off'],
] as const

/** A row of a speed for each span; blank where the deal has not as many months. */
function spans(
  rows: Rows,
  all: readonly (readonly Speeds[])[],
  name: string,
  of: (history: readonly Speeds[]) => Decimal,
  approximation: 'none' | 'spaced' = 'none',
): Row[] {
  return SPANS.map(([span, words]) => {
    const over = span === Infinity ? (all[0]?.length ?? 0) : span
    const values = all.map((history) => (history.length < over ? null : of(history.slice(-over))))
    const spaced = approximation === 'none' ? name : `${name} Approximation`
    const label =
      span === 1
        ? name
        : span === Infinity
          ? `Avg ${name} Since Cut-off${approximation === 'none' ? '' : ' Approximation'}`
          : `${words}Avg ${spaced}`
    return rows.rates(label, values)
  })
}

function prepaymentRates(months: readonly Month[], rows: Rows): Row[] {
  const all = histories(months)
  const smm = (history: readonly Speeds[]): Decimal => averageRate(history.map((one) => one.smm))
  return [
    ...spans(rows, all, 'SMM', smm),
    ...spans(rows, all, 'CPR', (history) => yearly(smm(history))),
    ...spans(rows, all, 'PSA', (history) => psa(yearly(smm(history)), agesOf(history)), 'spaced'),
  ]
}

function agesOf(history: readonly Speeds[]): Decimal[] {
  return history.map((one) => (history.length === 1 ? one.seasoning : one.counted))
}

/** The pages of the realized loss report. */
export function lossPages(deal: Deal, months: readonly Month[], rows: Rows): SectionPage[] {
  const report = 'Realized Loss Report'
  const subtitle = 'Realized Loss Report  -  Collateral'
  const { columns } = rows
  const lost = sums(months, (pool) => amountOf(pool.liquidated)).reduce((sum, one) => sum + one, 0n)
  const pool = deal.loans.reduce((sum, group) => sum + balanceOf(group), 0n)
  const share = (Number(lost) / Number(pool)) * 100
  const losses: Section = {
    title: 'COLLATERAL REALIZED LOSSES',
    columns,
    parts: [
      { heading: 'Current', rows: realized(months.slice(-1), rows) },
      { heading: 'Cumulative', rows: realized(months, rows) },
    ],
    after: [
      '               Note: Collateral realized losses may include adjustments to loans liquidated in prior periods.',
    ],
  }
  return [
    {
      report,
      subtitle,
      sections: [
        losses,
        {
          title: '',
          columns,
          parts: [
            {
              heading: null,
              rows: [
                rows.text(
                  'Cumulative Loss Percentage For Related Payment Date',
                  `${share.toFixed(4)}%`,
                ),
              ],
            },
          ],
        },
      ],
      tail: [
        `${'Collateral Loss Severity Approximation  by Groups'.padEnd(75)}Collateral Loss Severity Approximation`,
      ],
    },
    {
      report,
      subtitle,
      sections: [
        {
          title: 'DEFAULT SPEEDS',
          columns,
          parts: [{ heading: null, rows: defaultRates(months, rows) }],
        },
      ],
      tail: ['CDR by Groups'.padEnd(75) + 'Total CDR'],
    },
  ]
}

function realized(months: readonly Month[], rows: Rows): Row[] {
  return [
    rows.count(
      'Number of Loans Liquidated',
      countsOf(months, (pool) => pool.liquidated),
    ),
    rows.dollars(
      'Collateral Realized Loss/(Gain) Amount',
      sums(months, (pool) => amountOf(pool.liquidated)),
    ),
    rows.dollars(
      'Net Liquidation Proceeds',
      sums(months, (pool) => priorOf(pool.liquidated) - amountOf(pool.liquidated)),
    ),
  ]
}

function defaultRates(months: readonly Month[], rows: Rows): Row[] {
  const all = histories(months)
  const mdr = (history: readonly Speeds[]): Decimal => averageRate(history.map((one) => one.mdr))
  const severities = all.map((history) => {
    const known = history.flatMap((one) => (one.severity === null ? [] : [one.severity]))
    return {
      current: history.at(-1)?.severity ?? null,
      life: known.length === 0 ? null : mean(known),
    }
  })
  return [
    ...spans(rows, all, 'MDR', mdr),
    ...spans(rows, all, 'CDR', (history) => yearly(mdr(history))),
    ...spans(rows, all, 'SDA', (history) => sda(yearly(mdr(history)), agesOf(history)), 'spaced'),
    rows.rates(
      'Loss Severity Approximation for Current Period',
      severities.map((one) => one.current),
    ),
    rows.rates('3 Months Avg Loss Severity Approximation', []),
    rows.rates(
      'Avg Loss Severity Approximation Since Cut-off',
      severities.map((one) => one.life),
    ),
  ]
}
