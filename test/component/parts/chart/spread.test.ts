import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'
import { spread } from '../../../../src/renderer/parts/chart/spread'

const ROOM = { top: 10, bottom: 130 }
const APART = 12
const anywhere = fc.double({ min: -50, max: 200, noNaN: true })
const some = fc.array(anywhere, { minLength: 1, maxLength: 8 })
/** Rounding of binary numbers, in pixels. */
const NEARLY = 1e-6

/** Of each place how far it is from where it was wanted, squared and added up. */
const moved = (places: readonly number[], wanted: readonly number[]) =>
  places.reduce((sum, place, at) => sum + (place - (wanted[at] ?? 0)) ** 2, 0)

describe('names at the ends of lines', () => {
  it('stay where they are wanted while there is room', () => {
    expect(spread([20, 60, 100], APART, ROOM)).toEqual([20, 60, 100])
    expect(spread([], APART, ROOM)).toEqual([])
  })

  it('follow the ends of their lines and not the order of the series', () => {
    // The third line ends between the others
    expect(spread([130, 128, 129], APART, ROOM)).toEqual([130, 106, 118])
    // Pushed down as well as up
    expect(spread([70, 70], APART, ROOM)).toEqual([64, 76])
    expect(spread([0, 5], APART, ROOM)).toEqual([10, 22])
  })

  it('stand closer where the room is too small', () => {
    expect(spread([0, 0, 0], APART, { top: 0, bottom: 10 })).toEqual([0, 5, 10])
  })

  test.prop([some])('never overlap, change their order or leave the canvas', (wanted) => {
    const places = spread(wanted, APART, ROOM)
    const order = wanted
      .map((_, at) => at)
      .sort((a, b) => (wanted[a] ?? 0) - (wanted[b] ?? 0) || a - b)
    const inOrder = order.map((at) => places[at] ?? NaN)
    for (const [at, place] of inOrder.entries()) {
      expect(place).toBeGreaterThanOrEqual(ROOM.top - NEARLY)
      expect(place).toBeLessThanOrEqual(ROOM.bottom + NEARLY)
      const before = inOrder[at - 1]
      if (before !== undefined) expect(place - before).toBeGreaterThanOrEqual(APART - NEARLY)
    }
  })

  test.prop([
    some,
    fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 9, maxLength: 9 }),
  ])('are as near to the ends as any placing that does not overlap', (wanted, shares) => {
    const sorted = wanted.toSorted((a, b) => a - b)
    const free = ROOM.bottom - ROOM.top - (sorted.length - 1) * APART
    // The free room, shared out at random above, between and below
    const parts = shares.slice(0, sorted.length + 1)
    const whole = parts.reduce((sum, part) => sum + part, 0) || 1
    let gone = 0
    const other = sorted.map((_, at) => {
      gone += ((parts[at] ?? 0) / whole) * free
      return ROOM.top + gone + at * APART
    })
    expect(moved(spread(sorted, APART, ROOM), sorted)).toBeLessThanOrEqual(
      moved(other, sorted) + NEARLY,
    )
  })
})
