import { parseWordDate } from '@shared/dates'
import { fail, ok, type Result } from '@shared/result'
import type { LogicalLine } from '../../filing/logicalLines'
import type { Claims } from '../../reading/claims'
import { textOf, type Vocabulary } from '../../reading/freeText'
import { tokensOf } from '../../reading/tokens'

/** A printed page of the report, taken apart into its running head, its body and its foot. */
export interface Page {
  readonly number: number
  readonly of: number
  /** `Certificate Payment Report`; empty on the contents page */
  readonly report: string
  readonly deal: string
  /** Lines between the deal's name and the report's title: `Mortgage Pass-Through Certificates`, `REMIC I`. */
  readonly subtitles: readonly string[]
  readonly distributionDate: string | null
  /** What the title says beside the date: `Revised`, `SUPPLEMENTAL`. */
  readonly remark: string
  /** The lines of the deal's name and the subtitles. */
  readonly head: readonly LogicalLine[]
  readonly body: readonly LogicalLine[]
}

// Page 2 of  26        (c) COPYRIGHT 2002 Deutsche Bank
const FOOT = /^Page(\d{1,4})of(\d{1,4})(?:\(c\)COPYRIGHT.*)?$/i
const COPYRIGHT = /^\(c\)COPYRIGHT/i

// Certificate Payment Report for September 25, 2002 Distribution
// September 25, 2002 Distribution
const TITLE = /^(?:(.+?)for)?([A-Z][a-z]{2,8}\d{1,2},\d{4})(.*?)Distribution(.*)$/

/** A running head has at most so many lines. */
const HEAD_LINES = 8

/** Whether a line closes a printed page. */
export function isFoot(line: LogicalLine): boolean {
  return FOOT.test(line.compact)
}

/**
 * Cuts a report into its printed pages and claims their heads and feet. Fails with `truncated` when the text breaks
 * off before the last page, and with `missing-page` when one in between is not there.
 */
export function pagesOf(
  lines: readonly LogicalLine[],
  vocabulary: Vocabulary,
  claims: Claims,
): Result<Page[]> {
  const pages: Page[] = []
  let open: LogicalLine[] = []
  for (const line of lines) {
    const foot = FOOT.exec(line.compact)
    if (foot !== null) {
      claims.lines(line)
      const page = readPage(open, Number(foot[1]), Number(foot[2]), vocabulary, claims)
      if (!page.ok) return page
      pages.push(page.value)
      open = []
    } else if (COPYRIGHT.test(line.compact)) claims.lines(line)
    else if (line.compact !== '') open.push(line)
  }
  return complete(pages, lines)
}

function complete(pages: Page[], lines: readonly LogicalLine[]): Result<Page[]> {
  const end = lines.findLast((line) => line.compact !== '')?.line ?? 0
  const total = totalPages(lines) ?? pages[0]?.of
  const last = pages.at(-1)
  if (total === undefined || last === undefined) {
    return fail(
      'truncated',
      'The report breaks off before the end of its first page. Fetch the filing again.',
      { line: end },
    )
  }
  if (last.number !== total) {
    return fail(
      'truncated',
      `The report breaks off: it has ${total} pages, and the last one in the text is page ${last.number}. Fetch the filing again.`,
      { line: end },
    )
  }
  const printed = new Set(pages.map((page) => page.number))
  for (let number = 1; number <= total; number++) {
    if (printed.has(number)) continue
    return fail('missing-page', `Page ${number} of ${total} is missing. Fetch the filing again.`, {
      line: end,
    })
  }
  return ok(pages)
}

// Total Number of Pages                                                    26
function totalPages(lines: readonly LogicalLine[]): number | undefined {
  for (const line of lines) {
    const total = /TotalNumberofPages(\d{1,4})$/i.exec(line.compact)?.[1]
    if (total !== undefined) return Number(total)
  }
  return undefined
}

function readPage(
  lines: readonly LogicalLine[],
  number: number,
  of: number,
  vocabulary: Vocabulary,
  claims: Claims,
): Result<Page> {
  const head = lines.slice(0, HEAD_LINES)
  const at = head.findIndex((line) => TITLE.test(line.compact))
  const title = TITLE.exec(head[at]?.compact ?? '')
  const texts = head.slice(0, at + 1).map((line) => textOf(tokensOf(line), vocabulary))
  if (title === null || at < 1) {
    return fail(
      'unknown-layout',
      `The head of page ${number} does not say which report it is for which distribution.`,
      { line: lines[0]?.line ?? 0 },
    )
  }
  const report = firstCharacters(texts[at] ?? '', title[1]?.length ?? 0)
  const repeated = lines[at + 1]?.compact === title[1] ? 1 : 0
  claims.lines(...lines.slice(0, at + 1 + repeated))
  return ok({
    number,
    of,
    report,
    deal: texts[0] ?? '',
    subtitles: texts.slice(1, at),
    head: lines.slice(0, at),
    distributionDate: parseWordDate(title[2] ?? ''),
    remark: `${title[3] ?? ''} ${title[4] ?? ''}`.trim(),
    body: lines.slice(at + 1 + repeated),
  })
}

/** The beginning of a text that holds so many characters other than blanks. */
function firstCharacters(text: string, count: number): string {
  let left = count
  for (let i = 0; i < text.length; i++) {
    if (left === 0) return text.slice(0, i).trim()
    if (text.charAt(i) !== ' ') left--
  }
  return text
}
