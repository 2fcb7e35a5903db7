import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exact, plain } from '@shared/decimal'
import { relieve, type Buy, type Relief, type Sale } from '../../../src/main/holdings/relief'
import { codeOf, valueOf } from '../../support/folders'

const buy = (id: number, face: string, settle: string | null): Buy => ({ id, face, settle })
const sale = (id: number, face: string, settle: string, lotId: number | null = null): Sale => ({
  id,
  face,
  settle,
  lotId,
})
const brief = (reliefs: readonly { saleId: number; lotId: number; face: string }[]) =>
  reliefs.map(({ saleId, lotId, face }) => [saleId, lotId, face])

describe('relieving lots', () => {
  const buys = [buy(3, '100', '2002-08-01'), buy(1, '50', null), buy(2, '70', '2002-07-01')]

  it('goes first in, first out', () => {
    const reliefs = valueOf(relieve(buys, [sale(9, '130', '2002-09-01')]))
    expect(brief(reliefs)).toEqual([
      [9, 1, '50'],
      [9, 2, '70'],
      [9, 3, '10'],
    ])
  })

  it('takes the lot that a sale names', () => {
    const sales = [sale(9, '60', '2002-09-01', 3), sale(8, '60', '2002-09-01')]
    expect(brief(valueOf(relieve(buys, sales)))).toEqual([
      [8, 1, '50'],
      [8, 2, '10'],
      [9, 3, '60'],
    ])
  })

  it('refuses more than is held on the day, and lots that are not', () => {
    expect(codeOf(relieve(buys, [sale(9, '121', '2002-07-31')]))).toBe('oversold')
    expect(codeOf(relieve(buys, [sale(9, '120', '2002-07-31')]))).toBeNull()
    expect(codeOf(relieve(buys, [sale(9, '1', '2002-07-31', 3)]))).toBe('no-such-lot')
    expect(codeOf(relieve(buys, [sale(9, '71', '2002-07-31', 2)]))).toBe('oversold')
  })

  it('sells what it says, from lots that have it, in whatever order trades are told', () => {
    const day = fc.integer({ min: 1, max: 28 }).map((n) => `2002-0${1 + (n % 9)}-10`)
    const face = fc.integer({ min: 1, max: 5000 }).map((n) => plain(exact(n).div(100)))
    const lots = fc.array(fc.tuple(face, day), { minLength: 1, maxLength: 6 })
    const sold = fc.array(fc.tuple(face, day, fc.boolean()), { maxLength: 6 })
    fc.assert(
      fc.property(lots, sold, (bought, told) => {
        const all = bought.map(([f, d], i) => buy(i + 1, f, d))
        const sales = told.map(([f, d, named], i) => sale(100 + i, f, d, named ? 1 : null))
        const result = relieve(all, sales)
        const backwards = relieve([...all].reverse(), [...sales].reverse())
        expect(backwards).toEqual(result)
        if (!result.ok) return
        const sum = (of: (one: Relief) => boolean) =>
          plain(result.value.filter(of).reduce((s, one) => s.plus(one.face), exact(0)))
        for (const one of sales) {
          expect(sum((relief) => relief.saleId === one.id)).toBe(one.face)
        }
        for (const one of all) {
          expect(exact(sum((relief) => relief.lotId === one.id)).lte(one.face)).toBe(true)
        }
        for (const relief of result.value) {
          const lot = all.find((one) => one.id === relief.lotId)
          expect((lot?.settle ?? '') <= relief.settle).toBe(true)
        }
      }),
    )
  })
})
