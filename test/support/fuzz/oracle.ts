import { filingDocumentSchema } from '@shared/report'
import type { Extraction } from '../../../src/main/checks/extractFiling'
import { physicalLines } from '../../../src/main/filing/logicalLines'
import { decode } from '../../../src/main/filing/decode'
import { valuesOf } from './values'
import { OUTCOMES, wrongNumbers, type Baseline, type Extract, type Outcome } from './wrongNumbers'

/** What the reader did wrong with a mutated filing. */
export interface Fault {
  readonly kind: 'throws' | 'schema' | 'unstable' | 'places' | 'unnoticed'
  readonly detail: string
}

export interface Verdict {
  readonly outcome: Outcome
  readonly faults: readonly Fault[]
}

/**
 * Judges how a mutated filing is read: never thrown at, in a document of the schema, each cell where its place says, no
 * wrong number that ties unnoticed (`wrongNumbers`), and the same if `twice`.
 */
export function judge(
  baseline: Baseline,
  bytes: Uint8Array,
  extract: Extract,
  twice: boolean,
): Verdict {
  let read: Extraction
  let again: Extraction | null
  try {
    read = extract('mutated.txt', bytes)
    again = twice ? extract('mutated.txt', bytes) : null
  } catch (error) {
    const detail = error instanceof Error ? (error.stack ?? error.message) : String(error)
    return { outcome: 'fault', faults: [{ kind: 'throws', detail }] }
  }
  const faults: Fault[] = []
  const parsed = filingDocumentSchema.safeParse(read.document)
  if (!parsed.success) faults.push({ kind: 'schema', detail: parsed.error.message })
  if (again !== null && whole(read) !== whole(again)) {
    faults.push({ kind: 'unstable', detail: 'read twice, it says two things' })
  }
  if (read.document.status === 'refused') {
    return { outcome: faults.length > 0 ? 'fault' : 'refused', faults }
  }
  faults.push(...misplaced(read, bytes))
  const outcomes = new Set<Outcome>(['unchanged'])
  for (const report of read.document.reports) {
    const { outcomes: found, wrong } = wrongNumbers(baseline, report)
    for (const outcome of found) outcomes.add(outcome)
    faults.push(...wrong.map((detail): Fault => ({ kind: 'unnoticed', detail })))
  }
  if (faults.length > 0) return { outcome: 'fault', faults }
  return { outcome: OUTCOMES.find((one) => outcomes.has(one)) ?? 'unchanged', faults }
}

/** All that was read, as text. */
function whole({ document, cells }: Extraction): string {
  return JSON.stringify({ document, cells })
}

/** Cells whose text is not what the file has at their places, and values without a cell that has their digits. */
function misplaced({ document, cells }: Extraction, bytes: Uint8Array): Fault[] {
  const text = decode('mutated.txt', bytes)
  if (document.status !== 'read' || !text.ok) return []
  const lines = physicalLines(text.value)
  return document.reports.flatMap((report, i) => {
    const places = new Map((cells[i] ?? []).map((cell) => [cell.path, cell]))
    const details = [...places.values()].flatMap((cell) => {
      const there = cell.spans.map(([line, column, length]) =>
        lines[line - 1]?.text.slice(column - 1, column - 1 + length),
      )
      return there.join('') === cell.text ? [] : [`${cell.path} is not at its place`]
    })
    for (const { path, value } of valuesOf(report).values()) {
      const place = places.get(path)
      if (place === undefined) details.push(`${path} has no place`)
      else if (!DATE.test(value) && digits(place.text) !== digits(value)) {
        details.push(`${path} is ${value} but its place has ${place.text}`)
      }
    }
    return details.map((detail): Fault => ({ kind: 'places', detail }))
  })
}

const DATE = /^\d{4}-\d{2}-\d{2}$/
const digits = (text: string): string => text.replace(/[^\d.]/g, '')
