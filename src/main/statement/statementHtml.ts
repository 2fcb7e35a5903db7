import { createHash } from 'node:crypto'
import type { Statement } from '@shared/statement'
import { forScreen, leftOut } from './forScreen'
import { statementTitle } from './names'
import { dealPages } from './htmlDealPage'
import { dealChecks } from './htmlDeals'
import { cashToDate, holdings, titleBlock } from './htmlHoldings'
import { lots } from './htmlLots'
import { method, sources, whatHappened } from './htmlNotes'
import { tieOutOfCash, tieOutOfFaces } from './htmlTieOut'
import { KEPT_ROWS } from './htmlParts'
import { Markup, html } from './markup'
import { styleSheet } from './style'
import type { Paper } from './style'

export interface PageOptions {
  readonly paper: Paper
  /** Whether the page ends with method and sources; true when left out. */
  readonly notes?: boolean
  /** Only as much as a screen shows at once, where there is more, and a sentence that says so. */
  readonly few?: boolean
}

/**
 * The report as one HTML document that needs nothing else: one inline style sheet, no script, no address. It prints on the paper
 * asked for, and looks like that paper on a screen. A number made of a class's row has `data-source="filingId:reportIndex:cellPath"`.
 */
export function statementHtml(model: Statement, options: PageOptions): string {
  const style = new Markup(styleSheet(options.paper))
  const shown = options.few === true ? forScreen(model) : model
  const held = model.principalRows.length + model.notionalRows.length + model.otherRows.length
  const checks = model.deals.reduce((sum, deal) => sum + deal.checks.length + 3, 0)
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <meta name="generator" content="Paydown ${model.version}" />
        <title>${statementTitle(model)}</title>
        <style>
          ${style}
        </style>
      </head>
      <body>
        <main>
          ${titleBlock(model)} ${leftOut(model, shown)} ${section(held, holdings(shown))}
          ${section(held, tieOutOfFaces(shown))} ${section(held, tieOutOfCash(shown))}
          ${section(held, cashToDate(shown))} ${section(model.lots.length, lots(shown))}
          ${dealPages(shown)} ${section(checks, dealChecks(shown))}
          ${section(model.events.length, whatHappened(shown))}
          ${options.notes === false ? null : [section(0, method(model)), section(model.sources.length * 2, sources(shown))]}
        </main>
      </body>
    </html> `.text
}

function section(rows: number, content: Markup | null): Markup | null {
  if (content === null) return null
  return rows <= KEPT_ROWS
    ? html`<section class="keep">${content}</section>`
    : html`<section>${content}</section>`
}

/**
 * The source of a content security policy's `style-src` that allows the document's own style sheet and no other:
 * `'sha256-…'`. Serve it with `default-src 'none'`; the document needs nothing else.
 */
export function statementCsp(document: string): string {
  const sheets = [...document.matchAll(/<style>([\s\S]*?)<\/style>/g)].map(
    (match) => match[1] ?? '',
  )
  return sheets
    .map((sheet) => `'sha256-${createHash('sha256').update(sheet, 'utf8').digest('base64')}'`)
    .join(' ')
}
