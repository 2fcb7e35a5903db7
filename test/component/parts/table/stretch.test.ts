import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'
import { DRAWN_WHOLE, Stretch } from '../../../../src/renderer/parts/table/stretch.svelte'

describe('a long table', () => {
  it('is drawn whole while it is short', () => {
    expect(new Stretch(() => DRAWN_WHOLE).pieces).toHaveLength(DRAWN_WHOLE)
  })

  it('draws those in sight also where a filter leaves few of many', () => {
    const stretch = new Stretch(
      () => DRAWN_WHOLE,
      () => DRAWN_WHOLE + 1,
    )
    stretch.measure(20)
    stretch.see(0, 200)
    expect(stretch.pieces.length).toBeLessThan(30)
  })

  test.prop([
    fc.integer({ min: DRAWN_WHOLE + 1, max: 60_000 }),
    fc.integer({ min: 0, max: 2_000_000 }),
    fc.integer({ min: 1, max: 3000 }),
    fc.option(fc.integer({ min: 0, max: 59_999 })),
  ])(
    'has the height of all its lines, draws those in sight and the one held',
    (count, top, height, held) => {
      const stretch = new Stretch(() => count)
      stretch.measure(20)
      stretch.see(top, height)
      stretch.hold(held)
      const { pieces } = stretch
      const tall = pieces.reduce(
        (sum, piece) => sum + (piece.kind === 'line' ? 20 : piece.height),
        0,
      )
      expect(tall).toBe(count * 20)
      const drawn = pieces.flatMap((piece) => (piece.kind === 'line' ? [piece.at] : []))
      expect(drawn).toEqual([...new Set(drawn)].toSorted((a, b) => a - b))
      expect(drawn.length).toBeLessThan(height / 20 + 40)
      const [from, to] = [Math.floor(top / 20), Math.min(count, Math.ceil((top + height) / 20))]
      for (let at = from; at < to; at++) expect(drawn).toContain(at)
      if (held !== null && held < count) expect(drawn).toContain(held)
    },
  )

  it('begins with what a table of its name measured last, and with the usual where there was none', () => {
    const begun = (name: string) => new Stretch(() => 1000, undefined, name).pieces.length
    const usual = begun('never measured')
    const stretch = new Stretch(() => 1000, undefined, 'measured')
    stretch.measure(20)
    stretch.see(0, 200)
    expect(begun('measured')).toBe(stretch.pieces.length)
    expect(begun('measured')).toBeLessThan(usual)
    expect(begun('another')).toBe(usual)
  })

  it('is scrolled as little as brings a line into sight', () => {
    const stretch = new Stretch(() => 1000)
    stretch.measure(20)
    stretch.see(400, 200)
    expect(stretch.scrollFor(22, 40)).toBeNull()
    expect(stretch.scrollFor(3, 40)).toBe(60)
    expect(stretch.scrollFor(40, 40)).toBe(820 - 160)
  })
})
