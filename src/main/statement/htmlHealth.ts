import { longMonth } from '@shared/dates'
import { exact, PLAIN_DECIMAL } from '@shared/decimal'
import { WHOLE_POOL } from '@shared/figures'
import type { DealHealth, HealthRow, StatementDeal } from '@shared/statementDeal'
import { cellsByRow, padded } from './columns'
import { amount } from './format'
import { head, type Figure } from './htmlParts'
import { Markup, html } from './markup'

const PLACES = 4

/** A column of a table of figures: a loan group in one of the three months. */
interface Column {
  readonly group: string
  readonly month: number
  readonly head: string
}

interface Table {
  readonly name: string
  readonly columns: readonly Column[]
  readonly parts: readonly HealthRow['part'][]
}

/**
 * The deal's health figures: the whole pool, then its loan groups; this month, last month and three months ago. With one month on
 * file the groups stand side by side.
 */
export function dealHealth(deal: StatementDeal, id: string): Markup | null {
  const { health } = deal
  if (health === null || health.rows.length === 0) return null
  const months = health.columns.flatMap(({ report }, month) => (report === null ? [] : [month]))
  const missing = health.columns.filter(({ report }) => report === null)
  const drawn = tablesOf(health, months)
    .map((table, place) => healthTable(health, table, `${id}-health-${String(place + 1)}`))
    .filter((table) => table !== null)
  return html`<h3 id="${id}-health">Health</h3>
    <div class="pairs-of-tables">${drawn}</div>
    ${
      missing.length === 0
        ? null
        : html`<p class="note">
            No report on file for ${missing.map(({ month }) => longMonth(month)).join(' and ')}.
          </p>`
    }`
}

/** What stands in a left table; the rest stands beside it. */
const LEFT: readonly HealthRow['part'][] = ['pool', 'speeds', 'defaults', 'losses']
const RIGHT: readonly HealthRow['part'][] = ['delinquency', 'enhancement', 'triggers']
/** Loan groups that fit beside each other. */
const ABREAST = 3

function tablesOf(health: DealHealth, months: readonly number[]): Table[] {
  const [only] = months
  if (months.length === 1 && only !== undefined && health.groups.length <= ABREAST) {
    const columns = health.groups.map((group) => ({ group, month: only, head: groupWords(group) }))
    const name = longMonth(health.columns[only]?.month ?? '')
    return [LEFT, RIGHT].map((parts) => ({ name, columns, parts }))
  }
  const columnsOf = (group: string) =>
    months.map((month) => ({ group, month, head: shortMonth(health.columns[month]?.month ?? '') }))
  const whole = health.groups.filter((group) => group === WHOLE_POOL)
  const groups = health.groups.filter((group) => group !== WHOLE_POOL)
  return [
    ...whole.flatMap((group) =>
      [LEFT, RIGHT].map((parts) => ({
        name: groupWords(group),
        columns: columnsOf(group),
        parts,
      })),
    ),
    ...groups.map((group) => ({
      name: groupWords(group),
      columns: columnsOf(group),
      parts: [...LEFT, ...RIGHT],
    })),
  ]
}

/** `Sep 2002` */
function shortMonth(month: string): string {
  return longMonth(month).replace(/^(...)\S*/, '$1')
}

/** A loan group for people: `GROUP II` is Group II. */
export function groupWords(group: string): string {
  if (group === WHOLE_POOL) return 'Whole pool'
  return group.replace(/\S+/g, (word, place: number) =>
    /^[IVX]+$/.test(word) ? word : place === 0 ? capital(word) : word.toLowerCase(),
  )
}

function capital(word: string): string {
  return word.charAt(0) + word.slice(1).toLowerCase()
}

/** Figures, a part of them below another; null where there are none of these. */
function healthTable(
  health: DealHealth,
  { name, columns, parts }: Table,
  id: string,
): Markup | null {
  const rows = health.rows.filter(
    (row) =>
      parts.includes(row.part) &&
      columns.some(({ group, month }) => (row.values[group]?.[month] ?? null) !== null),
  )
  if (rows.length === 0) return null
  return html`<div>
    <h4 id="${id}">${name}</h4>
    <table class="dense" aria-labelledby="${id}">
      <thead>
        <tr>
          ${head('Figure', '', 'text')}${columns.map((column) => head(column.head))}
        </tr>
      </thead>
      ${parts
        .map((part) => rows.filter((row) => row.part === part))
        .filter((own) => own.length > 0)
        .map((own) => body(health, columns, own))}
    </table>
  </div>`
}

function body(health: DealHealth, columns: readonly Column[], rows: readonly HealthRow[]): Markup {
  const figures = columns.map((column) => padded(rows.map((row) => figure(health, row, column))))
  const cells = cellsByRow(figures)
  return html`<tbody class="part">
    ${rows.map(
      (row, i) =>
        html`<tr>
          <th scope="row">${row.label}</th>
          ${cells[i] ?? []}
        </tr> `,
    )}
  </tbody>`
}

function figure(health: DealHealth, row: HealthRow, { group, month }: Column): Figure {
  const report = health.columns[month]?.report ?? null
  const [value, path] = [row.values[group]?.[month] ?? null, row.paths[group]?.[month] ?? null]
  return {
    shown: value === null ? '' : healthText(value, row),
    source:
      report === null || path === null
        ? null
        : `${String(report.filingId)}:${String(report.reportIndex)}:${path}`,
  }
}

/** A health figure for people; what is no number (`Yes`, `5.5492%`) stays as printed. */
export function healthText(text: string, { measure }: Pick<HealthRow, 'measure'>): string {
  if (measure === 'text' || !PLAIN_DECIMAL.test(text)) return text
  if (measure === 'share') return amount(exact(text).times(100).toFixed(PLACES))
  const value = exact(text)
  return amount(
    measure === 'number' && value.decimalPlaces() > PLACES ? value.toFixed(PLACES) : text,
  )
}
