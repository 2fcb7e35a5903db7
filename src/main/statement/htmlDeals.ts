import { longDate } from '@shared/dates'
import type { Check } from '@shared/report'
import type { Statement, StatementDeal } from '@shared/statement'
import { decimalPads, figure, STATUS_WORDS, tolerance } from './format'
import { head, mark, number } from './htmlParts'
import type { Figure } from './htmlParts'
import { Markup, html } from './markup'

/** For each deal held: how many checks tie, and every one that does not, with its two sides. */
export function dealChecks(model: Statement): Markup | null {
  if (model.deals.length === 0) return null
  return html`<h2 id="checks">Checks that do not tie by themselves</h2>
    ${model.deals.map(deal)}`
}

function deal(entry: StatementDeal, place: number): Markup {
  const name = `checks-${String(place + 1)}`
  const other = entry.checks.length === 0 ? '' : 'other '
  const noun = entry.checksTied === 1 ? 'check ties' : 'checks tie'
  const tied = `${String(entry.checksTied)} ${other}${noun} within the printed precision of the operands.`
  return html`<h3 id="${name}">${entry.deal}, ${longDate(entry.distributionDate)}</h3>
    ${
      entry.checks.length === 0
        ? html`<p>${tied} None differs or is unknown.</p>`
        : html`<p class="beneath-head">${tied}</p>
            ${checkTable(entry, name)}`
    }`
}

function checkTable(entry: StatementDeal, name: string): Markup {
  const { checks } = entry
  const column = (of: (check: Check) => string, operand: (check: Check) => string | undefined) => {
    const shown = checks.map(of)
    const pads = decimalPads(shown)
    return checks.map((check, i): Figure => {
      const path = operand(check)
      return {
        shown: shown[i] ?? '',
        pad: pads[i] ?? '',
        source:
          path === undefined
            ? null
            : `${String(entry.filingId)}:${String(entry.reportIndex)}:${path}`,
      }
    })
  }
  const columns = [
    column(
      (check) => figure(check.left),
      (check) => check.operands[0],
    ),
    column(
      (check) => figure(check.right),
      (check) => check.operands.at(-1),
    ),
    column(
      (check) => figure(check.difference),
      () => undefined,
    ),
    column(
      (check) => tolerance(check.tolerance),
      () => undefined,
    ),
  ]
  return html`<table class="checks dense" aria-labelledby="${name}">
    <thead>
      <tr>
        ${head('Result', '', 'text')}${head('Subject', 'Identity', 'text')}${head('Left')}${head('Right')}${head('Difference')}${head('Tolerance')}
      </tr>
    </thead>
    <tbody>
      ${checks.map(
        (check, i) =>
          html`<tr>
            <td>${mark(check.status, STATUS_WORDS[check.status])}</td>
            <th scope="row" class="why">
              <span class="strong">${check.subject}</span
              ><small>${check.sentence}</small
              >${check.explanation === null ? null : html`<small>Explained by: ${check.explanation.text}</small>`}
            </th>
            ${columns.map((cells) => number(cells[i] ?? { shown: '' }))}
          </tr> `,
      )}
    </tbody>
  </table>`
}
