import type { Database } from './database'
import { addDeal, dealNameKey, dealOfName } from './deals'
import type { Touched } from './importFiling'
import { rankReports } from './ranks'
import { securitiesOf } from './securities'

/** Notes that two titles are one deal, and puts the reports of both together. Call it inside a write. */
export function joinDeals(database: Database, name: string, other: string): Touched['touched'] {
  const [into, from] = [dealOfName(database, name), dealOfName(database, other)]
  database
    .statement<[string, string]>(
      'INSERT INTO same_deal (name_key, other_key) VALUES (?, ?) ON CONFLICT DO NOTHING',
    )
    .run(dealNameKey(name), dealNameKey(other))
  if (into === undefined || from === undefined || into.id === from.id) return []
  return moveReports(database, reportsOf(database, from.id), into.id)
}

/** Takes apart deals whose reports have neither a CUSIP nor a title in common any more, after a join was undone. Call it inside a write. */
export function separateDeals(database: Database): Touched['touched'] {
  const deals = database.statement<[], { id: number }>('SELECT id FROM deal ORDER BY id').all()
  return deals.flatMap(({ id }) => {
    const [, ...others] = groupsOf(database, countingReportsOf(database, id))
    return others.flatMap((group) => {
      const [first] = group
      return first === undefined ? [] : moveReports(database, group, addDeal(database, first.title))
    })
  })
}

interface Report {
  readonly id: number
  readonly title: string
  readonly nameKey: string
  readonly distributionDate: string
  readonly dealId: number
}

function reportsOf(database: Database, dealId: number): Report[] {
  return database
    .statement<[number], Report>(
      `SELECT id, title, name_key AS nameKey, distribution_date AS distributionDate, deal_id AS dealId
       FROM report WHERE deal_id = ? ORDER BY id`,
    )
    .all(dealId)
}

/** Withdrawn reports hang nothing together. */
function countingReportsOf(database: Database, dealId: number): Report[] {
  const withdrawn = database
    .statement<[number], { id: number }>(
      "SELECT id FROM report WHERE deal_id = ? AND status = 'withdrawn'",
    )
    .all(dealId)
    .map((row) => row.id)
  return reportsOf(database, dealId).filter((report) => !withdrawn.includes(report.id))
}

function moveReports(
  database: Database,
  reports: readonly Report[],
  dealId: number,
): Touched['touched'] {
  // Only one report of a date may be current, so none is until they are ranked again
  for (const { id } of reports) {
    database
      .statement<[number, number]>(
        "UPDATE report SET deal_id = ?, status = iif(status = 'withdrawn', status, 'superseded') WHERE id = ?",
      )
      .run(dealId, id)
  }
  const dates = [...new Set(reports.map((report) => report.distributionDate))]
  const deals = [...new Set([dealId, ...reports.map((report) => report.dealId)])]
  for (const deal of deals) for (const date of dates) rankReports(database, deal, date)
  return reports.flatMap(({ id, distributionDate }) =>
    securitiesOf(database, id).map((cusip) => ({ cusip, distributionDate })),
  )
}

/** Reports that hang together by a CUSIP, a title, or an answer that two titles are one deal. */
function groupsOf(database: Database, reports: readonly Report[]): Report[][] {
  const groups: { readonly marks: Set<string>; readonly reports: Report[] }[] = []
  for (const report of reports) {
    const marks = new Set([
      ...sameTitles(database, report.nameKey).map((key) => `title ${key}`),
      ...securitiesOf(database, report.id),
    ])
    const touching = groups.filter((group) => [...marks].some((mark) => group.marks.has(mark)))
    for (const group of touching) {
      for (const mark of group.marks) marks.add(mark)
      groups.splice(groups.indexOf(group), 1)
    }
    groups.push({ marks, reports: [...touching.flatMap((group) => group.reports), report] })
  }
  return groups.map((group) => group.reports)
}

function sameTitles(database: Database, key: string): string[] {
  const others = database
    .statement<[string, string, string], { key: string }>(
      'SELECT iif(name_key = ?, other_key, name_key) AS key FROM same_deal WHERE name_key = ? OR other_key = ?',
    )
    .all(key, key, key)
  return [key, ...others.map((row) => row.key)]
}
