import type { HandFactor } from '@shared/api/factors'
import { exact, plain } from '@shared/decimal'
import type { StoredClass } from './classHistory'
import type { Database } from './database'

type NewFactor = Omit<HandFactor, 'id'>

const ROWS = `SELECT id, cusip, distribution_date AS distributionDate, record_date AS recordDate, basis,
    interest_factor AS interestFactor, principal_factor AS principalFactor, loss_factor AS lossFactor,
    current_factor AS currentFactor, origin, filing_id AS filingId, source_name AS sourceName, note FROM hand_factor`

/** Factors entered by hand, of one CUSIP or of all, oldest first. */
export function listHandFactors(database: Database, cusip: string | null): HandFactor[] {
  return database
    .statement<[{ cusip: string | null }], HandFactor>(
      `${ROWS} WHERE @cusip IS NULL OR cusip = @cusip ORDER BY cusip, distribution_date`,
    )
    .all({ cusip })
}

/** The CUSIPs that anything was entered by hand for. */
export function handCusips(database: Database): Set<string> {
  const rows = database
    .statement<[], { cusip: string }>('SELECT DISTINCT cusip FROM hand_factor')
    .all()
  return new Set(rows.map((row) => row.cusip))
}

/** The distribution dates of a CUSIP that were entered by hand, oldest first. */
export function handDates(database: Database, cusip: string): string[] {
  return database
    .statement<[string], { date: string }>(
      'SELECT distribution_date AS date FROM hand_factor WHERE cusip = ? ORDER BY date',
    )
    .all(cusip)
    .map((row) => row.date)
}

export function handFactorOfId(database: Database, id: number): HandFactor | undefined {
  return database.statement<[number], HandFactor>(`${ROWS} WHERE id = ?`).get(id)
}

/** Keeps a month's factors, in place of those entered before for the CUSIP and date; their number. Call it inside a write. */
export function putHandFactor(database: Database, factor: NewFactor): number {
  const put = database
    .statement<[NewFactor], { id: number }>(
      `INSERT INTO hand_factor (cusip, distribution_date, record_date, basis, interest_factor, principal_factor, loss_factor,
         current_factor, origin, filing_id, source_name, note)
       VALUES (@cusip, @distributionDate, @recordDate, @basis, @interestFactor, @principalFactor, @lossFactor,
         @currentFactor, @origin, @filingId, @sourceName, @note)
       ON CONFLICT (cusip, distribution_date) DO UPDATE SET record_date = excluded.record_date, basis = excluded.basis,
         interest_factor = excluded.interest_factor, principal_factor = excluded.principal_factor,
         loss_factor = excluded.loss_factor, current_factor = excluded.current_factor, origin = excluded.origin,
         filing_id = excluded.filing_id, source_name = excluded.source_name, note = excluded.note
       RETURNING id`,
    )
    .get(factor)
  if (put === undefined) throw new Error('the factors were not kept')
  return put.id
}

/** Takes a month's factors away. Call it inside a write. */
export function removeHandFactor(database: Database, id: number): void {
  database.statement<[number]>('DELETE FROM hand_factor WHERE id = ?').run(id)
}

/** A CUSIP's factors entered by hand, as rows of its history; per $1,000 of original face, so that the base is 1,000. */
export function handHistory(
  database: Database,
  cusip: string,
  from: string,
  to: string,
): StoredClass[] {
  return database
    .statement<[string, string, string], HandFactor>(
      `${ROWS} WHERE cusip = ? AND distribution_date BETWEEN ? AND ? ORDER BY distribution_date`,
    )
    .all(cusip, from, to)
    .map((row) => ({
      source: `h${row.id}`,
      place: null,
      dealId: null,
      deal: null,
      distributionDate: row.distributionDate,
      recordDate: row.recordDate,
      tier: null,
      class: null,
      cusip,
      basis: row.basis,
      factorBase: '1000',
      priorFactor: priorOf(row),
      interestFactor: row.interestFactor,
      principalFactor: row.principalFactor,
      currentFactor: row.currentFactor,
      interest: null,
      principal: null,
      realizedLoss: row.lossFactor,
      deferredInterest: null,
      currentBalance: null,
      revision: null,
      differs: false,
      corrected: false,
    }))
}

/** prior = current + principal + loss, where the last two are known. */
function priorOf(row: HandFactor): string | null {
  if (row.principalFactor === null) return null
  const loss = exact(row.lossFactor ?? '0')
  return plain(exact(row.currentFactor).plus(exact(row.principalFactor)).plus(loss))
}
