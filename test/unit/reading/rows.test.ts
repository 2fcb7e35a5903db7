import { fc, it as property } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'
import { physicalLines, unfold, type LogicalLine } from '../../../src/main/filing/logicalLines'
import {
  cusipLike,
  dayCountMethod,
  plainNumber,
  rate,
  serialDate,
  word,
} from '../../../src/main/reading/kinds'
import { readingsOf, type Column } from '../../../src/main/reading/rows'
import { tokensOf } from '../../../src/main/reading/tokens'
import { foldLines } from '../../support/refold'

const name: Column = { key: 'name', kind: word, words: true }
const amounts = (...keys: string[]): Column[] => keys.map((key) => ({ key, kind: plainNumber }))

function line(text: string): LogicalLine {
  const [only] = unfold(physicalLines(text))
  if (only === undefined) throw new Error('no line')
  return only
}

function values(text: string, columns: readonly Column[]): (string | null)[][] {
  return readingsOf(tokensOf(line(text)), columns).map((reading) =>
    columns.map((column) => reading[column.key]?.value ?? null),
  )
}

describe('the kinds of cells', () => {
  it.each(['0', '16502.4', '147907008.3', '-2259.42', '0.079211522', '1234567890', '100.00'])(
    '%s is a number',
    (text) => {
      expect(plainNumber(text)).toBe(text)
    },
  )
  it.each([
    '00',
    '007',
    '.5',
    '5.',
    '1.2.3',
    '12345678901',
    '0.0792115221',
    '1,000',
    '--1',
    '1e5',
    '',
  ])('%j is none', (text) => {
    expect(plainNumber(text)).toBeNull()
  })
  it('a rate is below one, a serial is a day, a method is one of those known', () => {
    expect([rate('0.0207'), rate('1.5'), rate('0')]).toEqual(['0.0207', null, '0'])
    expect([serialDate('37494'), serialDate('3749'), serialDate('99999')]).toEqual([
      '2002-08-26',
      null,
      null,
    ])
    expect(
      ['F-30/360', 'A-Act/360', '-', 'Act/365', 'F-30/36O', 'monthly'].map(dayCountMethod),
    ).toEqual(['F-30/360', 'A-Act/360', '-', 'Act/365', null, null])
    expect([cusipLike('45254TLU6'), cusipLike('IMH0001TC'), cusipLike('45254TLU')]).toEqual([
      '45254TLU6',
      'IMH0001TC',
      null,
    ])
  })
})

describe('a folded row', () => {
  it('is glued where a number was cut, and split between two', () => {
    expect(
      values('A   470000000\n>439797456.4      78\n>0640.49', [name, ...amounts('a', 'b', 'c')]),
    ).toEqual([['A', '470000000', '439797456.4', '780640.49']])
  })

  it('is split where a piece begins with a blank', () => {
    expect(values('A 12\n> 34', [name, ...amounts('a', 'b')])).toEqual([['A', '12', '34']])
    expect(values('A 12\n> 34', [name, ...amounts('a')])).toEqual([['A 12', '34']])
  })

  it('has several readings where nothing in the row tells', () => {
    const found = values('A 1\n>2 3\n>4', [name, ...amounts('a', 'b', 'c')])
    expect(found).toHaveLength(3) // 1|2 34, 12 3|4, and a name of two words
    expect(found).toContainEqual(['A', '1', '2', '34'])
    expect(found).toContainEqual(['A', '12', '3', '4'])
  })

  it('leaves out cells that may be blank, and no others', () => {
    const columns: Column[] = [
      name,
      { key: 'rate', kind: rate, optional: true },
      ...amounts('a', 'b'),
    ]
    expect(values('R-1 0 0', columns)).toEqual([['R-1', null, '0', '0']])
    expect(values('R-1 0', columns)).toEqual([])
    expect(values('B 0.07 100 0', columns)).toContainEqual(['B', '0.07', '100', '0'])
  })

  it('is given up when more ways fit than anything could choose from', () => {
    const ones = Array.from({ length: 30 }, () => '>1').join('\n')
    expect(values(`A 1\n${ones}`, [name, ...amounts('a', 'b', 'c', 'd', 'e', 'f')])).toEqual([])
  })

  const number = fc
    .tuple(fc.integer({ min: 0, max: 99_999_999 }), fc.integer({ min: 0, max: 99 }))
    .map(([whole, part]) => `${whole}.${part}`)
  property.prop([
    fc.array(number, { minLength: 8, maxLength: 8 }),
    fc.integer({ min: 9, max: 60 }),
  ])('folded anywhere, is among the ways to read it', (cells, width) => {
    const keys = cells.map((_, i) => `c${i}`)
    const text = foldLines([`A-1   ${cells.join('      ')}`], { width })
    expect(values(text, [{ key: 'name', kind: word }, ...amounts(...keys)])).toContainEqual([
      'A-1',
      ...cells,
    ])
  })
})
