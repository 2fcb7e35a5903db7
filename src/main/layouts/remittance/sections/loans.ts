import type { LogicalLine } from '../../../filing/logicalLines'
import { amount, plainNumber, rate, serialDate, type Kind } from '../../../reading/kinds'
import { readingsOf, type Column, type Reading } from '../../../reading/rows'
import { tokensOf, type Token } from '../../../reading/tokens'
import type { Page } from '../pages'
import { isBlankNotice, isNote, withoutSubtitle, type Draft } from './draft'
import { readSummary } from './summary'

const loanNumber: Kind = (text) => (/^[A-Z0-9-]*\d{4,}$/.test(text) ? text : null)
const groupNumber: Kind = (text) => (/^\d{1,2}$/.test(text) ? text : null)
const state: Kind = (text) => (/^[A-Z]{2}$/.test(text) ? text : null)
const dash: Kind = (text) => (text === '-' ? text : null)
const percent: Kind = (text) => (/^\d{1,3}(?:\.\d+)?%$/.test(text) ? text : null)
const term: Kind = (text) => (/^\d{1,3}$/.test(text) ? text : null)
const letters: Kind = (text) => (/^[A-Za-z][A-Za-z/ ]*$/.test(text) ? text : null)

const FIRST: readonly Column[] = [
  { key: 'loan', kind: loanNumber },
  { key: 'group', kind: groupNumber },
  { key: 'status', kind: letters, optional: true, words: true },
  { key: 'originalBalance', kind: plainNumber },
]
const RATE_TO_LTV: readonly Column[] = [
  { key: 'noteRate', kind: rate },
  { key: 'state', kind: state },
  { key: 'dash', kind: dash },
  { key: 'ltv', kind: percent },
]
const LAST: readonly Column[] = [
  { key: 'term', kind: term },
  { key: 'originatedOn', kind: serialDate },
]

/*
 * Prepayment Detail: 1100342123  1     274500      274087.11      37498     0.1085CA  -  90.00%  Paid Off  -  36     37378
 * Realized Loss Detail: loan, group, original and prior balance, realized loss, rate and state, LTV, term, date
 * REO: loan, group, original and stated balance, paid-to date, rate and state, LTV, term, date
 */
const TABLES = {
  prepaidLoans: [
    ...FIRST,
    { key: 'prepayment', kind: plainNumber },
    { key: 'prepaidOn', kind: serialDate },
    ...RATE_TO_LTV,
    { key: 'type', kind: letters, words: true },
    { key: 'typeDash', kind: dash },
    ...LAST,
  ],
  liquidatedLoans: [
    ...FIRST,
    { key: 'priorBalance', kind: plainNumber },
    { key: 'realizedLoss', kind: amount },
    ...RATE_TO_LTV,
    ...LAST,
  ],
  reoLoans: [
    ...FIRST,
    { key: 'statedBalance', kind: plainNumber },
    { key: 'paidTo', kind: serialDate },
    ...RATE_TO_LTV,
    ...LAST,
  ],
} as const satisfies Record<string, readonly Column[]>

export type LoanTable = keyof typeof TABLES

/** Columns of words, whose folds the words of the report settle. */
const TEXTS = new Set(['type', 'status'])
/** Columns that are printed but are no cells of a loan. */
const UNNAMED = new Set(['dash', 'typeDash', 'status'])
// Loan Number / & / Loan Group: the three lines of the heading
const HEADING = /^(?:LoanNumber|&.*Principal|LoanGroup.*Origination|LoanGroup(?:Status)?Balance)/

/** Reads a report of loans: its summary, and one row a loan. */
export function readLoans(pages: readonly Page[], table: LoanTable, draft: Draft): void {
  for (const page of pages) {
    const body = withoutSubtitle(page, draft)
    const heading = body.findIndex((line) => HEADING.test(line.compact))
    const summary = heading < 0 ? [] : body.slice(0, heading)
    readSummary(summary, page.report, draft)
    for (const line of heading < 0 ? body : body.slice(heading))
      readLine(line, page.report, table, draft)
  }
}

function readLine(line: LogicalLine, report: string, table: LoanTable, draft: Draft): void {
  if (HEADING.test(line.compact)) draft.claims.lines(line)
  else if (isBlankNotice(line)) {
    draft.claims.lines(line)
    draft.parts.blankSections.push({ report, section: 'LOANS' })
  } else if (isNote(line)) draft.note(report, tokensOf(line), false)
  else readLoan(line, report, table, draft)
}

function readLoan(line: LogicalLine, report: string, table: LoanTable, draft: Draft): void {
  const columns: readonly Column[] = TABLES[table]
  const tokens = tokensOf(line).flatMap(parted)
  const ways = readingsOf(tokens, columns)
  const [reading, ...others] = ways
  if (reading === undefined || others.some((other) => !sameFigures(reading, other, columns))) {
    draft.refuse(line, report, 'The row of this loan cannot be read with certainty.')
    return
  }
  const key = `${table}[${reading['loan']?.value ?? ''}]`
  const loan: Record<string, string | null> = {}
  for (const { key: column } of columns) {
    const cell = reading[column]
    if (cell === undefined) continue
    if (UNNAMED.has(column)) draft.claims.tokens(cell.tokens)
    else {
      draft.claims.cell(`${key}.${column}`, cell.tokens)
      loan[column] = others.length > 0 && TEXTS.has(column) ? draft.text(cell.tokens) : cell.value
    }
  }
  ;(draft.parts[table] as Record<string, string | null>[]).push(loan)
}

/** Whether two ways to read a row differ in the blanks of its words alone. */
function sameFigures(one: Reading, other: Reading, columns: readonly Column[]): boolean {
  return columns.every(({ key }) => {
    const [left, right] = [one[key]?.value ?? null, other[key]?.value ?? null]
    return TEXTS.has(key)
      ? left?.replaceAll(' ', '') === right?.replaceAll(' ', '')
      : left === right
  })
}

/** The note rate and the state stand together without a blank: `0.1085CA` is the rate 0.1085 and CA. */
function parted(token: Token): Token[] {
  if (!/[A-Z]$/.test(token.text)) return [token]
  const parts = /^([\d.]+)([A-Z]{1,2})$/.exec(token.text)
  const [, before = '', after = ''] = parts ?? []
  if (parts === null) return [token]
  return [
    { ...token, text: before },
    {
      ...token,
      text: after,
      column: token.column + before.length,
      joint: 'blank',
      gap: 0,
    },
  ]
}
