import { z } from 'zod'

/** Something that is not as it should be in the database. */
export const faultSchema = z.object({
  /** `integrity`, `reference`, `filing`, `document`, `class`, `derived` */
  code: z.string(),
  message: z.string(),
})
export type Fault = z.infer<typeof faultSchema>

export const backupRequests = {
  /** Copies the database to a file, verified; one that is there is replaced only by `force`. */
  'backup.make': {
    args: z.object({ path: z.string().min(1), force: z.boolean().optional() }),
    result: z.object({ path: z.string() }),
  },
  /** The daily copies, newest first. */
  'backup.list': { args: z.object({}), result: z.array(z.string()) },
  /** Puts a copy in the place of the database; what it replaces is put aside first, as `aside`. */
  'backup.restore': {
    args: z.object({ path: z.string().min(1) }),
    result: z.object({ path: z.string(), aside: z.string() }),
  },
  /** Verifies the database: its file, its references, every filing's bytes and document, and all that is derived from them. */
  'database.check': {
    args: z.object({}),
    result: z.object({
      filings: z.number(),
      classes: z.number(),
      distributions: z.number(),
      faults: z.array(faultSchema),
    }),
  },
}
