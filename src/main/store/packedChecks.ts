import { z } from 'zod'
import { checkSchema, checkStatusSchema, type Check } from '@shared/report'

/*
 * The checks of a report by column, the paths and sentences that many of them share named once: a third of the characters, and
 * alike ones side by side, which compress best.
 */

const text = z.string().nullable()
const packedSchema = z.object({
  paths: z.array(z.string()),
  sentences: z.array(z.string()),
  id: z.array(z.string()),
  subject: z.array(z.string()),
  status: z.array(checkStatusSchema),
  left: z.array(text),
  right: z.array(text),
  difference: z.array(text),
  tolerance: z.array(text),
  sentence: z.array(z.number()),
  operands: z.array(z.array(z.number())),
  explanation: z.array(checkSchema.shape.explanation),
})
type Packed = z.infer<typeof packedSchema>

/** Names each of several texts once and gives their numbers. */
class Names {
  readonly list: string[] = []
  readonly #numbers = new Map<string, number>()

  numberOf(name: string): number {
    const known = this.#numbers.get(name)
    if (known !== undefined) return known
    this.#numbers.set(name, this.list.length)
    return this.list.push(name) - 1
  }
}

/** Checks as they are kept; `unpackChecks` gives them back. */
export function packChecks(checks: readonly Check[]): Packed {
  const paths = new Names()
  const sentences = new Names()
  return {
    id: checks.map((check) => check.id),
    subject: checks.map((check) => check.subject),
    status: checks.map((check) => check.status),
    left: checks.map((check) => check.left),
    right: checks.map((check) => check.right),
    difference: checks.map((check) => check.difference),
    tolerance: checks.map((check) => check.tolerance),
    sentence: checks.map((check) => sentences.numberOf(check.sentence)),
    operands: checks.map((check) => check.operands.map((path) => paths.numberOf(path))),
    explanation: checks.map((check) => check.explanation),
    paths: paths.list,
    sentences: sentences.list,
  }
}

/** The checks that were kept; as they are where they were kept as a list, null where they are neither. */
export function unpackChecks(kept: unknown): unknown {
  if (Array.isArray(kept)) return kept
  const parsed = packedSchema.safeParse(kept)
  if (!parsed.success) return null
  const { paths, sentences, ...columns } = parsed.data
  return columns.id.map((id, at) => ({
    id,
    subject: columns.subject[at],
    status: columns.status[at],
    left: columns.left[at],
    right: columns.right[at],
    difference: columns.difference[at],
    tolerance: columns.tolerance[at],
    operands: columns.operands[at]?.map((number) => paths[number]),
    sentence: sentences[columns.sentence[at] ?? -1],
    explanation: columns.explanation[at],
  }))
}
