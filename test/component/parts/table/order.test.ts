import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'
import { compareDecimals } from '../../../../src/shared/decimal'
import { sorted } from '../../../../src/renderer/parts/table/order'

interface Row {
  readonly at: number
  readonly value: string | null
}
const cells = fc.array(
  fc.option(
    fc.constantFrom('0', '0.00', '-0.5', '10', '9.999', '9007199254740993', '9007199254740992'),
    { freq: 4 },
  ),
)
const rowsOf = (values: readonly (string | null)[]): Row[] =>
  values.map((value, at) => ({ at, value }))

describe('sorted rows', () => {
  test.prop([cells, fc.boolean()])(
    'are all there, in exact order, equals as they were, blanks last',
    (values, down) => {
      const rows = rowsOf(values)
      const after = sorted(rows, (row) => row.value, 'number', down)
      expect(after.map((row) => row.at).toSorted((a, b) => a - b)).toEqual(
        rows.map((row) => row.at),
      )
      for (const [i, b] of after.entries()) {
        const a = after[i - 1]
        if (a === undefined) continue
        if (a.value === null) expect(b.value).toBeNull()
        if (a.value === null || b.value === null) {
          if (a.value === b.value) expect(a.at).toBeLessThan(b.at)
          continue
        }
        const order = compareDecimals(a.value, b.value) * (down ? -1 : 1)
        expect(order).toBeLessThanOrEqual(0)
        if (order === 0) expect(a.at).toBeLessThan(b.at)
      }
    },
  )

  it('put words with numbers in them in the order people count, and words after numbers', () => {
    const words = rowsOf(['M-10', 'a-1', 'M-2', null, 'A-1'])
    expect(sorted(words, (row) => row.value, 'text', false).map((row) => row.value)).toEqual([
      'a-1', 'A-1', 'M-2', 'M-10', null,
    ]) // prettier-ignore
    const mixed = rowsOf(['Not Available', '2', 'No', '10'])
    expect(sorted(mixed, (row) => row.value, 'number', false).map((row) => row.value)).toEqual([
      '2', '10', 'No', 'Not Available',
    ]) // prettier-ignore
  })
})
