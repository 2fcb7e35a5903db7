import type { Basis } from '@shared/report'
import type { Database } from './database'
import { handCusips, handHistory } from './handFactors'
import { dealClassOf } from './securities'

/** A class in a report that counts, or its factors entered by hand, as positions need it: numbers as printed, blank cells null. */
export interface StoredClass {
  /** `r` and the report's number, or `h` and that of the factors entered by hand. */
  readonly source: string
  /** Where the report stands; null for what was entered by hand. */
  readonly place: { readonly filingId: number; readonly reportIndex: number } | null
  readonly dealId: number | null
  readonly deal: string | null
  readonly distributionDate: string
  readonly recordDate: string | null
  /** Of its report: `original`, `revised` or `supplemental`; null for what was entered by hand. */
  readonly revision: string | null
  readonly tier: string | null
  readonly class: string | null
  readonly cusip: string
  readonly basis: Basis
  readonly factorBase: string | null
  readonly priorFactor: string | null
  readonly interestFactor: string | null
  readonly principalFactor: string | null
  readonly currentFactor: string | null
  readonly interest: string | null
  readonly principal: string | null
  readonly realizedLoss: string | null
  readonly deferredInterest: string | null
  readonly currentBalance: string | null
  readonly differs: boolean
  /** A number of it was put right by a person. */
  readonly corrected: boolean
}

type FlatClass = Omit<StoredClass, 'differs' | 'corrected' | 'place' | 'source' | 'cusip'> & {
  readonly reportId: number
  readonly filingId: number
  readonly reportIndex: number
  readonly differs: number
  readonly corrected: number
  readonly counts: number
}

const ROWS = `SELECT class_row.id AS rowId, report_id AS reportId, filing_id AS filingId, report_index AS reportIndex, deal_id AS dealId,
    deal.name AS deal, class_row.cusip AS cusip, class_row.distribution_date AS distributionDate, record_date AS recordDate, revision, tier, class, basis,
    factor_base AS factorBase, prior_factor AS priorFactor, interest_factor AS interestFactor,
    principal_factor AS principalFactor, current_factor AS currentFactor, interest, principal,
    realized_loss AS realizedLoss, deferred_interest AS deferredInterest, current_balance AS currentBalance,
    class_row.differs AS differs, class_row.corrected AS corrected, counts
  FROM class_row JOIN report ON report.id = report_id JOIN deal ON deal.id = deal_id`

/** The stretch of a history that is asked for, both days included; all of it where left out. */
export interface Period {
  readonly from?: string
  readonly to?: string
}

/**
 * What is known of a class month by month, oldest first: its row in every report that counts, a supplemental one behind the
 * month's own, and factors entered by hand for months without a report. `cusip` is a CUSIP, or `deal/class` of a class without.
 */
export function classHistory(
  database: Database,
  cusip: string,
  { from = '', to = '9999' }: Period = {},
): StoredClass[] {
  const reported = reportedHistory(database, cusip, from, to)
  const known = new Set(reported.map((row) => row.distributionDate))
  const byHand = handHistory(database, cusip, from, to).filter(
    (row) => !known.has(row.distributionDate),
  )
  if (byHand.length === 0) return reported
  const model = reported.at(-1) ?? reportedNewest(database, cusip, '9999')
  return [...reported, ...byHand.map((row) => named(row, model))].sort((a, b) =>
    a.distributionDate < b.distributionDate ? -1 : a.distributionDate > b.distributionDate ? 1 : 0,
  )
}

/** The newest row of a class's history up to a day; undefined where there is none. */
export function newestRow(database: Database, cusip: string, to = '9999'): StoredClass | undefined {
  const reported = reportedNewest(database, cusip, to)
  const byHand = handHistory(database, cusip, reported?.distributionDate ?? '', to).at(-1)
  if (byHand === undefined) return reported
  if (reported !== undefined && byHand.distributionDate <= reported.distributionDate)
    return reported
  return named(byHand, reported ?? reportedNewest(database, cusip, '9999'))
}

/** What was entered by hand has the class's name from a report, where one is on file. */
function named(row: StoredClass, model: StoredClass | undefined): StoredClass {
  if (model === undefined) return row
  const { dealId, deal, tier } = model
  return { ...row, dealId, deal, tier, class: model.class }
}

/**
 * The newest row of each of several classes up to a day, as `newestRow` gives them one by one. CUSIPs are looked up together: a
 * portfolio has hundreds.
 */
export function newestRows(
  database: Database,
  cusips: readonly string[],
  to = '9999',
): Map<string, StoredClass> {
  const byHand = handCusips(database)
  const alone = cusips.filter((cusip) => cusip.includes('/') || byHand.has(cusip))
  const together = cusips.filter((cusip) => !cusip.includes('/') && !byHand.has(cusip))
  const rows = database
    .statement<[string, string], FlatClass & { readonly cusip: string }>(
      `SELECT found.* FROM json_each(?) AS asked, (${ROWS}) AS found WHERE found.rowId = (
         SELECT newest.id FROM class_row AS newest
         WHERE newest.cusip = asked.value AND newest.distribution_date <= ? AND counts > 0
         ORDER BY newest.distribution_date DESC, counts DESC, newest.id DESC LIMIT 1)`,
    )
    .all(JSON.stringify(together), to)
  const found = new Map(rows.map((row) => [row.cusip, unflatten(row, row.cusip)]))
  for (const cusip of alone) {
    const row = newestRow(database, cusip, to)
    if (row !== undefined) found.set(cusip, row)
  }
  return found
}

/**
 * The rows of several classes in a stretch of days, as `classHistory` gives them one by one, by class. CUSIPs are looked up
 * together: a portfolio has hundreds.
 */
export function rowsBetween(
  database: Database,
  cusips: readonly string[],
  { from, to }: { readonly from: string; readonly to: string },
): Map<string, StoredClass[]> {
  const byHand = handCusips(database)
  const isAlone = (cusip: string) => cusip.includes('/') || byHand.has(cusip)
  const rows = database
    .statement<[string, string, string], FlatClass & { readonly cusip: string }>(
      `SELECT found.* FROM json_each(?) JOIN (${ROWS} WHERE counts > 0) AS found ON found.cusip = value
       WHERE found.distributionDate BETWEEN ? AND ? ORDER BY found.distributionDate, found.counts, found.rowId`,
    )
    .all(JSON.stringify(cusips.filter((cusip) => !isAlone(cusip))), from, to)
  const found = new Map<string, StoredClass[]>()
  for (const row of rows) {
    const others = found.get(row.cusip)
    if (others === undefined) found.set(row.cusip, [unflatten(row, row.cusip)])
    else others.push(unflatten(row, row.cusip))
  }
  for (const cusip of cusips.filter(isAlone)) {
    found.set(cusip, classHistory(database, cusip, { from, to }))
  }
  return found
}

/** The printed factors of several CUSIPs, oldest first. Call it inside a read. */
export function factorsOf(
  database: Database,
  cusips: readonly string[],
): { readonly cusip: string; readonly date: string; readonly factor: string | null }[] {
  return database
    .statement<[string], { cusip: string; date: string; factor: string | null }>(
      `SELECT cusip, distribution_date AS date, current_factor AS factor
       FROM json_each(?) JOIN class_row ON cusip = value WHERE counts > 0
       ORDER BY cusip, distribution_date, counts`,
    )
    .all(JSON.stringify(cusips))
}

function reportedHistory(
  database: Database,
  cusip: string,
  from: string,
  to: string,
): StoredClass[] {
  const dealClass = dealClassOf(database, cusip)
  const rows =
    dealClass === null
      ? database
          .statement<[string, string, string], FlatClass>(
            `${ROWS} WHERE cusip = ? AND class_row.distribution_date BETWEEN ? AND ? AND counts > 0
             ORDER BY class_row.distribution_date, counts, class_row.id`,
          )
          .all(cusip, from, to)
      : database
          .statement<[number, string, string, string, string], FlatClass>(
            `${ROWS} WHERE deal_id = ? AND report.distribution_date BETWEEN ? AND ? AND counts > 0 AND cusip IS NULL
               AND (class = ? OR tier || '/' || class = ?)
             ORDER BY class_row.distribution_date, counts, class_row.id`,
          )
          .all(dealClass.dealId, from, to, dealClass.classKey, dealClass.classKey)
  return rows.map((row) => unflatten(row, cusip))
}

function reportedNewest(database: Database, cusip: string, to: string): StoredClass | undefined {
  if (cusip.includes('/')) return reportedHistory(database, cusip, '', to).at(-1)
  const row = database
    .statement<[string, string], FlatClass>(
      `${ROWS} WHERE cusip = ? AND class_row.distribution_date <= ? AND counts > 0
       ORDER BY class_row.distribution_date DESC, counts DESC, class_row.id DESC LIMIT 1`,
    )
    .get(cusip, to)
  return row && unflatten(row, cusip)
}

function unflatten(
  { reportId, filingId, reportIndex, ...row }: FlatClass,
  cusip: string,
): StoredClass {
  return {
    ...row,
    cusip,
    source: `r${reportId}`,
    place: { filingId, reportIndex },
    differs: row.differs === 1,
    corrected: row.corrected === 1,
  }
}
