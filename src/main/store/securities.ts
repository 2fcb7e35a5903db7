import { isCusip } from '@shared/cusip'
import { dealOfName } from './deals'
import type { Database } from './database'
import { tradedClasses } from './trades'

/** A class of a deal that has no CUSIP, by which a residual is held: `Impac CMB Trust 2002-1/Cert`. */
export interface DealClass {
  readonly dealId: number
  /** The class's key in its reports: `Cert`, or `REMIC III/R-3` where a report has tiers. */
  readonly classKey: string
}

/** The deal and class that a text names; null where no deal on file has that name. */
export function dealClassOf(database: Database, text: string): DealClass | null {
  if (isCusip(text)) return null
  for (let slash = text.indexOf('/'); slash > 0; slash = text.indexOf('/', slash + 1)) {
    const deal = dealOfName(database, text.slice(0, slash))
    if (deal !== undefined) return { dealId: deal.id, classKey: text.slice(slash + 1).trim() }
  }
  return null
}

/** Everything a report pays that somebody may hold: its CUSIPs, and classes without one that somebody holds by deal and name. */
export function securitiesOf(database: Database, reportId: number): string[] {
  const cusips = database
    .statement<[number], { cusip: string }>(
      'SELECT DISTINCT cusip FROM class_row WHERE report_id = ? AND cusip IS NOT NULL',
    )
    .all(reportId)
    .map((row) => row.cusip)
  const deal = database
    .statement<[number], { id: number }>('SELECT deal_id AS id FROM report WHERE id = ?')
    .get(reportId)
  const classes = tradedClasses(database).filter(
    (text) => dealClassOf(database, text)?.dealId === deal?.id,
  )
  return [...cusips, ...classes]
}

/** As `securitiesOf`, of a report named by its filing and its place in it. */
export function securitiesIn(
  database: Database,
  { filingId, reportIndex }: { readonly filingId: number; readonly reportIndex: number },
): string[] {
  const report = database
    .statement<[number, number], { id: number }>(
      'SELECT id FROM report WHERE filing_id = ? AND report_index = ?',
    )
    .get(filingId, reportIndex)
  return report === undefined ? [] : securitiesOf(database, report.id)
}
