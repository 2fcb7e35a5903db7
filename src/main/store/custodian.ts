import type { Database } from './database'

/** A row of cash that a custodian says it received, in whole cents, with the file it is from. */
export interface CustodianCash {
  readonly source: string
  readonly portfolio: string | null
  readonly account: string | null
  readonly cusip: string
  readonly payDate: string
  readonly interest: bigint | null
  readonly principal: bigint | null
  readonly total: bigint
}

/** The name under which a file with this content is on file; undefined where there is none. */
export function custodianFileOf(database: Database, sha256: string): string | undefined {
  return database
    .statement<[string], { name: string }>('SELECT name FROM custodian_file WHERE sha256 = ?')
    .get(sha256)?.name
}

/** Keeps a file of cash received. Call it inside a write. */
export function addCustodianFile(
  database: Database,
  file: { readonly name: string; readonly sha256: string; readonly importedAt: string },
  rows: readonly (Omit<CustodianCash, 'source'> & { readonly line: number })[],
): void {
  const { lastInsertRowid } = database
    .statement<[string, string, string]>(
      'INSERT INTO custodian_file (name, sha256, imported_at) VALUES (?, ?, ?)',
    )
    .run(file.name, file.sha256, file.importedAt)
  const add = database.statement(
    `INSERT INTO custodian_cash (file_id, row, portfolio, account, cusip, pay_date, interest, principal, total)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  for (const row of rows) {
    const { line, portfolio, account, cusip, payDate, interest, principal, total } = row
    add.run(lastInsertRowid, line, portfolio, account, cusip, payDate, interest, principal, total)
  }
}

/** Cash received that is on file, of all days or between two, both included, oldest first. */
export function listCustodianCash(database: Database, from = '', to = '9999'): CustodianCash[] {
  return database
    .statement<[string, string], CustodianCash>(
      `SELECT name || ':' || row AS source, portfolio, account, cusip, pay_date AS payDate, interest, principal, total
       FROM custodian_cash JOIN custodian_file ON custodian_file.id = file_id WHERE pay_date BETWEEN ? AND ?
       ORDER BY pay_date, custodian_cash.id`,
    )
    .safeIntegers()
    .all(from, to)
}

/** The first day that the custodian's files tell of; undefined without any. */
export function firstCustodianDay(database: Database): string | undefined {
  return (
    database
      .statement<[], { day: string | null }>('SELECT min(pay_date) AS day FROM custodian_cash')
      .get()?.day ?? undefined
  )
}
