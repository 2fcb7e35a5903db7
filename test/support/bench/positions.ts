import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { positionsOf } from '../../../src/main/api/holdings'
import { rebuildDates } from '../../../src/main/api/rebuild'
import type { Database } from '../../../src/main/store/database'
import { openDatabase } from '../../../src/main/store/open'
import { addMonths } from '../../../src/shared/dates'
import { ok } from '../../../src/shared/result'

const DEALS = 200
const CLASSES = 5
const MONTHS = 240
const TIMES = 9

/** What looking at many holdings over many months takes; milliseconds, the median of nine. */
export interface PositionFigures {
  readonly cusips: number
  readonly months: number
  readonly positions: number
  readonly bareSum: number
  /** Deriving again what one more report paid. */
  readonly oneReport: number
}

/** Measures positions of 1,000 CUSIPs over 240 months beside a bare SQL sum of the same rows. */
export function measurePositions(): PositionFigures {
  const folder = mkdtempSync(join(tmpdir(), 'paydown-bench-'))
  try {
    const opened = openDatabase(join(folder, 'paydown.sqlite'))
    if (!opened.ok) throw new Error(opened.problem.message)
    const database = opened.value
    database.write(() => {
      fill(database)
      return ok(null)
    })
    const asOf = `${monthOf(MONTHS - 1)}-28`
    const distributionDate = `${monthOf(MONTHS - 1)}-25`
    const touched = classes(1).map((cusip) => ({ cusip, distributionDate }))
    const figures = {
      cusips: DEALS * CLASSES,
      months: MONTHS,
      // Something is written before each, so that nothing of the last answer is kept
      positions: median(
        () => positionsOf(database, {}, asOf),
        () => database.statement('UPDATE portfolio SET name = name').run(),
      ),
      bareSum: median(() =>
        database
          .statement(
            'SELECT cusip, sum(interest), sum(principal) FROM holding_distribution GROUP BY cusip',
          )
          .all(),
      ),
      oneReport: median(() => database.write(() => rebuildDates(database, touched))),
    }
    database.close()
    return figures
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The median time of some work, each after something that does not count. */
function median(work: () => unknown, before: () => unknown = () => undefined): number {
  const times = Array.from({ length: TIMES }, () => {
    before()
    const start = performance.now()
    work()
    return performance.now() - start
  })
  return times.sort((a, b) => a - b)[TIMES >> 1] ?? 0
}

const monthOf = (month: number) => addMonths('2002-01', month)

function classes(deal: number): string[] {
  return Array.from(
    { length: CLASSES },
    (_, place) => `B${String(deal * CLASSES + place).padStart(8, '0')}`,
  )
}

/** Rows as importing makes them, without the filings: each class pays the same each month. */
function fill(database: Database): void {
  const run = (sql: string, ...values: (string | number)[]) =>
    database.statement<(string | number)[]>(sql).run(...values)
  run(
    `INSERT INTO filing (id, sha256, name, size, reader_version, imported_at, document, bytes)
     VALUES (1, '', '', 0, '', '', x'00', x'00')`,
  )
  run("INSERT INTO portfolio (id, name) VALUES (1, 'Main')")
  run("INSERT INTO account (id, portfolio_id, name) VALUES (1, 1, '')")
  for (let deal = 1; deal <= DEALS; deal++) {
    run('INSERT INTO deal VALUES (?, ?)', deal, `Deal ${deal}`)
    for (const cusip of classes(deal)) {
      run("INSERT INTO trade (account_id, kind, cusip, face) VALUES (1, 'buy', ?, '1000')", cusip)
    }
    for (let month = 0; month < MONTHS; month++) fillMonth(run, deal, month)
  }
}

type Run = (sql: string, ...values: (string | number)[]) => unknown

function fillMonth(run: Run, deal: number, month: number): void {
  const id = (deal - 1) * MONTHS + month + 1
  const [date, record] = [`${monthOf(month)}-25`, `${monthOf(month)}-01`]
  run(
    `INSERT INTO report (id, filing_id, report_index, deal_id, title, name_key, distribution_date, record_date, revision, status,
       layout, pages, classes, refused_rows, unread_lines, ties, explained, differs, unknown)
     VALUES (?, 1, ?, ?, '', '', ?, ?, 'original', 'current', '', 1, 5, 0, 0, 1, 0, 0, 0)`,
    id,
    id,
    deal,
    date,
    record,
  )
  for (const [place, cusip] of classes(deal).entries()) {
    run(
      `INSERT INTO class_row (report_id, place, class, cusip, basis, factor_base, prior_factor, interest_factor,
         principal_factor, current_factor, interest, principal, realized_loss, deferred_interest, current_balance,
         differs, distribution_date, counts)
       VALUES (?, ?, 'A', ?, 'principal', '1000000', '900', '1.5', '2.25', '897.75', '1', '1', '0', '0', '1', 0, ?, 1)`,
      id,
      place,
      cusip,
      date,
    )
    run(
      "INSERT INTO holding_distribution VALUES (?, 1, ?, ?, '1000', 150, 225, 0, 0)",
      cusip,
      date,
      `r${id}`,
    )
  }
}
