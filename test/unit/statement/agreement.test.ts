import { writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parse } from 'csv-parse/sync'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { beforeAll, describe, expect, it } from 'vitest'
import { exact, Exact } from '@shared/decimal'
import type { Statement } from '@shared/statement'
import { createEngine, type Engine } from '../../../src/main/api/engine'
import { createInlineReader } from '../../../src/main/api/reader'
import { findChromium } from '../../../src/main/print/find'
import { printPdf } from '../../../src/main/print/printPdf'
import { printTemplates } from '../../../src/main/statement/printTemplates'
import type { Section, SectionCell } from '../../../src/main/statement/sections/section'
import { statementCsv } from '../../../src/main/statement/statementCsv'
import { statementHtml } from '../../../src/main/statement/statementHtml'
import { statementJson } from '../../../src/main/statement/statementJson'
import { statementSections } from '../../../src/main/statement/statementSections'
import { statementText } from '../../../src/main/statement/statementText'
import { statementXlsx } from '../../../src/main/statement/statementXlsx'
import { reportsOf } from '../../support/deals/report'
import { documentReader, filingBytes, report } from '../../support/documents'
import { answer } from '../../support/engines'
import { temporaryFolders, valueOf } from '../../support/folders'
import { plainNumbers, shownInHtml, shownInText, type Shown } from '../../support/shownAmounts'
import { readWorkbook } from '../../support/workbook'

/* Every amount of a month's report is the same in all its forms. */

const folder = temporaryFolders()
const open: Engine[] = []

function engineWith(reader: ReturnType<typeof createInlineReader>): Engine {
  const databasePath = join(folder(), 'paydown.sqlite')
  const engine = valueOf(createEngine({ databasePath, version: '1.2.3', reader }))
  open.push(engine)
  return engine
}

/** The two sample filings and the sample's lots. */
async function sample(): Promise<Statement> {
  const resources = resolve(import.meta.dirname, '../../../resources')
  const engine = engineWith(createInlineReader())
  await engine.importPaths([join(resources, 'sample')])
  await answer(engine, 'holdings.importCsv', { path: join(resources, 'sample-portfolio.csv') })
  return answer(engine, 'report.model', { month: '2002-09' })
}

/** Every class of two generated deals, in lots with and without a price, in their last month. */
async function generated(seeds: readonly number[], months: number): Promise<Statement> {
  const engine = engineWith(documentReader())
  const place = folder()
  let last = ''
  for (const seed of seeds) {
    const numbers = Array.from({ length: months }, (_, at) => at + 1)
    const reports = reportsOf(seed, numbers).map(({ facts }) => report(facts))
    for (const [at, one] of reports.entries()) {
      writeFileSync(join(place, `${seed}-${at}.txt`), filingBytes([one], `${seed}`))
      last = one.distributionDate.slice(0, 7)
    }
    for (const [at, row] of (reports[0]?.classes ?? []).entries()) {
      if (row.cusip === null) continue
      await answer(engine, 'holdings.add', {
        cusip: row.cusip,
        face: row.basis === 'none' ? '12.5' : `${1_000_000 + at * 12_345}`,
        settle: reports[0]?.recordDate ?? '',
        ...(at % 2 === 0 ? { price: '98.765' } : {}),
      })
    }
  }
  await engine.importPaths([place])
  return answer(engine, 'report.model', { month: last })
}

const PORTFOLIOS: readonly (readonly [string, () => Promise<Statement>])[] = [
  ['the sample', sample],
  ['a generated deal with history', () => generated([599], 6)],
  ['a generated deal with losses', () => generated([50], 25)],
  ['two generated deals, one with a residual', () => generated([56, 57], 2)],
]

/** The ways a cell may be shown: with all its digits, or rounded as the page rounds its kind. */
function waysToShow({ kind, value }: SectionCell): string[] {
  if (value?.endsWith('%') === true) return [value]
  if (value === null || !/^-?\d+(\.\d+)?$/.test(value)) return []
  const decimal = exact(value)
  const ways = [value, decimal.toFixed()]
  if (kind === 'factor') ways.push(decimal.toFixed(9))
  if (kind === 'rate') ways.push(decimal.toFixed(4), decimal.toFixed(3))
  if (kind === 'number') ways.push(decimal.toFixed(Math.max(2, decimal.decimalPlaces())))
  return ways
}

function cellsOf(sections: readonly Section[], role: 'row' | 'total', cusip?: string) {
  return sections.flatMap(({ id, heads, rows }) =>
    rows
      .filter(
        (row) =>
          row.role === role &&
          (cusip === undefined || row.cells[heads.indexOf('CUSIP')]?.value === cusip),
      )
      .flatMap((row) =>
        row.cells.map((cell, at) => ({ ...cell, where: `${id}: ${heads[at] ?? ''}` })),
      ),
  )
}

/** Sections whose amounts stand on paper and in the text, holding by holding. */
const ON_PAPER = ['principal', 'notional', 'faces', 'cash', 'to-date']

/** Both ways: whatever a form shows is in the data, and the cash and faces of the data are in the form. */
function expectAgreement(shown: Shown, sections: readonly Section[], needed: readonly string[]) {
  const held = sections
    .filter(({ id }) => ON_PAPER.includes(id))
    .flatMap(({ rows }) =>
      rows.flatMap(({ role, cells }) => (role === 'row' ? [cells[0]?.value ?? ''] : [])),
    )
  expect(held.length).toBeGreaterThan(0)
  for (const cusip of new Set(held)) {
    const numbers = new Set(shown.byCusip.get(cusip))
    const cells = cellsOf(sections, 'row', cusip)
    const known = new Set(cells.flatMap(waysToShow))
    expect([cusip, [...numbers].filter((number) => !known.has(number))]).toEqual([cusip, []])
    const absent = cells.filter(
      (cell) =>
        cell.value !== null &&
        needed.includes(cell.where) &&
        !waysToShow(cell).some((way) => numbers.has(way)),
    )
    expect([cusip, absent]).toEqual([cusip, []])
  }
  const totals = new Set(cellsOf(sections, 'total').flatMap(waysToShow))
  const facts = new Set(cellsOf(sections, 'row').flatMap(waysToShow))
  expect(shown.sums.filter((number) => !totals.has(number) && !facts.has(number))).toEqual([])
}

const NEEDED_IN_HTML = [
  ...[
    'Original face',
    'Face before',
    'Face after',
    'Interest',
    'Principal',
    'Realized loss',
    'Cash',
  ].map((head) => `principal: ${head}`),
  ...['Original notional', 'Face before', 'Face after', 'Interest', 'Principal', 'Cash'].map(
    (head) => `notional: ${head}`,
  ),
  ...[
    'Opening current face',
    'Principal',
    'Realized loss',
    'Deferred interest',
    'Computed',
    'Closing from the factor',
    'Difference',
  ].map((head) => `faces: ${head}`),
  ...['Held on the record date', 'Expected from the custodian'].map((head) => `cash: ${head}`),
  ...['This month', 'Year to date', 'Since purchase'].map((head) => `to-date: ${head}`),
]
const NEEDED_IN_TEXT = NEEDED_IN_HTML.filter(
  (where) => !where.startsWith('to-date') && !/(principal|notional): Face before/.test(where),
)

describe.each(PORTFOLIOS)('the report of %s', (_, make) => {
  let model: Statement
  let sections: Section[]

  beforeAll(async () => {
    model = await make()
    sections = statementSections(model)
    return () => {
      for (const engine of open.splice(0)) engine.close()
    }
  }, 120_000)

  it('has holdings that were paid', () => {
    expect(model.principalRows.length).toBeGreaterThan(0)
    expect(exact(model.allCash.total).gt(0)).toBe(true)
  })

  it('has the same amounts in CSV as in the model', () => {
    const records: string[][] = parse(statementCsv(model), { bom: true })
    const rows = records.filter((record) => record[1] !== 'head')
    const cells = sections.flatMap((section) => section.rows.map(({ cells: row }) => row))
    expect(rows.length).toBe(cells.length)
    cells.forEach((row, i) =>
      row.forEach(({ kind, value }, j) => {
        const written = rows[i]?.[j + 2] ?? ''
        expect(kind === 'text' ? written.replace(/^'/, '') : written).toBe(
          kind === 'text' ? (value ?? '').replace(/^'/, '') : (value ?? ''),
        )
      }),
    )
  })

  it('has the same amounts in XLSX', async () => {
    const { sheets } = readWorkbook(await statementXlsx(model))
    let compared = 0
    for (const [at, section] of sections.entries()) {
      section.rows.forEach(({ cells }, i) =>
        cells.forEach(({ value }, j) => {
          if (value === null || !/^-?\d+(\.\d+)?$/.test(value)) return
          const read = sheets[at]?.rows[i + 1]?.[j]
          expect([section.id, value, new Exact(read?.text ?? 'none').eq(value)]).toEqual([section.id, value, true]) // prettier-ignore
          compared++
        }),
      )
    }
    expect(compared).toBeGreaterThan(50)
  })

  it('has the same amounts in HTML, and no other', () => {
    expectAgreement(shownInHtml(statementHtml(model, { paper: 'A4' })), sections, NEEDED_IN_HTML)
  })

  it('has the same amounts in text, and no other', () => {
    expectAgreement(shownInText(statementText(model)), sections, NEEDED_IN_TEXT)
  })

  it('has the same amounts in JSON', () => {
    const { positions, totals } = statementJson(model)
    const rows = [...model.principalRows, ...model.notionalRows, ...model.otherRows]
    expect(positions.map(({ cusip }) => cusip)).toEqual(rows.map(({ cusip }) => cusip).sort())
    const valueOfCell = (ids: readonly string[], cusip: string, head: RegExp) => {
      const section = sections.find(
        ({ id, rows: all }) =>
          ids.includes(id) && all.some(({ cells }) => cells[0]?.value === cusip),
      )
      const row = section?.rows.find(({ cells }) => cells[0]?.value === cusip)
      return row?.cells[section?.heads.findIndex((one) => head.test(one)) ?? -1]?.value ?? null
    }
    for (const position of positions) {
      const { cusip, distribution } = position
      const same = (json: string | null, ids: string[], head: RegExp) => {
        const cell = valueOfCell(ids, cusip, head)
        expect([cusip, String(head), json === null ? null : exact(json).toFixed()]).toEqual([
          cusip,
          String(head),
          cell === null ? null : exact(cell.replace('%', '')).toFixed(),
        ])
      }
      const held = ['principal', 'notional', 'without-report']
      same(position.originalFace, held, /^Original/)
      same(position.currentFace, held, /^(Current|Last) face$/)
      same(position.factor, held, /^(Factor after|Last factor)$/)
      same(position.yearToDate.total, ['to-date'], /^Year to date$/)
      same(position.sincePurchase.total, ['to-date'], /^Since purchase$/)
      if (distribution !== null) same(distribution.total, ['to-date'], /^This month$/)
    }
    const fact = (item: string) =>
      sections[0]?.rows.find(({ cells }) => cells[0]?.value === item)?.cells[1]?.value ?? ''
    expect(exact(fact('Cash received')).eq(totals.total)).toBe(true)
    expect(exact(fact('Interest')).eq(totals.interest)).toBe(true)
    expect(exact(fact('Principal')).eq(totals.principal)).toBe(true)
    expect(exact(fact('Original face')).eq(totals.originalFace)).toBe(true)
    expect(exact(fact('Current face')).eq(totals.currentFace)).toBe(true)
  })

  it.skipIf(findChromium(process.env) === null)(
    'has the same amounts in the PDF (skipped where there is no Chromium)',
    { timeout: 60_000 },
    async () => {
      const html = statementHtml(model, { paper: 'A4' })
      const path = join(folder(), 'report.pdf')
      const job = { html, ...printTemplates(model), title: 'Report', paper: 'A4' as const, path }
      valueOf(await printPdf(job, { printers: ['chromium'] }))
      const printed = counts(plainNumbers(await textOfPdf(path)))
      const absent = [...counts(shownInHtml(html).all)].filter(
        ([number, times]) => (printed.get(number) ?? 0) < times,
      )
      expect(absent).toEqual([])
      const known = new Set(plainNumbers(html.replace(/<[^>]*>/g, ' ')))
      const strange = [...printed.keys()].filter(
        (number) => /\.\d\d/.test(number) && !known.has(number),
      )
      expect(strange).toEqual([])
    },
  )
})

function counts(numbers: readonly string[]): Map<string, number> {
  const times = new Map<string, number>()
  for (const number of numbers) times.set(number, (times.get(number) ?? 0) + 1)
  return times
}

async function textOfPdf(path: string): Promise<string> {
  const loading = getDocument({ url: path, verbosity: 0 })
  const pdf = await loading.promise
  const texts: string[] = []
  for (let number = 1; number <= pdf.numPages; number++) {
    const { items } = await (await pdf.getPage(number)).getTextContent()
    texts.push(items.map((item) => ('str' in item ? item.str : '')).join(' '))
  }
  await loading.destroy()
  return texts.join(' ')
}
