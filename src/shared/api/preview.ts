import { z } from 'zod'
import { cellPlaceSchema, checkStatusSchema, revisionSchema } from '../report'
import { checkCounts, importStatusSchema, readReportSchema } from './filings'

const problem = z.object({ code: z.string(), message: z.string(), line: z.number().nullable() })

/** How far a preview is. */
export const previewStatusSchema = z.object({
  /** Grows with each preview that is begun. */
  id: z.number(),
  state: z.enum(['none', 'reading', 'ready', 'stopped']),
  total: z.number(),
  done: z.number(),
  /** The file that is being read now, for people. */
  current: z.string().nullable(),
  /** Milliseconds spent on reading. */
  took: z.number(),
})
export type PreviewStatus = z.infer<typeof previewStatusSchema>

/** What a report of a file that was read says. */
export const previewReportSchema = z.object({
  /** As the report prints it. */
  title: z.string(),
  distributionDate: z.string(),
  recordDate: z.string().nullable(),
  revision: revisionSchema,
  pages: z.number(),
  /** Classes as printed, tier before the name where there is one. */
  classes: z.array(z.string()),
  cusips: z.array(z.string()),
  /** Null for a filing on file, which is not read again. */
  loansPaidOff: z.number().nullable(),
  checks: checkCounts,
  refusedRows: z.number(),
  unreadLines: z.number(),
})
export type PreviewReport = z.infer<typeof previewReportSchema>

/** A file as it was read; nothing of it is stored. */
export const previewFileSchema = z.object({
  /** Its number in the preview, from 0. */
  file: z.number(),
  name: z.string(),
  bytes: z.number(),
  /** `known` files have the bytes of a filing on file, and are not read again. */
  state: z.enum(['read', 'refused', 'known']),
  problem: problem.nullable(),
  form: z.string().nullable(),
  registrant: z.string().nullable(),
  eventDate: z.string().nullable(),
  reports: z.array(previewReportSchema),
})
export type PreviewFile = z.infer<typeof previewFileSchema>

/** Another filing of the same deal and distribution date; `file` is its number where it is in the preview too. */
const otherFiling = z.object({ name: z.string(), file: z.number().nullable() })

/** What importing a report would do. */
export const plannedReportSchema = z.object({
  /** The deal it goes to: as on file, else as the report prints it. */
  deal: z.string(),
  effect: z.enum(['new', 'supersedes', 'superseded', 'adds']),
  /** Those it supersedes, or the one that supersedes it. */
  others: z.array(otherFiling),
  newDeal: z.boolean(),
  /** Months before and after are on file, this one is not. */
  fillsGap: z.boolean(),
  /** Its title is not the deal's: by what it is known to be of the deal. */
  joins: z.enum(['cusip', 'title']).nullable(),
  /** Deals on file that a new deal's title resembles. */
  resembles: z.array(z.string()),
  /** CUSIPs of it that somebody holds. */
  held: z.array(z.string()),
  /** Those of them that no report on file names. */
  firstOf: z.array(z.string()),
})
export type PlannedReport = z.infer<typeof plannedReportSchema>

/** What importing a file would do. */
export const plannedFileSchema = z.object({
  file: z.number(),
  /** `same` has the bytes of a file before it in the preview. */
  effect: z.enum(['import', 'known', 'same', 'refused', 'left out']),
  /** Why it would be refused, or is not imported again; null where it is imported. */
  problem: problem.nullable(),
  reports: z.array(plannedReportSchema),
})
export type PlannedFile = z.infer<typeof plannedFileSchema>

export const planSchema = z.object({
  files: z.array(plannedFileSchema),
  totals: z.object({
    /** Files that would be stored. */
    imported: z.number(),
    /** Distributions of which no report is on file. */
    distributions: z.number(),
    deals: z.number(),
    superseding: z.number(),
    superseded: z.number(),
    gaps: z.number(),
    known: z.number(),
    refused: z.number(),
    /** Rows refused in files that would be stored. */
    refusedRows: z.number(),
    /** CUSIPs held that get their first report. */
    firstOf: z.number(),
  }),
})
export type Plan = z.infer<typeof planSchema>

/** A row or a file that was refused, with the text it stands in. */
export const refusalSchema = problem.extend({
  section: z.string().nullable(),
  /** The physical lines it covers, 1-based, the last one included; null where no line is known. */
  lines: z.tuple([z.number(), z.number()]).nullable(),
  /** The text around it; `first` is the number of its first line. */
  excerpt: z.object({ first: z.number(), lines: z.array(z.string()) }),
})
export type Refusal = z.infer<typeof refusalSchema>

/** A check that is not as it should be. */
export const openCheckSchema = z.object({
  reportIndex: z.number(),
  subject: z.string(),
  sentence: z.string(),
  status: checkStatusSchema,
  difference: z.string().nullable(),
  /** The printed line that explains it. */
  explanation: z.string().nullable(),
  /** Cells it compares, the first one to open. */
  operands: z.array(z.string()),
})

const file = z.object({ file: z.number().int().min(0) })
/** Numbers of files that are left out of the import. */
const without = z.object({ without: z.array(z.number().int().min(0)).optional() })

export const previewRequests = {
  /** Begins to read files, folders and archives without storing them, or adds them to the preview that lies open. */
  'preview.open': {
    args: z.object({ paths: z.array(z.string()).min(1) }),
    result: previewStatusSchema,
  },
  'preview.status': { args: z.object({}), result: previewStatusSchema },
  /** Reads no further; what was read can be imported. */
  'preview.stop': { args: z.object({}), result: previewStatusSchema },
  /** Lets go of all that was read. */
  'preview.close': { args: z.object({}), result: previewStatusSchema },
  /** The files read so far, from a number on, in the order of their numbers. */
  'preview.files': {
    args: z.object({ from: z.number().int().min(0).optional() }),
    result: z.array(previewFileSchema),
  },
  /** What importing them would do to what is on file now. */
  'preview.plan': { args: without, result: planSchema },
  /** Why rows of a file, or the file itself, were refused; and the checks of it that do not tie. */
  'preview.refusals': {
    args: file,
    result: z.object({ refusals: z.array(refusalSchema), checks: z.array(openCheckSchema) }),
  },
  /** The physical lines of a file. */
  'preview.text': {
    args: file,
    result: z.object({ name: z.string(), lines: z.array(z.string()) }),
  },
  /** A report of a file, as `filings.report` gives one on file. */
  'preview.report': {
    args: file.extend({ reportIndex: z.number().int() }),
    result: readReportSchema,
  },
  /** The places of its cells, as `filings.cells` gives those of one on file. */
  'preview.cells': {
    args: file.extend({ reportIndex: z.number().int() }),
    result: z.array(cellPlaceSchema),
  },
  /** Imports what was read, as one change; the preview closes when it is done. Progress as with `import.start`. */
  'preview.import': { args: without, result: importStatusSchema },
}
