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
  /** For a screen: `few` has the first `FEW_ROWS` rows and the pages of the first `FEW_DEALS` deals, and says so; all when left out. */
  pages: z.enum(['few', 'all']).optional(),
})

/** What is told about a month's report besides the report itself. */
const summarySchema = z.object({
  holdings: z.number(),
  /** Of these, those that a report of the month or factors entered by hand are of. */
  paid: z.number(),
  /** The last distribution up to the month that a report of any of them is on file for; null without one. */
  lastReport: z.string().nullable(),
  sources: z.number(),
  deals: z.number(),
  /** Oldest first. */
  distributionDates: z.array(z.string()),
  /** How many checks of its deals' reports do not tie. */
  checks: z.object({ explained: z.number(), differs: z.number(), unknown: z.number() }),
  state: z.string(),
  fingerprint: z.string(),
})
export type ReportSummary = z.infer<typeof summarySchema>

export const statementRequests = {
  /** Months for which at least one report is on file, newest first. */
  'report.months': {
    /** False leaves out what only synthetic deals have a report of. */
    args: z.object({ synthetic: z.boolean().optional() }),
    result: z.array(z.string()),
  },
  'report.model': { args, result: statementSchema },
  'report.summary': { args, result: summarySchema },
  /** The whole report as one HTML page with its print style sheet. */
  'report.html': { args, result: z.object({ html: z.string(), title: z.string() }) },
}
