import { z } from 'zod'
import { positionsSchema, positionSchema } from '../positions'
import { classSchema, checkSchema } from '../report'

const isoDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'a date is written 2002-09-25')

/** A lot held: face is original face, or notional amount for a notional class, a plain decimal. */
export const lotSchema = z.object({
  id: z.number(),
  portfolio: z.string(),
  account: z.string().nullable(),
  cusip: z.string(),
  face: z.string(),
  settle: z.string().nullable(),
  price: z.string().nullable(),
  note: z.string().nullable(),
  /** Known from a report on file, else null. */
  deal: z.string().nullable(),
  class: z.string().nullable(),
})
export type Lot = z.infer<typeof lotSchema>

/** What a person types; checked with sentences by the api, so plain strings here. */
export const lotDraftSchema = z.object({
  cusip: z.string(),
  face: z.string(),
  portfolio: z.string().optional(),
  account: z.string().nullable().optional(),
  settle: z.string().nullable().optional(),
  price: z.string().nullable().optional(),
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
    }),
  ),
})
export type Holding = z.infer<typeof holdingSchema>

export const holdingRequests = {
  'portfolios.list': { args: z.object({}), result: z.array(z.string()) },
  'holdings.list': { args: z.object(scope), result: z.array(lotSchema) },
  'holdings.add': { args: lotDraftSchema, result: lotSchema },
  'holdings.edit': { args: lotDraftSchema.extend({ id: z.number().int() }), result: lotSchema },
  'holdings.remove': { args: z.object({ id: z.number().int() }), result: lotSchema },
  positions: {
    args: z.object({ ...scope, asOf: isoDate.optional() }),
    result: positionsSchema,
  },
  'holdings.one': {
    args: z.object({ ...scope, cusip: z.string(), asOf: isoDate.optional() }),
    result: holdingSchema,
  },
}
