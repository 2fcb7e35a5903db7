import { isCusip } from '@shared/cusip'
import { fail, ok, type Result } from '@shared/result'
import type { Database } from './database'
import type { ReportDigest } from './digest'

/** The form in which deal names are compared: blanks collapsed, case ignored. */
export function dealNameKey(name: string): string {
  return name.replace(/\s+/g, ' ').trim().toLowerCase()
}

/** Where deals are looked for: by a CUSIP, and by a title. */
export interface DealsOnFile {
  readonly byCusip: (cusip: string) => Deal | undefined
  readonly byTitle: (title: string) => Deal | undefined
}

/**
 * The deal a report belongs to, by its CUSIPs first and its title second; undefined where neither is known. Where CUSIPs and title
 * speak of different deals, nothing is merged: `deal-conflict`.
 */
export function matchDeal(
  { byCusip, byTitle }: DealsOnFile,
  report: { readonly deal: string; readonly cusips: readonly string[] },
): Result<(Deal & { readonly cusip?: string }) | undefined> {
  const found = report.cusips.flatMap((cusip) => {
    const deal = byCusip(cusip)
    return deal === undefined ? [] : [{ ...deal, cusip }]
  })
  const [first] = found
  const other = found.find((deal) => deal.id !== first?.id)
  if (first !== undefined && other !== undefined) {
    return fail(
      'deal-conflict',
      `The report names CUSIP ${first.cusip} of ${first.name} and CUSIP ${other.cusip} of ${other.name}, so it cannot be told whose it is. Nothing of the file was stored; compare its CUSIPs with the reports on file. If the two are one deal, say so with \`paydown deals join\` and import the file again.`,
    )
  }
  const named = byTitle(report.deal)
  if (first !== undefined && named !== undefined && named.id !== first.id) {
    return fail(
      'deal-conflict',
      `The report is titled ${report.deal}, which is on file with other CUSIPs, but its CUSIP ${first.cusip} belongs to ${first.name}. Nothing of the file was stored; compare its title and CUSIPs with the reports on file. If the two are one deal, say so with \`paydown deals join\` and import the file again.`,
    )
  }
  return ok(first ?? named)
}

/** The CUSIPs of a report that are CUSIPs, each once. */
export function cusipsOf(report: Pick<ReportDigest, 'classes'>): string[] {
  return [...new Set(report.classes.flatMap((row) => row.cusip ?? []).filter(isCusip))]
}

/** The deal a report belongs to by `matchDeal` and the reports on file, or a new one. Call it inside a write. */
export function recogniseDeal(
  database: Database,
  report: Pick<ReportDigest, 'deal' | 'classes'>,
): Result<number> {
  const matched = matchDeal(
    {
      byCusip: (cusip) => dealOfCusip(database, cusip),
      byTitle: (title) => dealOfName(database, title),
    },
    { deal: report.deal, cusips: cusipsOf(report) },
  )
  return matched.ok ? ok(matched.value?.id ?? addDeal(database, report.deal)) : matched
}

export interface Deal {
  readonly id: number
  readonly name: string
}

/** The deal with a report on file that names a CUSIP. */
export function dealOfCusip(database: Database, cusip: string): Deal | undefined {
  return database
    .statement<[string], Deal>(
      `SELECT deal.id, deal.name FROM class_row JOIN report ON report.id = report_id JOIN deal ON deal.id = deal_id
       WHERE cusip = ? AND status <> 'withdrawn' LIMIT 1`,
    )
    .get(cusip)
}

/** The deal with reports of that title, or of one that a person said is the same deal. */
export function dealOfName(database: Database, name: string): Deal | undefined {
  return database
    .statement<[string], Deal>(
      `WITH RECURSIVE same(key) AS (
         VALUES (?) UNION SELECT CASE key WHEN name_key THEN other_key ELSE name_key END
         FROM same JOIN same_deal ON key IN (name_key, other_key))
       SELECT deal.id, deal.name FROM same JOIN report ON name_key = key JOIN deal ON deal.id = deal_id
       WHERE status <> 'withdrawn' LIMIT 1`,
    )
    .get(dealNameKey(name))
}

/** A title in the form titles are compared in, and all those that a person said are the same deal. */
export function titleKeys(database: Database, title: string): string[] {
  return database
    .statement<[string], { key: string }>(
      `WITH RECURSIVE same(key) AS (
         VALUES (?) UNION SELECT CASE key WHEN name_key THEN other_key ELSE name_key END
         FROM same JOIN same_deal ON key IN (name_key, other_key))
       SELECT key FROM same`,
    )
    .all(dealNameKey(title))
    .map((row) => row.key)
}

/** The number of the deal that a report belongs to, and its distribution date; undefined where the report is not on file. */
export function dealOfReport(
  database: Database,
  { filingId, reportIndex }: { readonly filingId: number; readonly reportIndex: number },
): { readonly dealId: number; readonly distributionDate: string } | undefined {
  return database
    .statement<[number, number], { dealId: number; distributionDate: string }>(
      "SELECT deal_id AS dealId, distribution_date AS distributionDate FROM report WHERE filing_id = ? AND report_index = ? AND status <> 'withdrawn'",
    )
    .get(filingId, reportIndex)
}

export function dealOfId(database: Database, id: number): Deal | undefined {
  return database.statement<[number], Deal>('SELECT id, name FROM deal WHERE id = ?').get(id)
}

/** A deal without reports yet; its number. Call it inside a write. */
export function addDeal(database: Database, name: string): number {
  const added = database.statement<[string]>('INSERT INTO deal (name) VALUES (?)').run(tidy(name))
  return Number(added.lastInsertRowid)
}

function tidy(name: string): string {
  return name.replace(/\s+/g, ' ').trim()
}

/** Names a deal as its newest report does, so that the order of importing does not show. Call it inside a write. */
export function nameDeal(database: Database, id: number): void {
  const newest = database
    .statement<[number], { title: string }>(
      `SELECT title FROM report WHERE deal_id = ? AND status = 'current' ORDER BY distribution_date DESC LIMIT 1`,
    )
    .get(id)
  if (newest === undefined) return
  database
    .statement<[{ name: string; id: number }]>(
      'UPDATE deal SET name = @name WHERE id = @id AND name <> @name',
    )
    .run({ name: tidy(newest.title), id })
}

/** How many deals have a report on file. */
export function countDeals(database: Database): number {
  return (
    database
      .statement<[], { n: number }>(
        "SELECT count(DISTINCT deal_id) AS n FROM report WHERE status <> 'withdrawn'",
      )
      .get()?.n ?? 0
  )
}
