import { z } from 'zod'
import { importStatusSchema } from './filings'

export const appRequests = {
  'app.info': {
    args: z.object({}),
    result: z.object({
      version: z.string(),
      databasePath: z.string(),
      filings: z.number(),
      holdings: z.number(),
      deals: z.number(),
    }),
  },
  /** Imports the two sample filings and adds the sample portfolio; progress as with `import.start`. */
  'sample.load': { args: z.object({}), result: importStatusSchema },
}

/** Requests that only the desktop can answer: its dialogs and its printer. */
export const desktopRequests = {
  /** Lets the person choose filings (files or a folder); an empty list when cancelled. */
  'desktop.chooseFilings': {
    args: z.object({ folder: z.boolean().optional() }),
    result: z.object({ paths: z.array(z.string()) }),
  },
  /** Asks where to save, prints the month's report, and tells the path; null when cancelled. */
  'desktop.printReport': {
    args: z.object({
      month: z.string(),
      portfolio: z.string().optional(),
      paper: z.enum(['A4', 'Letter']).optional(),
    }),
    result: z.object({ path: z.string().nullable(), pages: z.number().nullable() }),
  },
}
