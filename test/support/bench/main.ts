import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { measure, tableOf } from './measure'
import { measurePositions } from './positions'
import { measureReports } from './reports'

/*
 * Measures in a process of its own: a table to stdout, the same figures
 * as JSON to a file or below the table.
 */

function whole(text: string, name: string): number {
  if (/^[1-9]\d{0,6}$/.test(text)) return Number(text)
  throw new Error(`--${name} is a whole number from 1, not “${text}”.`)
}

const { values } = parseArgs({
  options: {
    samples: { type: 'string', default: '.' },
    filings: { type: 'string', default: '5000' },
    imports: { type: 'string', default: '1000' },
    reports: { type: 'string', default: '200' },
    json: { type: 'string' },
  },
})
const say = (text: string) => {
  process.stderr.write(`${text}\n`)
}
const samples = readdirSync(values.samples)
  .filter((name) => name.endsWith('.txt'))
  .sort()
  .map((name) => readFileSync(join(values.samples, name), 'utf8'))
const figures = await measure(
  samples,
  whole(values.filings, 'filings'),
  whole(values.imports, 'imports'),
  say,
)
const holdings = measurePositions()
const reports = await measureReports(whole(values.reports, 'reports'), say)
const { pdf } = reports
const rows = [
  ...tableOf(figures),
  [
    `Positions of ${holdings.cusips} CUSIPs over ${holdings.months} months`,
    holdings.positions.toFixed(1),
    'ms',
  ],
  [
    'Positions ÷ bare sum of the same rows',
    (holdings.positions / holdings.bareSum).toFixed(1),
    'times',
  ],
  ['One more report of five classes held', holdings.oneReport.toFixed(1), 'ms'],
  [`${reports.portfolios} portfolios’ reports as CSV`, (reports.csv / 1000).toFixed(1), 's'],
  [`${reports.portfolios} portfolios’ reports as XLSX`, (reports.xlsx / 1000).toFixed(1), 's'],
  ...(pdf === null
    ? [['Reports as PDF', 'not measured', '(no printer)'] as const]
    : [
        [
          `${reports.portfolios} portfolios’ reports as PDF, ${pdf.pages} pages`,
          (pdf.reports / 1000).toFixed(1),
          's',
        ] as const,
        ['As many fixed pages of a table', (pdf.fixedTables / 1000).toFixed(1), 's'] as const,
        ['Reports as PDF ÷ these', (pdf.reports / pdf.fixedTables).toFixed(2), 'times'] as const,
        ['As many fixed pages of plain lines', (pdf.fixedLines / 1000).toFixed(1), 's'] as const,
        ['Reports as PDF ÷ these', (pdf.reports / pdf.fixedLines).toFixed(2), 'times'] as const,
      ]),
] as const
const width = Math.max(...rows.map(([what]) => what.length))
for (const [what, figure, unit] of rows) {
  process.stdout.write(`${what.padEnd(width)}  ${figure.padStart(12)} ${unit}\n`)
}
const [processor] = cpus()
const machine = { node: process.version, processor: processor?.model ?? '', cores: cpus().length }
const json = `${JSON.stringify({ ...machine, ...figures, holdings, reports })}\n`
if (values.json === undefined) process.stdout.write(json)
else writeFileSync(values.json, json)
