import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'
import { exact, fromCents } from '@shared/decimal'
import type { ClassRow } from '@shared/report'
import { cashOf, faceAt, factorPerDollar, type PayingClass } from '../../../src/main/holdings/cash'
import { A, A1, A_IO, classRow, M1, type ClassFacts } from '../../support/documents'

function paying({ basis, perThousand, current }: ClassRow): PayingClass {
  return {
    basis,
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
  }
}

function payingClass(facts: Omit<ClassFacts, 'class' | 'cusip'>): PayingClass {
  return paying(classRow({ class: 'X', cusip: null, ...facts }))
}

describe('the cash of a distribution', () => {
  it.each([
    ['A-1', A1, '1000000', '1571.61', '93742.09', '817335.22'],
    ['M-1', M1, '250000', '1450.00', '0.00', '250000.00'],
    ['A', A, '5000000', '8304.69', '93880.30', '4584816.05'],
    ['A-IO', A_IO, '2100000', '4937.45', '0.00', '2100000.00'],
  ])('of %s is right to the cent', (_, row, face, interest, principal, currentFace) => {
    const cash = cashOf(exact(face), paying(row))
    expect(fromCents(cash.interest)).toBe(interest)
    expect(fromCents(cash.principal)).toBe(principal)
    expect(faceAt(exact(face), paying(row), 'current')).toBe(currentFace)
  })

  it('rounds half a cent up, and less than half down', () => {
    const half = payingClass({ interest: '0.005', principal: '0.00499999999' })
    expect(cashOf(exact('1000'), half)).toMatchObject({ interest: 1n, principal: 0n })
  })

  it('rounds half a cent away from zero where principal is taken back', () => {
    expect(cashOf(exact('1000'), payingClass({ principal: '-0.005' })).principal).toBe(-1n)
  })

  it('pays nothing for a realized loss or deferred interest, and shares them by the face', () => {
    const row = payingClass({ base: '3000000', realizedLoss: '1000', deferredInterest: '0.05' })
    const cash = cashOf(exact('1000000'), row)
    expect(cash.realizedLoss).toBe(33333n)
    expect(cash.deferredInterest).toBe(2n)
    expect(cash.principal).toBe(1000000n)
  })

  it('gives a notional class no part in a loss', () => {
    const row = payingClass({ basis: 'notional', realizedLoss: '1000', deferredInterest: '5' })
    expect(cashOf(exact('1000000'), row)).toMatchObject({ realizedLoss: 0n, deferredInterest: 0n })
  })

  it('takes the face of a class without a base as a percentage of its dollars', () => {
    const row: PayingClass = {
      ...payingClass({ basis: 'none', base: '0', interest: '0', principal: '0', current: '0' }),
      interest: '1283193.11',
      currentBalance: '80.10',
    }
    expect(cashOf(exact('25'), row).interest).toBe(32079828n)
    expect(faceAt(exact('25'), row, 'current')).toBe('20.03')
  })

  it('falls back to the dollars where a factor is blank', () => {
    const row = { ...payingClass({ base: '2000000', interest: '5' }), interestFactor: null }
    expect(cashOf(exact('1000000'), row).interest).toBe(500000n)
  })

  it('has no face where no factor is printed', () => {
    expect(faceAt(exact('1'), { ...paying(A1), currentFactor: null }, 'current')).toBeNull()
    expect(factorPerDollar(null)).toBeNull()
    expect(factorPerDollar('817.335216')).toBe('0.817335216')
    expect(factorPerDollar('1000')).toBe('1')
    expect(factorPerDollar('916.9632092')).toBe('0.9169632092')
  })
})

/** A decimal of so many places as a string and as an integer of its last place. */
const decimal = (places: number, max: bigint) =>
  fc.bigInt({ min: 0n, max }).map((units) => {
    const digits = units.toString().padStart(places + 1, '0')
    const cut = digits.length - places
    return { units, text: `${digits.slice(0, cut)}.${digits.slice(cut)}` }
  })

/** numerator ÷ denominator, rounded half up, in whole numbers only. */
const halfUp = (numerator: bigint, denominator: bigint) =>
  (2n * numerator + denominator) / (2n * denominator)

const ALWAYS_THE_SAME = { seed: 20020925, numRuns: 500 }

describe('cash against whole-number arithmetic', () => {
  test.prop([decimal(2, 10n ** 15n), decimal(9, 10n ** 13n)], ALWAYS_THE_SAME)(
    'face ÷ 1,000 × factor is exact before it is rounded',
    (face, factor) => {
      const row = payingClass({ interest: factor.text, principal: '0', current: factor.text })
      // face in cents, factor in billionths: cents = face × factor ÷ 10^9 ÷ 1000
      const cents = halfUp(face.units * factor.units, 10n ** 12n)
      expect(cashOf(exact(face.text), row).interest).toBe(cents)
      expect(faceAt(exact(face.text), row, 'current')).toBe(fromCents(cents))
    },
  )

  test.prop(
    [decimal(2, 10n ** 13n), decimal(2, 10n ** 12n), fc.bigInt({ min: 1n, max: 10n ** 11n })],
    ALWAYS_THE_SAME,
  )('a share in a loss is loss × face ÷ base', (face, loss, base) => {
    const row = payingClass({ base: base.toString(), realizedLoss: loss.text })
    const cents = halfUp(face.units * loss.units, base * 100n)
    expect(cashOf(exact(face.text), row).realizedLoss).toBe(cents)
  })
})
