import { z } from 'zod'
import { basisSchema } from './report'

/* The shapes of `positions --json` and `report --json`: every amount a decimal string. */

const cash = z.object({ interest: z.string(), principal: z.string(), total: z.string() })

/** Where the class row of a position's last distribution stands: a report on file and the class's key in it. */
export const positionSourceSchema = z.object({
  filingId: z.number(),
  reportIndex: z.number(),
  classKey: z.string(),
})

export const positionSchema = z.object({
  cusip: z.string(),
  deal: z.string().nullable(),
  class: z.string().nullable(),
  basis: basisSchema.nullable(),
  originalFace: z.string(),
  /** Current factor per $1 of original face (or notional), all printed digits; null without a report. */
  factor: z.string().nullable(),
  currentFace: z.string().nullable(),
  asOfDistribution: z.string().nullable(),
  distribution: z
    .object({
      date: z.string(),
      interest: z.string(),
      principal: z.string(),
      total: z.string(),
      realizedLoss: z.string(),
    })
    .nullable(),
  yearToDate: cash,
  sincePurchase: cash,
  /** `ok`, or any of `no report yet`, `not entitled`, `gap: 2002-08`, `unknown cusip`, `differs`, `corrected by hand`, `entered by hand`, `cash not known`, `sold`. */
  status: z.array(z.string()),
  /**
   * Months in which something was held by the record date and of which no report is on file, from the deal's first distribution, as
   * its reports print it, to its last report on file. Those between two reports stand in `status` too.
   */
  missing: z.array(z.string()),
  /** Months over by the day, held, and without a report since the deal's last one on file: the first, and how many. */
  awaited: z.object({ since: z.string(), months: z.number().int() }).nullable(),
  /** In the last report a check that names the class is explained by what else the report prints. */
  explained: z.boolean(),
  source: positionSourceSchema.nullable(),
  /** The factor and the last distribution were entered by hand. */
  byHand: z.boolean(),
})

export const positionTotalsSchema = z.object({
  originalFace: z.string(),
  currentFace: z.string(),
  interest: z.string(),
  principal: z.string(),
  total: z.string(),
})

export const positionsSchema = z.object({
  asOf: z.string(),
  portfolio: z.string().nullable(),
  positions: z.array(positionSchema),
  /** Over principal classes only for the faces; over all classes for the cash of each position's last distribution. */
  totals: positionTotalsSchema,
})

export type Position = z.infer<typeof positionSchema>
export type PositionTotals = z.infer<typeof positionTotalsSchema>
export type Positions = z.infer<typeof positionsSchema>
export type PositionSource = z.infer<typeof positionSourceSchema>
