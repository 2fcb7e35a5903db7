import type { Claims } from '../../../reading/claims'
import type { Vocabulary } from '../../../reading/freeText'
import type { Page } from '../pages'
import { readDelinquency } from './delinquency'
import { Draft, type SectionParts } from './draft'
import { readLabelRows } from './labelRows'
import { readLoans } from './loans'

type Reader = (pages: readonly Page[], draft: Draft) => void

/** Which reader takes which report, by its title; a report that is not named here is read as label rows. */
const READERS: Readonly<Record<string, Reader>> = {
  'Delinquency Report': readDelinquency,
  'REO Report': (pages, draft) => readLoans(pages, 'reoLoans', draft),
  'Prepayment Detail Report': (pages, draft) => readLoans(pages, 'prepaidLoans', draft),
  'Realized Loss Detail Report': (pages, draft) => readLoans(pages, 'liquidatedLoans', draft),
}

/** Reads every report after the certificate payments, in the order of its pages. */
export function readSections(
  pages: readonly Page[],
  vocabulary: Vocabulary,
  claims: Claims,
): SectionParts {
  const draft = new Draft(claims, vocabulary)
  for (let from = 0; from < pages.length;) {
    const report = pages[from]?.report ?? ''
    const end = pages.findIndex((page, i) => i > from && page.report !== report)
    const to = end < 0 ? pages.length : end
    const read = READERS[report] ?? readLabelRows
    read(pages.slice(from, to), draft)
    from = to
  }
  return draft.parts
}
