import type { Database } from './database'

/** A month of a deal with a report on file. */
export interface DealMonth {
  readonly dealId: number
  readonly deal: string
  /** `2002-09` */
  readonly month: string
  /** More than one report of it was filed, or the one that was says that it is revised. */
  readonly revised: boolean
  /** When the deal first pays, as its reports print it. */
  readonly firstPayment: string | null
}

/** Every month of every deal with a report that counts or did, by deal name and month. */
export function dealMonths(database: Database): DealMonth[] {
  return database
    .statement<[], Omit<DealMonth, 'revised'> & { readonly revised: number }>(
      `SELECT deal_id AS dealId, name AS deal, substr(distribution_date, 1, 7) AS month,
         max(status = 'superseded' OR revision = 'revised') AS revised, min(first_payment) AS firstPayment
       FROM report JOIN deal ON deal.id = deal_id WHERE status <> 'withdrawn'
       GROUP BY deal_id, month ORDER BY name COLLATE NOCASE, deal_id, month`,
    )
    .all()
    .map((row) => ({ ...row, revised: row.revised === 1 }))
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
