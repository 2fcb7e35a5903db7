import type { Database } from './database'
import { keptWhileSame } from './kept'

/** The distributions of a deal that are on file. */
export interface DealCalendar {
  readonly dealId: number
  readonly deal: string
  /** When the deal first pays, as its reports print it; null where none prints a date. */
  readonly firstPayment: string | null
  /** Distribution dates with a report that counts, oldest first, each once. */
  readonly dates: readonly string[]
  /**
   * Months (`2002-09`) with a report that counts or did; true where more than one report of it was filed, or the one that was says
   * that it is revised.
   */
  readonly months: ReadonlyMap<string, boolean>
}

/** The distributions on file of every deal, by deal name; kept until something is written. Call it inside a read. */
export const dealCalendars = keptWhileSame((database): readonly DealCalendar[] =>
  database
    .statement<[], Omit<DealCalendar, 'dates' | 'months'> & { readonly all: string }>(
      // One text a deal: a row a report takes five times as long. Current and supplemental reports count
      `SELECT deal_id AS dealId, name AS deal,
         min(CASE WHEN first_payment GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' THEN first_payment END) AS firstPayment,
         group_concat(distribution_date || (status IN ('current', 'supplemental'))
           || (status = 'superseded' OR revision = 'revised'), '') AS "all"
       FROM report JOIN deal ON deal.id = deal_id WHERE status <> 'withdrawn'
       GROUP BY deal_id ORDER BY name COLLATE NOCASE, deal_id`,
    )
    .all()
    .map(({ all, ...deal }) => ({ ...deal, ...distributionsIn(all) })),
)

const DATE = 10
const ENTRY = DATE + 2

/** Entries of a date, whether a report of it counts, and whether that month is revised: `2002-09-2510`. */
function distributionsIn(all: string): Pick<DealCalendar, 'dates' | 'months'> {
  const dates = new Set<string>()
  const months = new Map<string, boolean>()
  for (let at = 0; at < all.length; at += ENTRY) {
    const month = all.slice(at, at + 7)
    if (all[at + DATE] === '1') dates.add(all.slice(at, at + DATE))
    if (all[at + DATE + 1] === '1' || !months.has(month)) {
      months.set(month, all[at + DATE + 1] === '1')
    }
  }
  return { dates: [...dates].sort(), months }
}

/** The report of a deal's month that counts: the current one, else the last supplemental one; undefined where there is none. */
export function reportOfMonth(
  database: Database,
  deal: string,
  month: string,
): { readonly filingId: number; readonly reportIndex: number } | undefined {
  return database
    .statement<[string, string, string], { filingId: number; reportIndex: number }>(
      `SELECT filing_id AS filingId, report_index AS reportIndex FROM report JOIN deal ON deal.id = deal_id
       WHERE name = ? AND distribution_date BETWEEN ? AND ? AND status IN ('current', 'supplemental')
       ORDER BY status, distribution_date DESC LIMIT 1`,
    )
    .get(deal, `${month}-01`, `${month}-31`)
}
