import { deflateSync, inflateSync } from 'node:zlib'
import { z } from 'zod'
import { checkSchema, type Check } from '@shared/report'
import type { Database } from './database'
import { packChecks, unpackChecks } from './packedChecks'

const FAST = { level: 1 }
const schema = z.array(checkSchema)

/** The checks of a report that do not tie, as they are kept: those that tie are nearly all, and are asked for one report at a time. */
export function packOpenChecks(checks: readonly Check[]): Buffer {
  const open = checks.filter((check) => check.status !== 'ties')
  return deflateSync(JSON.stringify(packChecks(open)), FAST)
}

interface ReportRef {
  readonly filingId: number
  readonly reportIndex: number
}

/** The checks of reports that do not tie, corrections counted; null where none were kept that this version understands. Reports not on file are left out. */
export function openChecksOf(
  database: Database,
  reports: readonly ReportRef[],
): { readonly ref: ReportRef; readonly checks: Check[] | null }[] {
  const kept = database.statement<[number, number], { packed: Buffer | null }>(
    `SELECT open_checks AS packed FROM report WHERE filing_id = ? AND report_index = ? AND status <> 'withdrawn'`,
  )
  return reports.flatMap((ref) => {
    const row = kept.get(ref.filingId, ref.reportIndex)
    return row === undefined ? [] : [{ ref, checks: row.packed && unpack(row.packed) }]
  })
}

function unpack(packed: Buffer): Check[] | null {
  const kept = schema.safeParse(unpackChecks(JSON.parse(inflateSync(packed).toString('utf8'))))
  return kept.success ? kept.data : null
}
