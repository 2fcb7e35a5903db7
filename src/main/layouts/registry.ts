import type { LogicalLine } from '../filing/logicalLines'
import type { Layout } from './layout'
import { remittance } from './remittance/layout'

/** Every layout that can be read; each finds its own reports by their headings. */
export const LAYOUTS: readonly Layout[] = [remittance]

/** Headings that trustee reports of any layout carry; a cover page or a press release has hardly one of them. */
const HEADINGS: readonly RegExp[] = [
  /(?:beginning|prior|opening)(?:certificate|principal|note|class)*balance/,
  /(?:ending|current|remaining)(?:certificate|principal|note|class)+balance/,
  /pass-?throughrate|interestrate|couponrate/,
  /realizedloss|collateralloss/,
  /original(?:face|certificateface|certificatebalance|principalbalance|balance)/,
  /principaldistribut|distributionofprincipal|principalpayment/,
  /interestdistribut|distributionofinterest|interestpayment/,
  /certificatepaymentreport|statementtocertificateholders|distributionsummary|factorinformation/,
]

/** Whether a text without a known report still has the headings of one: three of them or more. */
export function looksLikeTrusteeReport(lines: readonly LogicalLine[]): boolean {
  const text = lines.map((line) => line.compact.toLowerCase()).join('\n')
  return HEADINGS.filter((heading) => heading.test(text)).length >= 3
}
