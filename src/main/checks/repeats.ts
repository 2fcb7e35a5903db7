import type { Check } from '@shared/report'
import { checksOf } from './check'
import { addsUp, groupsOf, minus, unsigned, valueAt, type LineCell, type Place } from './lines'

/** How a row counts: as printed, with the other sign, or without its sign where reports differ in it. */
type Sign = 'printed' | 'negated' | 'unsigned'

/** One quantity that two sections of a report print. */
interface Repeat {
  readonly id: string
  readonly sentence: string
  readonly left: Place
  /** The rows that make up the other side; those that a report does not print count as nothing, if one is there. */
  readonly right: readonly Place[]
  readonly sign?: Sign
}

const POOL = { section: /^COLLATERAL$/ }
const POOL_COUNT = { ...POOL, heading: /^Loan Count/ }
const POOL_BALANCE = { ...POOL, heading: /^Principal Balance/ }
const PRINCIPAL = { section: /^PRINCIPAL - COLLECTIONS$/, exactly: true }
const INTEREST = { section: /^INTEREST - COLLECTIONS$/, exactly: true }
const FEES = { section: /^INTEREST - FEES$/, exactly: true }
const SERVICING = { section: /^SERVICING FEES/, exactly: true }
const PREPAID = { section: /^VOLUNTARY PREPAYMENTS$/, heading: /^Current$/ }
const LOST = { section: /^COLLATERAL REALIZED LOSSES$/, heading: /^Current$/ }

const REPEATS: readonly Repeat[] = [
  {
    id: 'repeat.scheduledPrincipal',
    sentence: 'the pool falls by the scheduled principal collected',
    left: { ...POOL_BALANCE, label: 'Scheduled Principal' },
    right: [{ ...PRINCIPAL, label: 'Scheduled Principal' }],
    sign: 'negated',
  },
  {
    id: 'repeat.poolPrepayments',
    sentence: 'the pool falls by loans paid in full and curtailments',
    left: { ...POOL_BALANCE, label: /Voluntary Prepayments$/ },
    right: [
      { ...PREPAID, label: 'Paid in Full Balance' },
      { ...PREPAID, label: 'Curtailments Amount' },
    ],
    sign: 'negated',
  },
  {
    id: 'repeat.poolRepurchases',
    sentence: 'the pool falls by the loans repurchased',
    left: { ...POOL_BALANCE, label: 'Repurchases' },
    right: [{ ...PREPAID, label: 'Repurchased Loans Balance' }],
    sign: 'negated',
  },
  {
    id: 'repeat.prefunding',
    sentence: 'the pool grows by the loans that the pre-funding account bought',
    left: { ...POOL_BALANCE, label: 'Prefunding' },
    right: [
      { section: /^PREFUNDING$/, label: /^Balance of Subsequent Mortgage Loans/, exactly: true },
    ],
  },
  {
    id: 'repeat.paidInFullLoans',
    sentence: 'the pool loses as many loans as were paid in full',
    left: { ...POOL_COUNT, label: /Voluntary Prepayments$/ },
    right: [{ ...PREPAID, label: 'Number of Paid in Full Loans' }],
    sign: 'negated',
  },
  {
    id: 'repeat.repurchasedLoans',
    sentence: 'the pool loses as many loans as were repurchased',
    left: { ...POOL_COUNT, label: 'Repurchases' },
    right: [{ ...PREPAID, label: 'Number of Repurchased Loans' }],
    sign: 'negated',
  },
  {
    id: 'repeat.liquidatedLoans',
    sentence: 'the pool loses as many loans as were liquidated',
    left: { ...POOL_COUNT, label: 'Liquidations' },
    right: [{ ...LOST, label: 'Number of Loans Liquidated' }],
    sign: 'negated',
  },
  {
    id: 'repeat.curtailments',
    sentence: 'curtailments collected are those of the prepayment report',
    left: { ...PRINCIPAL, label: 'Curtailments' },
    right: [{ ...PREPAID, label: 'Curtailments Amount' }],
  },
  {
    id: 'repeat.prepaymentsInFull',
    sentence: 'prepayments in full collected are those of the prepayment report',
    left: { ...PRINCIPAL, label: /^Prepayments in Full$/i },
    right: [{ ...PREPAID, label: 'Paid in Full Balance' }],
  },
  {
    id: 'repeat.repurchases',
    sentence: 'repurchases collected are those of the prepayment report',
    left: { ...PRINCIPAL, label: /^Repurchases/ },
    right: [{ ...PREPAID, label: 'Repurchased Loans Balance' }],
  },
  {
    id: 'repeat.principalAdvanced',
    sentence: 'principal advanced is the same in both sections',
    left: { ...PRINCIPAL, label: 'Principal Advanced' },
    right: [{ ...SERVICING, label: /^Total Advanced Principal/ }],
  },
  {
    id: 'repeat.interestAdvanced',
    sentence: 'interest advanced is the same in both sections',
    left: { ...INTEREST, label: 'Interest Advanced' },
    right: [{ ...SERVICING, label: /^Total Advanced Interest/ }],
  },
  {
    id: 'repeat.compensatingInterest',
    sentence: 'compensating interest is the same in both sections',
    left: { ...INTEREST, label: 'Compensating Interest' },
    right: [{ ...SERVICING, label: 'Compensating Interest' }],
    sign: 'unsigned',
  },
  {
    id: 'repeat.prepaymentShortfalls',
    sentence: 'prepayment interest shortfalls (PPIS) are the same in both sections',
    left: { ...INTEREST, label: 'Prepayment Interest Shortfalls' },
    right: [{ ...SERVICING, label: 'Current PPIS' }],
    sign: 'unsigned',
  },
  {
    id: 'repeat.servicingFees',
    sentence: 'servicing fees taken are the current servicing fees',
    left: { ...SERVICING, label: 'Current Servicing Fees' },
    right: [
      { ...FEES, label: 'Current Servicing Fees' },
      { ...FEES, label: 'Delinquent Servicing Fees' },
    ],
  },
  {
    id: 'repeat.totalServicingFees',
    sentence: 'total servicing fees are carried over',
    left: { ...SERVICING, label: 'Total Servicing Fees' },
    right: [{ ...SERVICING, label: 'TOTAL SERVICING FEES' }],
  },
  {
    id: 'repeat.liquidationProceeds',
    sentence: 'net liquidation proceeds are the same above the loans liquidated',
    left: {
      section: /^SUMMARY$/,
      label: 'Total Net Liquidation Proceeds',
      exactly: true,
    },
    right: [{ ...LOST, label: 'Net Liquidation Proceeds' }],
  },
  {
    id: 'repeat.netShortfalls',
    sentence: 'net PPIS = PPIS and the compensating interest',
    left: { ...SERVICING, label: 'Current Net PPIS' },
    right: [
      { ...SERVICING, label: 'Current PPIS' },
      { ...SERVICING, label: 'Compensating Interest' },
    ],
  },
  {
    id: 'repeat.netWacShortfall',
    sentence: 'the Net WAC shortfall collected is what the reserve fund paid',
    left: { ...INTEREST, label: 'Net WAC Shortfall' },
    right: [
      {
        section: /^ADDITIONAL INFORMATION$/,
        heading: /RESERVE FUND$/,
        label: 'Net WAC Shortfall',
        exactly: true,
      },
    ],
  },
]

/** Quantities that two sections of a report print, for each loan group that both name. */
export function repeatChecks(cells: readonly LineCell[]): Check[] {
  const groups = groupsOf(cells)
  return REPEATS.flatMap(({ id, sentence, left, right, sign = 'printed' }) =>
    groups.flatMap((group) => {
      const first = valueAt(cells, left, group)
      const others = right.map((place) => valueAt(cells, place, group))
      const present = others.filter((one) => one !== null)
      const signed =
        sign === 'negated'
          ? present.map(minus)
          : sign === 'unsigned'
            ? present.map(unsigned)
            : present
      const identity = addsUp(id, sentence, sign === 'unsigned' ? unsigned(first) : first, signed)
      return checksOf(identity, group)
    }),
  )
}
