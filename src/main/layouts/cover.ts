import { parseWordDate } from '@shared/dates'
import type { FilingFacts } from '@shared/report'
import type { SubmissionHeader } from '../filing/documents'
import type { LogicalLine } from '../filing/logicalLines'
import { textOf, type Vocabulary } from '../reading/freeText'
import { tokensOf } from '../reading/tokens'

/** A cover ends within so many logical lines. */
const COVER_LINES = 250

//                                        FORM 8-K/A (Amendment No. 1)
const FORM = /^FORM(\d{1,2}-[A-Z]{1,2}(?:\/A)?)(?:$|\(|AMENDMENT)/i

/**
 * What the cover of a filing says: form, registrant, file number, event date, signature date. The SGML header of a
 * full submission outranks the body, which is typed by hand and can be wrong.
 */
export function readCover(
  lines: readonly LogicalLine[],
  header: SubmissionHeader,
  vocabulary: Vocabulary,
): FilingFacts {
  const cover = lines.slice(0, COVER_LINES)
  const match = (pattern: RegExp): string | null => {
    for (const line of cover) {
      const value = pattern.exec(line.compact)?.[1]
      if (value !== undefined) return value
    }
    return null
  }
  const event = match(/Dateofearliesteventreported\)?:?([A-Z][a-z]+\d{1,2},\d{4})/i)
  const signed = match(/^Date:([A-Z][a-z]+\d{1,2},\d{4})/i)
  return {
    form: header.form ?? match(FORM)?.toUpperCase() ?? null,
    registrant: registrantOn(cover, vocabulary) ?? header.registrant,
    commissionFileNumber: fileNumberOn(cover) ?? header.fileNumber,
    accessionNumber: header.accessionNumber,
    cik: header.cik,
    eventDate: event === null ? null : parseWordDate(event),
    signedOn: signed === null ? null : parseWordDate(signed),
    filedOn: header.filedOn,
  }
}

//              IMPAC SECURED ASSETS CORP MORTGAGE PASS THR CERT SER 2002-3
//                 (Exact name of Registrant as specified in its Charter)
function registrantOn(cover: readonly LogicalLine[], vocabulary: Vocabulary): string | null {
  const at = cover.findIndex((line) => /^\(Exactnameof(?:the)?registrant/i.test(line.compact))
  if (at < 0) return null
  let from = at
  while (from > 0 && cover[from - 1]?.compact !== '') from--
  const named = cover.slice(from, at)
  return (
    named.map((line) => textOf(tokensOf(line), vocabulary)).join(' ') ||
    above(cover, at, vocabulary)
  )
}

function above(cover: readonly LogicalLine[], at: number, vocabulary: Vocabulary): string | null {
  const line = cover.slice(0, at).findLast((one) => one.compact !== '')
  return line === undefined ? null : textOf(tokensOf(line), vocabulary)
}

//               333-66328-04                       33-071-5871
//          (Commission File Number)        (I.R.S. Employer Identification No.)
function fileNumberOn(cover: readonly LogicalLine[]): string | null {
  const at = cover.findIndex((line) =>
    /\(Commission(?:File)?Number\)|\(CommissionFileNo/i.test(line.compact),
  )
  if (at < 0) return null
  const near = cover.slice(Math.max(0, at - 3), at).reverse()
  return near.map(firstFileNumber).find((number) => number !== null) ?? null
}

const FILE_NUMBER = /^\d{1,3}-\d{4,6}(?:-\d{2})?$/

/** The first run of characters on a line, as far as it is a file number: after a fold the employer's number may follow. */
function firstFileNumber(line: LogicalLine): string | null {
  let text = ''
  let found: string | null = null
  for (const token of tokensOf(line)) {
    if (text !== '' && token.joint === 'blank') break
    text += token.text
    if (FILE_NUMBER.test(text)) found = text
  }
  return found
}
