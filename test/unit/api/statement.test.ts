import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { addMonths, monthOf } from '@shared/dates'
import { exact } from '@shared/decimal'
import { classKey, type TrusteeReport } from '@shared/report'
import type { Statement } from '@shared/statement'
import type { Engine } from '../../../src/main/api/engine'
import { createInlineReader } from '../../../src/main/api/reader'
import { reportsOf } from '../../support/deals/report'
import { classRow, filingBytes, report } from '../../support/documents'
import { answer, openTestEngine } from '../../support/engines'
import { temporaryFolders } from '../../support/folders'

const folder = temporaryFolders()
// Making and importing the months of a deal takes seconds on a busy machine
vi.setConfig({ testTimeout: 60_000 })

const SEED = 599
/** Of these deals the classes lose, and the residual has no face. */
const [LOSING, RESIDUAL] = [50, 56]
const MONTHS = upTo(30)

function upTo(count: number): number[] {
  return Array.from({ length: count }, (_, at) => at + 1)
}

/** A generated deal's months as reports that the test reader reads. */
function generated(seed = SEED, months: readonly number[] = MONTHS): TrusteeReport[] {
  return reportsOf(seed, months).map(({ facts }) => report(facts))
}

async function imported(reports: readonly TrusteeReport[], salt = ''): Promise<Engine> {
  const engine = openTestEngine(folder())
  await more(engine, reports, salt)
  return engine
}

async function more(engine: Engine, reports: readonly TrusteeReport[], salt = ''): Promise<void> {
  const place = folder()
  const paths = reports.map((one, at) => {
    const path = join(place, `${monthOf(one.distributionDate)}${salt}-${at}.txt`)
    writeFileSync(path, filingBytes([one], salt))
    return path
  })
  const outcomes = await engine.importPaths(paths)
  expect(outcomes.map(({ outcome }) => outcome)).toEqual(paths.map(() => 'imported'))
}

/** Holds every class with a CUSIP, or those that a test wants. */
async function hold(
  engine: Engine,
  { classes, recordDate }: TrusteeReport,
  wanted: (row: TrusteeReport['classes'][number]) => boolean = () => true,
): Promise<void> {
  for (const row of classes.filter((one) => one.cusip !== null && wanted(one))) {
    const face = row.basis === 'none' ? '50' : '1000000'
    await answer(engine, 'holdings.add', {
      cusip: row.cusip!,
      face,
      ...(recordDate === null ? {} : { settle: recordDate }),
    })
  }
}

const monthIn = (reports: readonly TrusteeReport[], at: number) =>
  monthOf(reports.at(at)?.distributionDate ?? '')

/** Every number that a statement's own sums are made of, added up again from its rows. */
function expectSums(model: Statement): void {
  const rows = [...model.principalRows, ...model.notionalRows, ...model.otherRows]
  for (const key of [
    'interest',
    'principal',
    'realizedLoss',
    'total',
    'yearToDate',
    'sincePurchase',
  ] as const) {
    const sum = rows.reduce((whole, row) => whole.plus(row[key]), exact('0'))
    expect(model.allCash[key]).toBe(sum.toFixed(2))
    const principal = model.principalRows.reduce((whole, row) => whole.plus(row[key]), exact('0'))
    expect(model.principalSums[key]).toBe(principal.toFixed(2))
  }
  expect(exact(model.totals.interest).plus(model.totals.principal).toFixed(2)).toBe(
    model.totals.total,
  )
}

describe('a month of a generated deal', () => {
  it('has its health in three months, its last 24 months, and the reports they are from', async () => {
    const reports = generated()
    const engine = await imported(reports)
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
    const health = await answer(engine, 'deals.health', { deal: deal!.deal, count: 4 })
    const [threeAgo, , last, now] = health.months
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
          [now, last, threeAgo].map((one) => one?.figures[key]?.[group] ?? null),
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
    const engine = await imported(reports.filter((_, at) => at !== 10))
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
    const engine = await imported(reports)
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
    const engine = await imported(reports)
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
    const engine = await imported(reports)
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
    const engine = await imported(reports)
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

describe('reports besides the month’s own', () => {
  it('adds a supplemental one to the month', async () => {
    const [own] = generated(SEED, [5])
    const paid = own!.classes.find((row) => row.cusip !== null && row.basis === 'principal')!
    const extra = report({
      deal: own!.deal,
      distributionDate: own!.distributionDate,
      recordDate: own!.recordDate,
      revision: 'supplemental',
      classes: [
        classRow({
          tier: paid.tier,
          class: paid.class,
          cusip: paid.cusip,
          prior: paid.perThousand.currentBalance,
          interest: '0.25',
          principal: '0',
          current: paid.perThousand.currentBalance,
        }),
      ],
    })
    const engine = await imported([own!])
    await hold(engine, own!, (row) => row.cusip === paid.cusip)
    const month = monthOf(own!.distributionDate)
    const before = await answer(engine, 'report.model', { month })
    await more(engine, [extra], '-extra')
    const after = await answer(engine, 'report.model', { month })
    const [one, other] = [before.principalRows[0]!, after.principalRows[0]!]
    expect(other.distributions).toBe(2)
    expect(exact(other.interest).minus(one.interest).toFixed(2)).toBe('250.00')
    expect([other.principal, other.faceBefore, other.faceAfter]).toEqual([
      one.principal,
      one.faceBefore,
      one.faceAfter,
    ])
    expect(other).toMatchObject({ faceDifference: one.faceDifference, roundingOnly: true })
    expect(after.deals.map(({ revision, health }) => [revision, health !== null])).toEqual([
      ['original', true],
      ['supplemental', false],
    ])
    expect(
      after.events.some(({ kind, text }) => kind === 'revision' && text.includes('supplemental')),
    ).toBe(true)
    expect(after.fingerprint).not.toBe(before.fingerprint)
    expectSums(after)
  })

  it('says which report a revised one replaced, and that what was printed before is out of date', async () => {
    const [own] = generated(SEED, [5])
    const engine = await imported([own!])
    await hold(engine, own!)
    const month = monthOf(own!.distributionDate)
    const before = await answer(engine, 'report.model', { month })
    expect(await answer(engine, 'report.model', { month })).toEqual(before)
    await more(engine, [{ ...own!, revision: 'revised' }], '-revised')
    const after = await answer(engine, 'report.model', { month })
    expect(after.sources.map(({ role, revision }) => [role, revision])).toEqual([
      ['month', 'revised'],
      ['superseded', 'original'],
    ])
    expect(after.sources[0]?.supersedes).toEqual([before.sources[0]?.name])
    expect(after.sources[1]?.supersededBy).toBe(after.sources[0]?.name)
    expect(after.state).toBe('from revised reports, in place of 1 earlier report on file')
    expect(after.events.find(({ kind }) => kind === 'revision')?.text).toMatch(
      /takes the place of .* out of date/,
    )
    expect(after.fingerprint).not.toBe(before.fingerprint)
    // What takes it back gives the old one, to the last digit
    await answer(engine, 'journal.undo', {})
    expect(await answer(engine, 'report.model', { month })).toEqual(before)
  })

  it('counts factors entered by hand as positions do', async () => {
    const reports = generated().slice(0, 2)
    const engine = await imported(reports)
    const row = reports[0]!.classes.find((one) => one.cusip !== null && one.basis === 'principal')!
    await hold(engine, reports[0]!, (one) => one.cusip === row.cusip)
    const month = addMonths(monthIn(reports, -1), 1)
    await answer(engine, 'factors.put', {
      cusip: row.cusip!,
      distributionDate: `${month}-25`,
      recordDate: `${month}-01`,
      interestFactor: '5.5',
      principalFactor: '10',
      currentFactor: '900',
    })
    const model = await answer(engine, 'report.model', { month })
    const { totals } = await answer(engine, 'positions', { asOf: `${month}-28` })
    expect(model.totals).toMatchObject({
      interest: '5500.00',
      principal: '10000.00',
      total: '15500.00',
    })
    expect([model.totals.total, model.totals.currentFace]).toEqual([
      totals.total,
      totals.currentFace,
    ])
    expect(model.principalRows[0]).toMatchObject({
      byHand: true,
      source: null,
      faceDifference: '0.00',
    })
    expect(model.events.map(({ kind }) => kind)).toEqual(['by hand'])
  })
})

describe('the custodian’s cash', () => {
  it('stands beside each holding’s, with the difference and its cause', async () => {
    const [own] = generated(SEED, [5])
    const engine = await imported([own!])
    await hold(engine, own!, (row) => row.basis === 'principal')
    const month = monthOf(own!.distributionDate)
    const untold = await answer(engine, 'report.model', { month })
    expect(untold.custodian).toMatchObject({ received: null, difference: null, status: 'unknown' })
    const paid = untold.principalRows.filter((row) => !exact(row.total).isZero())
    const [whole, short, late] = paid
    const day = own!.distributionDate
    const path = join(folder(), 'cash.csv')
    const lines = [
      `${whole!.cusip},${day},${whole!.total}`,
      `${short!.cusip},${day},${exact(short!.total).minus('1.50').toFixed(2)}`,
      `${late!.cusip},${day.slice(0, 8)}28,${late!.total}`,
      `999999AA5,${day},12.00`,
    ]
    writeFileSync(path, ['CUSIP,Pay Date,Total', ...lines].join('\n'))
    await answer(engine, 'custodian.importCsv', { path })
    const model = await answer(engine, 'report.model', { month })
    const of = (cusip: string) => model.principalRows.find((row) => row.cusip === cusip)!.custodian
    expect(of(whole!.cusip)).toMatchObject({
      received: whole!.total,
      difference: '0.00',
      status: 'ties',
      causes: [],
    })
    expect(of(short!.cusip)).toMatchObject({
      difference: '-1.50',
      status: 'differs',
      causes: ['amount'],
    })
    expect(of(late!.cusip)).toMatchObject({
      difference: '0.00',
      status: 'explained',
      causes: ['date'],
    })
    for (const row of paid.slice(3))
      expect(of(row.cusip)).toMatchObject({ received: '0.00', causes: ['missing'] })
    const received = model.principalRows.reduce(
      (sum, row) => sum.plus(row.custodian.received ?? '0'),
      exact('0'),
    )
    expect(model.custodian.received).toBe(received.toFixed(2))
    expect(model.events.filter(({ kind }) => kind === 'custodian').length).toBe(
      2 + paid.slice(3).length,
    )
    expect(model.fingerprint).not.toBe(untold.fingerprint)
  })
})

describe('lots', () => {
  it('have their cost where any has a price, and add up', async () => {
    const reports = generated().slice(0, 6)
    const engine = await imported(reports)
    const row = reports[0]!.classes.find((one) => one.cusip !== null && one.basis === 'principal')!
    const settle = reports[2]!.recordDate!
    for (const [face, price] of [
      ['1000000', '101.5'],
      ['500000', '98'],
    ] as const) {
      await answer(engine, 'holdings.add', { cusip: row.cusip!, face, settle, price })
    }
    const month = monthIn(reports, -1)
    const model = await answer(engine, 'report.model', { month })
    const costs = await answer(engine, 'cost.list', { asOf: `${month}-28` })
    expect(
      model.lots.map(({ purchaseCost, amortizedCost }) => [purchaseCost, amortizedCost]),
    ).toEqual(costs.map(({ purchaseCost, amortizedCost }) => [purchaseCost, amortizedCost]))
    const sum = costs.reduce((whole, one) => whole.plus(one.amortizedCost ?? '0'), exact('0'))
    expect(model.lotSums).toMatchObject({ amortizedCost: sum.toFixed(2), complete: true })
    expect(model.lots[0]).toMatchObject({
      class: row.class,
      deal: reports[0]!.deal,
      price: '101.5',
    })
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
  expect(model.methods.map(({ term }) => term)).toEqual(
    expect.arrayContaining(['Delinquency', 'SMM, CPR', 'PSA', 'Day count', 'Tolerance']),
  )
  expect(model.methods.find(({ term }) => term === 'Delinquency')?.text).toContain(
    '1 Payment = 31–60 days',
  )
  expect(model.methods.find(({ term }) => term === 'PSA')?.source).toContain('Standard Formulas')
})
