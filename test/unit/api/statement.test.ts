import { describe, expect, it, vi } from 'vitest'
import { addMonths, monthOf } from '@shared/dates'
import { exact } from '@shared/decimal'
import { classKey } from '@shared/report'
import { createInlineReader } from '../../../src/main/api/reader'
import { answer, openTestEngine } from '../../support/engines'
import { figureIn } from '../../support/health'
import { temporaryFolders } from '../../support/folders'
import {
  engineOver,
  expectSums,
  generated,
  hold,
  monthIn,
  upTo,
} from '../../support/statementMonths'

const folder = temporaryFolders()
// Making and importing the months of a deal takes seconds on a busy machine
vi.setConfig({ testTimeout: 60_000 })

const isStatus =
  (status: string) =>
  (check: { readonly status: string }): boolean =>
    check.status === status

/** Of these deals the classes lose, and the residual has no face. */
const [LOSING, RESIDUAL] = [50, 56]

describe('a month of a generated deal', () => {
  it('has its health in three months, its last 24 months, and the reports they are from', async () => {
    const reports = generated()
    const engine = await engineOver(folder, reports)
    await hold(engine, reports[0]!)
    const month = monthIn(reports, -1)
    const model = await answer(engine, 'report.model', { month })
    expectSums(model)
    const [deal, ...others] = model.deals
    expect(others).toEqual([])
    expect(
      deal?.health?.columns.map(({ when, month: of, report: from }) => [
        when,
        of,
        monthOf(from?.date ?? ''),
      ]),
    ).toEqual([
      ['this month', month, month],
      ['last month', addMonths(month, -1), addMonths(month, -1)],
      ['three months ago', addMonths(month, -3), addMonths(month, -3)],
    ])
    const health = await answer(engine, 'deals.health', { deal: deal!.deal })
    for (const key of [
      'poolBalance',
      'poolLoans',
      'wac',
      'wam',
      'seasoning',
      'smm',
      'cpr',
      'psa',
      'mdr',
      'cdr',
      'sda',
      'dq.REO.total',
    ]) {
      const row = deal?.health?.rows.find((one) => one.key === key)
      expect(Object.keys(row?.values ?? {}).length, key).toBeGreaterThan(1)
      for (const [group, values] of Object.entries(row?.values ?? {})) {
        expect(values, key).toEqual(
          [-1, -2, -4].map((at) => figureIn(health, at, key, group)?.text ?? null),
        )
      }
    }
    expect(deal?.series?.months).toHaveLength(24)
    expect(deal?.series?.months.at(-1)).toBe(month)
    expect(deal?.series?.poolBalance.every((value) => value !== null)).toBe(true)
    // The cash of the last month is what the statement says, and that of each month what the ledger says
    expect(deal?.cash.interest.at(-1)).toBe(model.totals.interest)
    expect(deal?.cash.principal.at(-1)).toBe(model.totals.principal)
    const ledger = await answer(engine, 'cash.months', {})
    expect(deal?.cash.interest).toEqual(ledger.slice(-24).map((one) => one.interest))
    expect(
      model.sources.map(({ role, distributionDate }) => [role, monthOf(distributionDate)]),
    ).toEqual([
      ['month', month],
      ['comparison', addMonths(month, -3)],
      ['comparison', addMonths(month, -1)],
    ])
    expect(model.state).toBe('from original reports, no later revision on file')
    expect(deal?.classes.filter((one) => one.held).map((one) => one.cusip)).toEqual(
      reports[0]!.classes.flatMap((row) => row.cusip ?? []),
    )
    expect(model.lots).toHaveLength(reports[0]!.classes.filter((row) => row.cusip !== null).length)
  })

  it('leaves a column empty and a hole in the series where a month is not on file, and says so', async () => {
    const reports = generated().slice(0, 12)
    const engine = await engineOver(
      folder,
      reports.filter((_, at) => at !== 10),
    )
    await hold(engine, reports[0]!)
    const model = await answer(engine, 'report.model', { month: monthIn(reports, -1) })
    const [deal] = model.deals
    expect(deal?.health?.columns[1]).toMatchObject({ when: 'last month', report: null })
    expect(
      deal?.health?.rows.every(({ values }) =>
        Object.values(values).every((one) => one[1] === null),
      ),
    ).toBe(true)
    expect(deal?.series?.months).toHaveLength(12)
    expect(deal?.series?.poolBalance[10]).toBeNull()
    expect(deal?.cash.interest[10]).toBeNull()
    expect(model.events.filter(({ kind }) => kind === 'missing month')).toMatchObject([
      { deal: reports[0]!.deal, subject: reports[0]!.deal },
    ])
  })

  it('has only cash for a portfolio of notional classes, and no face total', async () => {
    const reports = generated().slice(0, 3)
    const engine = await engineOver(folder, reports)
    await hold(engine, reports[0]!, (row) => row.basis === 'notional')
    const model = await answer(engine, 'report.model', { month: monthIn(reports, -1) })
    expect(model.notionalRows.length).toBeGreaterThan(0)
    expect(model.principalRows).toEqual([])
    expect(model.totals).toMatchObject({ originalFace: '0', currentFace: '0.00' })
    expect(exact(model.totals.interest).gt(0)).toBe(true)
    expectSums(model)
  })

  it('names losses and deferred interest, and ties the faces they move', async () => {
    const reports = generated(LOSING, upTo(36)).slice(24)
    const engine = await engineOver(folder, reports)
    await hold(engine, reports[0]!)
    const kinds = new Set<string>()
    let losses = 0
    for (const { distributionDate } of reports) {
      const model = await answer(engine, 'report.model', { month: monthOf(distributionDate) })
      expectSums(model)
      for (const { kind } of model.events) kinds.add(kind)
      for (const row of model.principalRows) {
        expect(row.roundingOnly, `${row.class} in ${model.month}`).toBe(true)
        if (!exact(row.realizedLoss).isZero()) losses++
      }
    }
    expect(losses).toBeGreaterThan(0)
    expect([...kinds]).toEqual(expect.arrayContaining(['loss', 'deferred interest']))
  })

  it('pays a residual without a face its part of the dollars, in no total of faces', async () => {
    const reports = generated(RESIDUAL, upTo(8))
    const engine = await engineOver(folder, reports)
    await hold(engine, reports[0]!, (row) => row.basis !== 'notional')
    for (const { distributionDate, classes } of reports) {
      const model = await answer(engine, 'report.model', { month: monthOf(distributionDate) })
      const residual = classes.find((row) => row.basis === 'none')!
      const half = exact(residual.current.interest ?? '0').times('0.5')
      expect(model.notionalRows).toMatchObject([
        { cusip: residual.cusip, basis: 'none', interest: half.toFixed(2), computedFace: null },
      ])
      expect(model.notionalSums).toMatchObject({ originalFace: '0.00', faceAfter: '0.00' })
      expect(model.totals.originalFace).toBe(`${model.principalRows.length}000000`)
      expect(model.methods.map(({ term }) => term)).toContain('Residual')
      expectSums(model)
    }
  })

  it('is a report of nothing where nothing on file tells of the month', async () => {
    const reports = generated().slice(0, 2)
    const engine = await engineOver(folder, reports)
    await hold(engine, reports[0]!)
    const month = addMonths(monthIn(reports, -1), 1)
    const model = await answer(engine, 'report.model', { month })
    expect(model.otherRows).toHaveLength(
      reports[0]!.classes.filter((row) => row.cusip !== null).length,
    )
    expect([model.principalRows, model.notionalRows, model.deals, model.sources]).toEqual([
      [],
      [],
      [],
      [],
    ])
    expect(model.allCash).toMatchObject({ interest: '0.00', principal: '0.00', total: '0.00' })
    expect(model.events.every(({ kind }) => kind === 'no report')).toBe(true)
    expect(model.state).toBe('no report on file for the month')
  })
})

it('has the month of the sample filings as it always was, and a deal’s page each', async () => {
  const engine = openTestEngine(folder(), { reader: createInlineReader() })
  await engine.importPaths(['resources/sample'])
  for (const [cusip, face] of [
    ['45254TLU6', '1000000'],
    ['45254NCG0', '5000000'],
    ['45254TLY8', '2100000'],
  ] as const) {
    await answer(engine, 'holdings.add', { cusip, face })
  }
  const model = await answer(engine, 'report.model', { month: '2002-09', holder: 'A & B' })
  expect(model.holder).toBe('A & B')
  expect(model.deals.map(({ deal, classes }) => [deal, classes.length])).toEqual([
    ['Impac CMB Trust 2002-1', 3],
    ['IMPAC Secured Assets Corp. 2002-3', 11],
  ])
  const [impac] = model.deals
  expect(impac?.health?.groups).toEqual(['ADJUSTABLE', 'FIXED', 'TOTAL'])
  expect(impac?.health?.rows.find(({ key }) => key === 'cpr')?.values['TOTAL']).toEqual([
    '0.204349185',
    null,
    null,
  ])
  expect(impac?.series?.months).toEqual(['2002-09'])
  expect(model.deals[1]?.classes.filter((one) => one.held).map(classKey)).toEqual([
    'REMIC III/A-1',
    'REMIC III/A-IO',
  ])
  expect(await answer(engine, 'report.summary', { month: '2002-09', holder: 'A & B' })).toEqual({
    ...{ holdings: 3, paid: 3, sources: model.sources.length, deals: 2, lastReport: '2002-09-25' },
    distributionDates: ['2002-09-25'],
    checks: {
      explained: model.deals.flatMap((deal) => deal.checks).filter(isStatus('explained')).length,
      differs: model.deals.flatMap((deal) => deal.checks).filter(isStatus('differs')).length,
      unknown: 0,
    },
    ...{ state: model.state, fingerprint: model.fingerprint },
  })
  expect(model.methods.map(({ term }) => term)).toEqual(
    expect.arrayContaining(['Delinquency', 'SMM, CPR', 'PSA', 'Day count', 'Tolerance']),
  )
  expect(model.methods.find(({ term }) => term === 'Delinquency')?.text).toContain(
    '1 Payment = 31–60 days',
  )
  expect(model.methods.find(({ term }) => term === 'PSA')?.source).toContain('Standard Formulas')
})

it('makes the model of a month once for its summary and its page, and anew for another or after a write', async () => {
  const reports = generated().slice(0, 3)
  const engine = await engineOver(folder, reports)
  await hold(engine, reports[0]!, (row) => row.basis === 'principal')
  const month = monthIn(reports, -1)
  const first = await answer(engine, 'report.model', { month })
  const page = await answer(engine, 'report.html', { month, pages: 'few' })
  expect(await answer(engine, 'report.model', { month })).toBe(first)
  expect(await answer(engine, 'report.html', { month, pages: 'few' })).toEqual(page)
  expect((await answer(engine, 'report.model', { month, holder: 'B' })).holder).toBe('B')
  const again = await answer(engine, 'report.model', { month })
  expect(again).not.toBe(first)
  expect(again).toEqual(first)
  await hold(engine, reports[0]!, (row) => row.basis === 'notional')
  const later = await answer(engine, 'report.model', { month })
  expect(later.notionalRows.length).toBeGreaterThan(first.notionalRows.length)
})
