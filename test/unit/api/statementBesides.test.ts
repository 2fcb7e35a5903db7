import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { addMonths, monthOf } from '@shared/dates'
import { exact } from '@shared/decimal'
import { classRow, report } from '../../support/documents'
import { answer } from '../../support/engines'
import { temporaryFolders } from '../../support/folders'
import {
  engineOver,
  expectSums,
  generated,
  hold,
  importMore,
  monthIn,
  SEED,
} from '../../support/statementMonths'

const folder = temporaryFolders()
// Making and importing the months of a deal takes seconds on a busy machine
vi.setConfig({ testTimeout: 60_000 })

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
    const engine = await engineOver(folder, [own!])
    await hold(engine, own!, (row) => row.cusip === paid.cusip)
    const month = monthOf(own!.distributionDate)
    const before = await answer(engine, 'report.model', { month })
    await importMore(engine, folder, [extra], '-extra')
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
    const engine = await engineOver(folder, [own!])
    await hold(engine, own!)
    const month = monthOf(own!.distributionDate)
    const before = await answer(engine, 'report.model', { month })
    expect(await answer(engine, 'report.model', { month })).toEqual(before)
    await importMore(engine, folder, [{ ...own!, revision: 'revised' }], '-revised')
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
    const engine = await engineOver(folder, reports)
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
    const engine = await engineOver(folder, [own!])
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
    const engine = await engineOver(folder, reports)
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
