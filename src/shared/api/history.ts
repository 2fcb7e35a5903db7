import { z } from 'zod'

/** A number of a month that does not agree with the month before. */
export const monthDifferenceSchema = z.object({
  distributionDate: z.string(),
  filingId: z.number(),
  reportIndex: z.number(),
  class: z.string(),
  /** As in the paths of the class's cells. */
  classKey: z.string(),
  /** `priorBalance`, or a column of the to-date table. */
  what: z.string(),
  /** This month's number, and what the month before (and this month's movement) makes it. */
  left: z.string(),
  right: z.string(),
  difference: z.string(),
  tolerance: z.string(),
})

/** A deal over its months on file. */
export const dealHistorySchema = z.object({
  deal: z.string(),
  /** Distribution dates of the reports that count, oldest first. */
  dates: z.array(z.string()),
  /** Months without a report between two that are on file. */
  gaps: z.array(z.string()),
  /** When the next distribution is expected, by the deal's usual day; null where it has none. */
  expected: z.string().nullable(),
  /** The report of the expected distribution should be on file by now. */
  late: z.boolean(),
  /** How many numbers agree with the month before, and those that do not. */
  ties: z.number(),
  differences: z.array(monthDifferenceSchema),
})
export type DealHistory = z.infer<typeof dealHistorySchema>

export const historyRequests = {
  /** A person's answer that two titles are one deal; their reports are put together. */
  'deals.join': {
    args: z.object({ deal: z.string().min(1), other: z.string().min(1) }),
    result: z.object({ deal: z.string() }),
  },
  /** Every deal from month to month: what does not carry on, gaps, the next distribution, and whether its report is late. */
  'deals.history': {
    args: z.object({ deal: z.string().optional(), asOf: z.string().optional() }),
    result: z.array(dealHistorySchema),
  },
}
