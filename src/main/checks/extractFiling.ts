import { createHash } from 'node:crypto'
import type { CellPlace, FilingDocument, FilingFacts, TrusteeReport } from '@shared/report'
import type { Problem } from '@shared/result'
import { decode } from '../filing/decode'
import { splitSubmission } from '../filing/documents'
import { physicalLines, unfold, type LogicalLine } from '../filing/logicalLines'
import { readCover } from '../layouts/cover'
import { LAYOUTS, looksLikeTrusteeReport } from '../layouts/registry'
import type { Claims } from '../reading/claims'
import { vocabularyOf } from '../reading/freeText'
import { checkReport } from './checkReport'

/** The version of the layouts and checks; kept with each filing, and raised when either reads something otherwise. */
export const READER_VERSION = '4'

/** What a filing says, and where each cell of each report stands; no cells for a refused filing. */
export interface Extraction {
  readonly document: FilingDocument
  /** Worked out when asked for: name them to copy or send them. */
  readonly cells: readonly (readonly CellPlace[])[]
}

/**
 * Reads a filing from its bytes: pure, never throws. A filing is read whole or refused whole, with a code, a sentence
 * and, where it has one, the line.
 */
export function extractFiling(name: string, bytes: Uint8Array): Extraction {
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const source = { name, sha256, bytes: bytes.length }
  const refused = ({ code, message, place }: Problem): Extraction => ({
    document: {
      schema: 'paydown.filing/1',
      source,
      status: 'refused',
      error: { code, message, line: place?.line ?? null },
    },
    cells: [],
  })
  const text = decode(name, bytes)
  if (!text.ok) return refused(text.problem)

  const submission = splitSubmission(physicalLines(text.value))
  const documents = submission.documents.map((document) => unfold(document.lines))
  const filing = readCover(documents[0] ?? [], submission.header, vocabularyOf(documents[0] ?? []))
  const reports: TrusteeReport[] = []
  const claims: Claims[] = []
  let unknown = false
  for (const [i, lines] of documents.entries()) {
    const before = reports.length
    for (const layout of LAYOUTS) {
      for (const stretch of layout.find(lines)) {
        const read = layout.read(stretch, filing)
        if (!read.ok) return refused(read.problem)
        reports.push({ ...read.value.report, checks: checkReport(read.value.report) })
        claims.push(read.value.claims)
      }
    }
    if (reports.length === before) unknown ||= isReport(lines, submission.documents[i]?.type)
  }
  if (reports.length === 0) return refused(notFound(name, filing, documents.flat()))
  if (unknown) {
    const message = `${name} holds several trustee reports, and Paydown does not know the layout of one of them yet. A filing is read whole or not at all; keep the file: a later version may read it.`
    return refused({ code: 'unknown-layout', message })
  }
  return new WithCells(
    { schema: 'paydown.filing/1', source, status: 'read', filing, reports },
    claims,
  )
}

/** A filing whose cells are worked out from what was claimed when they are asked for. */
class WithCells implements Extraction {
  readonly #claims: readonly Claims[]

  constructor(
    readonly document: FilingDocument,
    claims: readonly Claims[],
  ) {
    this.#claims = claims
  }

  get cells(): Extraction['cells'] {
    return this.#claims.map((one) => one.cells())
  }
}

/** Whether a document of a submission that no layout knows is a report all the same; agreements (`EX-4`) use its words too. */
function isReport(lines: readonly LogicalLine[], type: string | null | undefined): boolean {
  return /^(?:8-K|EX-99)/i.test(type ?? '') && looksLikeTrusteeReport(lines)
}

function notFound(name: string, filing: FilingFacts, lines: readonly LogicalLine[]): Problem {
  if (looksLikeTrusteeReport(lines)) {
    return {
      code: 'unknown-layout',
      message: `${name} holds a trustee report whose layout Paydown does not know yet. Keep the file: a later version may read it.`,
    }
  }
  const what = filing.form === null ? 'text' : `Form ${filing.form}`
  return {
    code: 'no-report',
    message: `${name} is ${what} without a trustee report in it. Choose the filing that carries the monthly report.`,
  }
}
