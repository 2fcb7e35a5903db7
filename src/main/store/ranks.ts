import { nameDeal } from './deals'
import type { Database } from './database'

interface Candidate {
  readonly id: number
  readonly filingId: number
  readonly form: string | null
  readonly filedOn: string | null
  readonly revision: string
  readonly status: string
  readonly withdrawn: number
}

/**
 * Decides which of the reports of a deal and distribution date counts: an amendment (form `8-K/A`, or a title that says
 * `Revised`) before an original, then the one filed later, then the one imported later; supplemental reports count besides.
 * Gives the numbers of the reports whose standing changed. Call it inside a write.
 */
export function rankReports(
  database: Database,
  dealId: number,
  distributionDate: string,
): number[] {
  const all = database
    .statement<[number, string], Candidate>(
      `SELECT report.id AS id, filing_id AS filingId, form, filed_on AS filedOn, revision, status, withdrawn
       FROM report JOIN filing ON filing.id = filing_id
       WHERE deal_id = ? AND distribution_date = ? ORDER BY filing_id, report_index`,
    )
    .all(dealId, distributionDate)
  const rivals = all.filter((one) => one.withdrawn === 0 && one.revision !== 'supplemental')
  const current = rivals.reduce<Candidate | undefined>(
    (best, one) => (best === undefined || outranks(one, best) >= 0 ? one : best),
    undefined,
  )
  const changed = all
    .map((one) => ({ ...one, standing: standingOf(one, current) }))
    .filter((one) => one.standing !== one.status)
    // What stops being current does so first: only one may be
    .sort((a, b) => Number(a.standing === 'current') - Number(b.standing === 'current'))
  for (const { id, standing } of changed) setStanding(database, id, standing)
  if (changed.length > 0) nameDeal(database, dealId)
  return changed.map((one) => one.id)
}

type Standing = 'current' | 'superseded' | 'supplemental' | 'withdrawn'

function standingOf(one: Candidate, current: Candidate | undefined): Standing {
  if (one.withdrawn === 1) return 'withdrawn'
  if (one.revision === 'supplemental') return 'supplemental'
  return one.id === current?.id ? 'current' : 'superseded'
}

/** Positive where `one` counts rather than `other`, zero where neither form nor date tells: then the one imported later does. */
export function outranks(
  one: Pick<Candidate, 'form' | 'revision' | 'filedOn'>,
  other: Pick<Candidate, 'form' | 'revision' | 'filedOn'>,
): number {
  const amended = Number(isAmendment(one)) - Number(isAmendment(other))
  if (amended !== 0) return amended
  return (one.filedOn ?? '').localeCompare(other.filedOn ?? '')
}

/** Whether a report says that it amends an earlier one. */
export function isAmendment(report: {
  readonly form: string | null
  readonly revision: string
}): boolean {
  return report.revision === 'revised' || /\/A$/i.test(report.form ?? '')
}

const COUNTS: Record<Standing, number> = {
  current: 1,
  supplemental: 2,
  superseded: 0,
  withdrawn: 0,
}

function setStanding(database: Database, id: number, standing: Standing): void {
  database
    .statement<[string, number]>('UPDATE report SET status = ? WHERE id = ?')
    .run(standing, id)
  database
    .statement<[number, number]>('UPDATE class_row SET counts = ? WHERE report_id = ?')
    .run(COUNTS[standing], id)
}

/** Where the reports of a filing stand: deals and distribution dates, each once. */
export function placesOfFiling(
  database: Database,
  filingId: number,
): { readonly dealId: number; readonly distributionDate: string }[] {
  return database
    .statement<[number], { dealId: number; distributionDate: string }>(
      `SELECT DISTINCT deal_id AS dealId, distribution_date AS distributionDate FROM report WHERE filing_id = ?
       ORDER BY deal_id, distribution_date`,
    )
    .all(filingId)
}

/** The numbers of all reports on file of a deal and distribution date. */
export function reportsAt(
  database: Database,
  place: { readonly dealId: number; readonly distributionDate: string },
): number[] {
  return database
    .statement<[number, string], { id: number }>(
      'SELECT id FROM report WHERE deal_id = ? AND distribution_date = ? ORDER BY id',
    )
    .all(place.dealId, place.distributionDate)
    .map((row) => row.id)
}
