import { z } from 'zod'
import { importStatusSchema } from './filings'

export const appRequests = {
  'app.info': {
    args: z.object({}),
    result: z.object({
      version: z.string(),
      databasePath: z.string(),
      filings: z.number(),
      /** Lots bought. */
      holdings: z.number(),
      /** What they are of: CUSIPs, each once a portfolio. */
      held: z.number(),
      deals: z.number(),
    }),
  },
  /**
   * Imports the two sample filings and adds the sample portfolio, or the generated months of the synthetic deal with theirs;
   * progress as with `import.start`.
   */
  'sample.load': {
    args: z.object({ which: z.enum(['sample', 'synthetic']).optional() }),
    result: importStatusSchema,
  },
}

/** Requests that only the desktop can answer: its dialogs and its printer. */
export const desktopRequests = {
  /** Lets the person choose filings (files or a folder); an empty list when cancelled. */
  'desktop.chooseFilings': {
    args: z.object({ folder: z.boolean().optional() }),
    result: z.object({ paths: z.array(z.string()) }),
  },
  /** Lets the person choose one file to read: a CSV file, or a copy of the database; null when cancelled. */
  'desktop.chooseFile': {
    args: z.object({ kind: z.enum(['csv', 'database']) }),
    result: z.object({ path: z.string().nullable() }),
  },
  /** Asks where a copy of the database goes, under a name that is offered; null when cancelled. */
  'desktop.chooseCopy': {
    args: z.object({ name: z.string().max(200) }),
    result: z.object({ path: z.string().nullable() }),
  },
}
