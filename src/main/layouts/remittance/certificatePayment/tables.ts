import { amount, cusipLike, dayCountMethod, rate, serialDate, word } from '../../../reading/kinds'
import type { Column } from '../../../reading/rows'

/*
 * The Certificate Payment Report: four tables a REMIC tier, each class a row in each of them, in the same order.
 * A table is told by its title; its heading must read as here, or the columns are not the ones declared.
 */

/** A table of the report: its title, its heading without blanks, its columns, and what its total row has. */
export interface Table<K extends string = string> {
  readonly name: string
  readonly title: string
  readonly heading: string
  readonly columns: readonly Column<K>[]
  /** Columns of the `Total` row after the word itself; empty when the table has none. */
  readonly total: readonly Column<K>[]
}

function amounts<K extends string>(...keys: readonly K[]): Column<K>[] {
  return keys.map((key) => ({ key, kind: amount }))
}

const name = { key: 'name', kind: word, words: true } as const

const CURRENT = amounts(
  'originalFace',
  'priorBalance',
  'interest',
  'principal',
  'distribution',
  'realizedLoss',
  'deferredInterest',
  'currentBalance',
)

/*
 *                Class          Original                  Principal                               Total          Realized   Deferred   Principal
 * Class          Type           Face Value                Balance       Interest   Principal      Distribution   Losses     Interest   Balance
 *                                                         (1)           (2)        (3)            (4)=(2)+(3)    (5)        (6)        (7)=(1)-(3)-(5)+(6)
 * A-1            FLT, SEQ       28750000                  26193472.49   45183.74   2695085.03     2740268.77     0          0          23498387.46
 */
export const current = {
  name: 'current',
  title: 'Distribution in Dollars - Current Period',
  heading:
    'PriorCurrent' +
    'ClassOriginalPrincipalTotalRealizedDeferredPrincipal' +
    'ClassTypeFaceValueBalanceInterestPrincipalDistributionLossesInterestBalance' +
    '(1)(2)(3)(4)=(2)+(3)(5)(6)(7)=(1)-(3)-(5)+(6)',
  columns: [name, { key: 'type', kind: word, words: true, optional: true }, ...CURRENT],
  total: CURRENT,
} satisfies Table

const PER_THOUSAND = amounts(
  'originalPrincipalOrNotional',
  'priorBalance',
  'interest',
  'principal',
  'distribution',
  'currentBalance',
)

/*
 * Class          Starting       Ending         Method      Cusip       Balance        Balance       Interest      Principal   Distribution   Balance
 *                                                                      (1)            (2)           (3)           (4)=(2)+(3)    (5)
 * A-1            37494          37523          F-30/360    45254TLU6   28750000       911.077304    1.571608348   93.742088   95.31369635    817.335216
 */
export const perThousand = {
  name: 'perThousand',
  title: 'Interest Accrual Detail Current Period Factor Information per $1,000 of Original Face',
  heading:
    'Orig.PrincipalPriorCurrent' +
    'PeriodPeriod(withNotional)PrincipalTotalPrincipal' +
    'ClassStartingEndingMethodCusipBalanceBalanceInterestPrincipalDistributionBalance' +
    '(1)(2)(3)(4)=(2)+(3)(5)',
  columns: [
    name,
    { key: 'start', kind: serialDate, optional: true },
    { key: 'end', kind: serialDate, optional: true },
    { key: 'method', kind: dayCountMethod },
    { key: 'cusip', kind: cusipLike, optional: true },
    ...PER_THOUSAND,
  ],
  total: [],
} satisfies Table

const TO_DATE = amounts(
  'originalFace',
  'interest',
  'unscheduledPrincipal',
  'scheduledPrincipal',
  'totalPrincipal',
  'totalDistribution',
  'realizedLoss',
  'deferredInterest',
  'currentBalance',
)

/*
 *                Original                               Unscheduled   Scheduled      Total          Total          Realized   Deferred   Principal
 * Class          Face Value                 Interest    Principal     Principal      Principal      Distribution   Losses     Interest   Balance
 *                (1)                        (2)         (3)           (4)            (5)=(3)+(4)    (6)=(2)+(5)    (7)        (8)        (9)=(1)-(5)-(7)+(8)
 * A-1            28750000                   147334.38   4928228.62    323383.92      5251612.54     5398946.92     0          0          23498387.46
 */
export const toDate = {
  name: 'toDate',
  title: 'Distribution in Dollars - to Date',
  heading:
    'Current' +
    'OriginalUnscheduledScheduledTotalTotalRealizedDeferredPrincipal' +
    'ClassFaceValueInterestPrincipalPrincipalPrincipalDistributionLossesInterestBalance' +
    '(1)(2)(3)(4)(5)=(3)+(4)(6)=(2)+(5)(7)(8)(9)=(1)-(5)-(7)+(8)',
  columns: [name, ...TO_DATE],
  total: TO_DATE,
} satisfies Table

const INTEREST = amounts(
  'priorBalance',
  'accruedInterest',
  'nonSupportedShortfall',
  'priorUnpaidInterest',
  'unscheduledAdjustments',
  'optimalInterest',
  'paidInterest',
  'currentUnpaidInterest',
)

/*
 * Class          Rate           Balance           Interest      Interest SF    Interest       Adjustments    Interest      Interest      Interest
 *                                                 (1)           (2)            (3)            (4)            (5)=(1)-(2)+(3)(6)          (7)=(5)-(6)
 * A-1            0.0207         26193472.49       45183.74      0              0              0              45183.74      45183.74      0
 */
export const interestDetail = {
  name: 'interestDetail',
  title: 'Interest Detail',
  heading:
    'Pass-PriorPrincipalNon-PriorUnscheduledPaidorCurrent' +
    'Through(withNotional)AccruedSupportedUnpaidInterestOptimalDeferredUnpaid' +
    'ClassRateBalanceInterestInterestSFInterestAdjustmentsInterestInterestInterest' +
    '(1)(2)(3)(4)(5)=(1)-(2)+(3)(6)(7)=(5)-(6)',
  columns: [name, { key: 'passThroughRate', kind: rate, optional: true }, ...INTEREST],
  total: INTEREST,
} satisfies Table

export const TABLES = { current, perThousand, toDate, interestDetail } as const
export type TableName = keyof typeof TABLES
