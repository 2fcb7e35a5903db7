import { z } from 'zod'
import { correctionSchema } from './corrections'
import { monthDifferenceSchema } from './history'
import { journalEntrySchema } from './journal'
import {
  cellPlaceSchema,
  checkSchema,
  filingFactsSchema,
  sourceSchema,
  trusteeReportSchema,
} from '../report'

/** How many checks ended which way. */
export const checkCounts = z.object({
  ties: z.number(),
  explained: z.number(),
  differs: z.number(),
  unknown: z.number(),
})

/** One report of one imported filing, a row in the list of filings. */
export const filingRowSchema = z.object({
  filingId: z.number(),
  reportIndex: z.number(),
  name: z.string(),
  sha256: z.string(),
  importedAt: z.string(),
  form: z.string().nullable(),
  accessionNumber: z.string().nullable(),
  deal: z.string(),
  distributionDate: z.string(),
  recordDate: z.string().nullable(),
  revision: z.string(),
  /** A supplemental report adds to the month's; a withdrawn one is of a filing whose import was undone. */
  status: z.enum(['current', 'superseded', 'supplemental', 'withdrawn']),
  pages: z.number(),
  classes: z.number(),
  refusedRows: z.number(),
  unreadLines: z.number(),
  checks: checkCounts,
})
export type FilingRow = z.infer<typeof filingRowSchema>

/** What one import brought that counts: one change of the journal, undone as one. */
export const importSessionSchema = z.object({
  /** Null for filings that were imported before a journal was kept. */
  change: journalEntrySchema.nullable(),
  filings: z.number(),
  /** Reports in these filings. */
  reports: z.number(),
  /** The first of the reports, newest distribution first, then by deal. */
  rows: z.array(filingRowSchema),
})
export type ImportSession = z.infer<typeof importSessionSchema>

/** What became of one file of an import. */
export const importOutcomeSchema = z.object({
  name: z.string(),
  outcome: z.enum(['imported', 'known', 'refused']),
  /** Deals and distribution dates that the file brought, or that it was recognised as. */
  reports: z.array(
    z.object({ deal: z.string(), distributionDate: z.string(), checks: checkCounts }),
  ),
  /** Rows refused inside a filing that was otherwise read. */
  refusedRows: z.number(),
  /** One sentence for people: what was done, or why not and what to do. */
  message: z.string(),
  code: z.string().nullable(),
  line: z.number().nullable(),
})
export type ImportOutcome = z.infer<typeof importOutcomeSchema>

export const importStatusSchema = z.object({
  state: z.enum(['idle', 'running', 'done', 'cancelled']),
  total: z.number(),
  done: z.number(),
  /** The file that is being read now, for people. */
  current: z.string().nullable(),
  outcomes: z.array(importOutcomeSchema),
})
export type ImportStatus = z.infer<typeof importStatusSchema>

/** A report and the filing it stands in. */
export const readReportSchema = z.object({
  source: sourceSchema,
  filing: filingFactsSchema,
  /** As it counts: with what was corrected, and the checks made with it. */
  report: trusteeReportSchema,
  corrections: z.array(correctionSchema),
})

const reportRef = z.object({ filingId: z.number().int(), reportIndex: z.number().int() })

export const filingRequests = {
  /** Starts reading and importing files, folders and archives beside the window; ask `import.status` for progress. */
  'import.start': {
    args: z.object({ paths: z.array(z.string()).min(1) }),
    result: importStatusSchema,
  },
  'import.status': { args: z.object({}), result: importStatusSchema },
  /** Stops after the file in hand; what was imported stays. */
  'import.cancel': { args: z.object({}), result: importStatusSchema },
  /**
   * Which months of which deals are on file, by deal name: a letter a month from `first` to `last`, `o` on file, `r` revised, `m`
   * missing between the deal's first distribution and its last report, `.` before it, a blank after.
   */
  'filings.months': {
    args: z.object({}),
    result: z.object({
      first: z.string().nullable(),
      last: z.string().nullable(),
      deals: z.array(z.object({ deal: z.string(), states: z.string() })),
    }),
  },
  /** The report of a deal's month that counts; null where there is none. */
  'filings.ofMonth': {
    args: z.object({ deal: z.string(), month: z.string() }),
    result: reportRef.nullable(),
  },
  /** Reports on file, newest distribution first: those that fit all that is given. */
  'filings.list': {
    args: z.object({
      month: z
        .string()
        .regex(/^\d{4}-\d{2}$/, 'a month is written 2002-09')
        .optional(),
      dates: z.array(z.string()).optional(),
      deal: z.string().optional(),
      filing: z.number().int().optional(),
    }),
    result: z.array(filingRowSchema),
  },
  /** What is on file as a whole, however much it is. */
  'filings.overview': {
    args: z.object({}),
    result: z.object({
      /** Names of the deals with a report, those with the newest distribution first. */
      deals: z.array(z.string()),
      /** Those of them with generated months. */
      syntheticDeals: z.array(z.string()),
      /** Rows that were refused in filings that were read. */
      refusedRows: z.number(),
      /** The earliest settlement date of a lot or sale; null where none has one. */
      firstSettled: z.string().nullable(),
    }),
  },
  /** Imports that count and what they brought of what is looked for, newest first; filings from before a journal was kept come last. */
  'filings.imports': {
    args: z.object({
      /** So many imports. */
      limit: z.number().int().min(1).max(1000),
      /** So many reports of each. */
      rows: z.number().int().min(1).max(10_000),
      /** So many of imports that are looked at further, by change. */
      open: z
        .array(z.object({ change: z.number().int().nullable(), rows: z.number().int().min(1) }))
        .optional(),
      /** Only reports with all of these words in their deal, date, form, revision or file's name; each word in one of its ways. */
      find: z
        .array(z.array(z.string().max(200)).min(1).max(4))
        .max(12)
        .optional(),
    }),
    result: z.object({
      imports: z.array(importSessionSchema),
      /** There are older ones. */
      more: z.boolean(),
      /** The change that is undone next where none is named; null where there is none. */
      last: z.number().nullable(),
    }),
  },
  /** A report as it was read, with its checks. */
  'filings.report': {
    args: reportRef,
    result: readReportSchema,
  },
  /** Places of a report's cells; all of them without `paths`, else those whose path is listed. */
  'filings.cells': {
    args: reportRef.extend({ paths: z.array(z.string()).optional() }),
    result: z.array(cellPlaceSchema),
  },
  /** Whose cash and balance follow from a class row of a report: nobody's where the report does not count. Plain decimals. */
  'filings.holders': {
    args: reportRef.extend({ classKey: z.string() }),
    result: z.array(
      z.object({
        portfolio: z.string(),
        account: z.string().nullable(),
        /** Or `deal/class` of a class without a CUSIP. */
        cusip: z.string(),
        /** What was entitled to the distribution: original face, notional amount or percentage interest. */
        entitledFace: z.string(),
        interest: z.string(),
        principal: z.string(),
      }),
    ),
  },
  /** The physical lines of a filing's text, for the source view; line 1 first. */
  'filings.text': {
    args: z.object({ filingId: z.number().int() }),
    result: z.object({ name: z.string(), lines: z.array(z.string()) }),
  },
  /** Two generations of a report: what differs, and what it means for holders; after less before, a positive amount is to collect. */
  'filings.compare': {
    args: reportRef,
    result: z.object({
      before: reportRef.extend({ name: z.string() }),
      after: reportRef.extend({ name: z.string() }),
      cells: z.array(
        z.object({
          path: z.string(),
          before: z.string().nullable(),
          after: z.string().nullable(),
        }),
      ),
      holders: z.array(
        z.object({
          cusip: z.string(),
          portfolio: z.string(),
          account: z.string().nullable(),
          interest: z.string(),
          principal: z.string(),
          total: z.string(),
          currentFace: z.string(),
        }),
      ),
    }),
  },
  'filings.checks': { args: reportRef, result: z.array(checkSchema) },
  /** The checks of several reports that do not tie, without reading what is kept of them; a report that is not on file is left out. */
  'filings.openChecks': {
    args: z.object({ reports: z.array(reportRef).min(1).max(500) }),
    result: z.array(
      reportRef.extend({
        /** Null where they were not kept when the report was read: `filings.checks` has them. */
        checks: z.array(checkSchema).nullable(),
        /** What does not carry on from the month before. */
        months: z.array(monthDifferenceSchema),
      }),
    ),
  },
}
