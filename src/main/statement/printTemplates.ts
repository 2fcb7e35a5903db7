import { longMonth } from '@shared/dates'
import type { Statement } from '@shared/statement'
import { ownerName, shownFingerprint } from './names'
import { html } from './markup'

/**
 * The running head and foot for Chromium's `printToPDF`: portfolio left and report right above, version and state left and
 * `3 of 12` right below. Chromium fills in the two page numbers; nothing tells when it was printed.
 */
export function printTemplates(model: Statement): { header: string; footer: string } {
  // Chromium lays the templates out over the whole width of the paper, inside elements of its own
  const style = html`<style>
    .line {
      box-sizing: border-box;
      width: 100%;
      padding: 0 15mm;
      display: flex;
      justify-content: space-between;
      gap: 6mm;
      font:
        7pt 'Liberation Sans',
        Arial,
        Helvetica,
        sans-serif;
      color: #333;
    }
    .line > :first-child {
      overflow: hidden;
      text-overflow: ellipsis;
      white-space: nowrap;
    }
    .line > :last-child {
      flex: none;
    }
  </style>`
  const title = `Monthly holder report${model.synthetic === true ? ', synthetic' : ''}`
  const header = html`${style}
    <div class="line">
      <span>${ownerName(model)}</span><span>${title} · ${longMonth(model.month)}</span>
    </div>`
  const footer = html`${style}
    <div class="line">
      <span>Paydown ${model.version} · ${model.state} · ${shownFingerprint(model)}</span
      ><span><span class="pageNumber"></span> of <span class="totalPages"></span></span>
    </div>`
  return { header: header.text, footer: footer.text }
}
