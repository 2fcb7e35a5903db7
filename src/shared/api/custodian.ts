import { z } from 'zod'

/** Cash that does not agree with the custodian's; amounts in dollars and cents, difference = received − expected. */
export const breakSchema = z.object({
  cause: z.enum(['amount', 'date', 'missing', 'unexpected', 'twice']),
  portfolio: z.string().nullable(),
  account: z.string().nullable(),
  cusip: z.string(),
  date: z.string(),
  expected: z.string(),
  received: z.string(),
  difference: z.string(),
  /** Days from the date to the day looked from. */
  age: z.number(),
  /** Files and lines of the custodian's cash. */
  sources: z.array(z.string()),
  sentence: z.string(),
})
export type CashBreak = z.infer<typeof breakSchema>

export const custodianRequests = {
  /** Reads cash received from a CSV file: account, CUSIP, pay date, interest and principal or their total; whole or not at all. */
  'custodian.importCsv': {
    args: z.object({
      path: z.string().min(1),
      mapping: z.record(z.string(), z.string()).optional(),
      dates: z.enum(['mdy', 'dmy']).optional(),
      preview: z.boolean().optional(),
    }),
    result: z.object({
      stored: z.number(),
      errors: z.array(z.object({ line: z.number(), message: z.string() })),
    }),
  },
  /** Cash received against what was due, from the first day the custodian's files tell of, as of a day. */
  'custodian.breaks': {
    args: z.object({ asOf: z.string().optional() }),
    result: z.array(breakSchema),
  },
}
