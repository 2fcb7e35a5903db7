import { isCusip } from '@shared/cusip'
import type { TrusteeReport } from '@shared/report'
import { fail, ok, type Result } from '@shared/result'
import type { Database } from './database'

/** The form in which deal names are compared: blanks collapsed, case ignored. */
export function dealNameKey(name: string): string {
  return name.replace(/\s+/g, ' ').trim().toLowerCase()
}

/**
 * The deal a report belongs to, by its CUSIPs first and its name second; a new one where neither is known. The report's name and
 * CUSIPs are noted with the deal. Where CUSIPs and name speak of different deals, nothing is merged: `deal-conflict`.
 * Call it inside a write.
 */
export function recogniseDeal(database: Database, report: TrusteeReport): Result<number> {
  const cusips = [...new Set(report.classes.flatMap((row) => row.cusip ?? []).filter(isCusip))]
  const key = dealNameKey(report.deal)
  const byCusip = cusips.flatMap((cusip) => {
    const deal = dealOfCusip(database, cusip)
    return deal === undefined ? [] : [{ ...deal, cusip }]
  })
  const [first] = byCusip
  const other = byCusip.find((deal) => deal.id !== first?.id)
  if (first !== undefined && other !== undefined) {
    return fail(
      'deal-conflict',
      `The report names CUSIP ${first.cusip} of ${first.name} and CUSIP ${other.cusip} of ${other.name}, so it cannot be told whose it is. Nothing of the file was stored; compare its CUSIPs with the reports on file.`,
    )
  }
  const named = dealOfName(database, key)
  if (first !== undefined && named !== undefined && named.id !== first.id) {
    return fail(
      'deal-conflict',
      `The report is titled ${report.deal}, which is on file with other CUSIPs, but its CUSIP ${first.cusip} belongs to ${first.name}. Nothing of the file was stored; compare its title and CUSIPs with the reports on file.`,
    )
  }
  const id = first?.id ?? named?.id ?? addDeal(database, report.deal)
  note(database, id, key, cusips)
  return ok(id)
}

interface Deal {
  readonly id: number
  readonly name: string
}

function dealOfCusip(database: Database, cusip: string): Deal | undefined {
  return database
    .statement<[string], Deal>(
      'SELECT deal.id, deal.name FROM deal_cusip JOIN deal ON deal.id = deal_id WHERE cusip = ?',
    )
    .get(cusip)
}

function dealOfName(database: Database, key: string): Deal | undefined {
  return database
    .statement<[string], Deal>(
      'SELECT deal.id, deal.name FROM deal_name JOIN deal ON deal.id = deal_id WHERE name_key = ?',
    )
    .get(key)
}

function addDeal(database: Database, name: string): number {
  const added = database
    .statement<[string]>('INSERT INTO deal (name) VALUES (?)')
    .run(name.replace(/\s+/g, ' ').trim())
  return Number(added.lastInsertRowid)
}

function note(database: Database, id: number, key: string, cusips: readonly string[]): void {
  database
    .statement<[string, number]>(
      'INSERT INTO deal_name (name_key, deal_id) VALUES (?, ?) ON CONFLICT DO NOTHING',
    )
    .run(key, id)
  const add = database.statement<[string, number]>(
    'INSERT INTO deal_cusip (cusip, deal_id) VALUES (?, ?) ON CONFLICT DO NOTHING',
  )
  for (const cusip of cusips) add.run(cusip, id)
}

/** How many deals have a report on file. */
export function countDeals(database: Database): number {
  return (
    database.statement<[], { n: number }>('SELECT count(DISTINCT deal_id) AS n FROM report').get()
      ?.n ?? 0
  )
}
