import { z } from 'zod'
import { REPORT_FORMS } from '../reportForms'

const form = z.enum(REPORT_FORMS)
const paper = z.enum(['A4', 'Letter'])
const month = z.string().regex(/^\d{4}-\d{2}$/, 'a month is written 2002-09')

/** Whose name stands on the cover, and whether HTML and PDF end with method and sources; they do when left out. */
const page = { holder: z.string().optional(), notes: z.enum(['yes', 'no']).optional() }

const bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array)

/** A report as the contents of files. */
const reportFilesSchema = z.object({
  /** `Monthly holder report, September 2002, Main` */
  title: z.string(),
  /** How many CUSIPs were held or paid; 0 when the month has nothing to report. */
  holdings: z.number(),
  files: z.array(
    z.object({
      form,
      content: z.union([z.string(), bytes]),
      /** For a PDF `content` is the HTML to print, and these are its running head and foot. */
      print: z.object({ header: z.string(), footer: z.string() }).nullable(),
    }),
  ),
})
export type ReportFiles = z.infer<typeof reportFilesSchema>

export const reportFileRequests = {
  /** The month's report in one form or several, as what is written to files. */
  'report.files': {
    args: z.object({
      month,
      portfolio: z.string().optional(),
      account: z.string().optional(),
      paper: paper.optional(),
      ...page,
      forms: z.array(form).min(1),
    }),
    result: reportFilesSchema,
  },
}

const reportTask = z.object({
  portfolio: z.string().nullable(),
  account: z.string().nullable(),
  month,
})

/** What became of one report of a batch. */
export const batchOutcomeSchema = reportTask.extend({
  /** `empty`: nothing was held in that month, so no file was made. */
  outcome: z.enum(['written', 'empty', 'refused']),
  /** Names of the files that were written, in the folder. */
  files: z.array(z.string()),
  /** One sentence for people. */
  message: z.string(),
  code: z.string().nullable(),
})
export type BatchOutcome = z.infer<typeof batchOutcomeSchema>

export const batchStatusSchema = z.object({
  state: z.enum(['idle', 'running', 'done', 'cancelled']),
  /** Reports, of which each may be several files. */
  total: z.number(),
  done: z.number(),
  /** The report that is being made now, for people. */
  current: z.string().nullable(),
  folder: z.string().nullable(),
  outcomes: z.array(batchOutcomeSchema),
})
export type BatchStatus = z.infer<typeof batchStatusSchema>

/** Requests about files of reports that only the desktop can answer: its dialogs, its printer. */
export const reportDesktopRequests = {
  /** Asks where to save the month's report in one form, writes it, and tells the path; null when cancelled. */
  'desktop.saveReport': {
    args: z.object({
      month,
      portfolio: z.string().optional(),
      form,
      paper: paper.optional(),
      ...page,
    }),
    result: z.object({ path: z.string().nullable(), pages: z.number().nullable() }),
  },
  /** Lets the person choose a folder for reports; null when cancelled. */
  'desktop.chooseFolder': {
    args: z.object({}),
    result: z.object({ path: z.string().nullable() }),
  },
  /** Starts writing many reports into a folder beside the window; ask `reports.status` for progress. */
  'reports.start': {
    args: z.object({
      tasks: z.array(reportTask).min(1).max(100_000),
      forms: z.array(form).min(1),
      pattern: z.string(),
      folder: z.string().min(1),
      paper: paper.optional(),
      ...page,
    }),
    result: batchStatusSchema,
  },
  'reports.status': { args: z.object({}), result: batchStatusSchema },
  /** Stops after the file in hand; what was written stays. */
  'reports.cancel': { args: z.object({}), result: batchStatusSchema },
}
