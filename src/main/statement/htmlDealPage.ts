import { longDate } from '@shared/dates'
import type { Statement } from '@shared/statement'
import type { DealClass, StatementDeal } from '@shared/statementDeal'
import { cellsByRow, padded, sizeOf } from './columns'
import { amount, factor } from './format'
import { dealCharts } from './htmlCharts'
import { dealHealth } from './htmlHealth'
import { dealMonths } from './htmlMonths'
import { head, type Figure } from './htmlParts'
import { Markup, html } from './markup'

/** A page a deal: its classes with those held marked, its charts, its health, and its months. */
export function dealPages(model: Statement): Markup[] {
  return model.deals.map((deal, place) => {
    const id = `deal-${String(place + 1)}`
    return html`<section class="page">
      <header class="deal">
        <h2 id="${id}">${deal.deal}</h2>
        <p>${[deal.title, REVISIONS[deal.revision]].filter((one) => one != null).join(', ')}</p>
        <p>${longDate(deal.distributionDate)}</p>
      </header>
      ${classTables(deal, id)} ${dealCharts(deal, id)} ${dealHealth(deal, id)}
      ${dealMonths(deal, id)}
    </section>`
  })
}

const REVISIONS: Readonly<Record<string, string>> = {
  revised: 'revised report',
  supplemental: 'supplemental report',
}

function classTables(deal: StatementDeal, id: string): Markup[] {
  const tiers = [...new Set(deal.classes.map((row) => row.tier))]
  return tiers.map((tier, place) => {
    const rows = deal.classes.filter((row) => row.tier === tier)
    return classTable(deal, rows, tier, `${id}-classes-${String(place + 1)}`)
  })
}

const COLUMNS = [
  { name: 'Original face', of: 'originalFace' },
  { name: 'Prior balance', of: 'priorBalance' },
  { name: 'Interest', of: 'interest' },
  { name: 'Principal', of: 'principal' },
  { name: 'Loss', of: 'realizedLoss' },
  { name: 'Deferred', of: 'deferredInterest' },
  { name: 'Current balance', of: 'currentBalance' },
] as const

function classTable(
  deal: StatementDeal,
  rows: readonly DealClass[],
  tier: string | null,
  id: string,
): Markup {
  const place = `${String(deal.filingId)}:${String(deal.reportIndex)}`
  const source = (row: DealClass, cell: string) => `${place}:classes[${row.classKey}].${cell}`
  const columns = COLUMNS.map(({ of }) =>
    padded(
      rows.map((row): Figure => ({ shown: amount(row[of]), source: source(row, `current.${of}`) })),
    ),
  )
  const factors = rows.map((row): Figure => ({
    shown: factor(row.factor),
    source: source(row, 'perThousand.currentBalance'),
  }))
  const names = Math.max(...rows.map((row) => Math.min(row.class.length, NAME))) + CUSIP
  const cells = cellsByRow([...columns, factors])
  return html`<h3 id="${id}">Classes${tier === null ? '' : `, ${tier}`}</h3>
    <table class="${sizeOf([...columns, factors], names)}" aria-labelledby="${id}">
      <thead>
        <tr>
          ${head('Class', '', 'text')}${head('CUSIP', '', 'text')}${COLUMNS.map(({ name }) => head(name))}${head('Factor')}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (row, i) =>
            html`<tr${row.held ? html` class="held"` : null}>
              <th scope="row">
                ${row.class}${row.held ? html` <span class="tag">held</span>` : null}${row.basis === 'principal' ? null : html` <span class="tag">${row.basis === 'notional' ? 'notional' : 'residual'}</span>`}
              </th>
              <td class="code">${row.cusip}</td>
              ${cells[i] ?? []}
            </tr> `,
        )}
      </tbody>
    </table>`
}

/** Characters of a CUSIP, and of a class's name before it is broken. */
const [CUSIP, NAME] = [11, 16]
