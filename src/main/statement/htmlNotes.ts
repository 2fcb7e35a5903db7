import { EVENT_KINDS, type Statement, type StatementSource } from '@shared/statement'
import { shownFingerprint } from './names'
import { head } from './htmlParts'
import { Markup, html } from './markup'

/** What happened in the month, a sentence a row. */
export function whatHappened(model: Statement): Markup | null {
  if (model.events.length === 0) return null
  return html`<h2 id="events">What happened</h2>
    <table class="events" aria-labelledby="events">
      <thead>
        <tr>
          ${head('Subject', '', 'text')}${head('Kind', '', 'text')}${head('What happened', '', 'text')}
        </tr>
      </thead>
      <tbody>
        ${model.events.map(
          (event) =>
            html`<tr>
              <th scope="row">${event.subject}</th>
              <td>${KINDS[event.kind]}</td>
              <td>${event.text}</td>
            </tr> `,
        )}
      </tbody>
    </table>`
}

const KINDS = Object.fromEntries(
  EVENT_KINDS.map((kind) => [kind, kind.charAt(0).toUpperCase() + kind.slice(1)]),
) as Readonly<Record<(typeof EVENT_KINDS)[number], string>>

/** How the numbers were made, and where a standard formula is from. */
export function method(model: Statement): Markup {
  return html`<h2 id="method">Method</h2>
    <div class="notes">
      ${model.methods.map(({ term, text, source }) => html`<p><b>${term}.</b> ${text}${source === null ? null : html` <i>${source}.</i>`}</p> `)}
    </div>`
}

/** The filings behind the numbers, each with its whole SHA-256, and how to tell whether this print is out of date. */
export function sources(model: Statement): Markup {
  const made = html`<p class="note">
    Made with Paydown ${model.version}, ${model.state}. Fingerprint of the data:
    ${shownFingerprint(model)}. A report of the same month and holdings with another fingerprint was
    made of other data; when a revision is imported later, the new print names the report that it
    replaces.
  </p>`
  if (model.sources.length === 0) {
    return html`<h2 id="sources">Sources</h2>
      <p>No report of the month is on file.</p>
      ${made}`
  }
  return html`<h2 id="sources">Sources</h2>
    <table class="dense" aria-labelledby="sources">
      <thead>
        <tr>
          ${head('Filing', '', 'text')}${head('Deal', '', 'text')}${head('Form, revision', '', 'text')}${head('Distribution', '', 'text')}${head('Record date', '', 'text')}${head('Accession number', '', 'text')}${head('Imported', '', 'text')}
        </tr>
      </thead>
      ${model.sources.map(sourceRows)}
    </table>
    ${made}`
}

function sourceRows(source: StatementSource): Markup {
  const blank = html`<span class="blank">not in the file</span>`
  const form = [source.form ?? 'form not in the file', source.revision].join(', ')
  const standing = STANDINGS[source.role](source)
  return html`<tbody class="source">
    <tr class="above">
      <th scope="row">${source.name}</th>
      <td>${source.deal}</td>
      <td>${form}</td>
      <td class="code">${source.distributionDate}</td>
      <td class="code">${source.recordDate ?? blank}</td>
      <td>${source.accessionNumber ?? blank}</td>
      <td class="code">${source.importedOn}</td>
    </tr>
    <tr class="beneath">
      <td colspan="7">
        <span class="mono">SHA-256 ${source.sha256}</span
        >${standing === '' ? null : html` <span class="standing">${standing}</span>`}
      </td>
    </tr>
  </tbody> `
}

const STANDINGS: Readonly<Record<StatementSource['role'], (source: StatementSource) => string>> = {
  month: ({ supersedes, corrections }) =>
    [
      ...(supersedes.length === 0 ? [] : [`Takes the place of ${supersedes.join(', ')}.`]),
      ...(corrections === 0 ? [] : [`${corrected(corrections)} by hand.`]),
    ].join(' '),
  comparison: ({ corrections }) =>
    `For comparison alone.${corrections === 0 ? '' : ` ${corrected(corrections)} by hand.`}`,
  superseded: ({ supersededBy }) =>
    `Not used: superseded${supersededBy === null ? '' : ` by ${supersededBy}`}.`,
}

function corrected(count: number): string {
  return `${String(count)} ${count === 1 ? 'number' : 'numbers'} corrected`
}
