import { deflateSync, inflateSync } from 'node:zlib'
import type { Figures } from '@shared/figures'
import type { TrusteeReport } from '@shared/report'
import { figuresOf } from '../reading/figures'
import type { Database } from './database'
import { filingDocument } from './filings'

const FAST = { level: 1 }

/** The figures of a report's health as they are kept. */
export function packFigures(report: TrusteeReport): Buffer {
  return deflateSync(JSON.stringify(figuresOf(report)), FAST)
}

/** A report that counts, with the figures it prints of its deal's health. */
export interface ReportFigures {
  readonly filingId: number
  readonly reportIndex: number
  readonly distributionDate: string
  readonly revision: string
  readonly figures: Figures
}

type Row = Omit<ReportFigures, 'figures'> & { readonly packed: Buffer | null }

/** The figures of a deal's reports that count, oldest first, those of its last `count` up to a day. Call it inside a read. */
export function figuresOfDeal(
  database: Database,
  dealId: number,
  to: string,
  count: number,
): ReportFigures[] {
  return database
    .statement<[number, string, number], Row>(
      `SELECT filing_id AS filingId, report_index AS reportIndex, distribution_date AS distributionDate, revision, figures AS packed
       FROM report WHERE deal_id = ? AND status = 'current' AND distribution_date <= ? ORDER BY distribution_date DESC LIMIT ?`,
    )
    .all(dealId, to, count)
    .reverse()
    .map(({ packed, ...row }) => ({ ...row, figures: unpack(database, row, packed) }))
}

/** Reports that were read before figures were kept have them worked out from what was read. */
function unpack(
  database: Database,
  row: { readonly filingId: number; readonly reportIndex: number },
  packed: Buffer | null,
): Figures {
  if (packed !== null) return JSON.parse(inflateSync(packed).toString('utf8')) as Figures
  const document = filingDocument(database, row.filingId)
  const report = document.ok ? document.value.reports[row.reportIndex] : undefined
  return report === undefined ? {} : figuresOf(report)
}
