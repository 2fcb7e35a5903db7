import { z } from 'zod'
import { statementSchema } from '../statement'

const month = z.string().regex(/^\d{4}-\d{2}$/, 'a month is written 2002-09')
const args = z.object({
  month,
  portfolio: z.string().optional(),
  account: z.string().optional(),
  /** Whose report it is, for its cover. */
  holder: z.string().optional(),
  paper: z.enum(['A4', 'Letter']).optional(),
  /** Whether the page ends with method and sources; `yes` when left out. */
  notes: z.enum(['yes', 'no']).optional(),
})

export const statementRequests = {
  /** Months for which at least one report is on file, newest first. */
  'report.months': { args: z.object({}), result: z.array(z.string()) },
  'report.model': { args, result: statementSchema },
  /** The whole report as one HTML page with its print style sheet. */
  'report.html': { args, result: z.object({ html: z.string(), title: z.string() }) },
}
