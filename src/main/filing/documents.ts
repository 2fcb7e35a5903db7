import type { PhysicalLine } from './logicalLines'

/** What the SGML header of a full submission says; null where a bare text has none. */
export interface SubmissionHeader {
  readonly form: string | null
  readonly accessionNumber: string | null
  readonly cik: string | null
  readonly registrant: string | null
  readonly fileNumber: string | null
  /** `FILED AS OF DATE`, ISO */
  readonly filedOn: string | null
}

/** One `<DOCUMENT>` of a submission, or the whole of a bare text. */
export interface FilingDocumentText {
  /** `<TYPE>`, as printed: `8-K`, `EX-99` */
  readonly type: string | null
  readonly lines: readonly PhysicalLine[]
}

export interface Submission {
  readonly header: SubmissionHeader
  readonly documents: readonly FilingDocumentText[]
}

/** Tags that EDGAR texts carry on lines of their own or before a table; they are no part of what a report says. */
const TAGS = /<\/?(?:PAGE|TABLE|S|C|CAPTION|FN|TEXT|DOCUMENT|SEC-DOCUMENT|IMS-DOCUMENT|PRE)>/gi

/**
 * Takes a submission apart: PEM armour and its dash escapes, the SGML header, and one or more documents.
 * Line numbers and columns stay those of the file: what is no text of a document is blanked, never removed.
 */
export function splitSubmission(physical: readonly PhysicalLine[]): Submission {
  const armoured = physical.some((line) => line.text.startsWith('-----BEGIN PRIVACY-ENHANCED'))
  const lines = armoured ? physical.map(unescapeDashes) : physical
  const starts: number[] = []
  lines.forEach(({ text }, i) => {
    if (text.includes('<') && /^\s*<DOCUMENT>/i.test(text)) starts.push(i)
  })
  if (starts.length === 0) {
    return {
      header: readHeader(lines.slice(0, 200)),
      documents: [{ type: null, lines: lines.map(untagged) }],
    }
  }
  return {
    header: readHeader(lines.slice(0, starts[0])),
    documents: starts.map((start, i) => {
      const body = lines.slice(start, starts[i + 1] ?? lines.length)
      const end = body.findIndex((line) => /^\s*<\/DOCUMENT>/i.test(line.text))
      return readDocument(end < 0 ? body : body.slice(0, end))
    }),
  }
}

/** `- -----` stands for `-----` inside PEM armour (RFC 1421, 4.4). Blanks keep the columns as they are. */
function unescapeDashes(line: PhysicalLine): PhysicalLine {
  return line.text.startsWith('- -') ? { ...line, text: `  ${line.text.slice(2)}` } : line
}

function untagged(line: PhysicalLine): PhysicalLine {
  return line.text.includes('<')
    ? { ...line, text: line.text.replace(TAGS, (tag) => ' '.repeat(tag.length)) }
    : line
}

function readDocument(body: readonly PhysicalLine[]): FilingDocumentText {
  const textAt = body.findIndex((line) => /<TEXT>/i.test(line.text))
  const head = body.slice(0, textAt < 0 ? 8 : textAt)
  const type = head.map((line) => /^\s*<TYPE>\s*(\S+)/i.exec(line.text)?.[1]).find(Boolean) ?? null
  return { type, lines: body.slice(textAt < 0 ? 0 : textAt).map(untagged) }
}

function readHeader(lines: readonly PhysicalLine[]): SubmissionHeader {
  // Every field is a name, a colon and a value
  const named = lines.filter(({ text }) => text.includes(':'))
  const field = (pattern: RegExp): string | null => {
    for (const { text } of named) {
      const value = pattern.exec(text)?.[1]
      if (value !== undefined) return value.trim().replace(/\s+/g, ' ')
    }
    return null
  }
  const filed = field(/^\s*FILED AS OF DATE:\s*(\d{8})\b/)
  return {
    form: field(/^\s*CONFORMED SUBMISSION TYPE:\s*(\S+)/),
    accessionNumber: field(/^\s*ACCESSION NUMBER:\s*(\d{10}-\d{2}-\d{6})\b/),
    cik: field(/^\s*CENTRAL INDEX KEY:\s*(\d{1,10})\b/),
    registrant: field(/^\s*COMPANY CONFORMED NAME:\s*(\S.*)$/),
    fileNumber: field(/^\s*SEC FILE NUMBER:\s*(\S+)/),
    filedOn: filed === null ? null : `${filed.slice(0, 4)}-${filed.slice(4, 6)}-${filed.slice(6)}`,
  }
}
