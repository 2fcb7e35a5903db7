import { z } from 'zod'

/** A month's factors entered by hand where no report can be read; per $1,000 of original face, null where not known. */
export const handFactorSchema = z.object({
  id: z.number(),
  cusip: z.string(),
  distributionDate: z.string(),
  recordDate: z.string().nullable(),
  basis: z.enum(['principal', 'notional']),
  interestFactor: z.string().nullable(),
  principalFactor: z.string().nullable(),
  lossFactor: z.string().nullable(),
  currentFactor: z.string(),
  origin: z.enum(['typed', 'csv']),
  filingId: z.number().nullable(),
  sourceName: z.string().nullable(),
  note: z.string().nullable(),
})
export type HandFactor = z.infer<typeof handFactorSchema>

/** What a person types: factors per $1,000, dates ISO. */
export const factorDraftSchema = z.object({
  cusip: z.string(),
  distributionDate: z.string(),
  recordDate: z.string().nullable().optional(),
  basis: z.enum(['principal', 'notional']).optional(),
  interestFactor: z.string().nullable().optional(),
  principalFactor: z.string().nullable().optional(),
  lossFactor: z.string().nullable().optional(),
  currentFactor: z.string(),
  /** The filing on file whose text they were read from. */
  filingId: z.number().int().nullable().optional(),
  note: z.string().nullable().optional(),
})
export type FactorDraft = z.infer<typeof factorDraftSchema>

export const factorRequests = {
  'factors.list': {
    args: z.object({ cusip: z.string().optional() }),
    result: z.array(handFactorSchema),
  },
  /** Keeps a month's factors, in place of those entered before; a report that counts for the month outranks them. */
  'factors.put': { args: factorDraftSchema, result: handFactorSchema },
  'factors.remove': { args: z.object({ id: z.number().int() }), result: handFactorSchema },
  /** Reads `cusip,date,factor` from a CSV file; factors per 1 or per 1,000 are told apart by the balances known. */
  'factors.importCsv': {
    args: z.object({
      path: z.string().min(1),
      mapping: z.record(z.string(), z.string()).optional(),
      dates: z.enum(['mdy', 'dmy']).optional(),
      preview: z.boolean().optional(),
    }),
    result: z.object({
      stored: z.number(),
      /** Months that a report on file tells, and factors entered before. */
      known: z.number(),
      errors: z.array(z.object({ line: z.number(), message: z.string() })),
    }),
  },
}
