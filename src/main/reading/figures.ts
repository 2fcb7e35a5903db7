import type { TrusteeReport } from '@shared/report'
import type { Figures, PrintedFigure } from '@shared/figures'
import { LinePaths } from '@shared/linePaths'

type Line = TrusteeReport['lines'][number]

/** A figure of a deal's health and the label row it is read from. */
interface Declared {
  readonly key: string
  readonly section: RegExp
  readonly label: RegExp
  readonly heading?: RegExp
}

const RATES = /PREPAYMENT RATES/i
const DEFAULTS = /^DEFAULT SPEEDS/i
const LOSSES = /REALIZED LOSSES/i
const POOL = /^COLLATERAL$/i
const FEATURES = /STRUCTURAL FEATURES|CREDIT ENHANCEMENT|OVERCOLLATERALIZATION/i

/** SMM and its averages, and so for the other speeds: `SMM`, `3 Months Avg SMM`, `12 Months Avg SMM`, `Avg SMM Since Cut-off`. */
function speed(key: string, section: RegExp): Declared[] {
  const name = key.toUpperCase()
  return [
    { key, section, label: new RegExp(`^${name}$`, 'i') },
    { key: `${key}3`, section, label: new RegExp(`^3 Months? Avg ${name}`, 'i') },
    { key: `${key}12`, section, label: new RegExp(`^12 Months? Avg ${name}`, 'i') },
    { key: `${key}Life`, section, label: new RegExp(`^Avg ${name}.* Since`, 'i') },
  ]
}

/** A characteristic at issue, a month before and now: `Weighted Average Coupon Original`, `… Prior`, `… Current`. */
function characteristic(key: string, name: string): Declared[] {
  return [
    ['Original', 'Original'],
    ['Prior', 'Prior'],
    ['', 'Current'],
  ].map(([suffix, word]) => ({
    key: `${key}${suffix ?? ''}`,
    section: /CHARACTERISTICS/i,
    label: new RegExp(`^${name} ${word ?? ''}$`, 'i'),
  }))
}

/** The pool at issue, a month before and now, under `Loan Count:` and `Principal Balance:`. */
function pool(key: string, heading: RegExp): Declared[] {
  return [
    { key: `${key}Original`, section: POOL, heading, label: /^Original$/i },
    { key: `${key}Prior`, section: POOL, heading, label: /^Prior$/i },
    { key, section: POOL, heading, label: /^Current$/i },
  ]
}

const DECLARED: readonly Declared[] = [
  ...pool('poolLoans', /loan count/i),
  ...pool('poolBalance', /principal balance/i),
  ...characteristic('wac', 'Weighted Average Coupon'),
  ...characteristic('wam', 'Weighted Average Months to Maturity'),
  ...characteristic('seasoning', 'Weighted Average Seasoning'),
  ...speed('smm', RATES),
  ...speed('cpr', RATES),
  ...speed('psa', RATES),
  ...speed('mdr', DEFAULTS),
  ...speed('cdr', DEFAULTS),
  ...speed('sda', DEFAULTS),
  { key: 'severity', section: DEFAULTS, label: /^Loss Severity .*Current/i },
  { key: 'severity3', section: DEFAULTS, label: /^3 Months? Avg Loss Severity/i },
  { key: 'severity12', section: DEFAULTS, label: /^12 Months? Avg Loss Severity/i },
  { key: 'severityLife', section: DEFAULTS, label: /^Avg Loss Severity .*Since/i },
  { key: 'loss', section: LOSSES, heading: /^current/i, label: /Realized Loss/i },
  { key: 'lossToDate', section: LOSSES, heading: /^cumulative/i, label: /Realized Loss/i },
  { key: 'liquidated', section: LOSSES, heading: /^current/i, label: /Loans Liquidated/i },
  { key: 'liquidatedToDate', section: LOSSES, heading: /^cumulative/i, label: /Loans Liquidated/i },
  { key: 'lossShare', section: LOSSES, label: /^Cumulative Loss Percentage/i },
  {
    key: 'oc',
    section: FEATURES,
    label: /^(?:Current Periods? )?Overcollateralization Am(?:oun)?t$/i,
  },
  {
    key: 'ocTarget',
    section: FEATURES,
    label: /Required\s*Overcollateral|Target\s*Overcollateral|^Overcollateralization Target/i,
  },
  { key: 'ocDeficiency', section: FEATURES, label: /^Overcollateralization Deficiency/i },
]

/** Label rows that are taken whole, each under its own name: `fee:Trustee Fee Amount`. */
const WHOLE: readonly {
  readonly kind: string
  readonly isOf: (line: Line) => boolean
}[] = [
  { kind: 'trigger', isOf: ({ section }) => /^TRIGGER/i.test(section) },
  {
    kind: 'reserve',
    isOf: ({ heading, label }) =>
      /RESERVE FUND|PRE-?FUNDING ACCOUNT/i.test(`${heading ?? ''} ${label}`),
  },
  { kind: 'fee', isOf: ({ section }) => /^INTEREST - FEES$/i.test(section) },
  { kind: 'feature', isOf: ({ section }) => FEATURES.test(section) },
]

const BUCKETS = ['current', 'one', 'two', 'threePlus', 'total'] as const

/** The name of a loan group as both kinds of heading have it: `Adjustable Group` and `ADJUSTABLE` are one. */
export function groupName(heading: string): string {
  return heading
    .replace(/\s+Group$/i, '')
    .trim()
    .toUpperCase()
}

/**
 * What a report prints of its deal's health, by key (`cpr`, `oc`, `dq.REO.total`, `fee:…`) and loan group (`TOTAL` is the whole
 * pool), each with the path of its cell. Texts are as printed: amounts in dollars, rates as fractions; blank cells are left out.
 */
export function figuresOf(report: Pick<TrusteeReport, 'lines' | 'delinquency'>): Figures {
  const found: Record<string, Record<string, PrintedFigure>> = {}
  const paths = new LinePaths()
  const bySection = new Map<string, readonly Declared[]>()
  const put = (key: string, group: string, text: string | null, path: string) => {
    if (text === null || text === '') return
    const groups = (found[key] ??= {})
    groups[group] ??= { text, path }
  }
  for (const line of report.lines) {
    const path = paths.next(line)
    let declared = bySection.get(line.section)
    if (declared === undefined) {
      declared = DECLARED.filter((one) => one.section.test(line.section))
      bySection.set(line.section, declared)
    }
    const keys = declared.filter((one) => isAt(line, one)).map((one) => one.key)
    const whole = WHOLE.find(({ isOf }) => isOf(line))
    if (whole !== undefined) keys.push(`${whole.kind}:${line.label}`)
    for (const key of keys) {
      for (const [group, text] of Object.entries(line.values)) {
        put(key, groupName(group), text, `${path}.${group}`)
      }
    }
  }
  for (const row of report.delinquency) {
    if (row.measure !== 'balance' && row.measure !== 'loans') continue
    const kind = row.measure === 'balance' ? 'dq' : 'dqLoans'
    const path = `delinquency[${row.table}/${row.status}/${row.measure}]`
    for (const bucket of BUCKETS) {
      const key = `${kind}.${row.status.toUpperCase()}.${bucket}`
      put(key, groupName(row.table), row[bucket], `${path}.${bucket}`)
    }
  }
  return found
}

function isAt(line: Line, { heading, label }: Declared): boolean {
  return (
    label.test(line.label) &&
    (heading === undefined || (line.heading !== null && heading.test(line.heading)))
  )
}
