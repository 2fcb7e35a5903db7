import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { exact } from '@shared/decimal'
import { createInlineReader } from '../../../src/main/api/reader'
import type { Engine } from '../../../src/main/api/engine'
import { findChromium } from '../../../src/main/print/find'
import { printPdf } from '../../../src/main/print/printPdf'
import { printTemplates } from '../../../src/main/statement/printTemplates'
import { statementHtml } from '../../../src/main/statement/statementHtml'
import { statementJson } from '../../../src/main/statement/statementJson'
import { statementTitle } from '../../../src/main/statement/names'
import { holdGenerated } from '../../support/bigPortfolio'
import { answer, openTestEngine } from '../../support/engines'
import { temporaryFolders, valueOf } from '../../support/folders'
import { amountsIn, readPdf, type ReadPdf } from '../../support/pdf'

const chromium = findChromium(process.env)
const folder = temporaryFolders()
vi.setConfig({ testTimeout: 120_000 })

/** Prints a month of an engine; what is read back from the PDF, and the JSON of the same model. */
async function printed(engine: Engine, month: string, paper: 'A4' | 'Letter') {
  const model = await answer(engine, 'report.model', { month, holder: 'Holder of Bonds & Sons' })
  const path = join(folder(), 'report.pdf')
  const job = { html: statementHtml(model, { paper }), ...printTemplates(model), title: statementTitle(model), paper, path } // prettier-ignore
  const { pages } = valueOf(await printPdf(job, { printers: ['chromium'] }))
  const pdf = await readPdf(path)
  expect(pdf.pages).toHaveLength(pages)
  return { pdf, json: statementJson(model) }
}

function expectWhole(pdf: ReadPdf, month: string): void {
  expect(pdf.title).toBe(`Monthly holder report, ${month}, All portfolios`)
  expect(pdf.language).toBe('en')
  expect(pdf.tagged).toBe(true)
  for (const role of ['Table', 'TR', 'TH', 'TD', 'H1', 'H2', 'P']) {
    expect([...pdf.roles], role).toContain(role)
  }
  expect(pdf.fonts.named).toBeGreaterThan(0)
  expect(pdf.fonts.embedded).toBe(pdf.fonts.named)
  pdf.pages.forEach((page, at) => {
    expect(page).toContain(`${String(at + 1)} of ${String(pdf.pages.length)}`)
    expect(page).toContain('Holder of Bonds & Sons · All portfolios')
    expect(page).toContain(`Monthly holder report · ${month}`)
  })
}

type Json = ReturnType<typeof statementJson>

/** The rows of the tables before the deals, as they must stand on paper: every cell, in order. */
function rowsOf(json: Json): string[] {
  const paid = json.holdings.filter((row) => row.distributions > 0)
  const line = (...cells: readonly (string | null)[]) =>
    cells.flatMap((cell) => cell ?? []).join(' ')
  return paid.flatMap((row) => {
    const held = (value: string | null) =>
      value === null ? null : row.basis === 'none' ? `${grouped(value)}%` : grouped(fixed(value, 2))
    const money = (value: string | null) => value && grouped(value)
    const { custodian } = row
    return [
      line(
        ...[row.class, row.cusip, row.deal, row.type, held(row.originalFace)],
        ...[row.factorBefore, row.factorAfter].map((one) => one && grouped(fixed(one, 9))),
        ...[row.faceBefore, row.faceAfter].map(money),
        row.rate && grouped(fixed(row.rate, 4)),
        ...[row.interest, row.principal, row.realizedLoss, row.total].map(money),
      ),
      ...(row.computedFace === null
        ? []
        : [
            line(
              ...[row.class, row.cusip],
              ...[row.faceBefore, row.principal, row.realizedLoss, row.deferredInterest].map(money),
              ...[row.computedFace, row.faceAfter, row.faceDifference].map(money),
            ),
          ]),
      line(
        ...[row.class, row.cusip, held(row.entitledFace)],
        ...[row.interestPerThousand, row.principalPerThousand].map(money),
        ...[custodian.expected, custodian.received, custodian.difference].map(money),
      ),
      line(
        row.class,
        row.cusip,
        row.deal,
        ...[row.total, row.yearToDate, row.sincePurchase].map(money),
      ),
    ]
  })
}

/** The sums beneath these tables. */
function sumsOf({ allCash, principalSums, notionalSums, custodian }: Json): string[] {
  const money = (values: readonly (string | null)[]) =>
    values.flatMap((value) => (value === null ? [] : grouped(value))).join(' ')
  const { originalFace, faceAfter, interest, principal, realizedLoss, total } = principalSums
  return [
    `Principal classes ${money([originalFace, faceAfter, interest, principal, realizedLoss, total])}`,
    `Principal classes ${money([principalSums.faceBefore, principal, realizedLoss, principalSums.deferredInterest, principalSums.computedFace, faceAfter, principalSums.faceDifference])}`,
    `Notional classes ${money([notionalSums.originalFace, notionalSums.faceAfter, notionalSums.interest, notionalSums.principal, notionalSums.realizedLoss, notionalSums.total])}`,
    `All cash ${money([allCash.interest, allCash.principal, allCash.realizedLoss, allCash.total])}`,
    `All cash ${money([custodian.expected, custodian.received, custodian.difference])}`,
    `All cash ${money([allCash.total, allCash.yearToDate, allCash.sincePurchase])}`,
  ]
}

/** Every row and sum stands whole on one page, and no amount before the deals is one that the JSON does not have. */
function expectAmounts(pdf: ReadPdf, json: Json): void {
  for (const row of [...rowsOf(json), ...sumsOf(json)]) {
    expect(
      pdf.pages.some((page) => page.includes(row)),
      row,
    ).toBe(true)
  }
  const first = pdf.pages.findIndex((page) => page.includes(' Classes'))
  const shown = pdf.pages.slice(0, first < 0 ? undefined : first).flatMap(amountsIn)
  const known = new Set(JSON.stringify(json).match(/-?\d+\.\d\d(?=")/g))
  for (const { originalFace, entitledFace } of json.holdings) {
    for (const face of [originalFace, entitledFace ?? '0']) known.add(fixed(face, 2))
  }
  for (const face of [json.totals.originalFace, ...json.lots.map((lot) => lot.originalFace)]) {
    known.add(fixed(face, 2))
  }
  expect(shown.length).toBeGreaterThan(json.holdings.length * 10)
  expect(shown.filter((amount) => !known.has(amount))).toEqual([])
}

function fixed(value: string, places: number): string {
  const decimal = exact(value)
  return decimal.toFixed(Math.max(places, places === 2 ? decimal.decimalPlaces() : places))
}

describe.skipIf(chromium === null)('the printed report (skipped without Chromium)', () => {
  it.each(['A4', 'Letter'] as const)(
    'of the sample on %s has every amount of the JSON',
    async (paper) => {
      const engine = openTestEngine(folder(), { reader: createInlineReader() })
      await engine.importPaths(['resources/sample'])
      for (const [cusip, face] of [
        ['45254TLU6', '1000000'],
        ['45254TLZ5', '250000'],
        ['45254NCG0', '5000000'],
        ['45254TLY8', '2100000'],
      ] as const) {
        await answer(engine, 'holdings.add', { cusip, face })
      }
      const { pdf, json } = await printed(engine, '2002-09', paper)
      expectWhole(pdf, 'September 2002')
      expect([...pdf.roles]).toContain('Figure')
      expectAmounts(pdf, json)
      const text = pdf.pages.join(' ')
      // Class by class, dollars as the trustee printed them, and the health of both pools
      for (const { classes, health } of json.deals) {
        for (const row of classes) {
          for (const value of [row.priorBalance, row.interest, row.principal, row.currentBalance]) {
            if (value !== null) expect(text).toContain(grouped(value))
          }
        }
        const pool = health?.rows.find(({ key }) => key === 'poolBalance')?.values['TOTAL']?.[0]
        expect(text).toContain(grouped(pool ?? 'none'))
      }
      for (const { sha256 } of json.sources) expect(text.replaceAll(' ', '')).toContain(sha256)
    },
  )

  it('of a generated portfolio has every amount of the JSON, each row whole on a page', async () => {
    const engine = openTestEngine(folder())
    const reports = await holdGenerated(engine, folder(), { holdings: 24, deals: 4, months: 8 })
    const month = reports[0]!.distributionDate.slice(0, 7)
    const { pdf, json } = await printed(engine, month, 'Letter')
    expectWhole(pdf, longMonthOf(month))
    expectAmounts(pdf, json)
    const text = pdf.pages.join(' ')
    for (const { series, cash } of json.deals) {
      for (const value of [...(series?.poolBalance ?? []), ...cash.interest, ...cash.principal]) {
        if (value !== null) expect(text).toContain(grouped(value))
      }
    }
    // A deal's page begins with its name, and its health with a heading
    for (const { deal } of json.deals) {
      expect(
        pdf.pages.filter((page) => page.includes(deal) && page.includes(' Classes')),
      ).toHaveLength(1)
    }
  })

  it('of a month with nothing to report says so, on one page', async () => {
    const engine = openTestEngine(folder(), { reader: createInlineReader() })
    await engine.importPaths(['resources/sample'])
    await answer(engine, 'holdings.add', { cusip: '45254TLU6', face: '1000000' })
    const { pdf } = await printed(engine, '2002-11', 'A4')
    expectWhole(pdf, 'November 2002')
    expect(pdf.pages).toHaveLength(1)
    expect(pdf.pages[0]).toContain('No report for November 2002')
    expect(pdf.pages[0]).toContain('No report of the month is on file.')
  })
})

function grouped(value: string): string {
  const [whole = '', fraction] = value.split('.')
  const shown = whole.replace(/\B(?=(?:\d{3})+$)/g, ',').replace('-', '−')
  return fraction === undefined ? shown : `${shown}.${fraction}`
}

function longMonthOf(month: string): string {
  return new Intl.DateTimeFormat('en', { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${month}-01T00:00:00Z`),
  )
}
