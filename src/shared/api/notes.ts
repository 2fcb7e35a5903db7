import { z } from 'zod'

/** What a person wrote to a check of a report on file. */
export const checkNoteSchema = z.object({
  id: z.number(),
  filingId: z.number(),
  reportIndex: z.number(),
  /** The check's id and subject, which no other check of the report has both of. */
  checkId: z.string(),
  subject: z.string(),
  note: z.string(),
  /** ISO time */
  notedAt: z.string(),
})
export type CheckNote = z.infer<typeof checkNoteSchema>

export const noteRequests = {
  /** The notes of a filing, or of all, in the order they were first written. */
  'notes.list': {
    args: z.object({ filingId: z.number().int().optional() }),
    result: z.array(checkNoteSchema),
  },
  /** Writes a note to a check that does not tie, in place of an earlier one of the same check. */
  'notes.put': {
    args: z.object({
      filingId: z.number().int(),
      reportIndex: z.number().int().optional(),
      checkId: z.string(),
      subject: z.string(),
      note: z.string(),
    }),
    result: checkNoteSchema,
  },
  'notes.remove': { args: z.object({ id: z.number().int() }), result: checkNoteSchema },
}
