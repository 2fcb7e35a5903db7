import { z } from 'zod'
import { positionSchema, positionSourceSchema, positionTotalsSchema } from './positions'
import { basisSchema, checkSchema, delinquencySchema, lineSchema } from './report'

/* The monthly holder report as one model; every writer (HTML, text, JSON, PDF) prints this and computes nothing. */

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
  computedFace: z.string(),
  faceDifference: z.string(),
  /** Every row's difference is nothing but rounding. */
  roundingOnly: z.boolean(),
})
export type StatementSums = z.infer<typeof sums>

/** What a deal's report says of its collateral, by what it is about; empty where the report has no such section. */
const collateral = z.object({
  delinquency: z.array(delinquencySchema),
  speeds: z.array(lineSchema),
  losses: z.array(lineSchema),
  enhancement: z.array(lineSchema),
  triggers: z.array(lineSchema),
})

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
})

export const statementSchema = z.object({
  version: z.string(),
  month: z.string(),
  portfolio: z.string().nullable(),
  account: z.string().nullable(),
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
    total: z.string(),
    /** Over every holding, also those without a report this month. */
    yearToDate: z.string(),
    sincePurchase: z.string(),
  }),
  /** Each deal held, in order of name, with the checks that do not tie. */
  deals: z.array(
    z.object({
      deal: z.string(),
      title: z.string().nullable(),
      distributionDate: z.string(),
      filingId: z.number(),
      reportIndex: z.number(),
      checksTied: z.number(),
      checks: z.array(checkSchema),
      collateral,
    }),
  ),
  /** What happened, in sentences: missing months, holdings without a report, losses. */
  events: z.array(z.object({ subject: z.string(), text: z.string() })),
  /** How the numbers were made, a term and its sentences; only what this report uses. */
  methods: z.array(z.object({ term: z.string(), text: z.string() })),
  sources: z.array(statementSourceSchema),
  /** The state of the reports it was made from, for the foot: `from original reports, no later revision on file`. */
  state: z.string(),
})
export type Statement = z.infer<typeof statementSchema>
export type StatementDeal = Statement['deals'][number]
export type StatementSource = z.infer<typeof statementSourceSchema>
