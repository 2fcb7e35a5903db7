import type { LogicalLine } from '../../../filing/logicalLines'
import { blanksBetween, segmentsOf } from '../../../reading/freeText'
import { tokensOf, type Token } from '../../../reading/tokens'
import type { Page } from '../pages'
import { columnOf, isBlankNotice, isNote, withoutSubtitle, type Draft } from './draft'
import { readMethodology } from './methodology'
import { labelValue, MAX_PIECES, readValues, type Group, type GroupValue } from './values'

/** Where the reading of a report stands: its section, its groups, the sub-heading, and whether a note is open. */
interface Place {
  section: string
  groups: readonly Group[]
  heading: string | null
  noted: boolean
  /** The column in which labels begin. */
  indent: number
}

// PRINCIPAL - COLLECTIONS                                                                   ADJUSTABLE     FIXED          TOTAL
const CAPITALS = /^[A-Z][A-Z0-9 &/.,()'-]*$/
// What a heading ends with, or begins with where its columns are not the loan groups.
const HEADING = /TOTAL$|^CLASS/
// Loan Count:      Current      Cumulative      NET WAC SHORTFALL RESERVE FUND; but SMM and TOTAL INTEREST are rows
const SUB_HEADING = /:$|^(?:Current|Cumulative)$|^(?!TOTAL )(?=[A-Z-]+ )[A-Z &/.,()'-]+$/
// PREPAYMENT CALCULATION METHODOLOGY
const METHODOLOGY = /METHODOLOGY$/
// WAC by Groups                        Total WAC           6 Months Moving Average
const CAPTION = /byGroups|MonthsMovingAverage$/
//                     Adjustable
const LEGEND = /^[A-Za-z][A-Za-z .&-]{0,40}$/
// Dates correspond to distribution dates.
const NOTE_GOES_ON = /^Datescorrespond/

/** Labels are indented; titles of charts are not. */
const LABEL_INDENT = 4
/** The legend of a chart is indented deeper than labels. */
const LEGEND_INDENT = 5

/**
 * Reads the pages of a report that is made of label rows: sections headed in capitals with the names of the loan
 * groups, sub-headings, rows of a label and its values, notes, titles of charts, and a methodology.
 * Sample: `               Curtailments` + `>           40,683.77      19,967.44      60,651.21`.
 */
export function readLabelRows(pages: readonly Page[], draft: Draft): void {
  const at: Place = { section: '', groups: [], heading: null, noted: false, indent: Infinity }
  for (const page of pages) {
    const body = withoutSubtitle(page, draft)
    const method = body.findIndex((line) => METHODOLOGY.test(line.compact))
    const rows = method < 0 ? body : body.slice(0, method)
    at.noted = false
    for (const line of rows) readLine(line, page.report, at, draft)
    if (method >= 0) readMethodology(body.slice(method), page.report, draft)
  }
}

function readLine(line: LogicalLine, report: string, at: Place, draft: Draft): void {
  const tokens = tokensOf(line)
  const goesOn = at.noted && (NOTE_GOES_ON.test(line.compact) || /^[a-z]/.test(line.compact))
  at.noted = isNote(line) || goesOn
  if (at.noted) {
    draft.note(report, tokens, goesOn)
    at.heading = null
    return
  }
  if (isBlankNotice(line)) {
    draft.claims.lines(line)
    draft.parts.blankSections.push({ report, section: at.section })
    return
  }
  const head = headingOf(tokens, line, report, draft)
  if (head !== null) {
    draft.claims.lines(line)
    at.section = head.section
    at.groups = head.groups
    at.heading = null
    return
  }
  if (CAPTION.test(line.compact) || isLegend(line, at))
    draft.caption(line, segmentsOf(tokens, draft.vocabulary))
  else readRow(line, tokens, report, at, draft)
}

/** A section's heading: its name in capitals, and the names of the groups, of which the last is TOTAL. */
function headingOf(
  tokens: readonly Token[],
  line: LogicalLine,
  report: string,
  draft: Draft,
): { section: string; groups: Group[] } | null {
  if (!HEADING.test(line.compact)) return null
  const [name, ...columns] = segmentsOf(tokens, draft.vocabulary, 'counted')
  if (name === undefined || columns.length === 0) return null
  const section = draft.text(name)
  const groups = columns.map((tokens) => {
    const name = draft.text(tokens)
    const column = tokens[0] === undefined ? 0 : columnOf(tokens[0], draft.vocabulary)
    return { name, legend: name.replaceAll(' ', '').toLowerCase(), column }
  })
  const ofGroups = groups.at(-1)?.name === 'TOTAL'
  const ofClasses = section === 'CLASS' && report === 'Additional Certificate Report'
  return CAPITALS.test(section) && (ofGroups || ofClasses) ? { section, groups } : null
}

/** The names of the groups beside a chart, as its legend. */
function isLegend(line: LogicalLine, at: Place): boolean {
  const said = line.compact.toLowerCase()
  return at.groups.some(({ legend }) => legend === said)
}

function readRow(
  line: LogicalLine,
  tokens: readonly Token[],
  report: string,
  at: Place,
  draft: Draft,
): void {
  const indent = tokens[0] === undefined ? 0 : columnOf(tokens[0], draft.vocabulary)
  if (indent < LABEL_INDENT && readUnknownHeading(line, tokens, at, draft)) return
  const row = labelAndValues(tokens, at.groups, draft)
  if (holdsValues(row.label, indent, at.groups, draft)) {
    at.indent = Math.min(at.indent, indent)
    draft.refuse(line, at.section, 'The values of this row cannot be read with certainty.')
    return
  }
  const label = draft.text(row.label)
  if (row.values.length === 0) {
    // What stands to the left of labels and is no title that is known stays unread
    if (indent < LABEL_INDENT) return
    if (indent >= at.indent + LEGEND_INDENT) {
      if (LEGEND.test(label)) draft.caption(line, segmentsOf(tokens, draft.vocabulary))
      return
    }
    // Under `Loan Count:` and `Principal Balance:`, Current is a row
    const isRow = label === 'Current' && at.heading?.endsWith(':') === true
    if (SUB_HEADING.test(label) && !isRow) {
      draft.claims.lines(line)
      at.heading = label
      return
    }
  }
  at.indent = Math.min(at.indent, indent)
  const entry = { report, section: at.section, heading: at.heading, label }
  const under = `${draft.linePaths.next(entry)}.`
  draft.claims.cell('label', row.label, under)
  const values: Record<string, string> = {}
  for (const { group, value, tokens: cell } of row.values) {
    draft.claims.cell(group, cell, under)
    values[group] = value
  }
  draft.parts.lines.push({ ...entry, values })
}

/** A heading in capitals whose columns are not the loan groups: what stands under it belongs to no column that is known. */
function readUnknownHeading(
  line: LogicalLine,
  tokens: readonly Token[],
  at: Place,
  draft: Draft,
): boolean {
  const [name, ...columns] = segmentsOf(tokens, draft.vocabulary, 'counted').map((segment) =>
    draft.text(segment),
  )
  if (name === undefined || !/[A-Z]{2}/.test(name) || !CAPITALS.test(name)) return false
  if (columns.length === 0 || columns.some((column) => labelValue(column) !== null)) return false
  draft.refuse(line, name, 'The columns of this section are not those of loan groups and a TOTAL.')
  at.section = name
  at.groups = []
  at.heading = null
  return true
}

/**
 * Whether what was taken for a label reaches under the groups, where only values stand: then one of them is not of its
 * kind. A title in the first columns may reach there, but holds no figures.
 */
function holdsValues(
  label: readonly Token[],
  indent: number,
  groups: readonly Group[],
  draft: Draft,
): boolean {
  if (groups.length === 0) {
    return label.some((token, i) => i > 0 && token.gap !== 1 && labelValue(token.text) !== null)
  }
  const first = Math.min(...groups.map((group) => group.column))
  const under = label.filter((token) => columnOf(token, draft.vocabulary) >= first)
  return indent < LABEL_INDENT ? under.some((token) => /\d/.test(token.text)) : under.length > 0
}

/** Where the label ends and the values begin: after two blanks or a fold, and all that follows is values. */
function labelAndValues(
  tokens: readonly Token[],
  groups: readonly Group[],
  draft: Draft,
): { label: readonly Token[]; values: readonly GroupValue[] } {
  const first = Math.max(1, tokens.length - groups.length * MAX_PIECES)
  for (let end = first; end < tokens.length; end++) {
    const [before, token] = [tokens[end - 1], tokens[end]]
    if (before === undefined || token === undefined) break
    if (token.joint === 'blank' && blanksBetween(before, token, draft.vocabulary) < 2) continue
    const values = readValues(tokens.slice(end), groups, draft.vocabulary)
    if (values !== null) return { label: tokens.slice(0, end), values }
  }
  return { label: tokens, values: [] }
}
