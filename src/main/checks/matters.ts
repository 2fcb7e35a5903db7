import type { ClassRow } from '@shared/report'

type Table = 'current' | 'interestDetail'
type OwnCell = readonly [
  table: Table,
  column: keyof ClassRow['current'] | keyof ClassRow['interestDetail'],
  name: string,
]

/** Where an explanation of a check may be looked for: cells of the class's own row, and sections of label rows. */
export interface Matter {
  readonly own?: readonly OwnCell[]
  readonly sections?: readonly RegExp[]
  /** Why such a line makes the difference. */
  readonly because?: string
}

const INTEREST_OF_CLASS: readonly OwnCell[] = [
  ['current', 'deferredInterest', 'Deferred interest (unpaid interest added to the balance)'],
  ['current', 'realizedLoss', 'Realized loss'],
  ['interestDetail', 'nonSupportedShortfall', 'Non-supported interest shortfall'],
  ['interestDetail', 'priorUnpaidInterest', 'Prior unpaid interest'],
  ['interestDetail', 'unscheduledAdjustments', 'Unscheduled interest adjustments'],
]

const INTEREST = [/^INTEREST - COLLECTIONS$/, /^STRUCTURAL FEATURES$/, /^ADJUSTABLE RATE CERT/]
const ACCOUNTS = [/^(?:INTEREST|PRINCIPAL) - (?:COLLECTIONS|WITHDRAWALS|OTHER ACCOUNTS)$/]
const PREPAYMENTS = [/^VOLUNTARY PREPAYMENTS$/]
const LOSSES = [/^COLLATERAL REALIZED LOSSES$/]

const interest: Matter = { own: INTEREST_OF_CLASS, sections: INTEREST }

/**
 * What belongs to the matter of each check. A check that is not here is explained by nothing: its operands are all
 * there is to say of it, or any line would be chance.
 */
export const MATTERS: Readonly<Record<string, Matter>> = {
  'class.optimalInterest': interest,
  'class.unpaidInterest': interest,
  'class.paidInterest': interest,
  'class.rollForward': { sections: LOSSES },
  'class.toDate.rollForward': { sections: LOSSES },
  'funds.distributed': { sections: ACCOUNTS },
  'collection.repeated': {
    sections: [/ - OTHER ACCOUNTS$/],
    because: 'paid outside the summary',
  },
  'repeat.repurchases': { sections: [/^PRINCIPAL - COLLECTIONS$/] },
  'enhancement.amount': { sections: [/^PREFUNDING$/] },
  'pool.rollForward': { sections: [/^PREFUNDING$/] },
  'loans.report.prepayment': { sections: PREPAYMENTS },
  'loans.report.realizedLoss': { sections: LOSSES },
}
