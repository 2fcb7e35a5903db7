import type { Statement, StatementLot } from '@shared/statement'
import { padded } from './columns'
import { amount, face, heldFace } from './format'
import { head, number, withNote, type Figure } from './htmlParts'
import { Markup, html } from './markup'

/** The lots held and, where prices are kept, what they cost; nothing where a lot says no more than its holding. */
export function lots(model: Statement): Markup | null {
  const isPriced = model.lots.some((lot) => lot.price !== null)
  const cusips = new Set(model.lots.map((lot) => lot.cusip))
  if (!isPriced && cusips.size === model.lots.length) return null
  const whose = new Set(model.lots.map(account))
  const table = html`<table class="dense" aria-labelledby="lots">
    <thead>
      <tr>
        ${head('Class', '', 'text')}${head('CUSIP', '', 'text')}${whose.size > 1 ? head('Portfolio', 'account', 'text') : null}${head('Settled', '', 'text')}${head('Original face')}${head('Current face')}${isPriced ? [head('Price'), head('Cost at', 'purchase'), head('Amortized', 'since'), head('Gain on', 'paydowns'), head('Amortized', 'cost'), head('Yield, %')] : null}
      </tr>
    </thead>
    <tbody>
      ${lotRows(model.lots, isPriced, whose.size > 1)}
    </tbody>
    ${isPriced ? sums(model, whose.size > 1) : null}
  </table>`
  return html`<h2 id="lots">${isPriced ? 'Lots and cost' : 'Lots'}</h2>
    ${withNote(table, model.lots.length, reasons(model.lots))}`
}

function account({ portfolio, account: name }: StatementLot): string {
  return name === null ? portfolio : `${portfolio}, ${name}`
}

function lotRows(all: readonly StatementLot[], isPriced: boolean, isShared: boolean): Markup[] {
  const prices = padded(all.map((lot): Figure => ({ shown: amount(lot.price) })))
  return all.map(
    (lot, i) =>
      html`<tr>
        <th scope="row">${lot.class}</th>
        <td class="code">${lot.cusip}</td>
        ${isShared ? html`<td>${account(lot)}</td>` : null}
        <td class="code">${lot.settle ?? html`<span class="blank">always</span>`}</td>
        ${number({ shown: heldFace(lot, lot.originalFace) })}${number({ shown: face(lot.currentFace) })}${isPriced ? [number(prices[i] ?? { shown: '' }), ...[lot.purchaseCost, lot.amortization, lot.paydownGain, lot.amortizedCost, lot.yield].map((value) => number({ shown: amount(value) }))] : null}
      </tr> `,
  )
}

function sums({ lotSums }: Statement, isShared: boolean): Markup {
  return html`<tbody class="sums">
    <tr>
      <th scope="row" colspan="${isShared ? 7 : 6}">
        ${lotSums.complete ? 'All lots' : 'Lots whose cost is known'}
      </th>
      ${number({ shown: amount(lotSums.purchaseCost) })}
      <td></td>
      <td></td>
      ${number({ shown: amount(lotSums.amortizedCost) })}
      <td></td>
    </tr>
  </tbody>`
}

/** Why lots have no cost, each reason once. */
function reasons(all: readonly StatementLot[]): string | null {
  const byReason = new Map<string, string[]>()
  for (const { reason, class: name, cusip } of all) {
    if (reason === null) continue
    byReason.set(reason, [...(byReason.get(reason) ?? []), name ?? cusip])
  }
  if (byReason.size === 0) return null
  const words = [...byReason].map(
    ([reason, names]) => `${[...new Set(names)].join(', ')}: ${reason}`,
  )
  return words.join(' ')
}
