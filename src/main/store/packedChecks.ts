import { z } from 'zod'
import { checkSchema, checkStatusSchema, type Check } from '@shared/report'

/*
 * The checks of a report by column: alike ones stand side by side, which compress best. Paths and sentences that many of them
 * share are named once, a path as a row (`classes[REMIC III/A-1].`) and a column (`current.interest`). What names them is a step
 * from the number before: the checks of a class take the same steps as those of the next.
 */

const text = z.string().nullable()
const columns = {
  id: z.array(z.string()),
  subject: z.array(z.string()),
  status: z.array(checkStatusSchema),
  left: z.array(text),
  right: z.array(text),
  difference: z.array(text),
  tolerance: z.array(text),
  sentence: z.array(z.number()),
  explanation: z.array(checkSchema.shape.explanation),
  sentences: z.array(z.string()),
}
const packedSchema = z.object({
  ...columns,
  /** Steps to the numbers of the paths of each check. */
  operands: z.array(z.array(z.number())),
  rows: z.array(z.string()),
  columns: z.array(z.string()),
  /** Of each path, steps to the number of its row and to that of its column. */
  steps: z.array(z.tuple([z.number(), z.number()])),
})
type Packed = z.infer<typeof packedSchema>

/** As they were kept before: the numbers of the paths themselves, and these whole. */
const formerSchema = z.object({
  ...columns,
  operands: z.array(z.array(z.number())),
  paths: z.array(z.string()),
})

/** A right side that is the same as the left one; no decimal is written so. */
const SAME = '='

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

/** Numbers as steps, each from the one before; the first is from 0. */
class Steps {
  #at = 0

  /** The step to a number. */
  to(number: number): number {
    const step = number - this.#at
    this.#at = number
    return step
  }

  /** The number that a step leads to. */
  by(step: number): number {
    return (this.#at += step)
  }
}

/** Checks as they are kept; `unpackChecks` gives them back. */
export function packChecks(checks: readonly Check[]): Packed {
  const paths = new Names()
  const sentences = new Names()
  const steps = new Steps()
  return {
    id: checks.map((check) => check.id),
    subject: checks.map((check) => check.subject),
    status: checks.map((check) => check.status),
    left: checks.map((check) => check.left),
    right: checks.map(({ left, right }) => (right !== null && right === left ? SAME : right)),
    difference: checks.map((check) => check.difference),
    tolerance: checks.map((check) => check.tolerance),
    sentence: checks.map((check) => sentences.numberOf(check.sentence)),
    operands: checks.map((check) => check.operands.map((path) => steps.to(paths.numberOf(path)))),
    explanation: checks.map((check) => check.explanation),
    sentences: sentences.list,
    ...packPaths(paths.list),
  }
}

function packPaths(paths: readonly string[]): Pick<Packed, 'rows' | 'columns' | 'steps'> {
  const [rows, columns] = [new Names(), new Names()]
  const [row, column] = [new Steps(), new Steps()]
  const steps = paths.map((path): [number, number] => {
    const end = path.lastIndexOf('].')
    const name = end < 0 ? '' : path.slice(0, end + 2)
    return [row.to(rows.numberOf(name)), column.to(columns.numberOf(path.slice(name.length)))]
  })
  return { rows: rows.list, columns: columns.list, steps }
}

function unpackPaths({ rows, columns, steps }: Packed): string[] {
  const [row, column] = [new Steps(), new Steps()]
  return steps.map(([down, across]) => {
    const [name, own] = [rows[row.by(down)], columns[column.by(across)]]
    return `${name ?? ''}${own ?? ''}`
  })
}

/** The checks that were kept; as they are where they were kept as a list, null where they are neither. */
export function unpackChecks(kept: unknown): unknown {
  if (Array.isArray(kept)) return kept
  const packed = packedSchema.safeParse(kept)
  if (packed.success) {
    const steps = new Steps()
    return checksFrom(packed.data, unpackPaths(packed.data), (step) => steps.by(step))
  }
  const former = formerSchema.safeParse(kept)
  return former.success ? checksFrom(former.data, former.data.paths, (number) => number) : null
}

function checksFrom(
  kept: Omit<Packed, 'rows' | 'columns' | 'steps'>,
  paths: readonly string[],
  numberOf: (kept: number) => number,
): unknown[] {
  return kept.id.map((id, at) => {
    const left = kept.left[at]
    const right = kept.right[at]
    return {
      id,
      subject: kept.subject[at],
      status: kept.status[at],
      left,
      right: right === SAME ? left : right,
      difference: kept.difference[at],
      tolerance: kept.tolerance[at],
      operands: kept.operands[at]?.map((number) => paths[numberOf(number)]),
      sentence: kept.sentences[kept.sentence[at] ?? -1],
      explanation: kept.explanation[at],
    }
  })
}
