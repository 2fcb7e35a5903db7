import { FEW_DEALS, FEW_ROWS } from '@shared/reportForms'
import type { Statement } from '@shared/statement'
import { html, type Markup } from './markup'

/**
 * The model of a large portfolio cut down to what a screen shows at once: the first rows of each table and the first deals. The
 * sums stay those of everything: they are the model's own, and nothing on a page is added up from its rows.
 */
export function forScreen(model: Statement): Statement {
  return {
    ...model,
    principalRows: model.principalRows.slice(0, FEW_ROWS),
    notionalRows: model.notionalRows.slice(0, FEW_ROWS),
    otherRows: model.otherRows.slice(0, FEW_ROWS),
    lots: model.lots.slice(0, FEW_ROWS),
    events: model.events.slice(0, FEW_ROWS),
    sources: model.sources.slice(0, FEW_ROWS),
    deals: model.deals.slice(0, FEW_DEALS),
  }
}

const LISTS = ['principalRows', 'notionalRows', 'otherRows', 'lots', 'events', 'sources'] as const

/** That a screen does not show everything, where it does not. */
export function leftOut(whole: Statement, shown: Statement): Markup | null {
  const deals = whole.deals.length - shown.deals.length
  const hasRows = LISTS.some((list) => shown[list].length < whole[list].length)
  if (deals === 0 && !hasRows) return null
  const parts = [
    ...(hasRows ? [`the first ${String(FEW_ROWS)} rows of each table`] : []),
    ...(deals > 0 ? [`the pages of the first ${String(FEW_DEALS)} deals`] : []),
  ]
  return html`<p class="note">
    This screen shows ${parts.join(' and ')}; sums are of everything. Printed and saved reports have
    all rows and pages.
  </p>`
}
