import { z } from 'zod'

/*
 * What a filing says, as `paydown extract` prints it (schema `paydown.filing/1`). Every number is a string holding
 * the exact decimal as printed, without separators; a blank cell is null.
 */

const cell = z.string().nullable()

export const currentPeriodSchema = z.object({
  originalFace: cell,
  priorBalance: cell,
  interest: cell,
  principal: cell,
  distribution: cell,
  realizedLoss: cell,
  deferredInterest: cell,
  currentBalance: cell,
})

export const perThousandSchema = z.object({
  originalPrincipalOrNotional: cell,
  priorBalance: cell,
  interest: cell,
  principal: cell,
  distribution: cell,
  currentBalance: cell,
})

export const toDateSchema = z.object({
  originalFace: cell,
  interest: cell,
  unscheduledPrincipal: cell,
  scheduledPrincipal: cell,
  totalPrincipal: cell,
  totalDistribution: cell,
  realizedLoss: cell,
  deferredInterest: cell,
  currentBalance: cell,
})

export const interestDetailSchema = z.object({
  passThroughRate: cell,
  priorBalance: cell,
  accruedInterest: cell,
  nonSupportedShortfall: cell,
  priorUnpaidInterest: cell,
  unscheduledAdjustments: cell,
  optimalInterest: cell,
  paidInterest: cell,
  currentUnpaidInterest: cell,
})

/** `notional` where the factor's base is not the face, `none` where it is zero. */
export const basisSchema = z.enum(['principal', 'notional', 'none'])

export const classSchema = z.object({
  tier: cell,
  class: z.string(),
  type: cell,
  cusip: cell,
  basis: basisSchema,
  accrual: z.object({ start: cell, end: cell, method: cell }),
  current: currentPeriodSchema,
  perThousand: perThousandSchema,
  toDate: toDateSchema,
  interestDetail: interestDetailSchema,
})

export const tierTotalSchema = z.object({
  tier: cell,
  current: currentPeriodSchema,
  toDate: toDateSchema,
  interestDetail: interestDetailSchema,
})

export const lineSchema = z.object({
  report: z.string(),
  section: z.string(),
  heading: cell,
  label: z.string(),
  values: z.record(z.string(), z.string()),
})

export const delinquencySchema = z.object({
  table: z.string(),
  status: z.string(),
  measure: z.enum(['balance', 'balancePercent', 'loans', 'loansPercent']),
  current: cell,
  one: cell,
  two: cell,
  threePlus: cell,
  total: cell,
})

const loan = { loan: z.string(), group: cell, originalBalance: cell }
const loanTail = { noteRate: cell, state: cell, ltv: cell, term: cell, originatedOn: cell }

export const prepaidLoanSchema = z.object({
  ...loan,
  prepayment: cell,
  prepaidOn: cell,
  type: cell,
  ...loanTail,
})
export const liquidatedLoanSchema = z.object({
  ...loan,
  priorBalance: cell,
  realizedLoss: cell,
  ...loanTail,
})
export const reoLoanSchema = z.object({ ...loan, statedBalance: cell, paidTo: cell, ...loanTail })

export const checkStatusSchema = z.enum(['ties', 'explained', 'differs', 'unknown'])

/** One identity held against the report: difference = left − right; `ties` exactly when |difference| ≤ tolerance. */
export const checkSchema = z.object({
  id: z.string(),
  subject: z.string(),
  status: checkStatusSchema,
  left: cell,
  right: cell,
  difference: cell,
  tolerance: cell,
  operands: z.array(z.string()),
  /** The identity in words, for people: `current = prior − principal − loss + deferred`. */
  sentence: z.string(),
  explanation: z.object({ text: z.string(), cells: z.array(z.string()) }).nullable(),
})

export const revisionSchema = z.enum(['original', 'revised', 'supplemental'])

export const trusteeReportSchema = z.object({
  layout: z.string(),
  deal: z.string(),
  title: cell,
  distributionDate: z.string(),
  recordDate: cell,
  cutOffDate: cell,
  closingDate: cell,
  firstPaymentDate: cell,
  revision: revisionSchema,
  pages: z.number().int(),
  parties: z.array(z.object({ role: z.string(), name: z.string() })),
  contents: z.array(z.object({ title: z.string(), page: z.string() })),
  contacts: z.array(z.object({ role: z.string(), value: z.string() })),
  groups: z.array(z.object({ number: z.string(), name: z.string() })),
  classes: z.array(classSchema),
  totals: z.array(tierTotalSchema),
  lines: z.array(lineSchema),
  delinquency: z.array(delinquencySchema),
  prepaidLoans: z.array(prepaidLoanSchema),
  liquidatedLoans: z.array(liquidatedLoanSchema),
  reoLoans: z.array(reoLoanSchema),
  notes: z.array(z.object({ report: z.string(), text: z.string() })),
  methodology: z.array(z.object({ report: z.string(), term: z.string(), text: z.string() })),
  captions: z.array(z.string()),
  blankSections: z.array(z.object({ report: z.string(), section: z.string() })),
  refused: z.array(
    z.object({ line: z.number(), section: z.string(), code: z.string(), message: z.string() }),
  ),
  checks: z.array(checkSchema),
  unread: z.array(z.object({ line: z.number(), text: z.string() })),
})

export const filingFactsSchema = z.object({
  form: cell,
  registrant: cell,
  commissionFileNumber: cell,
  accessionNumber: cell,
  cik: cell,
  eventDate: cell,
  signedOn: cell,
  /** When EDGAR received it, by the SGML header; a bare text has none. */
  filedOn: cell.default(null),
})

export const filingErrorSchema = z.object({
  code: z.string(),
  message: z.string(),
  line: z.number().nullable(),
})

export const sourceSchema = z.object({ name: z.string(), sha256: z.string(), bytes: z.number() })

export const readFilingSchema = z.object({
  schema: z.literal('paydown.filing/1'),
  source: sourceSchema,
  status: z.literal('read'),
  filing: filingFactsSchema,
  reports: z.array(trusteeReportSchema),
})

export const refusedFilingSchema = z.object({
  schema: z.literal('paydown.filing/1'),
  source: sourceSchema,
  status: z.literal('refused'),
  error: filingErrorSchema,
})

export const filingDocumentSchema = z.discriminatedUnion('status', [
  readFilingSchema,
  refusedFilingSchema,
])

/** A piece of a cell in the physical file: 1-based line and column, length in characters. */
export const spanSchema = z.tuple([z.number(), z.number(), z.number()])

/** Where a cell stands: its path in the report, its exact characters, and its pieces. */
export const cellPlaceSchema = z.object({
  path: z.string(),
  text: z.string(),
  spans: z.array(spanSchema),
})

export type Basis = z.infer<typeof basisSchema>
export type ClassRow = z.infer<typeof classSchema>
export type TierTotal = z.infer<typeof tierTotalSchema>
export type Check = z.infer<typeof checkSchema>
export type CheckStatus = z.infer<typeof checkStatusSchema>
export type Revision = z.infer<typeof revisionSchema>
export type TrusteeReport = z.infer<typeof trusteeReportSchema>
export type FilingFacts = z.infer<typeof filingFactsSchema>
export type ReadFiling = z.infer<typeof readFilingSchema>
export type FilingDocument = z.infer<typeof filingDocumentSchema>
export type Span = z.infer<typeof spanSchema>
export type CellPlace = z.infer<typeof cellPlaceSchema>

export { classKey } from './classKey'
