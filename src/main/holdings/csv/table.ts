import { CsvError, parse } from 'csv-parse/sync'
import { fail, ok, type Result } from '@shared/result'

/** A table of text from a CSV file; each row with the line it begins on (1-based). */
export interface CsvTable {
  readonly name: string
  readonly columns: readonly string[]
  readonly rows: readonly CsvRow[]
  readonly errors: readonly RowError[]
}

export interface CsvRow {
  readonly line: number
  readonly values: readonly string[]
}

/** Why a row is left out. */
export interface RowError {
  readonly line: number
  readonly message: string
}

/** A record, and the text it was read from, with the blank lines before it. */
interface Raw {
  readonly record: string[]
  readonly raw: string
}

const DELIMITERS = [',', ';', '\t'] as const

/**
 * Reads a CSV file: UTF-8 text with a row of headings, cells parted by comma, semicolon or tab as the headings are, quotes doubled.
 * A row with more or fewer cells than headings is an error of its own. `bad-csv` when there are no headings, two equal ones, or a
 * quote that never ends.
 */
export function parseTable(name: string, text: string): Result<CsvTable> {
  const heading = /^\uFEFF?\s*([^\r\n]+)/.exec(text)?.[1] ?? ''
  const used = DELIMITERS.filter((delimiter) => heading.includes(delimiter))
  const [delimiter = ',', other] = used
  if (other !== undefined) {
    return badCsv(
      name,
      'its first line has more than one of comma, semicolon and tab, so it cannot be told which parts the columns',
    )
  }
  let records: readonly Raw[]
  try {
    // `raw` changes what comes back, which the library's types do not tell
    records = parse(text.replace(/\r\n?/g, '\n'), {
      bom: true,
      delimiter,
      raw: true,
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
    }) as unknown as readonly Raw[]
  } catch (error) {
    if (error instanceof CsvError) return badCsv(name, error.message.replace(/\.$/, ''))
    throw error
  }
  const [first, ...rest] = records
  if (first === undefined) return badCsv(name, 'it is empty')
  const columns = first.record
  let before = newlines(first.raw)
  const twice = columns.find((column, at) => columns.indexOf(column) !== at)
  if (twice !== undefined) return badCsv(name, `two of its columns are called “${twice}”`)
  const rows: CsvRow[] = []
  const errors: RowError[] = []
  for (const { record, raw } of rest) {
    const line = before + 1 + newlines(/^\s*/.exec(raw)?.[0] ?? '')
    before += newlines(raw)
    if (record.every((value) => value === '')) continue
    if (record.length === columns.length) rows.push({ line, values: record.map(unharmed) })
    else {
      const message = `It has ${record.length} cells and the headings are ${columns.length}. Put a cell with a ${delimiter === '\t' ? 'tab' : `“${delimiter}”`} in it in quotes.`
      errors.push({ line, message })
    }
  }
  return ok({ name, columns, rows, errors })
}

function newlines(text: string): number {
  return text.split('\n').length - 1
}

/** What begins like a formula is written with an apostrophe before it, and read without. */
function unharmed(value: string): string {
  return /^'+[=+\-@\uFF0B\uFF0D\uFF1D\uFF20\t\r\n]/.test(value) ? value.slice(1) : value
}

/** A CSV file (RFC 4180): cells that begin like a formula are made harmless for spreadsheets, negative numbers stay as they are. */
export function writeTable(
  columns: readonly string[],
  rows: readonly (readonly string[])[],
): string {
  return writeRecords([columns, ...rows])
}

/** The same without a row of headings. */
export function writeRecords(records: readonly (readonly string[])[]): string {
  return records.map((record) => `${record.map(cell).join(',')}\r\n`).join('')
}

const NUMBER = /^-?\d+(?:\.\d+)?%?$/
/** What spreadsheets take for the beginning of a formula, in full width too, also behind apostrophes that read back as text. */
const FORMULA = /^'*[=+\-@\uFF0B\uFF0D\uFF1D\uFF20\t\r\n]/

function cell(value: string): string {
  const safe = FORMULA.test(value) && !NUMBER.test(value) ? `'${value}` : value
  return /[",\r\n;\t]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

function badCsv(name: string, why: string): Result<never> {
  return fail(
    'bad-csv',
    `${name} cannot be read as a CSV table: ${why}. Save it as CSV with one row of headings, then try again.`,
  )
}
