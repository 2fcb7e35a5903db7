import { z } from 'zod'
import { basisSchema, checkSchema, delinquencySchema, lineSchema } from './report'

/* A deal's page of the monthly holder report: its classes, its health, its months. */

/** A class as the month's report prints it, in dollars; blank cells are null. */
const dealClass = z.object({
  tier: z.string().nullable(),
  class: z.string(),
  /** Key of its cells: `REMIC III/A-1`. */
  classKey: z.string(),
  type: z.string().nullable(),
  cusip: z.string().nullable(),
  basis: basisSchema,
  /** The portfolio holds it. */
  held: z.boolean(),
  originalFace: z.string().nullable(),
  priorBalance: z.string().nullable(),
  interest: z.string().nullable(),
  principal: z.string().nullable(),
  realizedLoss: z.string().nullable(),
  deferredInterest: z.string().nullable(),
  currentBalance: z.string().nullable(),
  /** Per $1 of original face, or of the notional. */
  factor: z.string().nullable(),
})
export type DealClass = z.infer<typeof dealClass>

/** How a figure is to be written: dollars or counts as printed, a fraction shown in percent, or words. */
const measureSchema = z.enum(['amount', 'share', 'number', 'text'])
export type HealthMeasure = z.infer<typeof measureSchema>

/** A report that a column of the health table is from; null where that month is not on file. */
const healthColumn = z.object({
  when: z.enum(['this month', 'last month', 'three months ago']),
  month: z.string(),
  report: z
    .object({
      date: z.string(),
      filingId: z.number(),
      reportIndex: z.number(),
      revision: z.string(),
    })
    .nullable(),
})
export type HealthColumn = z.infer<typeof healthColumn>

const healthRow = z.object({
  key: z.string(),
  label: z.string(),
  part: z.enum(['pool', 'speeds', 'defaults', 'losses', 'delinquency', 'enhancement', 'triggers']),
  measure: measureSchema,
  /** By loan group, a text as printed for each column; null where the report prints none or the month is not on file. */
  values: z.record(z.string(), z.array(z.string().nullable())),
  /** The path of the figure's cell in each column's report. */
  paths: z.record(z.string(), z.array(z.string().nullable())),
})
export type HealthRow = z.infer<typeof healthRow>

/** The health of a deal's pool this month, last month and three months ago. */
export const dealHealthSchema = z.object({
  /** Loan groups, `TOTAL` (the whole pool) last. */
  groups: z.array(z.string()),
  columns: z.array(healthColumn),
  rows: z.array(healthRow),
})
export type DealHealth = z.infer<typeof dealHealthSchema>

/** A figure month by month, a plain decimal each; null where the month is not on file or prints none. */
const series = z.array(z.string().nullable())

/** The whole pool over the last 24 months at most, up to the month of the report. */
export const dealSeriesSchema = z.object({
  /** Every month from the first on file on, those missing between included. */
  months: z.array(z.string()),
  poolBalance: series,
  /** Shares of the pool's balance, as fractions. */
  delinquency: z.object({
    one: series,
    two: series,
    threePlus: series,
    foreclosure: series,
    bankruptcy: series,
    reo: series,
  }),
  /** Fractions; the month's, and its mean over three months and since cut-off as printed. */
  cpr: series,
  cpr3: series,
  cprLife: series,
  cdr: series,
  /** Multiples: 12.2338 is 1,223% PSA. */
  psa: series,
  lossToDate: series,
  overcollateralization: series,
  overcollateralizationTarget: series,
})
export type DealSeries = z.infer<typeof dealSeriesSchema>

/** What a deal's report says of its collateral, by what it is about; empty where the report has no such section. */
const collateral = z.object({
  delinquency: z.array(delinquencySchema),
  speeds: z.array(lineSchema),
  losses: z.array(lineSchema),
  enhancement: z.array(lineSchema),
  triggers: z.array(lineSchema),
})

export const statementDealSchema = z.object({
  deal: z.string(),
  title: z.string().nullable(),
  distributionDate: z.string(),
  recordDate: z.string().nullable(),
  revision: z.string(),
  filingId: z.number(),
  reportIndex: z.number(),
  /** Of the tiers in which something is held, as printed; all of them where no tier is named. */
  classes: z.array(dealClass),
  checksTied: z.number(),
  checks: z.array(checkSchema),
  collateral,
  /** Null on a supplemental report, which comes besides the month's own. */
  health: dealHealthSchema.nullable(),
  /** The pool's months; null as `health` is. */
  series: dealSeriesSchema.nullable(),
  /** What the holdings in the deal were paid in each of the series' months, in dollars and cents; null where none of them was paid. */
  cash: z.object({ interest: series, principal: series }),
})
export type StatementDeal = z.infer<typeof statementDealSchema>
