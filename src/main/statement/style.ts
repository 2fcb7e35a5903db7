/** The two papers the report is laid out for. */
export type Paper = 'A4' | 'Letter'

const SIZES: Readonly<Record<Paper, { readonly width: string; readonly height: string }>> = {
  A4: { width: '210mm', height: '297mm' },
  Letter: { width: '215.9mm', height: '279.4mm' },
}

/** The report's one style sheet: paper first, and on a screen the same sheet, always light. */
export function styleSheet(paper: Paper): string {
  const { width, height } = SIZES[paper]
  return `
@page { size: ${width} ${height}; margin: 17mm 15mm; }
:root { color-scheme: only light; }
* { box-sizing: border-box; }
html { background: #fff; -webkit-print-color-adjust: exact; print-color-adjust: exact; }
body { margin: 0; color: #000; background: #fff; font: 8pt/1.4 "Liberation Sans", Arial, Helvetica, sans-serif; font-variant-numeric: tabular-nums; overflow-wrap: break-word; }
h1, h2, h3, p, dl, dd { margin: 0; }
h1 { font-size: 17pt; line-height: 1.2; }
h2 { font-size: 10.5pt; line-height: 1.3; margin: 4mm 0 1.2mm; break-after: avoid; }
h3 { font-size: 8pt; margin: 3mm 0 1mm; break-after: avoid; }
h4 { font-size: 7.6pt; font-weight: 600; margin: 1mm 0 0.6mm; break-after: avoid; }
h4 small { font-size: 6.6pt; font-weight: 400; color: #333; margin-left: 1.5mm; }
.brand { display: flex; gap: 2mm; align-items: center; font-weight: 600; margin-bottom: 5mm; }
.brand svg { width: 12px; height: 12px; }
.head { display: grid; grid-template-columns: auto minmax(0, 1fr); align-items: end; gap: 10mm; padding-bottom: 4mm; }
.head h1 { white-space: nowrap; }
.head .pairs { justify-self: end; }
.month { font-size: 13pt; margin-top: 1mm; }
.pairs { display: grid; grid-template-columns: auto auto; gap: 0.6mm 5mm; }
.pairs dd { overflow-wrap: anywhere; }
.pairs dt { color: #333; }
.strip { display: grid; grid-template-columns: 1.25fr 1fr 1fr 1.1fr 1.1fr; border: solid #000; border-width: 1px 0; padding: 2mm 0; break-inside: avoid; }
.strip div { padding: 0 3mm; border-left: 1px solid #b8b8b8; }
.strip div:first-child { padding-left: 0; border-left: 0; }
.strip dt { font-size: 6.6pt; color: #333; }
.strip dd { font-size: 11pt; line-height: 6.4mm; white-space: nowrap; }
.strip div:first-child dd { font-size: 14pt; font-weight: 600; }
.beneath-head { margin-bottom: 1mm; color: #333; break-after: avoid; }
.note { margin-top: 1mm; color: #333; break-before: avoid; }
.lead { margin-top: 1.4mm; color: #333; }
.keep { break-inside: avoid; }
table { width: 100%; border-collapse: collapse; font-size: 7.6pt; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
th, td { padding: 0.66mm 1.8mm 0.66mm 0; text-align: left; vertical-align: top; font-weight: 400; line-height: 1.3; }
th:last-child, td:last-child { padding-right: 0; }
thead th, thead td { font-size: 6.6pt; color: #333; vertical-align: bottom; padding-bottom: 1mm; border-bottom: 1px solid #000; }
tbody th, tbody td { border-bottom: 1px solid #b8b8b8; }
tbody.sums th, tbody.sums td { border-bottom-color: #000; font-weight: 600; }
tbody.sums { break-before: avoid; break-inside: avoid; }
tbody.sums tr { break-before: avoid; }
th small, td small { display: block; font-size: inherit; color: #333; }
.num { text-align: right; padding-left: 0.6mm; white-space: nowrap; }
.strong { font-weight: 600; }
.code { white-space: nowrap; }
.pad { visibility: hidden; }
.zero, .blank { color: #555; }
.tag { color: #555; font-size: 6.6pt; }
.mono { font: 7pt/1.3 "Liberation Mono", "Courier New", monospace; overflow-wrap: anywhere; }
.mark { display: inline-flex; align-items: center; gap: 1mm; white-space: nowrap; }
.mark svg { width: 9px; height: 9px; fill: none; stroke: #000; stroke-width: 1.4; flex: none; }
.mark svg .solid { fill: #000; }
.mark svg .dashed { stroke-dasharray: 2.6 1.9; }
.beneath th, .beneath td { border-bottom-color: #b8b8b8; padding-top: 0; }
.above th, .above td { border-bottom: 0; break-after: avoid; }
.notes { columns: 2; column-gap: 8mm; font-size: 7.4pt; line-height: 1.45; }
table.dense { font-size: 6.9pt; }
table.tight { font-size: 6pt; }
.dense th, .dense td { padding: 0.45mm 1.4mm 0.45mm 0; }
.tight th, .tight td { padding: 0.6mm 1mm 0.6mm 0; }
.dense thead th, .tight thead th { font-size: 6pt; }
.held th, .held td { font-weight: 600; }
.held .tag { font-weight: 400; }
table.events { table-layout: fixed; }
.events th:nth-child(1) { width: 44mm; }
.events th:nth-child(2) { width: 25mm; }
.checks .why { width: 40%; }
.pairs-of-tables th[scope="row"] { width: 38%; }
.part + .part th, .pairs-of-tables th[scope="row"] { width: 38%; }
.part + .part td { border-top: 0; }
.part tr:last-child th, .part tr:last-child td { border-bottom-color: #666; }
.standing { margin-left: 2mm; color: #333; }
.source { break-inside: avoid; }
.page { break-before: page; }
.page + section:not(.page) { break-before: page; }
.deal { display: flex; flex-wrap: wrap; gap: 0.6mm 4mm; align-items: baseline; border-bottom: 1px solid #000; padding-bottom: 2mm; margin-bottom: 1mm; break-after: avoid; }
.deal h2 { font-size: 13pt; margin: 0; }
.deal :last-child { margin-left: auto; }
.charts, .pairs-of-tables { display: grid; grid-template-columns: 1fr 1fr; gap: 3mm 8mm; }
.pairs-of-tables { align-items: start; }
.pairs-of-tables > div { break-inside: avoid; }
figure { margin: 0; break-inside: avoid; }
.chart { display: block; width: 100%; }
.chart text { font-size: 6.4px; fill: #000; }
.legend { display: flex; flex-wrap: wrap; gap: 0.4mm 3mm; font-size: 6.4pt; color: #333; margin-bottom: 0.6mm; }
.legend span { display: inline-flex; align-items: center; gap: 1mm; white-space: nowrap; }
.legend svg { width: 2.4mm; height: 2.4mm; flex: none; }
.legend svg.stroke { width: 5mm; }
.notes p { margin-bottom: 1.4mm; break-inside: avoid; }
@media screen {
  html { background: #e6e6e6; }
  body { background: none; }
  main { width: ${width}; min-height: ${height}; margin: 8mm auto; padding: 14mm 15mm 18mm; background: #fff; box-shadow: 0 0 0 1px #b8b8b8; }
  .page, .page + section:not(.page) { margin-top: 9mm; }
  [data-source]:hover { text-decoration: underline dotted; text-underline-offset: 2px; cursor: pointer; }
  [data-source]:focus-visible { outline: 2px solid #0b57a4; outline-offset: 1px; }
}
`
}
