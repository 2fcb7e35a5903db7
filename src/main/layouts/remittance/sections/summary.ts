import type { TrusteeReport } from '@shared/report'
import type { LogicalLine } from '../../../filing/logicalLines'
import { tokensOf, withoutSign, type Token } from '../../../reading/tokens'
import type { Draft } from './draft'
import { labelValue } from './values'

// SUMMARY                                                         LOAN GROUP
const HEADING = /^SUMMARYLOANGROUP$/i
const SECTION = 'SUMMARY'

/**
 * Reads the summary above a table of loans: totals on the left, and on the right which loan group has which number.
 * Sample: `Total Loan Count =   0` + `>           Loan Group 1    =    Fixed Group;   REO Book Value  =  Not Available`.
 */
export function readSummary(lines: readonly LogicalLine[], report: string, draft: Draft): void {
  const rows: { line: TrusteeReport['lines'][number]; key: string }[] = []
  const byGroup: (GroupCell & { line: LogicalLine })[] = []
  for (const line of lines) {
    const tokens = tokensOf(line).flatMap(signsApart)
    const right = groupStart(tokens)
    const left = tokens.slice(0, right)
    if (HEADING.test(line.compact)) draft.claims.lines(line)
    else if (!tokens.some((token) => token.text === '=')) draft.note(report, tokens, false)
    else {
      if (left.length > 0) rows.push(readTotal(left, report, draft))
      if (right === tokens.length) continue
      byGroup.push(...readGroup(tokens.slice(right), draft).map((cell) => ({ ...cell, line })))
    }
  }
  for (const { name, label, value, tokens, line } of byGroup) {
    const row = rows.find((one) => one.line.label === label && one.line.values[name] === undefined)
    if (row === undefined)
      draft.refuse(line, SECTION, `No row of the summary is left for this ${label}.`)
    else {
      row.line.values[name] = value
      draft.claims.cell(`${row.key}.${name}`, tokens)
    }
  }
}

/** What the summary says of one loan group beside its name: `REO Book Value = Not Available`. */
interface GroupCell {
  readonly name: string
  readonly label: string
  readonly value: string
  readonly tokens: readonly Token[]
}

/** Where `Loan Group 1 =` begins on a line, folded or not; the number of tokens when it does not. */
function groupStart(tokens: readonly Token[]): number {
  const at = tokens
    .map((token) => token.text)
    .join('')
    .search(/LoanGroup\d{1,2}=/)
  let seen = 0
  const index = at < 0 ? -1 : tokens.findIndex((token) => (seen += token.text.length) > at)
  return index < 0 ? tokens.length : index
}

function readTotal(
  tokens: readonly Token[],
  report: string,
  draft: Draft,
): { line: TrusteeReport['lines'][number]; key: string } {
  const [label, value] = around(tokens, '=')
  const text = draft.text(value)
  const entry = { report, section: SECTION, heading: null, label: draft.text(label) }
  const key = draft.linePaths.next(entry)
  draft.claims.tokens(tokens)
  draft.claims.cell(`${key}.label`, label)
  draft.claims.cell(`${key}.TOTAL`, value)
  const values: Record<string, string> = text === '' ? {} : { TOTAL: labelValue(text) ?? text }
  const line = { ...entry, values }
  draft.parts.lines.push(line)
  return { line, key }
}

function readGroup(tokens: readonly Token[], draft: Draft): GroupCell[] {
  draft.claims.tokens(tokens)
  const [head, rest] = around(tokens, '=')
  const end = rest.findIndex((token) => token.text.endsWith(';'))
  const named = withoutSign(end < 0 ? rest : rest.slice(0, end + 1), ';')
  const number = head.at(-1)?.text ?? ''
  const name = draft.text(named)
  if (!draft.parts.groups.some((group) => group.number === number)) {
    draft.claims.cell(`groups[${number}].name`, named)
    draft.parts.groups.push({ number, name })
  }
  if (end < 0) return []
  const [label, value] = around(rest.slice(end + 1), '=')
  const text = draft.text(value)
  return [{ name, label: draft.text(label), value: labelValue(text) ?? text, tokens: value }]
}

function around(tokens: readonly Token[], sign: string): [readonly Token[], readonly Token[]] {
  const at = tokens.findIndex((token) => token.text === sign)
  return at < 0 ? [tokens, []] : [tokens.slice(0, at), tokens.slice(at + 1)]
}

/** An equals sign is a token of its own, also where a fold took the blanks beside it. */
function signsApart(token: Token): Token[] {
  if (token.text === '=' || !token.text.includes('=')) return [token]
  const parts = [...token.text.matchAll(/=|[^=]+/g)]
  return parts.map((part, i) => ({
    ...token,
    text: part[0],
    column: token.column + part.index,
    ...(i === 0 ? {} : { joint: 'blank' as const, gap: 1 }),
  }))
}
