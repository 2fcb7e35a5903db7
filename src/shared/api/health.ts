import { z } from 'zod'

const isoDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'a date is written 2002-09-25')

/** A figure's key (`cpr`, `dq.REO.total`, `fee:Trustee Fee Amount`), its loan group, and the path of its cell. */
const figureCell = z.tuple([z.string(), z.string(), z.string()])

/** A deal's health over the months on file, oldest first. */
export const healthSchema = z.object({
  deal: z.string(),
  /** Loan groups, `TOTAL` last. */
  groups: z.array(z.string()),
  /** Which figures reports print: a deal's reports mostly print the same ones, so they share a list. */
  lists: z.array(z.array(figureCell)),
  months: z.array(
    z.object({
      date: z.string(),
      filingId: z.number(),
      reportIndex: z.number(),
      revision: z.string(),
      /** The number of its list. */
      list: z.number().int(),
      /** The figures as printed, in the order of the list. */
      texts: z.array(z.string()),
    }),
  ),
})
export type Health = z.infer<typeof healthSchema>

/** Something a holder should look at, and the place where it stands. */
export const attentionSchema = z.object({
  kind: z.enum([
    'differs',
    'gap',
    'late',
    'trigger',
    'loss',
    'shortfall',
    'delinquency',
    'enhancement',
    'break',
    'unknown',
  ]),
  title: z.string(),
  detail: z.string(),
  /** What opens: a holding, a deal's collateral, its checks, the filings, or the custodian's breaks. */
  place: z.enum(['holding', 'collateral', 'checks', 'filings', 'custodian']),
  cusip: z.string().nullable(),
  deal: z.string().nullable(),
})
export type Attention = z.infer<typeof attentionSchema>

const scope = { portfolio: z.string().optional(), account: z.string().optional() }

export const healthRequests = {
  'deals.health': {
    args: z.object({
      deal: z.string().min(1),
      /** Up to this day; all where left out. */
      to: isoDate.optional(),
    }),
    result: healthSchema,
  },
  /** What needs a holder's attention in a month, the weightiest first. */
  attention: {
    args: z.object({ ...scope, asOf: isoDate }),
    result: z.array(attentionSchema),
  },
  /** The factors of classes over the months on file, per $1 of original face, oldest first. */
  'classes.factors': {
    args: z.object({ cusips: z.array(z.string()).max(500) }),
    result: z.record(z.string(), z.array(z.object({ date: z.string(), factor: z.string() }))),
  },
  /** The cash of a scope by month of distribution, oldest first; months without any are left out. */
  'cash.months': {
    args: z.object({ ...scope, from: isoDate.optional(), to: isoDate.optional() }),
    result: z.array(z.object({ month: z.string(), interest: z.string(), principal: z.string() })),
  },
}
