import { describe, expect, it } from 'vitest'
import { distribute } from '../../../src/main/holdings/distribute'
import { distributionHistory, facesAround } from '../../../src/main/holdings/holding'
import {
  buildPosition,
  buildPositions,
  type HeldCusip,
  type PositionClass,
} from '../../../src/main/holdings/positions'
import { openMonths } from '../../../src/main/holdings/openMonths'
import { monthGaps } from '../../../src/main/holdings/openMonths'
import { A, A1, A_IO, M1 } from '../../support/documents'
import type { ClassRow } from '@shared/report'

function reported(row: ClassRow, change: Partial<PositionClass> = {}): PositionClass {
  const { perThousand, current } = row
  return {
    source: 'r1',
    place: { filingId: 7, reportIndex: 0 },
    deal: 'A Deal 2002-3',
    distributionDate: '2002-09-25',
    recordDate: '2002-08-30',
    tier: row.tier,
    class: row.class,
    basis: row.basis,
    differs: false,
    factorBase: perThousand.originalPrincipalOrNotional,
    priorFactor: perThousand.priorBalance,
    interestFactor: perThousand.interest,
    principalFactor: perThousand.principal,
    currentFactor: perThousand.currentBalance,
    interest: current.interest,
    principal: current.principal,
    realizedLoss: current.realizedLoss,
    deferredInterest: current.deferredInterest,
    currentBalance: current.currentBalance,
    ...change,
  }
}

function held(
  cusip: string,
  lots: readonly { face: string; settle: string | null; accountId?: number }[],
  history: readonly PositionClass[],
): HeldCusip {
  const inAccounts = lots.map((lot) => ({ kind: 'buy' as const, accountId: 1, ...lot }))
  const distributions = distribute(inAccounts, history)
  const sum = (amount: 'interest' | 'principal') =>
    distributions.reduce((whole, row) => whole + row[amount], 0n)
  const cash = { interest: sum('interest'), principal: sum('principal') }
  return {
    cusip,
    lots: inAccounts,
    history,
    distributions,
    open: openMonths(
      { firstPayment: null, dates: history.map((row) => row.distributionDate) },
      AS_OF,
    ),
    yearToDate: cash,
    sincePurchase: cash,
  }
}

const AS_OF = '2002-09-30'
const HELD = { settle: '2002-07-01' }

describe('positions', () => {
  it('have what a supplemental report of the day adds in their last distribution', () => {
    const month = reported(A1)
    const added = reported(A1, { source: 'r2', interestFactor: '0.5', principalFactor: '0' })
    const before = reported(A1, { source: 'r0', distributionDate: '2002-08-25' })
    const one = held('45254TLU6', [{ ...HELD, face: '1000000' }], [before, month, added])
    expect(buildPosition(one, AS_OF, true).distribution).toMatchObject({
      interest: '2071.61',
      principal: '93742.09',
      total: '95813.70',
    })
  })

  it('are those of the four examples, with notionals out of the face totals', () => {
    const { positions, totals } = buildPositions({
      asOf: AS_OF,
      portfolio: 'Main',
      anyReport: true,
      held: [
        held('45254TLU6', [{ ...HELD, face: '1000000' }], [reported(A1)]),
        held('45254TLZ5', [{ ...HELD, face: '250000' }], [reported(M1)]),
        held('45254NCG0', [{ ...HELD, face: '5000000' }], [reported(A)]),
        held('45254TLY8', [{ ...HELD, face: '2100000' }], [reported(A_IO)]),
      ],
    })
    expect(
      positions.map((row) => [
        row.originalFace,
        row.factor,
        row.currentFace,
        row.distribution?.interest,
        row.distribution?.principal,
        row.status.join(),
      ]),
    ).toEqual([
      ['1000000', '0.817335216', '817335.22', '1571.61', '93742.09', 'ok'],
      ['250000', '1', '250000.00', '1450.00', '0.00', 'ok'],
      ['5000000', '0.9169632092', '4584816.05', '8304.69', '93880.30', 'ok'],
      ['2100000', '1', '2100000.00', '4937.45', '0.00', 'ok'],
    ])
    expect(totals).toEqual({
      originalFace: '6250000',
      currentFace: '5652151.27',
      interest: '16263.75',
      principal: '187622.39',
      total: '203886.14',
    })
  })

  it('sum the accounts of a CUSIP, whose cash was rounded apart', () => {
    const third = reported(A1, { interestFactor: '0.004' })
    const lots = [
      { accountId: 1, face: '1000', settle: null },
      { accountId: 2, face: '1000', settle: null },
    ]
    const position = buildPosition(held('45254TLU6', lots, [third]), AS_OF, true)
    expect(position.originalFace).toBe('2000')
    expect(position.distribution?.interest).toBe('0.00')
  })

  it('look at reports up to the day only', () => {
    const history = [
      reported(A1, { source: 'r1', distributionDate: '2002-08-26', recordDate: '2002-07-31' }),
      reported(A1, { source: 'r2', currentFactor: '700' }),
    ]
    const one = held('45254TLU6', [{ ...HELD, face: '1000' }], history)
    expect(buildPosition(one, '2002-09-24', true).asOfDistribution).toBe('2002-08-26')
    expect(buildPosition(one, '2002-09-25', true)).toMatchObject({
      asOfDistribution: '2002-09-25',
      factor: '0.7',
      source: { filingId: 7, reportIndex: 0, classKey: 'REMIC III/A-1' },
    })
    expect(buildPosition(one, '2002-08-25', true)).toMatchObject({
      factor: null,
      currentFace: null,
      distribution: null,
      source: null,
      class: 'A-1',
      status: ['no report yet'],
    })
  })

  it('say when a CUSIP is in no report', () => {
    const none = held('45254TLU6', [{ face: '5', settle: null }], [])
    expect(buildPosition(none, AS_OF, false).status).toEqual(['no report yet'])
    expect(buildPosition(none, AS_OF, true).status).toEqual(['no report yet', 'unknown cusip'])
  })

  it('leave the original face of what is in no report out of the totals', () => {
    const none = held('45254TLU6', [{ face: '5', settle: null }], [])
    const { totals } = buildPositions({
      asOf: AS_OF,
      portfolio: null,
      anyReport: true,
      held: [none],
    })
    expect(totals).toMatchObject({ originalFace: '0', currentFace: '0.00', total: '0.00' })
  })

  it('are not entitled the day after the record date, with nothing paid and the face held', () => {
    const late = held('45254TLU6', [{ face: '1000000', settle: '2002-08-31' }], [reported(A1)])
    expect(buildPosition(late, AS_OF, true)).toMatchObject({
      status: ['not entitled'],
      currentFace: '817335.22',
      distribution: { date: '2002-09-25', interest: '0.00', principal: '0.00', total: '0.00' },
    })
    const inTime = held('45254TLU6', [{ face: '1000000', settle: '2002-08-30' }], [reported(A1)])
    expect(buildPosition(inTime, AS_OF, true)).toMatchObject({
      status: ['ok'],
      distribution: { interest: '1571.61' },
    })
  })

  it('hold nothing before settlement', () => {
    const future = held('45254TLU6', [{ face: '1000', settle: '2002-10-02' }], [reported(A1)])
    expect(buildPosition(future, AS_OF, true)).toMatchObject({
      originalFace: '0',
      currentFace: '0.00',
      status: ['not entitled'],
    })
  })

  it('tell of a class with a check that differs', () => {
    const one = held('45254TLU6', [{ ...HELD, face: '1' }], [reported(A1, { differs: true })])
    expect(buildPosition(one, AS_OF, true).status).toEqual(['differs'])
  })
})

describe('what was sold or entered by hand', () => {
  it('is told', () => {
    const sold = held('45254TLU6', [{ ...HELD, face: '1000' }], [reported(A1)])
    const trades = [...sold.lots, { kind: 'sell' as const, face: '1000', settle: '2002-09-20' }]
    expect(buildPosition({ ...sold, lots: trades }, AS_OF, true)).toMatchObject({
      originalFace: '0',
      status: ['sold'],
      distribution: { interest: '1.57' },
    })
    const byHand = held('45254TLU6', [{ ...HELD, face: '1' }], [reported(A1, { place: null })])
    expect(buildPosition(byHand, AS_OF, true)).toMatchObject({
      status: ['entered by hand'],
      byHand: true,
      source: null,
    })
  })
})

describe('missing months', () => {
  const dates = ['2002-07-25', '2002-09-25', '2002-12-26']

  it('are those between reports on file, up to the day', () => {
    expect(monthGaps(dates, '2002-12-31')).toEqual(['2002-08', '2002-10', '2002-11'])
    expect(monthGaps(dates, '2002-12-25')).toEqual(['2002-08'])
    expect(monthGaps(dates, '2002-08-31')).toEqual([])
    expect(monthGaps([], '2002-08-31')).toEqual([])
  })

  it('stand in the status', () => {
    const history = [
      reported(A1, { source: 'r1', distributionDate: '2002-07-25', recordDate: '2002-06-28' }),
      reported(A1, { source: 'r2' }),
    ]
    const one = held('45254TLU6', [{ face: '1', settle: '2002-06-01' }], history)
    expect(buildPosition(one, AS_OF, true)).toMatchObject({
      status: ['gap: 2002-08'],
      missing: ['2002-08'],
      awaited: null,
    })
  })

  it('before the first report on file are missing, and no gap between two', () => {
    const one = held('45254TLU6', [{ face: '1', settle: '2002-07-01' }], [reported(A1)])
    const deal = { firstPayment: '2002-07-25', dates: ['2002-09-25'] }
    const at = (asOf: string) => buildPosition({ ...one, open: openMonths(deal, asOf) }, asOf, true)
    expect(at(AS_OF)).toMatchObject({ status: ['ok'], missing: ['2002-08'], awaited: null })
    expect(at('2002-08-31')).toMatchObject({ status: ['no report yet'], missing: ['2002-08'] })
    expect(at('2002-12-31').awaited).toEqual({ since: '2002-10', months: 3 })
  })

  it('are awaited no more of a class that is paid off', () => {
    const zero = reported({ ...A1, perThousand: { ...A1.perThousand, currentBalance: '0' } })
    const one = held('45254TLU6', [{ face: '1', settle: null }], [zero])
    const open = openMonths({ firstPayment: null, dates: ['2002-09-25'] }, '2002-12-31')
    expect(buildPosition({ ...one, open }, '2002-12-31', true).awaited).toBeNull()
  })
})

describe('one holding', () => {
  it('ties its faces but for the cent of rounding', () => {
    const row = reported(A1)
    const one = held('45254TLU6', [{ ...HELD, face: '1000000' }], [row])
    expect(facesAround(one, row)).toEqual({
      opening: '911077.30',
      principal: '93742.09',
      realizedLoss: '0.00',
      deferredInterest: '0.00',
      computed: '817335.21',
      closing: '817335.22',
      difference: '-0.01',
    })
  })

  it('counts losses and deferred interest in the closing face', () => {
    const row = reported(A1, {
      priorFactor: '1000',
      principalFactor: '0',
      factorBase: '1000000',
      realizedLoss: '20000',
      deferredInterest: '5000',
      currentFactor: '985',
    })
    const faces = facesAround(held('45254TLU6', [{ ...HELD, face: '1000' }], [row]), row)
    expect(faces).toMatchObject({
      realizedLoss: '20.00',
      deferredInterest: '5.00',
      computed: '985.00',
      difference: '0.00',
    })
  })

  it('has no faces for a notional class or without entitlement', () => {
    const notional = reported(A_IO)
    expect(
      facesAround(held('45254TLY8', [{ ...HELD, face: '1' }], [notional]), notional),
    ).toBeNull()
    const late = held('45254TLU6', [{ face: '1', settle: '2002-09-01' }], [reported(A1)])
    expect(facesAround(late, reported(A1))).toBeNull()
  })

  it('lists distributions newest first, up to the day', () => {
    const history = [
      reported(A1, { source: 'r1', distributionDate: '2002-07-25', recordDate: '2002-06-28' }),
      reported(A1, { source: 'r2', revision: 'revised' }),
      reported(A1, { source: 'r3', distributionDate: '2002-10-25', recordDate: '2002-09-30' }),
    ]
    const one = held('45254TLU6', [{ ...HELD, face: '1000000' }], history)
    expect(distributionHistory(one, AS_OF)).toEqual([
      {
        date: '2002-09-25',
        entitledFace: '1000000',
        interest: '1571.61',
        principal: '93742.09',
        total: '95313.70',
        realizedLoss: '0.00',
        factor: '0.817335216',
        currentFace: '817335.22',
        priorPerThousand: '911.077304',
        interestPerThousand: '1.571608348',
        principalPerThousand: '93.742088',
        currentPerThousand: '817.335216',
        lossPerDollar: '0',
        source: { filingId: 7, reportIndex: 0, classKey: 'REMIC III/A-1' },
        revision: 'revised',
        differs: false,
        explained: false,
      },
      {
        date: '2002-07-25',
        entitledFace: '0',
        interest: '0.00',
        principal: '0.00',
        total: '0.00',
        realizedLoss: '0.00',
        factor: '0.817335216',
        currentFace: '0.00',
        priorPerThousand: '911.077304',
        interestPerThousand: '1.571608348',
        principalPerThousand: '93.742088',
        currentPerThousand: '817.335216',
        lossPerDollar: '0',
        source: { filingId: 7, reportIndex: 0, classKey: 'REMIC III/A-1' },
        revision: null,
        differs: false,
        explained: false,
      },
    ])
  })
})
