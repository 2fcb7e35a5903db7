import { z } from 'zod'

export const problemRequests = {
  /** A file that cannot be read as it should be, with names and numbers scrambled and its structure kept, for its finder to send in. */
  'problem.report': {
    args: z.object({ path: z.string().min(1) }),
    result: z.object({
      text: z.string(),
      /** Words of the field that were kept, and words and numbers that were scrambled. */
      kept: z.number(),
      scrambled: z.number(),
    }),
  },
}
