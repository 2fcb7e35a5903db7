import { z } from 'zod'

/** What CSV files are read for, beside filings. */
export const csvPurposeSchema = z.enum(['custodian', 'lots'])
export type CsvPurposeName = z.infer<typeof csvPurposeSchema>

export const csvRequests = {
  /** The columns of a CSV file, and which of them is what: as a person last said of such columns, else as their names say. */
  'csv.columns': {
    args: z.object({ path: z.string().min(1), purpose: csvPurposeSchema }),
    result: z.object({
      columns: z.array(
        z.object({
          name: z.string(),
          /** The first different values that are not blank. */
          examples: z.array(z.string()),
        }),
      ),
      /** What a column can be. */
      fields: z.array(z.string()),
      /** Fields without which nothing can be read; any of `a|b`. */
      needs: z.array(z.string()),
      /** Field to column. */
      mapping: z.record(z.string(), z.string()),
    }),
  },
}
