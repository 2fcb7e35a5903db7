import type { ReadFiling } from '@shared/report'
import type { Database } from './database'

interface Row {
  readonly reportIndex: number
  readonly place: number
  readonly class: string
  readonly cusip: string | null
  readonly basis: string
  readonly interestFactor: string | null
  readonly principalFactor: string | null
  readonly currentFactor: string | null
}

/** Class rows of a filing that are stored otherwise than its document has them, in words. */
export function classFaults(database: Database, filingId: number, document: ReadFiling): string[] {
  const rows = database
    .statement<[number], Row>(
      `SELECT report_index AS reportIndex, place, class, cusip, basis, interest_factor AS interestFactor,
         principal_factor AS principalFactor, current_factor AS currentFactor
       FROM class_row JOIN report ON report.id = report_id WHERE filing_id = ? ORDER BY report_index, place`,
    )
    .all(filingId)
  const stored = new Map(rows.map((row) => [`${row.reportIndex} ${row.place}`, row]))
  const read = document.reports.flatMap((report, reportIndex) =>
    report.classes.map((row, place) => ({ row, key: `${reportIndex} ${place}` })),
  )
  const faults = read.flatMap(({ row, key }) => {
    const found = stored.get(key)
    const { perThousand } = row
    const same =
      found?.class === row.class &&
      found.cusip === row.cusip &&
      found.basis === row.basis &&
      found.interestFactor === perThousand.interest &&
      found.principalFactor === perThousand.principal &&
      found.currentFactor === perThousand.currentBalance
    return same ? [] : [`class ${row.class} is stored otherwise than it was read`]
  })
  return rows.length === read.length
    ? faults
    : [...faults, `${rows.length} classes are stored and ${read.length} were read`]
}

/** How many classes of reports are on file. */
export function countClasses(database: Database): number {
  return database.statement<[], { n: number }>('SELECT count(*) AS n FROM class_row').get()?.n ?? 0
}
