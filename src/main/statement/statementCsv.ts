import type { Statement } from '@shared/statement'
import { writeRecords } from '../holdings/csv/table'
import type { Section } from './sections/section'
import { statementSections } from './statementSections'

/** So that spreadsheets take the file for UTF-8. */
const MARK = '\uFEFF'

/**
 * The report as one CSV file (RFC 4180, UTF-8 with its mark). Each record names its section first, then what it is (`head`, `row`,
 * `total`), then has the section's cells; shorter ones are filled with blank cells, so that all have as many. Numbers are plain
 * decimals with all digits, dates are ISO. Text that a spreadsheet would take for a formula has an apostrophe before it.
 */
export function statementCsv(model: Statement): string {
  const sections = statementSections(model)
  const width = Math.max(...sections.map((section) => section.heads.length))
  return MARK + writeRecords(sections.flatMap((section) => recordsOf(section, width)))
}

function recordsOf({ id, heads, rows }: Section, width: number): string[][] {
  const filled = (cells: readonly string[]) => [
    ...cells,
    ...Array.from({ length: width - cells.length }, () => ''),
  ]
  return [
    [id, 'head', ...filled(heads)],
    ...rows.map(({ role, cells }) => [id, role, ...filled(cells.map(({ value }) => value ?? ''))]),
  ]
}
