import { z } from 'zod'
import { positionSchema, positionSourceSchema, positionTotalsSchema } from './positions'
import { basisSchema } from './report'
import { statementDealSchema } from './statementDeal'

/* The monthly holder report as one model; every writer (HTML, text, JSON, PDF, CSV, XLSX) prints this and computes nothing. */

/** What the custodian's files say of the cash of a holding in the month; dollars and cents, difference = received − expected. */
const custodianSchema = z.object({
  expected: z.string(),
  /** Null where no file of the custodian tells of the month. */
  received: z.string().nullable(),
  difference: z.string().nullable(),
  /** `explained` where the amount is right and the day or the split is not. */
  status: z.enum(['ties', 'explained', 'differs', 'unknown']),
  /** Why it does not agree: `amount`, `date`, `missing`, `twice`. */
  causes: z.array(z.string()),
  sentences: z.array(z.string()),
})
export type StatementCustodian = z.infer<typeof custodianSchema>

/** One holding of the month: a position with what stands beside it on the page. Amounts are decimal strings. */
export const statementRowSchema = z.object({
  cusip: z.string(),
  deal: z.string().nullable(),
  class: z.string().nullable(),
  type: z.string().nullable(),
  basis: basisSchema.nullable(),
  originalFace: z.string(),
  entitledFace: z.string().nullable(),
  /** Factors per $1 of original face (or notional), all printed digits. */
  factorBefore: z.string().nullable(),
  factorAfter: z.string().nullable(),
  /** Faces of what was held on the record date, before and after the distribution: the two ends of the tie-out. */
  faceBefore: z.string().nullable(),
  faceAfter: z.string().nullable(),
  /** Face at the end of the month, lots settled after the record date included. */
  currentFace: z.string().nullable(),
  /** Per cent a year, all printed digits: `2.07`. */
  rate: z.string().nullable(),
  interestPerThousand: z.string().nullable(),
  principalPerThousand: z.string().nullable(),
  interest: z.string(),
  principal: z.string(),
  realizedLoss: z.string(),
  deferredInterest: z.string(),
  total: z.string(),
  yearToDate: z.string(),
  sincePurchase: z.string(),
  /** faceBefore − principal − realizedLoss + deferredInterest, and that less faceAfter */
  computedFace: z.string().nullable(),
  faceDifference: z.string().nullable(),
  /** The difference is nothing but each amount's own rounding to the cent. */
  roundingOnly: z.boolean(),
  status: z.array(z.string()),
  /** The class row of this month's report, from which the numbers of this row were made. */
  source: positionSourceSchema.nullable(),
  /** The factors were entered by hand; there is no report. */
  byHand: z.boolean(),
  /** How many reports of the month paid it: 2 where a supplemental one came besides. */
  distributions: z.number(),
  custodian: custodianSchema,
  position: positionSchema,
})
export type StatementRow = z.infer<typeof statementRowSchema>

const sums = z.object({
  originalFace: z.string(),
  faceBefore: z.string(),
  faceAfter: z.string(),
  currentFace: z.string(),
  interest: z.string(),
  principal: z.string(),
  realizedLoss: z.string(),
  deferredInterest: z.string(),
  total: z.string(),
  yearToDate: z.string(),
  sincePurchase: z.string(),
  computedFace: z.string(),
  faceDifference: z.string(),
  /** Every row's difference is nothing but rounding. */
  roundingOnly: z.boolean(),
})
export type StatementSums = z.infer<typeof sums>

/** A lot held at the end of the month and what it cost; dollars and cents, null where not known. */
const lotSchema = z.object({
  lot: z.number(),
  portfolio: z.string(),
  account: z.string().nullable(),
  cusip: z.string(),
  deal: z.string().nullable(),
  class: z.string().nullable(),
  basis: basisSchema.nullable(),
  settle: z.string().nullable(),
  /** Percent of the current face. */
  price: z.string().nullable(),
  /** Left after sales. */
  originalFace: z.string(),
  currentFace: z.string().nullable(),
  purchaseCost: z.string().nullable(),
  amortization: z.string().nullable(),
  paydownGain: z.string().nullable(),
  writtenOff: z.string().nullable(),
  amortizedCost: z.string().nullable(),
  /** Nominal, in percent with four places. */
  yield: z.string().nullable(),
  method: z.string().nullable(),
  /** Why there is no cost. */
  reason: z.string().nullable(),
})
export type StatementLot = z.infer<typeof lotSchema>

/** A report on file that the statement rests on, or that gave way to one of these. */
export const statementSourceSchema = z.object({
  filingId: z.number(),
  reportIndex: z.number(),
  name: z.string(),
  sha256: z.string(),
  form: z.string().nullable(),
  accessionNumber: z.string().nullable(),
  deal: z.string(),
  distributionDate: z.string(),
  recordDate: z.string().nullable(),
  revision: z.string(),
  /** ISO date of the import */
  importedOn: z.string(),
  layout: z.string(),
  /** Of the month itself; of last month or three months ago, for comparison; or of the month, but superseded and not used. */
  role: z.enum(['month', 'comparison', 'superseded']),
  /** The filing that took the place of a superseded report. */
  supersededBy: z.string().nullable(),
  /** The filings whose place this report took. */
  supersedes: z.array(z.string()),
  /** Numbers of it that a person put right. */
  corrections: z.number(),
})

export const EVENT_KINDS = [
  'missing month',
  'no report',
  'revision',
  'trigger',
  'loss',
  'deferred interest',
  'shortfall',
  'enhancement',
  'delinquency',
  'by hand',
  'correction',
  'entitlement',
  'custodian',
  'difference',
] as const

/** Something that happened in the month, in a sentence; `subject` is a deal, a class or a CUSIP. */
const eventSchema = z.object({
  kind: z.enum(EVENT_KINDS),
  deal: z.string().nullable(),
  subject: z.string(),
  text: z.string(),
})

export const statementSchema = z.object({
  version: z.string(),
  month: z.string(),
  /** Whose holdings these are, as a person gave it. */
  holder: z.string().nullable(),
  portfolio: z.string().nullable(),
  account: z.string().nullable(),
  /** Of generated months; left out for all others. */
  synthetic: z.literal(true).optional(),
  distributionDates: z.array(z.string()),
  recordDates: z.array(z.string()),
  totals: positionTotalsSchema,
  principalRows: z.array(statementRowSchema),
  notionalRows: z.array(statementRowSchema),
  /** Holdings without a report for the month, or of which nothing is known yet. */
  otherRows: z.array(statementRowSchema),
  principalSums: sums,
  notionalSums: sums,
  allCash: z.object({
    interest: z.string(),
    principal: z.string(),
    realizedLoss: z.string(),
    deferredInterest: z.string(),
    total: z.string(),
    /** Over every holding, also those without a report this month. */
    yearToDate: z.string(),
    sincePurchase: z.string(),
  }),
  /** All cash against the custodian's, and what the custodian received that nobody expected. */
  custodian: custodianSchema.extend({
    unexpected: z.array(
      z.object({ cusip: z.string(), date: z.string(), received: z.string(), sentence: z.string() }),
    ),
  }),
  /** Each deal held, in order of name, a page each. */
  deals: z.array(statementDealSchema),
  /** The lots held at the end of the month; empty where neither settlement dates nor prices are kept. */
  lots: z.array(lotSchema),
  lotSums: z.object({
    purchaseCost: z.string(),
    amortizedCost: z.string(),
    /** Every lot's cost is known. */
    complete: z.boolean(),
  }),
  events: z.array(eventSchema),
  /** How the numbers were made, a term, its sentences, and where a standard formula is from; only what this report uses. */
  methods: z.array(z.object({ term: z.string(), text: z.string(), source: z.string().nullable() })),
  sources: z.array(statementSourceSchema),
  /** The state of the reports it was made from, for the foot: `from original reports, no later revision on file`. */
  state: z.string(),
  /**
   * Twelve hexadecimal digits that stand for all data the report is made of, not for the version of the program. Printed at the
   * foot: a report of the same month and scope with another one was made of other data, and this one replaces it.
   */
  fingerprint: z.string(),
})
export type Statement = z.infer<typeof statementSchema>
export type StatementEvent = z.infer<typeof eventSchema>
export type StatementSource = z.infer<typeof statementSourceSchema>
export type { StatementDeal } from './statementDeal'
