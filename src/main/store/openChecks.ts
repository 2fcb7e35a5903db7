import { deflateSync, inflateSync } from 'node:zlib'
import { z } from 'zod'
import { checkSchema, type Check } from '@shared/report'
import type { Database } from './database'
import { keptWhileSame } from './kept'
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

const NONE: ReadonlySet<string> = new Set()
/** Of the packed checks, what tells whom they are of and how they stand; the rest need not be unpacked for that. */
const standsSchema = z.object({ subject: z.array(z.string()), status: z.array(z.string()) })

const explainedKnown = keptWhileSame(() => new Map<string, ReadonlySet<string>>())

/** What the explained checks of a report are of (`REMIC III A-IO`); looked up once until something is written. Call it inside a read. */
export function explainedIn(
  database: Database,
  { filingId, reportIndex }: ReportRef,
): ReadonlySet<string> {
  const known = explainedKnown(database)
  const key = `${filingId}/${reportIndex}`
  let subjects = known.get(key)
  if (subjects === undefined) {
    const row = database
      .statement<[number, number], { packed: Buffer | null }>(
        'SELECT open_checks AS packed FROM report WHERE filing_id = ? AND report_index = ? AND explained > 0',
      )
      .get(filingId, reportIndex)
    subjects = row?.packed == null ? NONE : subjectsOf(row.packed)
    known.set(key, subjects)
  }
  return subjects
}

function subjectsOf(packed: Buffer): ReadonlySet<string> {
  const stands = standsSchema.safeParse(JSON.parse(inflateSync(packed).toString('utf8')))
  if (stands.success) {
    const { subject, status } = stands.data
    return new Set(subject.filter((_, at) => status[at] === 'explained'))
  }
  const checks = unpack(packed) ?? []
  return new Set(checks.filter((one) => one.status === 'explained').map((one) => one.subject))
}
