import { classKey } from '@shared/classKey'
import type { Database } from './database'

/** The columns of a class that the next month's to-date table carries on. */
interface Carried {
  readonly interest?: string | null
  readonly totalPrincipal?: string | null
  readonly totalDistribution?: string | null
  readonly realizedLoss?: string | null
  readonly deferredInterest?: string | null
}

/** What a class's report says that the months before and after must agree with; blank cells are null. */
interface MonthRow {
  readonly key: string
  /** As in the paths of its cells. */
  readonly classKey: string
  readonly class: string
  readonly priorBalance: string | null
  readonly currentBalance: string | null
  readonly current: Carried
  readonly toDate: Carried
}

/** A deal's report that counts, and its classes. */
export interface Month {
  readonly distributionDate: string
  readonly filingId: number
  readonly reportIndex: number
  readonly rows: readonly MonthRow[]
}

interface Row {
  readonly reportId: number
  readonly filingId: number
  readonly reportIndex: number
  readonly distributionDate: string
  readonly tier: string | null
  readonly class: string
  readonly cusip: string | null
  readonly interest: string | null
  readonly principal: string | null
  readonly realizedLoss: string | null
  readonly deferredInterest: string | null
  readonly priorBalance: string | null
  readonly currentBalance: string | null
  readonly toDate: string | null
}

/** The deals with a report that counts, by name. */
export function dealsOnFile(database: Database): { readonly id: number; readonly name: string }[] {
  return database
    .statement<[], { id: number; name: string }>(
      `SELECT id, name FROM deal WHERE EXISTS (SELECT 1 FROM report WHERE deal_id = deal.id AND status = 'current')
       ORDER BY name COLLATE NOCASE`,
    )
    .all()
}

/** A deal's months between two days, both included, or all; oldest first, with what their classes carry on from one to the next. */
export function monthsOfDeal(
  database: Database,
  dealId: number,
  { from = '', to = '9999' }: { readonly from?: string; readonly to?: string } = {},
): Month[] {
  const rows = database
    .statement<[number, string, string], Row>(
      `SELECT report_id AS reportId, filing_id AS filingId, report_index AS reportIndex,
         report.distribution_date AS distributionDate, tier, class, cusip, interest, principal,
         realized_loss AS realizedLoss, deferred_interest AS deferredInterest, prior_balance AS priorBalance,
         current_balance AS currentBalance, to_date AS toDate
       FROM report JOIN class_row ON report_id = report.id WHERE deal_id = ? AND status = 'current'
         AND report.distribution_date BETWEEN ? AND ?
       ORDER BY report.distribution_date, place`,
    )
    .all(dealId, from, to)
  const months = new Map<number, Month & { readonly rows: MonthRow[] }>()
  for (const row of rows) {
    const { distributionDate, filingId, reportIndex } = row
    let month = months.get(row.reportId)
    if (month === undefined) {
      month = { distributionDate, filingId, reportIndex, rows: [] }
      months.set(row.reportId, month)
    }
    month.rows.push(monthRow(row))
  }
  return [...months.values()]
}

function monthRow(row: Row): MonthRow {
  const name = row.tier === null ? row.class : `${row.tier} ${row.class}`
  const { interest, principal, realizedLoss, deferredInterest } = row
  return {
    key: row.cusip ?? name,
    classKey: classKey(row),
    class: name,
    priorBalance: row.priorBalance,
    currentBalance: row.currentBalance,
    current: { interest, totalPrincipal: principal, realizedLoss, deferredInterest },
    toDate: row.toDate === null ? {} : (JSON.parse(row.toDate) as Carried),
  }
}
