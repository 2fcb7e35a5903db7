import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { callEngine } from '../../../src/main/api/callEngine'
import { createEngine, type Engine } from '../../../src/main/api/engine'
import { runReportBatch } from '../../../src/main/api/reportBatch'
import { countPages } from '../../../src/main/print/finish'
import { openPrintSession } from '../../../src/main/print/printPdf'
import { addMonths } from '../../../src/shared/dates'
import type { ReportForm } from '../../../src/shared/reportForms'
import { nameReports } from '../../../src/shared/reportNames'
import type { Result } from '../../../src/shared/result'
import { reportsOf } from '../deals/report'
import { documentReader, filingBytes, report } from '../documents'

const DEALS = 12
const MONTHS = 6
const LAST = '2002-09'
/** Each portfolio holds two classes of each of three deals. */
const DEALS_HELD = 3
const CLASSES_HELD = 2
/** A page of lines is full with so many; one of a table with so many rows has about the cells that a page of a report has. */
const LINES_A_PAGE = 52
const ROWS_A_PAGE = 36
const COLUMNS = 6

/** What writing the reports of many portfolios takes, in milliseconds for all of them. */
export interface ReportFigures {
  readonly portfolios: number
  readonly csv: number
  readonly xlsx: number
  /** Null where there is no printer. */
  readonly pdf: {
    readonly pages: number
    readonly reports: number
    /** As many documents of as many fixed pages, by the same printer: pages of a plain table, and of plain lines. */
    readonly fixedTables: number
    readonly fixedLines: number
  } | null
}

/** Writes a month's reports of so many portfolios as CSV, XLSX and PDF, and prints as many fixed pages. */
export async function measureReports(
  portfolios: number,
  say: (text: string) => void,
): Promise<ReportFigures> {
  const folder = mkdtempSync(join(tmpdir(), 'paydown-bench-'))
  const engine = valueOf(
    createEngine({
      databasePath: join(folder, 'paydown.sqlite'),
      version: '0',
      reader: documentReader(),
    }),
  )
  try {
    const names = await fill(engine, folder, portfolios)
    const write = async (form: ReportForm) => {
      say(`writing ${portfolios} reports as ${form}`)
      return writeAll(engine, names, form, join(folder, form))
    }
    const csv = await write('csv')
    const xlsx = await write('xlsx')
    const pdf = await write('pdf')
    if (csv === null || xlsx === null) throw new Error('a report could not be written')
    if (pdf === null) return { portfolios, csv, xlsx, pdf: null }
    const pages = readdirSync(join(folder, 'pdf')).map((name) =>
      countPages(readFileSync(join(folder, 'pdf', name))),
    )
    say(`printing ${portfolios} fixed documents, twice`)
    const fixedTables = await printFixed(pages, TABLE_PAGE, folder)
    const fixedLines = await printFixed(pages, LINE_PAGE, folder)
    const sum = pages.reduce((whole, count) => whole + count, 0)
    return { portfolios, csv, xlsx, pdf: { pages: sum, reports: pdf, fixedTables, fixedLines } }
  } finally {
    engine.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Imports generated deals over some months, and gives each portfolio lots of some of them. */
async function fill(engine: Engine, folder: string, portfolios: number): Promise<string[]> {
  const place = join(folder, 'filings')
  mkdirSync(place)
  const held: string[][] = []
  for (let deal = 0; deal < DEALS; deal++) {
    const numbers = Array.from({ length: MONTHS }, (_, at) => at + 1)
    const reports = reportsOf(100 + deal, numbers).map(({ facts }, at) => {
      const month = addMonths(LAST, at + 1 - MONTHS)
      const dates = {
        distributionDate: `${month}-25`,
        recordDate: `${addMonths(month, -1)}-28`,
      }
      return report({ ...facts, deal: `${facts.deal} no. ${deal + 1}`, ...dates })
    })
    for (const [at, one] of reports.entries()) {
      writeFileSync(join(place, `${deal}-${at}.txt`), filingBytes([one], `${deal}`))
    }
    held.push(
      (reports[0]?.classes ?? []).flatMap(({ cusip, basis }) =>
        cusip === null || basis === 'none' ? [] : cusip,
      ),
    )
  }
  await engine.importPaths([place])
  const names = Array.from(
    { length: portfolios },
    (_, at) => `Fund ${String(at + 1).padStart(3, '0')}`,
  )
  const lots = names.flatMap((name, at) =>
    Array.from({ length: DEALS_HELD }, (_, step) => held[(at + step * 5) % DEALS] ?? []).flatMap(
      (classes) =>
        Array.from({ length: CLASSES_HELD }, (_, row) => {
          const cusip = classes[(at + row) % classes.length] ?? ''
          return `${name},${cusip},${1_000_000 + at * 1000},${addMonths(LAST, -MONTHS)}-01`
        }),
    ),
  )
  const path = join(folder, 'lots.csv')
  writeFileSync(path, ['portfolio,cusip,face,settle', ...lots, ''].join('\n'))
  const stored = valueOf(await callEngine(engine, 'holdings.importCsv', { path }))
  if (stored.errors[0] !== undefined) throw new Error(stored.errors[0].message)
  return names
}

/** How long writing all reports in one form takes; null without a printer for it. */
async function writeAll(
  engine: Engine,
  names: readonly string[],
  form: ReportForm,
  folder: string,
): Promise<number | null> {
  mkdirSync(folder)
  const tasks = names.map((portfolio) => ({ portfolio, account: null, month: LAST }))
  const reports = valueOf(nameReports(tasks, [form], '{portfolio} {month}'))
  const session = openPrintSession()
  const start = performance.now()
  const { outcomes } = await runReportBatch(
    reports,
    {
      files: (args) => callEngine(engine, 'report.files', args),
      print: (job) => session.print(job),
    },
    { folder, paper: 'A4', atOnce: 2 },
  )
  await session.close()
  const time = performance.now() - start
  if (outcomes.some(({ code }) => code === 'no-printer')) return null
  const refused = outcomes.find(({ outcome }) => outcome !== 'written')
  if (refused !== undefined) throw new Error(refused.message)
  return time
}

/** Prints documents of so many equal pages, one after another, as the reports are printed. */
async function printFixed(pages: readonly number[], page: string, folder: string): Promise<number> {
  const session = openPrintSession()
  const start = performance.now()
  for (const [at, count] of pages.entries()) {
    const job = {
      html: fixedPages(page, count),
      header: '<span></span>',
      footer: '<span></span>',
      title: 'Fixed pages',
      paper: 'A4' as const,
      path: join(folder, `fixed-${at}.pdf`),
    }
    valueOf(await session.print(job))
  }
  await session.close()
  const time = performance.now() - start
  const printed = countPages(readFileSync(join(folder, 'fixed-0.pdf')))
  if (printed !== pages[0]) throw new Error(`${printed} fixed pages instead of ${pages[0] ?? 0}`)
  return time
}

const LINE_PAGE =
  '<p>A line of a page that is always the same, as wide as a line of a report: 1,234,567.89</p>'.repeat(
    LINES_A_PAGE,
  )
const TABLE_PAGE = `<table><thead><tr>${'<th scope="col">Head</th>'.repeat(COLUMNS)}</tr></thead><tbody>${`<tr>${'<td>1,234,567.89</td>'.repeat(COLUMNS)}</tr>`.repeat(ROWS_A_PAGE)}</tbody></table>`

function fixedPages(page: string, count: number): string {
  return `<!doctype html><html lang="en"><head><title>Fixed pages</title><style>
    @page { size: 210mm 297mm; margin: 17mm 15mm; }
    body { margin: 0; font: 8pt/1.4 "Liberation Sans", Arial, sans-serif; }
    p { margin: 0 0 0.6mm; }
    table { width: 100%; border-collapse: collapse; font-size: 7.6pt; }
    th, td { padding: 1.2mm 1.8mm 1.2mm 0; text-align: right; line-height: 1.3; border-bottom: 1px solid #b8b8b8; }
    section + section { break-before: page; }
  </style></head><body>${`<section>${page}</section>`.repeat(count)}</body></html>`
}

function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.problem.message)
  return result.value
}
