import type { Deal } from './deal'
import type { Month } from './life'
import { principalOf, priorOf } from './life'
import { amountOf, type PoolMonth } from './pool'
import type { Rows, Section, SectionPage } from './rows'

/** The pages of the collection account and of credit enhancement. */
export function accountPages(deal: Deal, month: Month, rows: Rows): SectionPage[] {
  const { columns } = rows
  const { pools, fees } = month
  const each = (of: (pool: PoolMonth, i: number) => bigint): bigint[] => pools.map(of)
  const zero = each(() => 0n)
  const section = (title: string, own: Section['parts'][number]['rows']): Section => ({
    title,
    columns,
    parts: [{ heading: null, rows: own }],
  })
  const principal = each(principalOf)
  const collected = each((pool) => pool.interest - pool.delinquentServicing)
  const taken = each((pool, i) => -(pool.servicing - pool.delinquentServicing) - (fees[i] ?? 0n))
  const other = each((_, i) => (i === 0 ? month.floor : 0n))
  const net = each((_, i) => (collected[i] ?? 0n) + (taken[i] ?? 0n) + (other[i] ?? 0n))
  const report = 'Collection Account Report'
  const subtitle = report
  return [
    {
      report,
      subtitle,
      sections: [
        section('SUMMARY', [
          rows.amount('Principal Collections', principal),
          rows.amount('Principal Withdrawals', zero),
          rows.amount('Principal Other Accounts', zero),
          rows.amount('TOTAL PRINCIPAL', principal),
          rows.amount('Interest Collections', collected),
          rows.amount('Interest Withdrawals', zero),
          rows.amount('Interest Other Accounts', other),
          rows.amount('Interest Fees', taken),
          rows.amount('TOTAL INTEREST', net),
          rows.amount(
            'TOTAL AVAILABLE FUNDS TO BONDHOLDERS',
            each((_, i) => (principal[i] ?? 0n) + (net[i] ?? 0n)),
          ),
        ]),
        section('PRINCIPAL - COLLECTIONS', [
          rows.amount(
            'Scheduled Principal',
            each((pool) => pool.scheduled),
          ),
          rows.amount(
            'Curtailments',
            each((pool) => pool.curtailments),
          ),
          rows.amount(
            'Prepayments in Full',
            each((pool) => amountOf(pool.paidInFull)),
          ),
          rows.amount(
            'Repurchases/Substitutions',
            each((pool) => amountOf(pool.repurchased)),
          ),
          rows.amount(
            'Liquidations',
            each((pool) => priorOf(pool.liquidated)),
          ),
          rows.amount(
            'Insurance Principal',
            each((pool) => pool.recovery),
          ),
          rows.amount('Other Additional Principal', zero),
          rows.amount(
            'Delinquent Principal',
            each((pool) => -pool.delinquentPrincipal),
          ),
          rows.amount(
            'Realized Losses',
            each((pool) => -amountOf(pool.liquidated)),
          ),
          rows.amount(
            'Principal Advanced',
            each((pool) => pool.delinquentPrincipal),
          ),
          rows.amount('TOTAL PRINCIPAL', principal),
        ]),
      ],
    },
    {
      report,
      subtitle,
      sections: [
        { title: 'PRINCIPAL - WITHDRAWALS', columns, parts: [] },
        section('INTEREST - COLLECTIONS', [
          rows.amount(
            'Scheduled Interest',
            each((pool) => pool.interest),
          ),
          rows.amount('Liquidations', zero),
          rows.amount(
            'Prepayment Interest Shortfalls',
            each((pool) => -pool.shortfall),
          ),
          rows.amount(
            'Delinquent Interest',
            each((pool) => -pool.delinquentInterest),
          ),
          rows.amount('Interest Realized Losses', zero),
          rows.amount(
            'Compensating Interest',
            each((pool) => pool.shortfall),
          ),
          rows.amount(
            'Interest Advanced',
            each((pool) => pool.delinquentInterest - pool.delinquentServicing),
          ),
          rows.amount('TOTAL INTEREST', collected),
        ]),
      ],
    },
    {
      report,
      subtitle,
      sections: [
        section('INTEREST - WITHDRAWALS', [
          rows.amount('Prev. Unreimbursed Servicing Advances', zero),
          rows.amount('TOTAL INTEREST WITHDRAWALS', zero),
        ]),
        section('INTEREST - OTHER ACCOUNTS', [
          rows.total('Cap Contract Payment Amount', 0n),
          rows.total('Floor Contract Payment Amounts', month.floor),
        ]),
        section('INTEREST - FEES', [
          rows.amount('Indenture Trustee Fee', fees),
          rows.amount(
            'Current Servicing Fees',
            each((pool) => pool.servicing - pool.delinquentServicing),
          ),
          rows.amount(
            'TOTAL INTEREST  FEES'.replace('  ', ' '),
            taken.map((one) => -one),
          ),
        ]),
      ],
    },
    {
      report: 'Credit Enhancement Report',
      subtitle: 'Credit Enhancement Report',
      sections: [
        { title: 'ACCOUNTS', columns, parts: [] },
        { title: 'INSURANCE', columns, parts: [] },
        section('STRUCTURAL FEATURES', features(deal, month, rows)),
      ],
    },
  ]
}

function features(deal: Deal, { holders }: Month, rows: Rows): Section['parts'][number]['rows'] {
  const { overcollateralization: actual, extra, excess } = holders
  if (deal.style === 'excess') {
    return [
      rows.total('Overcollateralization Amount', actual),
      rows.total(
        'Excess Overcollateralized Amount',
        actual > deal.target ? actual - deal.target : 0n,
      ),
      rows.total('Overcollateralization Release Amount', 0n),
      rows.total('Overcollateralization Deficiency Amount', deal.target - actual),
      rows.total('Overcollateralization Target Amount', deal.target),
    ]
  }
  return [
    rows.total('Current Periods Required Overcollateralization Amt', deal.target),
    rows.total('Current Periods Overcollateralization Amt', actual),
    rows.total('Current Periods Extra Principal Distribution', extra),
    rows.total('Current Periods Net Monthly Excess Cashflow', excess),
    rows.total('Current Periods Overcollateralization Release', 0n),
    rows.text('Available Funds Rate', '5.5492%'),
  ]
}
