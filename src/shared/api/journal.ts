import { z } from 'zod'

/** One change of the journal. */
export const journalEntrySchema = z.object({
  id: z.number(),
  /** ISO time */
  at: z.string(),
  kind: z.string(),
  /** A sentence without its full stop. */
  summary: z.string(),
  /** The change that undid it; null while it counts. */
  undoneBy: z.number().nullable(),
  /** How many rows it changed. */
  rows: z.number(),
})
export type JournalEntry = z.infer<typeof journalEntrySchema>

const id = z.number().int().optional()

export const journalRequests = {
  /** What was done, newest first. */
  'journal.list': {
    args: z.object({
      limit: z.number().int().min(1).max(10_000).optional(),
      before: z.number().int().optional(),
      /** Leaves out imports that count: `filings.imports` has them. */
      edits: z.boolean().optional(),
    }),
    result: z.array(journalEntrySchema),
  },
  /** What undoing a change (the last one that counts without `id`) would undo: it, last, and before it all that rests on it. */
  'journal.plan': { args: z.object({ id }), result: z.array(journalEntrySchema) },
  /** Undoes a change; with others that rest on it only when `withOthers` says so (`undo-takes-more`). */
  'journal.undo': {
    args: z.object({ id, withOthers: z.boolean().optional() }),
    result: z.array(journalEntrySchema),
  },
  /** Brings back what was undone last, as long as nothing was changed since (`nothing-to-redo`); again, what was undone before that. */
  'journal.redo': { args: z.object({}), result: z.array(journalEntrySchema) },
}
