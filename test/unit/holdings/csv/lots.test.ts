import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LOT_FIELDS, LOT_NEEDS, lotRows, writeLots } from '../../../../src/main/holdings/csv/lots'
import { checkMapping, proposeMapping } from '../../../../src/main/holdings/csv/mapping'
import { parseTable } from '../../../../src/main/holdings/csv/table'
import type { CheckedLot } from '../../../../src/main/holdings/lotDraft'
import { codeOf, valueOf } from '../../../support/folders'

function read(text: string, options: Parameters<typeof lotRows>[2] = {}) {
  const table = valueOf(parseTable('lots.csv', text))
  const mapping = valueOf(
    checkMapping(proposeMapping(LOT_FIELDS, table.columns), LOT_FIELDS, LOT_NEEDS, table.columns),
  )
  return lotRows(table, mapping, options)
}

describe('a CSV of lots', () => {
  it('is read under the names that files use, rows in error aside', () => {
    const { rows, errors } = read(
      [
        '\uFEFFAcct;CUSIP Number;Orig Face;Settle Date;Price;Memo',
        '17;45254TLU6;1,000,000.00;9/25/2002;$99.50;first',
        '17;45254TLU6;(400000);10/3/2002;;',
        '',
        '17;45254TLU7;5;9/25/2002;;',
        '17;45254TLU6;x;9/25/2002;;',
        '17;45254TLU6;5;9/25/2002',
        '17;45254TLU6;5;2002-13-13;;',
      ].join('\r\n'),
    )
    expect(rows).toMatchObject([
      {
        line: 2,
        lot: {
          kind: 'buy',
          face: '1000000',
          settle: '2002-09-25',
          price: '99.5',
          note: 'first',
          account: '17',
        },
      },
      { line: 3, lot: { kind: 'sell', face: '400000', settle: '2002-10-03', price: null } },
    ])
    expect(errors.map((error) => error.line)).toEqual([5, 6, 7, 8])
    expect(errors[0]?.message).toContain('its check digit is 7, and 6 fits')
    expect(errors[2]?.message).toContain('4 cells and the headings are 6')
  })

  it('tells the line of a row behind cells of several lines and blank ones', () => {
    const table = valueOf(parseTable('a.csv', 'a,b\r\n"x\r\n\r\n",1\r\n\r\n2,"q\r\nr"\r\n3,4\r\n'))
    expect(table.rows.map((row) => row.line)).toEqual([2, 6, 8])
  })

  it('asks where day and month cannot be told apart', () => {
    const text = 'CUSIP,Face,Settle\n45254TLU6,5,3/4/2002\n'
    expect(read(text).errors[0]?.message).toContain('whether the month or the day comes first')
    expect(read(text, { dates: 'dmy' }).rows[0]?.lot.settle).toBe('2002-04-03')
    expect(read(`${text}45254TLU6,5,3/14/2002\n`).rows[0]?.lot.settle).toBe('2002-03-04')
  })

  it.each([
    ['Name,Face\na,1\n', 'bad-mapping'],
    ['CUSIP,Face,Par\na,1,2\n', 'bad-mapping'],
  ])('says which column it misses: %j', (text, code) => {
    const { columns } = valueOf(parseTable('a.csv', text))
    const checked = checkMapping(
      proposeMapping(LOT_FIELDS, columns),
      LOT_FIELDS,
      LOT_NEEDS,
      columns,
    )
    expect(codeOf(checked)).toBe(code)
  })

  it.each([
    ['', 'is empty'],
    ['a,b;c\n', 'more than one'],
    ['a,a\n', 'two of its'],
    ['a,b\n"x', 'Quote'],
  ])('refuses %j', (text, why) => {
    const result = parseTable('a.csv', text)
    expect(result.ok ? '' : result.problem.message).toContain(why)
  })

  it('reads back what it writes, to the byte', () => {
    const text = fc.string({
      minLength: 1,
      maxLength: 20,
      unit: fc.constantFrom('a', 'b', '"', "'", ',', ';', '=', '-', '+', '@', ' ', '7', 'é'),
    })
    const name = text.map((one) => one.replace(/\s+/g, ' ').trim()).filter((one) => one !== '')
    const lot = fc.record<CheckedLot>({
      kind: fc.constant('buy'),
      cusip: fc.constantFrom('45254TLU6', '45254TLZ5'),
      face: fc.integer({ min: 1, max: 1e9 }).map(String),
      portfolio: name,
      account: fc.option(name),
      trade: fc.constantFrom(null, '2002-06-01'),
      settle: fc.constantFrom(null, '2002-06-05'),
      price: fc.constantFrom(null, '99.5', '0'),
      accrued: fc.constantFrom(null, '12.5'),
      lot: fc.constant(null),
      note: fc.option(name),
    })
    fc.assert(
      fc.property(fc.array(lot, { minLength: 1, maxLength: 5 }), (lots) => {
        const written = writeLots(lots.map((one, id) => ({ ...one, id })))
        const { rows, errors } = read(written)
        expect(errors).toEqual([])
        expect(rows.map((row) => row.lot)).toEqual(lots)
        expect(writeLots(rows.map((row, id) => ({ ...row.lot, id })))).toBe(written)
      }),
    )
  })
})
