import type { FigureRow } from '../../text/health'

/** The tabs of the collateral screen. */
export const TABS = [
  { name: 'summary', title: 'Summary' },
  { name: 'delinquency', title: 'Delinquency' },
  { name: 'speeds', title: 'Speeds' },
  { name: 'defaults', title: 'Defaults and losses' },
  { name: 'enhancement', title: 'Enhancement' },
  { name: 'characteristics', title: 'Characteristics' },
  { name: 'fees', title: 'Fees and reserves' },
  { name: 'loans', title: 'Loans' },
] as const

export type TabName = (typeof TABS)[number]['name']

export const CPR = [
  { key: 'cpr3', label: 'CPR, 3 months', measure: 'share', name: '3 months' },
  { key: 'cpr', label: 'CPR, month', measure: 'share', name: 'Month' },
  { key: 'cpr12', label: 'CPR, 12 months', measure: 'share', name: '12 months' },
] as const

export const PSA = [
  { key: 'psa3', label: 'PSA, 3 months', measure: 'number', name: '3 months' },
  { key: 'psa', label: 'PSA, month', measure: 'number', name: 'Month' },
  { key: 'psa12', label: 'PSA, 12 months', measure: 'number', name: '12 months' },
] as const

export const CDR = [
  { key: 'cdr3', label: 'CDR, 3 months', measure: 'share', name: '3 months' },
  { key: 'cdr', label: 'CDR, month', measure: 'share', name: 'Month' },
  { key: 'cdr12', label: 'CDR, 12 months', measure: 'share', name: '12 months' },
] as const

export const OC = [
  { key: 'oc', label: 'Overcollateralization', measure: 'amount', name: 'Actual' },
  { key: 'ocTarget', label: 'Target', measure: 'amount', name: 'Target', target: true },
] as const

export const POOL = [
  { key: 'poolBalance', label: 'Pool balance', measure: 'amount', name: 'Balance' },
] as const

export const COUPON = [
  { key: 'wac', label: 'Coupon, weighted', measure: 'share', name: 'Coupon' },
] as const

const count = (key: string, label: string): FigureRow => ({ key, label, measure: 'amount' })
const amount = (key: string, label: string): FigureRow => ({ ...count(key, label), unit: '$' })

export const DELINQUENT: readonly FigureRow[] = [
  amount('dq.DELINQUENT.one', '31–60 days'),
  amount('dq.DELINQUENT.two', '61–90 days'),
  amount('dq.DELINQUENT.threePlus', '91 days or more'),
  amount('dq.FORECLOSURE.total', 'Foreclosure'),
  amount('dq.BANKRUPTCY.total', 'Bankruptcy'),
  amount('dq.REO.total', 'REO'),
  { ...amount('dq.TOTAL.total', 'All'), sum: true },
]

export const DELINQUENT_LOANS: readonly FigureRow[] = [
  count('dqLoans.DELINQUENT.one', '31–60 days'),
  count('dqLoans.DELINQUENT.two', '61–90 days'),
  count('dqLoans.DELINQUENT.threePlus', '91 days or more'),
  count('dqLoans.FORECLOSURE.total', 'Foreclosure'),
  count('dqLoans.BANKRUPTCY.total', 'Bankruptcy'),
  count('dqLoans.REO.total', 'REO'),
  { ...count('dqLoans.TOTAL.total', 'All'), sum: true },
]

export const LOSS_ROWS: readonly FigureRow[] = [
  count('liquidated', 'Loans liquidated, month'),
  amount('loss', 'Realized loss, month'),
  count('liquidatedToDate', 'Loans liquidated since issue'),
  amount('lossToDate', 'Realized loss since issue'),
  { key: 'lossShare', label: 'Losses since issue, of original', measure: 'share' },
  { key: 'severity', label: 'Severity, month', measure: 'share' },
  { key: 'severity3', label: 'Severity, 3 months', measure: 'share' },
  { key: 'severity12', label: 'Severity, 12 months', measure: 'share' },
  { key: 'severityLife', label: 'Severity, since cut-off', measure: 'share' },
]

/** Speeds of the month; their averages are named after them. */
export const SPEEDS_NOW: readonly FigureRow[] = [
  { key: 'smm', label: 'SMM', measure: 'share' },
  { key: 'cpr', label: 'CPR', measure: 'share' },
  { key: 'psa', label: 'PSA', measure: 'number', unit: '× 100%' },
]

export const DEFAULTS_NOW: readonly FigureRow[] = [
  { key: 'mdr', label: 'MDR', measure: 'share' },
  { key: 'cdr', label: 'CDR', measure: 'share' },
  { key: 'sda', label: 'SDA', measure: 'number', unit: '× 100%' },
  { key: 'severity', label: 'Loss severity', measure: 'share' },
]
