import { z } from 'zod'
import { positionSourceSchema } from '../positions'

/** Cash that does not agree with the custodian's; amounts in dollars and cents, difference = received − expected. */
export const breakSchema = z.object({
  cause: z.enum(['amount', 'date', 'missing', 'unexpected', 'twice']),
  portfolio: z.string().nullable(),
  account: z.string().nullable(),
  cusip: z.string(),
  date: z.string(),
  expected: z.string(),
  received: z.string(),
  difference: z.string(),
  /** Days from the date to the day looked from. */
  age: z.number(),
  /** Files and lines of the custodian's cash. */
  sources: z.array(z.string()),
  sentence: z.string(),
})
export type CashBreak = z.infer<typeof breakSchema>

/** What an account was due from a CUSIP on a day, in dollars and cents, and how it was made. */
const dueSchema = z.object({
  interest: z.string(),
  principal: z.string(),
  /** A part for each report of the day, or for factors entered by hand. */
  parts: z.array(
    z.object({
      /** Held at the close of the record date. */
      face: z.string(),
      interestPerThousand: z.string().nullable(),
      principalPerThousand: z.string().nullable(),
      /** Where the class's row stands; null for what was entered by hand. */
      source: positionSourceSchema.nullable(),
    }),
  ),
})

/** A break with what its expected amount was made of; null where nothing was expected. */
const explainedBreakSchema = breakSchema.extend({ due: dueSchema.nullable() })
export type ExplainedBreak = z.infer<typeof explainedBreakSchema>

/** A payment that came for a distribution; amounts in dollars and cents. */
const matchSchema = breakSchema.omit({ cause: true, difference: true, age: true }).extend({
  portfolio: z.string(),
  payDate: z.string(),
  /** What does not agree; null where all does. */
  cause: breakSchema.shape.cause.nullable(),
})
export type CashMatched = z.infer<typeof matchSchema>

const claimSchema = breakSchema.omit({ cause: true, sources: true }).extend({
  deal: z.string().nullable(),
  class: z.string().nullable(),
  recordDate: z.string().nullable(),
  /** Held at the close of the record date. */
  face: z.string().nullable(),
  interestPerThousand: z.string().nullable(),
  principalPerThousand: z.string().nullable(),
  /** Files and lines of the custodian's cash. */
  receipts: z.array(z.string()),
  /** The report the claim rests on, and the printed lines of the class's factors in it. */
  source: z
    .object({
      name: z.string(),
      sha256: z.string(),
      accessionNumber: z.string().nullable(),
      lines: z.array(z.object({ number: z.number(), text: z.string() })),
    })
    .nullable(),
  byHand: z.boolean(),
})

export const custodianRequests = {
  /** Reads cash received from a CSV file: account, CUSIP, pay date, interest and principal or their total; whole or not at all. */
  'custodian.importCsv': {
    args: z.object({
      path: z.string().min(1),
      mapping: z.record(z.string(), z.string()).optional(),
      dates: z.enum(['mdy', 'dmy']).optional(),
      preview: z.boolean().optional(),
    }),
    result: z.object({
      stored: z.number(),
      errors: z.array(z.object({ line: z.number(), message: z.string() })),
    }),
  },
  /** The letter that states the open breaks of a scope as claims, with the lines of the reports they rest on. */
  'custodian.letter': {
    args: z.object({
      portfolio: z.string().optional(),
      account: z.string().optional(),
      cusip: z.string().optional(),
      /** Only breaks of this day. */
      payDate: z.string().optional(),
      /** Of the letter; today where left out. Breaks are those of that day. */
      date: z.string().optional(),
      to: z.string().optional(),
      holder: z.string().optional(),
    }),
    result: z.object({ text: z.string(), claims: z.array(claimSchema) }),
  },
  /** What was due in a month to a portfolio, or to all but synthetic ones, and whether the custodian's files tell of it. */
  'custodian.month': {
    args: z.object({
      month: z.string().regex(/^\d{4}-\d{2}$/, 'a month is written 2002-09'),
      portfolio: z.string().optional(),
    }),
    result: z.object({
      /** The first day that the custodian's files tell of; null without any. */
      first: z.string().nullable(),
      /** Some of the month's cash stands in the custodian's files. */
      told: z.boolean(),
      expected: z.string(),
      payments: z.number(),
      /** Of these, so many agree to the cent and the day. */
      ties: z.number(),
    }),
  },
  /** The payments that the custodian's files have for the distributions of a CUSIP up to a day, newest first. */
  'custodian.matches': {
    args: z.object({ cusip: z.string(), portfolio: z.string().optional(), asOf: z.string() }),
    result: z.object({ first: z.string().nullable(), matches: z.array(matchSchema) }),
  },
  /** Cash received against what was due, from the first day the custodian's files tell of, as of a day. */
  'custodian.breaks': {
    args: z.object({ asOf: z.string().optional() }),
    result: z.array(explainedBreakSchema),
  },
}
