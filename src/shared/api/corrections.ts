import { z } from 'zod'

/** A number of a report that a person put right; the printed one stays readable. */
export const correctionSchema = z.object({
  id: z.number(),
  filingId: z.number(),
  reportIndex: z.number(),
  /** Of the cell, as `extract --cells` prints it: `classes[REMIC III/A-1].perThousand.interest`. */
  path: z.string(),
  /** What the report prints, and what counts instead; null for a blank cell. */
  printed: z.string().nullable(),
  corrected: z.string().nullable(),
  author: z.string(),
  note: z.string(),
  /** ISO time */
  correctedAt: z.string(),
  /** The cell reads otherwise now than what was corrected: the correction rests until it is made again. */
  stale: z.boolean(),
})
export type Correction = z.infer<typeof correctionSchema>

export const correctionRequests = {
  'corrections.list': {
    args: z.object({ filingId: z.number().int().optional() }),
    result: z.array(correctionSchema),
  },
  /** Puts a number right, in place of an earlier correction of the same cell; what follows from it is worked out anew. */
  'corrections.put': {
    args: z.object({
      filingId: z.number().int(),
      reportIndex: z.number().int().optional(),
      path: z.string(),
      /** A plain decimal; null where the cell should be blank. */
      corrected: z.string().nullable(),
      author: z.string(),
      note: z.string(),
    }),
    result: correctionSchema,
  },
  'corrections.remove': { args: z.object({ id: z.number().int() }), result: correctionSchema },
}
