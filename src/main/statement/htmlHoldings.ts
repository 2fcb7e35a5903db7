import { longDate, longMonth } from '@shared/dates'
import type { Statement, StatementRow, StatementSums } from '@shared/statement'
import { sizeOf } from './columns'
import { amount, face, factor, heldFace, rate } from './format'
import { cellSource, head, number, twoNumbers, withNote, type Figure } from './htmlParts'
import { Markup, html } from './markup'
import { SYNTHETIC } from './names'

/** Title, whose holdings, dates, and the five totals. */
export function titleBlock(model: Statement): Markup {
  const { totals } = model
  const said = model.synthetic === true ? `${SYNTHETIC} ` : ''
  const mark = model.synthetic === true ? html` <span class="tag">Synthetic</span>` : null
  return html`<header class="head">
      <div>
        <p class="brand">
          <svg viewBox="0 0 18 18" aria-hidden="true">
            <path d="M1 2h16v3H1z" />
            <path d="M1 7.5h11.5v3H1z" opacity=".7" />
            <path d="M1 13h6.5v3H1z" opacity=".4" /></svg
          >Paydown
        </p>
        <h1>Monthly holder report</h1>
        <p class="month">${longMonth(model.month)}</p>
      </div>
      <dl class="pairs">
        ${
          model.holder === null
            ? null
            : html`<dt>Holder</dt>
                <dd>${model.holder}</dd>`
        }
        <dt>Portfolio</dt>
        <dd>${model.portfolio ?? 'All portfolios'}${mark}</dd>
        ${
          model.account === null
            ? null
            : html`<dt>Account</dt>
                <dd>${model.account}</dd>`
        }
        ${dates('Distribution date', model.distributionDates)}${dates('Record date', model.recordDates)}
      </dl>
    </header>
    <dl class="strip">
      <div>
        <dt>Cash received</dt>
        <dd>${amount(totals.total)}</dd>
      </div>
      <div>
        <dt>Interest</dt>
        <dd>${amount(totals.interest)}</dd>
      </div>
      <div>
        <dt>Principal</dt>
        <dd>${amount(totals.principal)}</dd>
      </div>
      <div>
        <dt>Original face</dt>
        <dd>${face(totals.originalFace)}</dd>
      </div>
      <div>
        <dt>Current face</dt>
        <dd>${face(totals.currentFace)}</dd>
      </div>
    </dl>
    <p class="lead">
      ${said}In US dollars. Notional amounts are not part of any face total.${missing(model)}
    </p>`
}

/** That a total leaves months out, where it does. */
function missing({ events }: Statement): string {
  const deals = events.filter(({ kind }) => kind === 'missing month').length
  if (deals === 0) return ''
  const of = deals === 1 ? 'a deal' : `${String(deals)} deals`
  return ` Reports of ${of} are missing: year to date and since purchase leave out those months, which “What happened” names.`
}

function dates(name: string, days: readonly string[]): Markup | null {
  if (days.length === 0) return null
  const shown = days.length <= 3 ? days.map(longDate).join(', ') : `${String(days.length)} dates`
  return html`<dt>${days.length === 1 ? name : `${name}s`}</dt>
    <dd>${shown}</dd>`
}

/** Every holding of the month: principal and notional classes summed apart, then those without a report. */
export function holdings(model: Statement): Markup {
  const { principalRows, notionalRows, otherRows, allCash } = model
  if (principalRows.length + notionalRows.length + otherRows.length === 0) {
    return html`<h2 id="holdings">Holdings</h2>
      <p>Nothing was held in ${longMonth(model.month)}: add what you hold by CUSIP.</p>`
  }
  return html`<h2 id="holdings">Holdings</h2>
    ${
      principalRows.length + notionalRows.length === 0
        ? null
        : html`<table class="${holdingsSize(model)}" aria-labelledby="holdings">
            <thead>
              <tr>
                ${head('Class', 'CUSIP', 'text')}${head('Deal', 'Type', 'text')}${head('Original face')}${head('Factor before', 'after')}${head('Face before', 'after')}${head('Rate, %')}${head('Interest')}${head('Principal')}${head('Loss')}${head('Cash')}
              </tr>
            </thead>
            ${group(principalRows, 'Principal classes', model.principalSums)}
            ${group(notionalRows, 'Notional classes', model.notionalSums)}
            <tbody class="sums">
              <tr>
                <th scope="row" colspan="6">All cash</th>
                ${number({ shown: amount(allCash.interest) })}${number({ shown: amount(allCash.principal) })}${number({ shown: amount(allCash.realizedLoss) })}${number({ shown: amount(allCash.total) })}
              </tr>
            </tbody>
          </table>`
    }
    ${withoutReport(otherRows, model.month)}`
}

/** Great faces make the table's text smaller. */
function holdingsSize({ principalRows, notionalRows }: Statement): string {
  const rows = [...principalRows, ...notionalRows]
  const column = (shown: (row: StatementRow) => string) =>
    rows.map((row): Figure => ({ shown: shown(row) }))
  const columns = [
    column((row) => face(row.originalFace)),
    column((row) => factor(row.factorAfter)),
    column((row) => amount(row.faceBefore)),
    column((row) => rate(row.rate)),
    column((row) => amount(row.interest)),
    column((row) => amount(row.principal)),
    column((row) => amount(row.realizedLoss)),
    column((row) => amount(row.total)),
  ]
  return sizeOf(columns, CLASS_AND_DEAL)
}

/** Characters of the two columns of names, which can break. */
const CLASS_AND_DEAL = 28

function group(rows: readonly StatementRow[], name: string, sums: StatementSums): Markup | null {
  if (rows.length === 0) return null
  return html`<tbody>
      ${rows.map(holdingRow)}
    </tbody>
    <tbody class="sums">
      <tr>
        <th scope="row" colspan="2">${name}</th>
        ${number({ shown: face(sums.originalFace) })}
        <td></td>
        ${number({ shown: amount(sums.faceAfter) })}
        <td></td>
        ${number({ shown: amount(sums.interest) })}${number({ shown: amount(sums.principal) })}${number({ shown: amount(sums.realizedLoss) })}${number({ shown: amount(sums.total) })}
      </tr>
    </tbody>`
}

function holdingRow(row: StatementRow): Markup {
  const source = (cell: string) => cellSource(row, cell)
  return html`<tr>
    <th scope="row">
      <span class="strong">${row.class}</span><small class="code">${row.cusip}</small>
    </th>
    <td>${row.deal}<small>${row.byHand ? 'factors entered by hand' : row.type}</small></td>
    ${number({ shown: heldFace(row, row.originalFace) })}${twoNumbers(
      { shown: factor(row.factorBefore), source: source('perThousand.priorBalance') },
      { shown: factor(row.factorAfter), source: source('perThousand.currentBalance') },
    )}${twoNumbers(
      { shown: amount(row.faceBefore), source: source('perThousand.priorBalance') },
      { shown: amount(row.faceAfter), source: source('perThousand.currentBalance') },
    )}${number({ shown: rate(row.rate), source: source('interestDetail.passThroughRate') })}${number(
      {
        shown: amount(row.interest),
        source: source('perThousand.interest'),
      },
    )}${number({ shown: amount(row.principal), source: source('perThousand.principal') })}${number({
      shown: amount(row.realizedLoss),
      source: source('current.realizedLoss'),
    })}${number({ shown: amount(row.total), source: source('perThousand.distribution') }, 'strong')}
  </tr> `
}

function withoutReport(rows: readonly StatementRow[], month: string): Markup | null {
  if (rows.length === 0) return null
  return html`<h3 id="without-report">No report for ${longMonth(month)}</h3>
    <table aria-labelledby="without-report">
      <thead>
        <tr>
          ${head('CUSIP', '', 'text')}${head('Class', '', 'text')}${head('Deal', '', 'text')}${head('Original face')}${head('Last factor')}${head('Last face')}${head('As of', '', 'text')}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (row) =>
            html`<tr>
              <th scope="row" class="code">${row.cusip}</th>
              <td>${row.class}</td>
              <td>
                ${row.deal}${row.basis === 'notional' ? html` <span class="tag">notional</span>` : null}
              </td>
              ${number({ shown: heldFace(row, row.originalFace) })}${number({ shown: factor(row.factorAfter) })}${number({ shown: amount(row.currentFace) })}
              <td>
                ${row.position.asOfDistribution ?? html`<span class="blank">no report</span>`}
              </td>
            </tr> `,
        )}
      </tbody>
    </table>`
}

/** What every holding was paid in the month, in the year and since it was bought, by the reports on file. */
export function cashToDate(model: Statement): Markup | null {
  const rows = [...model.principalRows, ...model.notionalRows, ...model.otherRows]
  if (rows.length === 0) return null
  const { allCash } = model
  const isWhole = model.events.every(({ kind }) => kind !== 'missing month')
  const note = isWhole
    ? null
    : 'What the reports on file paid; “What happened” names the months that are missing.'
  const table = html`<table aria-labelledby="cash-to-date">
    <thead>
      <tr>
        ${head('Class', '', 'text')}${head('CUSIP', '', 'text')}${head('Deal', '', 'text')}${head('This month')}${head('Year to date')}${head('Since purchase')}
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        (row) =>
          html`<tr>
            <th scope="row">${row.class}</th>
            <td class="code">${row.cusip}</td>
            <td>${row.deal}</td>
            ${number({ shown: amount(row.total) })}${number({ shown: amount(row.yearToDate) })}${number({ shown: amount(row.sincePurchase) })}
          </tr> `,
      )}
    </tbody>
    <tbody class="sums">
      <tr>
        <th scope="row" colspan="3">All cash</th>
        ${number({ shown: amount(allCash.total) })}${number({ shown: amount(allCash.yearToDate) })}${number({ shown: amount(allCash.sincePurchase) })}
      </tr>
    </tbody>
  </table>`
  return html`<h2 id="cash-to-date">Cash to date</h2>
    ${withNote(table, rows.length, note)}`
}
