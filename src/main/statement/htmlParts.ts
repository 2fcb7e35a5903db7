import type { CheckStatus } from '@shared/report'
import type { StatementRow } from '@shared/statement'
import { Markup, html } from './markup'

/** A number in a cell: what is shown, which cell of the filing it was made of, and what pads it to its column's decimal point. */
export interface Figure {
  readonly shown: string
  readonly source?: string | null
  readonly pad?: string
}

/** Where a cell of a row's class stands, as `filingId:reportIndex:cellPath`; null when the row has no report. */
export function cellSource(row: Pick<StatementRow, 'source'>, cell: string): string | null {
  if (row.source === null) return null
  const { filingId, reportIndex, classKey } = row.source
  return `${String(filingId)}:${String(reportIndex)}:classes[${classKey}].${cell}`
}

/** A right-aligned cell; zero is grey, nothing is an empty cell. */
export function number(figure: Figure, kind = ''): Markup {
  const classes = ['num', ...(kind === '' ? [] : [kind]), ...(isZero(figure.shown) ? ['zero'] : [])]
  return html`<td class="${classes.join(' ')}" ${sourceAttribute(figure)}>${inner(figure)}</td>`
}

/** A right-aligned cell of two numbers, one above the other. */
export function twoNumbers(upper: Figure, lower: Figure): Markup {
  return html`<td class="num"><span${sourceAttribute(upper)}>${inner(upper)}</span><small${sourceAttribute(lower)}>${inner(lower)}</small></td>`
}

function inner(figure: Figure): Markup {
  const pad = figure.pad ?? ''
  return html`${figure.shown}${pad === '' ? null : html`<span class="pad" aria-hidden="true">${pad}</span>`}`
}

function sourceAttribute(figure: Figure): Markup | null {
  const source = figure.source ?? null
  return source === null || figure.shown === '' ? null : html` data-source="${source}"`
}

function isZero(shown: string): boolean {
  return /^0(\.0*)?$/.test(shown)
}

/** A column head: the name, the unit or second line beneath. */
export function head(name: string, beneath = '', kind: 'text' | 'num' = 'num'): Markup {
  const second = beneath === '' ? null : html`<small>${beneath}</small>`
  return kind === 'num'
    ? html`<th scope="col" class="num">${name}${second}</th>`
    : html`<th scope="col">${name}${second}</th>`
}

const SHAPES: Readonly<Record<CheckStatus, Markup>> = {
  ties: html`<circle cx="7" cy="7" r="6.2" /><path d="M4.2 7.2l2 2 3.6-4.2" />`,
  explained: html`<rect x=".8" y=".8" width="12.4" height="12.4" /><path
      d="M4 5h6M4 7.5h6M4 10h3.5"
    />`,
  differs: html`<path class="solid" d="M7 .8L13.2 7 7 13.2.8 7z" />`,
  unknown: html`<circle class="dashed" cx="7" cy="7" r="6.2" /><path
      d="M5.3 5.6a1.7 1.7 0 1 1 2.5 1.5c-.6.3-.8.6-.8 1.2M7 10v.6"
    />`,
}

/** A mark: its shape, and always a word beside it. */
export function mark(status: CheckStatus, word: string): Markup {
  return html`<span class="mark"
    ><svg viewBox="0 0 14 14" aria-hidden="true">${SHAPES[status]}</svg>${word}</span
  >`
}

/** Rows up to which a table is kept on one page rather than begun at the foot of one. */
export const KEPT_ROWS = 16

/** A table and what is to be said of it: beneath it, or above one that can end on another page, where the words would stand alone. */
export function withNote(table: Markup, rows: number, note: string | null): Markup {
  if (note === null || note === '') return table
  return rows <= KEPT_ROWS
    ? html`${table}
        <p class="note">${note}</p>`
    : html`<p class="beneath-head">${note}</p>
        ${table}`
}
