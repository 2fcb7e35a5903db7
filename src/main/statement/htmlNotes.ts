import type { Statement, StatementSource } from '@shared/statement'
import { head } from './htmlParts'
import { Markup, html } from './markup'

/** What happened in the month, a sentence a row. */
export function whatHappened(model: Statement): Markup | null {
  if (model.events.length === 0) return null
  return html`<h2 id="events">What happened</h2>
    <table aria-labelledby="events">
      <thead>
        <tr>
          ${head('Subject', '', 'text')}${head('What happened', '', 'text')}
        </tr>
      </thead>
      <tbody>
        ${model.events.map(
          (event) =>
            html`<tr>
              <th scope="row">${event.subject}</th>
              <td>${event.text}</td>
            </tr> `,
        )}
      </tbody>
    </table>`
}

/** How the numbers were made. */
export function method(model: Statement): Markup {
  return html`<h2 id="method">Method</h2>
    <div class="notes">
      ${model.methods.map(({ term, text }) => html`<p><b>${term}.</b> ${text}</p> `)}
    </div>`
}

/** The filings behind the numbers, each with its whole SHA-256. */
export function sources(model: Statement): Markup {
  const made = html`<p class="note">Made with Paydown ${model.version}: ${model.state}.</p>`
  if (model.sources.length === 0) {
    return html`<h2 id="sources">Sources</h2>
      <p>No report of the month is on file.</p>
      ${made}`
  }
  return html`<h2 id="sources">Sources</h2>
    <table aria-labelledby="sources">
      <thead>
        <tr>
          ${head('Filing', '', 'text')}${head('Deal', '', 'text')}${head('Form, revision', '', 'text')}${head('Distribution', '', 'text')}${head('Record date', '', 'text')}${head('Accession number', '', 'text')}${head('Imported', '', 'text')}
        </tr>
      </thead>
      <tbody>
        ${model.sources.map(sourceRows)}
      </tbody>
    </table>
    ${made}`
}

function sourceRows(source: StatementSource): Markup {
  const blank = html`<span class="blank">not in the file</span>`
  const form = [source.form ?? 'form not in the file', source.revision].join(', ')
  return html`<tr class="above">
      <th scope="row">${source.name}</th>
      <td>${source.deal}</td>
      <td>${form}</td>
      <td class="code">${source.distributionDate}</td>
      <td class="code">${source.recordDate ?? blank}</td>
      <td>${source.accessionNumber ?? blank}</td>
      <td class="code">${source.importedOn}</td>
    </tr>
    <tr class="beneath">
      <td colspan="7" class="mono">SHA-256 ${source.sha256}</td>
    </tr> `
}
