import { z } from 'zod'
import { positionsSchema, positionSchema, positionSourceSchema } from '../positions'
import { classSchema, checkSchema } from '../report'

const isoDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'a date is written 2002-09-25')

/**
 * A lot bought, or a sale: face is original face, notional amount of a notional class, or percentage interest of a class without
 * either; a plain decimal, positive for sales too.
 */
export const lotSchema = z.object({
  id: z.number(),
  kind: z.enum(['buy', 'sell']),
  portfolio: z.string(),
  account: z.string().nullable(),
  /** Or `deal/class` of a class without a CUSIP. */
  cusip: z.string(),
  face: z.string(),
  /** The day it was agreed. */
  trade: z.string().nullable(),
  settle: z.string().nullable(),
  /** In percent of the current face. */
  price: z.string().nullable(),
  /** Dollars of accrued interest paid, or received for a sale. */
  accrued: z.string().nullable(),
  /** The lot a sale relieves; null for first-in-first-out. */
  lot: z.number().nullable(),
  note: z.string().nullable(),
  /** Known from a report on file, else null. */
  deal: z.string().nullable(),
  class: z.string().nullable(),
})
export type Lot = z.infer<typeof lotSchema>

/** What a person types; checked with sentences by the api, so plain strings here. */
export const lotDraftSchema = z.object({
  kind: z.enum(['buy', 'sell']).optional(),
  cusip: z.string(),
  face: z.string(),
  portfolio: z.string().optional(),
  account: z.string().nullable().optional(),
  trade: z.string().nullable().optional(),
  settle: z.string().nullable().optional(),
  price: z.string().nullable().optional(),
  accrued: z.string().nullable().optional(),
  lot: z.number().int().nullable().optional(),
  note: z.string().nullable().optional(),
})
export type LotDraft = z.infer<typeof lotDraftSchema>

const scope = { portfolio: z.string().optional(), account: z.string().optional() }

/** One CUSIP held: its position, the class row of its last report, the lots, and the checks on the class. */
export const holdingSchema = z.object({
  position: positionSchema,
  lots: z.array(lotSchema),
  row: classSchema.nullable(),
  recordDate: z.string().nullable(),
  filingName: z.string().nullable(),
  checks: z.array(checkSchema),
  /** Opening face, principal, loss, deferred and closing face of the holder in the last distribution; null without one. */
  faces: z
    .object({
      opening: z.string(),
      principal: z.string(),
      realizedLoss: z.string(),
      deferredInterest: z.string(),
      computed: z.string(),
      closing: z.string(),
      /** computed − closing: a cent or two of rounding at most, where the report ties */
      difference: z.string(),
    })
    .nullable(),
  /** Every distribution on file, newest first. */
  distributions: z.array(
    z.object({
      date: z.string(),
      entitledFace: z.string(),
      interest: z.string(),
      principal: z.string(),
      total: z.string(),
      realizedLoss: z.string(),
      factor: z.string(),
      currentFace: z.string(),
      /** As printed, per $1,000 of original face or notional. */
      priorPerThousand: z.string().nullable(),
      interestPerThousand: z.string().nullable(),
      principalPerThousand: z.string().nullable(),
      currentPerThousand: z.string().nullable(),
      /** The class's realized loss per $1 of original face. */
      lossPerDollar: z.string(),
      /** Where the class's row stands; null for what was entered by hand. */
      source: positionSourceSchema.nullable(),
      /** Of that report: `original`, `revised` or `supplemental`; null for what was entered by hand. */
      revision: z.string().nullable(),
      /** A check that names the class differs. */
      differs: z.boolean(),
      /** One is explained by what else the report prints. */
      explained: z.boolean(),
    }),
  ),
})
export type Holding = z.infer<typeof holdingSchema>

/** What a CSV of lots holds, before or after it is stored. */
const lotCsvSchema = z.object({
  columns: z.array(z.string()),
  /** Field to column. */
  mapping: z.record(z.string(), z.string()),
  /** Lots and sales that are new; those of the file that are on file already are counted only. */
  lots: z.array(lotDraftSchema.extend({ line: z.number() })),
  known: z.number(),
  errors: z.array(z.object({ line: z.number(), message: z.string() })),
  /** How many were stored, or would be in a preview. */
  stored: z.number(),
})
export type LotCsv = z.infer<typeof lotCsvSchema>

export const holdingRequests = {
  'portfolios.list': { args: z.object({}), result: z.array(z.string()) },
  'holdings.list': { args: z.object(scope), result: z.array(lotSchema) },
  'holdings.add': { args: lotDraftSchema, result: lotSchema },
  'holdings.edit': { args: lotDraftSchema.extend({ id: z.number().int() }), result: lotSchema },
  'holdings.remove': { args: z.object({ id: z.number().int() }), result: lotSchema },
  /**
   * Reads lots and sales from a CSV file and, unless `preview`, stores those that can be, as one change. Rows equal to lots on file
   * are known and not stored again. `mapping` (field to column) is remembered for files with the same columns.
   */
  'holdings.importCsv': {
    args: z.object({
      path: z.string().min(1),
      mapping: z.record(z.string(), z.string()).optional(),
      dates: z.enum(['mdy', 'dmy']).optional(),
      portfolio: z.string().optional(),
      preview: z.boolean().optional(),
    }),
    result: lotCsvSchema,
  },
  /** The lots and sales in scope as a CSV file, which reads back as the same. */
  'holdings.exportCsv': { args: z.object(scope), result: z.object({ csv: z.string() }) },
  positions: {
    args: z.object({ ...scope, asOf: isoDate.optional() }),
    result: positionsSchema,
  },
  'holdings.one': {
    args: z.object({ ...scope, cusip: z.string(), asOf: isoDate.optional() }),
    result: holdingSchema,
  },
}
