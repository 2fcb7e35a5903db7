import { isIsoDate } from '@shared/dates'
import type { FilingFacts, Revision, TrusteeReport } from '@shared/report'
import { fail, ok, type Result } from '@shared/result'
import type { LogicalLine } from '../../filing/logicalLines'
import { Claims } from '../../reading/claims'
import { vocabularyOf } from '../../reading/freeText'
import { tokensOf } from '../../reading/tokens'
import type { Layout, ReportReading } from '../layout'
import { readPayments } from './certificatePayment/read'
import { readContents } from './contents'
import { isFoot, pagesOf, type Page } from './pages'
import { readSections } from './sections/readSections'

/**
 * The Monthly Remittance Statement of Bankers Trust Company of California, later Deutsche Bank National Trust, as
 * filed in 2002: a contents page, then one report after another, each page with the deal's name at its head and
 * `Page N of M` at its foot. Told by its headings, not by the trustee's name.
 */
export const remittance: Layout = {
  id: 'monthly-remittance-statement',
  find,
  read,
}

const CONTENTS = /^TABLEOFCONTENTS$/i
const PAYMENTS = 'CertificatePaymentReport'

//                IMPAC Secured Assets Corp.   2002-3
//                Mortgage Pass-Through Certificates
//                September 25, 2002 Distribution
//                Contents
//                                              TABLE OF CONTENTS
function find(lines: readonly LogicalLine[]): (readonly LogicalLine[])[] {
  const starts: number[] = []
  lines.forEach(({ compact }, i) => {
    if (CONTENTS.test(compact)) starts.push(headOf(lines, i))
  })
  return starts.map((start, i) => {
    const next = starts[i + 1] ?? lines.length
    const last = lines.slice(start, next).findLastIndex(isFoot)
    const open = lines.slice(start + last + 1, next).some((line) => PAGE_HEAD.test(line.compact))
    return lines.slice(start, last < 0 || open ? next : start + last + 1)
  })
}

/** A page that was begun but has no foot: the text breaks off in it. */
const PAGE_HEAD = /for[A-Z][a-z]+\d{1,2},\d{4}\w*Distribution/

function headOf(lines: readonly LogicalLine[], contents: number): number {
  let start = contents
  while (start > 0 && contents - start < 8 && lines[start - 1]?.compact !== '') start--
  return start
}

function read(lines: readonly LogicalLine[], filing: FilingFacts): Result<ReportReading> {
  const claims = new Claims()
  const vocabulary = vocabularyOf(lines)
  const pages = pagesOf(lines, vocabulary, claims)
  if (!pages.ok) return pages
  const [first, ...rest] = pages.value
  if (first?.distributionDate == null || !isIsoDate(first.distributionDate)) {
    return fail('unknown-layout', 'The contents page names no distribution date.', {
      line: lines[0]?.line ?? 0,
    })
  }
  const [deal, title] = first.head
  if (deal !== undefined) claims.cell('deal', tokensOf(deal))
  if (title !== undefined) claims.cell('title', tokensOf(title))
  const contents = readContents(first.body, vocabulary, claims)
  const isPayments = (page: Page): boolean => page.report.replace(/\s/g, '') === PAYMENTS
  const payments = readPayments(rest.filter(isPayments), claims)
  if (!payments.ok) return payments
  const sections = readSections(
    rest.filter((page) => !isPayments(page)),
    vocabulary,
    claims,
  )
  return ok({
    claims,
    report: {
      layout: remittance.id,
      deal: first.deal,
      title: first.subtitles[0] ?? null,
      distributionDate: first.distributionDate,
      recordDate: contents.recordDate,
      cutOffDate: contents.cutOffDate,
      closingDate: contents.closingDate,
      firstPaymentDate: contents.firstPaymentDate,
      revision: revisionOf(first, filing),
      pages: first.of,
      parties: contents.parties,
      contents: contents.contents,
      contacts: contents.contacts,
      ...sections,
      refused: [...strangers(first, rest), ...sections.refused],
      classes: payments.value.classes,
      totals: payments.value.totals,
      unread: claims.residue(lines),
    },
  })
}

/** Pages whose head names another deal or another date than the contents page does. */
function strangers(first: Page, pages: readonly Page[]): TrusteeReport['refused'] {
  const deal = first.head[0]?.compact
  return pages
    .filter(
      (page) => page.head[0]?.compact !== deal || page.distributionDate !== first.distributionDate,
    )
    .map((page) => ({
      line: page.head[0]?.line ?? 0,
      section: page.report,
      code: 'other-report',
      message: `Page ${page.number} is of ${page.deal}, ${page.distributionDate ?? 'no date'}, and the report of ${first.deal}, ${first.distributionDate ?? ''}. Fetch the filing again.`,
    }))
}

/** Revised when the title says so or the form is an amendment; supplemental when the title says so. */
function revisionOf(page: Page, filing: FilingFacts): Revision {
  const said = `${page.remark} ${page.subtitles.join(' ')}`
  if (/supplement/i.test(said)) return 'supplemental'
  return /revis|amend|correct/i.test(said) || filing.form?.endsWith('/A') === true
    ? 'revised'
    : 'original'
}
