import type { Database } from './database'
import { dealClassOf } from './securities'
import { tradedClasses } from './trades'

/** What an account got by a class row of a report; cash in whole cents. */
export interface HolderRow {
  readonly portfolio: string
  readonly account: string | null
  /** As it is held: the CUSIP, or deal and class. */
  readonly cusip: string
  readonly entitledFace: string
  readonly interest: bigint
  readonly principal: bigint
}

interface ClassAt {
  readonly filingId: number
  readonly reportIndex: number
  readonly classKey: string
}

/** Whose cash and balance follow from a class row of a report, by portfolio and account; none of a report that does not count. */
export function holdersOf(database: Database, { classKey, ...ref }: ClassAt): HolderRow[] {
  const report = database
    .statement<[typeof ref], { id: number; dealId: number; date: string }>(
      `SELECT id, deal_id AS dealId, distribution_date AS date FROM report
       WHERE filing_id = @filingId AND report_index = @reportIndex`,
    )
    .get(ref)
  if (report === undefined) return []
  const own = database
    .statement<[number, string], { cusip: string }>(
      `SELECT DISTINCT cusip FROM class_row
       WHERE report_id = ? AND cusip IS NOT NULL AND iif(tier IS NULL, class, tier || '/' || class) = ?`,
    )
    .all(report.id, classKey)
    .map((row) => row.cusip)
  const named = tradedClasses(database).filter((text) => {
    const held = dealClassOf(database, text)
    return held?.dealId === report.dealId && held.classKey === classKey
  })
  return database
    .statement<[Record<string, string>], HolderRow>(
      `SELECT portfolio.name AS portfolio, nullif(account.name, '') AS account, cusip, entitled_face AS entitledFace, interest, principal
       FROM holding_distribution JOIN account ON account.id = account_id JOIN portfolio ON portfolio.id = portfolio_id
       WHERE cusip IN (SELECT value FROM json_each(@cusips)) AND distribution_date = @date AND source = @source
       ORDER BY portfolio COLLATE NOCASE, account, cusip`,
    )
    .safeIntegers()
    .all({
      cusips: JSON.stringify([...own, ...named]),
      date: report.date,
      source: `r${report.id}`,
    })
}
