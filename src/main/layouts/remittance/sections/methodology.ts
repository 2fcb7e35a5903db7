import type { LogicalLine } from '../../../filing/logicalLines'
import { tokensOf, withoutSign } from '../../../reading/tokens'
import { isNote, type Draft } from './draft'

/**
 * Reads how a report says it computes its rates: a term, a colon, and a formula, which may stand on the next line.
 * Sample: `               Conditional Prepayment Rate (CPR):    1-((1-SMM)^12)`.
 */
export function readMethodology(lines: readonly LogicalLine[], report: string, draft: Draft): void {
  const [heading, ...rest] = lines
  if (heading !== undefined) draft.claims.lines(heading)
  let noted = false
  for (const line of rest) {
    const tokens = tokensOf(line)
    const last = draft.parts.methodology.at(-1)
    const colon = tokens.findIndex((token) => token.text.endsWith(':'))
    if (isNote(line) || noted) {
      draft.note(report, tokens, noted)
      noted = true
    } else if (
      colon < 0 &&
      last?.text === '' &&
      last.report === report &&
      last.term !== draft.text(tokens)
    ) {
      draft.claims.cell(`methodology[${last.term}].text`, tokens)
      last.text = draft.text(tokens)
    } else {
      const end = colon < 0 ? tokens.length : colon + 1
      const named = withoutSign(tokens.slice(0, end), ':')
      const term = draft.text(named)
      draft.claims.tokens(tokens.slice(0, end))
      draft.claims.cell(`methodology[${term}].term`, named)
      draft.claims.cell(`methodology[${term}].text`, tokens.slice(end))
      draft.parts.methodology.push({ report, term, text: draft.text(tokens.slice(end)) })
    }
  }
}
