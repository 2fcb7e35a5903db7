import { longMonth } from '@shared/dates'
import type { Statement, StatementCustodian, StatementRow } from '@shared/statement'
import { amount, decimalPads, heldFace, STATUS_WORDS, tieStatus } from './format'
import { cellSource, head, mark, number, withNote } from './htmlParts'
import type { Figure } from './htmlParts'
import { Markup, html } from './markup'

/** Opening face − principal − loss + deferred against the closing face, a row a principal class held on the record date. */
export function tieOutOfFaces(model: Statement): Markup | null {
  const rows = model.principalRows.filter((row) => row.computedFace !== null)
  if (rows.length === 0) return null
  const sums = model.principalSums
  const rounding = rows.filter((row) => tieStatus(row).status === 'explained')
  const names = rounding.map((row) => row.class ?? row.cusip).join(', ')
  const note = `${names}: the difference is rounding. Cash and faces are each rounded to the cent on their own; unrounded, the report’s factors agree.`
  const table = html`<table aria-labelledby="faces">
    <thead>
      <tr>
        ${head('Class', '', 'text')}${head('CUSIP', '', 'text')}${head('Opening', 'current face')}${head('− Principal')}${head('− Loss')}${head('+ Deferred')}${head('= Computed')}${head('Closing', 'from the factor')}${head('Difference')}${head('Result', '', 'text')}
      </tr>
    </thead>
    <tbody>
      ${rows.map(faceRow)}
    </tbody>
    <tbody class="sums">
      <tr>
        <th scope="row" colspan="2">Principal classes</th>
        ${[sums.faceBefore, sums.principal, sums.realizedLoss, sums.deferredInterest, sums.computedFace, sums.faceAfter, sums.faceDifference].map((sum) => number({ shown: amount(sum) }))}
        <td>${result(sums)}</td>
      </tr>
    </tbody>
  </table>`
  return html`<h2 id="faces">Tie-out of the faces</h2>
    ${withNote(table, rows.length, rounding.length === 0 ? null : note)}`
}

function faceRow(row: StatementRow): Markup {
  const figure = (value: string | null, cell: string) =>
    number({ shown: amount(value), source: cellSource(row, cell) })
  return html`<tr>
    <th scope="row">${row.class}</th>
    <td class="code">${row.cusip}</td>
    ${figure(row.faceBefore, 'perThousand.priorBalance')}${figure(row.principal, 'perThousand.principal')}${figure(row.realizedLoss, 'current.realizedLoss')}${figure(row.deferredInterest, 'current.deferredInterest')}${number({ shown: amount(row.computedFace) })}${figure(row.faceAfter, 'perThousand.currentBalance')}${number({ shown: amount(row.faceDifference) })}
    <td>${result(row)}</td>
  </tr> `
}

function result(tie: Parameters<typeof tieStatus>[0]): Markup {
  const { status, word } = tieStatus(tie)
  return mark(status, word)
}

/** What was held on the record date times the report's factors, and what the custodian paid: blank without a custodian's file. */
export function tieOutOfCash(model: Statement): Markup | null {
  const rows = [...model.principalRows, ...model.notionalRows]
  if (rows.length === 0) return null
  const interest = perThousand(rows, 'interest')
  const principal = perThousand(rows, 'principal')
  const { unexpected } = model.custodian
  const custodian =
    model.custodian.received === null
      ? `No custodian file was imported for ${longMonth(model.month)}: the cells are blank, not zero.`
      : 'Difference = received − expected; “What happened” has a sentence for each.'
  const note = `${custodian} Factors have the digits the report prints.`
  const table = html`<table aria-labelledby="cash">
    <thead>
      <tr>
        ${head('Class', '', 'text')}${head('CUSIP', '', 'text')}${head('Held on the', 'record date')}${head('Interest', 'per $1,000')}${head('Principal', 'per $1,000')}${head('Expected')}${head('Custodian')}${head('Difference')}${head('Result', '', 'text')}
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        (row, i) =>
          html`<tr>
            <th scope="row">${row.class}</th>
            <td class="code">${row.cusip}</td>
            ${number({ shown: heldFace(row, row.entitledFace) })}${number(interest[i] ?? { shown: '' })}${number(principal[i] ?? { shown: '' })}${number({ shown: amount(row.total), source: cellSource(row, 'perThousand.distribution') })}${number({ shown: amount(row.custodian.received) })}${number({ shown: amount(row.custodian.difference) })}
            <td>${cashResult(row.custodian)}</td>
          </tr> `,
      )}
      ${unexpected.map(
        ({ cusip, date, received }) =>
          html`<tr>
            <th scope="row">Not expected</th>
            <td class="code">${cusip}</td>
            <td colspan="3">received ${date}</td>
            <td></td>
            ${number({ shown: amount(received) })}${number({ shown: amount(received) })}
            <td>${mark('differs', 'Unexpected')}</td>
          </tr> `,
      )}
    </tbody>
    <tbody class="sums">
      <tr>
        <th scope="row" colspan="5">All cash</th>
        ${number({ shown: amount(model.custodian.expected) })}${number({ shown: amount(model.custodian.received) })}${number({ shown: amount(model.custodian.difference) })}
        <td>${cashResult({ ...model.custodian, causes: [] })}</td>
      </tr>
    </tbody>
  </table>`
  return html`<h2 id="cash">Tie-out of the cash</h2>
    ${withNote(table, rows.length + unexpected.length, note)}`
}

const CAUSES: Readonly<Record<string, string>> = {
  amount: 'Amount',
  date: 'Other day',
  missing: 'Missing',
  twice: 'Twice',
}

function cashResult({ status, causes, received }: StatementCustodian): Markup {
  if (received === null) return mark('unknown', 'No file')
  const words = causes.map((cause) => CAUSES[cause] ?? cause)
  return mark(status, words.length === 0 ? STATUS_WORDS[status] : words.join(', '))
}

function perThousand(rows: readonly StatementRow[], which: 'interest' | 'principal'): Figure[] {
  const shown = rows.map((row) => amount(row[`${which}PerThousand`]))
  const pads = decimalPads(shown)
  return rows.map((row, i) => ({
    shown: shown[i] ?? '',
    pad: pads[i] ?? '',
    source: cellSource(row, `perThousand.${which}`),
  }))
}
