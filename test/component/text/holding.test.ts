import { describe, expect, it } from 'vitest'
import type { Holding } from '@shared/api/holdings'
import { distributionLines, roundingNote } from '../../../src/renderer/text/holding'
import { lot, position } from '../fakeBridge'

const REPORT = { filingId: 7, reportIndex: 0 }

function holding(over: Partial<Holding> = {}): Holding {
  const cells = {
    originalFace: '2000000',
    interest: '5000',
    realizedLoss: '0',
    deferredInterest: null,
    currentBalance: '900.5',
  }
  return {
    position: position(),
    lots: [lot()],
    recordDate: '1999-04-30',
    filingName: 'example.txt',
    checks: [
      {
        id: 'class.x',
        subject: 'I A-1',
        status: 'differs',
        left: '1',
        right: '2',
        difference: '-1',
        tolerance: '0',
        operands: ['classes[I/A-1].perThousand.interest'],
        sentence: 'a = b',
        explanation: null,
      },
    ],
    row: {
      tier: 'I',
      class: 'A-1',
      type: null,
      cusip: '000000AA8',
      basis: 'principal',
      accrual: { start: null, end: null, method: null },
      current: { ...cells, priorBalance: '911.5', principal: '11', distribution: '5011' },
      perThousand: {
        originalPrincipalOrNotional: '2000000',
        priorBalance: '911.077304',
        interest: '2.5',
        principal: '93.742088',
        distribution: '96.242088',
        currentBalance: '817.335216',
      },
      toDate: {
        ...cells,
        unscheduledPrincipal: null,
        scheduledPrincipal: null,
        totalPrincipal: null,
        totalDistribution: null,
      },
      interestDetail: {
        passThroughRate: null,
        priorBalance: null,
        accruedInterest: null,
        nonSupportedShortfall: null,
        priorUnpaidInterest: null,
        unscheduledAdjustments: null,
        optimalInterest: null,
        paidInterest: null,
        currentUnpaidInterest: null,
      },
    },
    faces: {
      opening: '911077.30',
      principal: '93742.09',
      realizedLoss: '0.00',
      deferredInterest: '0.00',
      computed: '817335.21',
      closing: '817335.22',
      difference: '-0.01',
    },
    distributions: [
      {
        date: '1999-05-25',
        priorPerThousand: null,
        currentPerThousand: null,
        interestPerThousand: '2.5',
        principalPerThousand: '10',
        lossPerDollar: '0',
        revision: 'original',
        source: null,
        differs: false,
        explained: false,
        entitledFace: '1000000',
        interest: '2500.00',
        principal: '93742.09',
        total: '96242.09',
        realizedLoss: '0.00',
        factor: '0.817335216',
        currentFace: '817335.22',
      },
    ],
    ...over,
  }
}

/** Checks of the class as the engine makes them: which line fails its own, and which sums it is in. */
function statusesWhere(differing: readonly string[], change: Partial<Holding> = {}) {
  const at = (cells: readonly string[]) => cells.map((cell) => `classes[I/A-1].${cell}`)
  const one = (id: string, ...cells: readonly string[]) => ({
    id, subject: 'I A-1', status: differing.includes(id) ? ('differs' as const) : ('ties' as const),
    left: '0', right: '0', difference: '0', tolerance: '0', operands: at(cells), sentence: id, explanation: null,
  }) // prettier-ignore
  const factor = (cell: string) =>
    one(`factor.${cell}`, `perThousand.${cell}`, 'perThousand.originalPrincipalOrNotional', `current.${cell}`)
  const moved = ['current.principal', 'current.realizedLoss', 'current.deferredInterest']
  const checks = [
    one('distribution', 'current.distribution', 'current.interest', 'current.principal'),
    one('rollForward', 'current.currentBalance', 'current.priorBalance', ...moved),
    one('priorToDate', 'perThousand.priorBalance', 'toDate.originalFace', ...moved),
    ...['priorBalance', 'interest', 'principal', 'distribution', 'currentBalance'].map(factor),
  ]
  const faces = { ...holding().faces!, difference: '0.00' }
  const lines = distributionLines(holding({ checks, faces, ...change }), REPORT)
  return lines.filter(({ status }) => status !== 'ties').map(({ label, status }) => [label, status])
} // prettier-ignore

describe('the marks of the lines', () => {
  it('are those of the line whose own check differs, not of every line summed with it', () => {
    expect(statusesWhere([])).toEqual([])
    const wrong = ['distribution', 'rollForward', 'priorToDate', 'factor.principal']
    // Nothing tells of losses and deferred interest but the sums that principal spoils
    expect(statusesWhere(wrong)).toEqual([
      ['Principal', 'differs'],
      ['Realized loss', null],
      ['Deferred interest', null],
    ])
  })

  it('are those of the lines that nothing else confirms where no line fails a check of its own', () => {
    expect(statusesWhere(['rollForward', 'priorToDate'])).toEqual([
      ['Realized loss', 'differs'],
      ['Deferred interest', 'differs'],
    ])
    // Every line of the sum is confirmed by its factor, and still they do not add up
    expect(statusesWhere(['distribution'])).toEqual([
      ['Interest', 'differs'],
      ['Principal', 'differs'],
      ['Cash', 'differs'],
    ])
  })

  it('explain a cent of rounding, and show more than that', () => {
    expect(statusesWhere([], { faces: holding().faces })).toEqual([
      ['Current balance', 'explained'],
    ])
    expect(statusesWhere([], { faces: { ...holding().faces!, difference: '-0.02' } })).toEqual([
      ['Current balance', 'explained'],
    ])
    const base = holding().row!
    const row = { ...base, perThousand: { ...base.perThousand, currentBalance: '817.335226' } }
    expect(statusesWhere([], { row, faces: { ...holding().faces!, difference: '-0.02' } })).toEqual(
      [['Current balance', 'differs']],
    )
  })
})

describe('the last distribution', () => {
  it('has a line for each of the report’s columns, blanks left blank', () => {
    const lines = distributionLines(holding(), REPORT)
    expect(lines.map((line) => line.label)).toEqual([
      'Prior balance',
      'Interest',
      'Principal',
      'Cash',
      'Realized loss',
      'Deferred interest',
      'Current balance',
    ])
    const deferred = lines[5]
    expect(deferred?.whole).toBeNull()
    expect(deferred?.wholeOrigin).toBeNull()
    expect(lines[1]?.status).toBe('differs')
    expect(lines[0]?.status).toBeNull()
    expect(lines[1]?.mineOrigin?.made?.(() => null)).toBe('1,000,000 ÷ 1,000 × 2.5')
  })

  it('says that a cent is rounding only when the unrounded balances are equal', () => {
    expect(roundingNote(holding())?.text).toBe(
      '911,077.30 − 93,742.09 = 817,335.21, and the factor gives 817,335.22. The cent is rounding: 911,077.304 − 93,742.088 = 817,335.216.',
    )
    const other = holding()
    const off = holding({
      row: {
        ...other.row!,
        perThousand: { ...other.row!.perThousand, currentBalance: '817.335226' },
      },
    })
    expect(roundingNote(off)?.text).not.toContain('rounding')
    expect(roundingNote(off)?.isRounding).toBe(false)
    expect(roundingNote(holding({ faces: { ...other.faces!, difference: '0.00' } }))).toBeNull()
  })
})
