import { describe, expect, it } from 'vitest'
import { exact } from '@shared/decimal'
import { ledgerEntries, ledgerLines } from '../../../../src/main/holdings/cost/ledger'
import { ClassCosts, type LotCost } from '../../../../src/main/holdings/cost/lotCost'
import type { CostRow } from '../../../../src/main/holdings/cost/path'

/** A month of a class: balance per $1,000 before and after, the rest paid as principal but for the loss. */
function row(
  month: string,
  prior: string,
  current: string,
  change: Partial<CostRow> = {},
): CostRow {
  const [year = '', number = ''] = month.split('-')
  const before =
    number === '01'
      ? `${Number(year) - 1}-12`
      : `${year}-${String(Number(number) - 1).padStart(2, '0')}`
  return {
    distributionDate: `${month}-25`,
    recordDate: `${before}-28`,
    basis: 'principal',
    factorBase: '1000',
    priorFactor: prior,
    interestFactor: exact(prior).times('0.005').toFixed(),
    principalFactor: exact(prior).minus(current).toFixed(),
    currentFactor: current,
    realizedLoss: '0',
    deferredInterest: '0',
    monthsToMaturity: '120',
    ...change,
  }
}

const ROWS = [
  row('2002-08', '900', '880'),
  row('2002-09', '880', '850'),
  row('2002-10', '850', '800'),
  row('2002-11', '800', '0'),
]
const LOT = { id: 1, face: '1000000', settle: '2002-08-28', price: '98' }

function known(cost: ReturnType<ClassCosts['of']>): LotCost {
  if (typeof cost === 'string') throw new Error(cost)
  return cost
}

const costAt = (rows: readonly CostRow[], lot = LOT) =>
  known(new ClassCosts(rows).of(lot, [], '2003-01-01'))

describe('ClassCosts', () => {
  it('buys at the factor before the first distribution that the lot is entitled to', () => {
    expect(costAt(ROWS.slice(0, 1)).cost.toFixed(2)).toBe('862400.00')
    expect(costAt(ROWS.slice(0, 2)).steps[0]?.purchased.toFixed(2)).toBe('862400.00')
    expect(costAt(ROWS, { ...LOT, settle: '2002-08-29' }).steps[0]?.purchased.toFixed(2)).toBe(
      '833000.00',
    )
  })

  it('stays at par what was bought at par, and comes to nothing with the balance', () => {
    const par = costAt(ROWS, { ...LOT, price: '100' })
    expect(par.steps.map((step) => step.cost.toFixed(2))).toEqual([
      '880000.00', '850000.00', '800000.00', '0.00',
    ]) // prettier-ignore
    expect(par.steps.every((step) => step.amortization.abs().lt('0.000001'))).toBe(true)
    const below = costAt(ROWS)
    expect(below.cost.toFixed(2)).toBe('0.00')
    const gains = below.steps.reduce(
      (sum, step) => sum.plus(step.principal).minus(step.relieved).plus(step.amortization),
      exact(0),
    )
    expect(gains.toFixed(6)).toBe('17600.000000')
  })

  it('relieves cost pro rata: what is left keeps its price', () => {
    for (const step of costAt(ROWS.slice(0, 3)).steps.slice(1)) {
      expect(step.relieved.div(step.principal).toFixed(12)).toBe(
        step.cost.div(step.balance).toFixed(12),
      )
    }
  })

  it('is pro rata where the months to maturity are not known', () => {
    const rows = ROWS.map((one) => ({ ...one, monthsToMaturity: null }))
    const cost = costAt(rows.slice(0, 3))
    expect(cost.yield).toBeNull()
    expect(cost.cost.toFixed(2)).toBe('784000.00')
    expect(cost.steps[1]?.relieved.toFixed(2)).toBe('29400.00')
  })

  it('writes off the cost of a balance that was written down, apart from gains', () => {
    const rows = [
      ROWS[1],
      row('2002-10', '850', '800', { principalFactor: '20', realizedLoss: '30' }),
    ]
    const step = costAt(
      rows.filter((one) => one !== undefined),
      { ...LOT, price: '100' },
    ).steps.at(-1)
    expect(step?.writtenOff.toFixed(2)).toBe('30000.00')
    expect(step?.relieved.toFixed(2)).toBe('20000.00')
  })

  it('ends before a month that is missing, and is unknown where the purchase is not on file', () => {
    const gap = costAt(ROWS.filter((one) => one.distributionDate !== '2002-10-25'))
    expect(gap.limit).toBe('gap')
    expect(gap.steps.at(-1)?.date).toBe('2002-09-25')
    const costs = new ClassCosts(ROWS)
    const of = (change: object) => costs.of({ ...LOT, ...change }, [], '2003-01-01')
    expect(of({ price: null })).toBe('no price')
    expect(of({ settle: null })).toBe('no settlement date')
    expect(of({ settle: '2002-01-02' })).toBe('months missing at purchase')
    expect(new ClassCosts([]).of(LOT, [], '2003-01-01')).toBe('no report yet')
    const none = ROWS.map((one) => ({ ...one, basis: 'none' as const }))
    expect(new ClassCosts(none).of(LOT, [], '2003-01-01')).toBe('no face')
  })
})

describe('ledgerEntries', () => {
  const reliefs = [{ saleId: 9, lotId: 1, face: '400000', settle: '2002-10-10' }]
  const lots = [known(new ClassCosts(ROWS.slice(0, 3)).of(LOT, reliefs, '2003-01-01'))]
  const holding = {
    portfolio: 'Main',
    account: null,
    cusip: '45254TLU6',
    lots,
    accruedOfLot: new Map([[1, '1200']]),
    sales: new Map([[9, { price: '99', accrued: null }]]),
    paid: new Map([
      ['2002-09-25', { interest: 440000n, principal: 3000000n }],
      ['2002-10-25', { interest: 425000n, principal: 5000000n }],
    ]),
  }

  it('balances, a sale between record date and payment too', () => {
    const entries = ledgerEntries({ ...holding, method: 'realized' })
    expect(entries.map((one) => [one.date, one.event])).toEqual([
      ['2002-08-28', 'purchase'],
      ['2002-09-25', 'distribution'],
      ['2002-10-10', 'sale'],
      ['2002-10-25', 'distribution'],
    ])
    for (const one of entries)
      expect(one.lines.reduce((sum, line) => sum + line.amount, 0n)).toBe(0n)
    const investment = entries.flatMap((one) =>
      one.lines.filter((line) => line.ledgerAccount === 'Investment in securities'),
    )
    const carried = investment.reduce((sum, line) => sum + line.amount, 0n)
    expect(carried).toBe(BigInt(lots[0]?.cost.times(100).toFixed(0) ?? ''))
    const proceeds = entries[2]?.lines.find((line) => line.ledgerAccount === 'Cash')
    expect(proceeds?.amount).toBe(31680000n)
  })

  it('books the gain on paydown as amortization where the portfolio does', () => {
    const names = (method: 'realized' | 'accelerated') =>
      new Set(
        ledgerEntries({ ...holding, method }).flatMap((one) =>
          one.lines.map((line) => line.ledgerAccount),
        ),
      )
    expect(names('realized').has('Gain or loss on paydown')).toBe(true)
    expect(names('accelerated').has('Gain or loss on paydown')).toBe(false)
  })

  it('keeps a sale without a price apart, and shows debits and credits as text', () => {
    const sales = new Map([[9, { price: null, accrued: null }]])
    const entries = ledgerEntries({ ...holding, sales, method: 'realized' })
    expect(entries[2]?.lines.map((line) => line.ledgerAccount)).toEqual([
      'Investment in securities',
      'Sale without a price',
    ])
    const lines = ledgerLines(entries.map((one) => ({ ...one, ...holding })))
    expect(lines[0]).toMatchObject({ entry: 1, debit: '862400.00', credit: null })
    expect(lines[2]).toMatchObject({ ledgerAccount: 'Cash', debit: null, credit: '863600.00' })
  })
})
