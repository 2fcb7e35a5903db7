import { z } from 'zod'

const changedCell = z.object({
  path: z.string(),
  before: z.string().nullable(),
  after: z.string().nullable(),
})

/** A filing that an older version of the layouts read, and what this one reads otherwise. */
export const rereadSchema = z.object({
  filingId: z.number(),
  name: z.string(),
  /** Versions of the layouts. */
  readBy: z.string(),
  reader: z.string(),
  cells: z.array(changedCell),
  /** Why this version refuses the filing; what is on file then stays. */
  refused: z.string().nullable(),
})
export type Reread = z.infer<typeof rereadSchema>

export const rereadRequests = {
  /**
   * Reads the filings that an older version of the layouts read again, from their kept bytes, and shows what differs; with `apply`
   * that replaces what is on file.
   */
  'filings.reread': {
    args: z.object({ apply: z.boolean().optional() }),
    result: z.array(rereadSchema),
  },
}
