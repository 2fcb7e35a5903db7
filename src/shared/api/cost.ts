import { z } from 'zod'

const scope = { portfolio: z.string().optional(), account: z.string().optional() }
const month = z.string().regex(/^\d{4}-(?:0[1-9]|1[0-2])$/)

/** A lot's cost; dollars in cents, null where not known. */
export const lotCostSchema = z.object({
  lot: z.number(),
  portfolio: z.string(),
  account: z.string().nullable(),
  cusip: z.string(),
  settle: z.string().nullable(),
  /** Percent of the current face. */
  price: z.string().nullable(),
  /** Left after sales; a notional of a notional class. */
  originalFace: z.string(),
  currentFace: z.string().nullable(),
  /** Per $1, before the first distribution that the lot is entitled to. */
  factorAtPurchase: z.string().nullable(),
  purchaseCost: z.string().nullable(),
  amortization: z.string().nullable(),
  /** Principal received less the cost it relieved, whichever way the portfolio books it. */
  paydownGain: z.string().nullable(),
  writtenOff: z.string().nullable(),
  soldCost: z.string().nullable(),
  amortizedCost: z.string().nullable(),
  /** Nominal, twelve months of the constant monthly yield, in percent with four places. */
  yield: z.string().nullable(),
  method: z.enum(['constant yield', 'pro rata']).nullable(),
  /** Why there is no cost, or why it ends before the last report. */
  reason: z.string().nullable(),
})
export type LotCostRow = z.infer<typeof lotCostSchema>

/** One line of a journal entry; either debit or credit, in dollars and cents. */
export const ledgerLineSchema = z.object({
  entry: z.number(),
  date: z.string(),
  portfolio: z.string(),
  account: z.string().nullable(),
  cusip: z.string(),
  event: z.enum(['purchase', 'distribution', 'sale']),
  ledgerAccount: z.string(),
  debit: z.string().nullable(),
  credit: z.string().nullable(),
})
export type LedgerLine = z.infer<typeof ledgerLineSchema>

export const costRequests = {
  /** What each lot cost and costs at the close of a day. */
  'cost.list': {
    args: z.object({ ...scope, asOf: z.string().optional() }),
    result: z.array(lotCostSchema),
  },
  /** Double entries of the months from `from` to `to`, both included, also as a CSV file; and what is left out, with the reason. */
  'cost.journal': {
    args: z.object({ ...scope, from: month, to: month }),
    result: z.object({
      lines: z.array(ledgerLineSchema),
      leftOut: z.array(z.string()),
      csv: z.string(),
    }),
  },
}
