import { fc, test } from '@fast-check/vitest'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Column } from '../../../../src/renderer/parts/table/columns'
import { Table } from '../../../../src/renderer/parts/table/table.svelte'
import { textOf } from '../../../../src/renderer/parts/table/tableText'
import { KeptTables } from '../../../../src/renderer/state/keptTables'
import { money, useSigns } from '../../../../src/renderer/text/figures'

interface Row {
  readonly name: string
  readonly deal: string
  readonly cash: string | null
}
const COLUMNS: readonly Column<Row>[] = [
  { id: 'name', head: 'Class', names: true, value: (row) => row.name },
  { id: 'deal', head: 'Deal', value: (row) => row.deal },
  { id: 'cash', head: 'Cash', unit: '$', kind: 'number', value: (row) => row.cash, shown: money },
  { id: 'lots', head: 'Lots', silent: true, sorts: false, value: () => null },
]
const ROWS: readonly Row[] = [
  { name: 'M-1', deal: 'One Trust', cash: '-1234.567' },
  { name: 'A-1', deal: 'Two Trust', cash: '95313.70' },
  { name: 'A-2', deal: 'One Trust', cash: null },
]
const table = (rows: readonly Row[] = ROWS, kept = new KeptTables()) =>
  new Table<Row>(kept, {
    id: 'test',
    rows: () => rows,
    key: (row) => row.name,
    columns: () => COLUMNS,
  })
const names = (of: Table<Row>) => of.found.map((row) => row.name)

beforeEach(() => {
  localStorage.clear()
  useSigns('comma-point')
})

describe('a table', () => {
  it('sorts upwards, downwards, then as the rows come', () => {
    const one = table()
    one.sortBy('cash')
    expect(names(one)).toEqual(['M-1', 'A-1', 'A-2'])
    one.sortBy('cash')
    expect(names(one)).toEqual(['A-1', 'M-1', 'A-2'])
    one.sortBy('cash')
    expect(one.sort).toBeNull()
    one.sortBy('lots')
    expect(one.sort).toBeNull()
  })

  it('finds words in any order, and numbers as they are shown, in whatever signs', () => {
    const one = table()
    one.find('trust one')
    expect(names(one)).toEqual(['M-1', 'A-2'])
    one.find('95,313.7')
    expect(names(one)).toEqual(['A-1'])
    one.find('−1,234')
    expect(names(one)).toEqual(['M-1'])
    useSigns('point-comma')
    one.find('95.313,70')
    expect(names(one)).toEqual(['A-1'])
    one.find('nothing such')
    expect(one.lines).toEqual([])
  })

  test.prop([fc.array(fc.constantFrom(...ROWS)), fc.constantFrom('one', 'a-1', '9', '')])(
    'shows with a filter exactly the rows that have its word',
    (rows, word) => {
      const one = table(rows, new KeptTables())
      one.find(word)
      const wanted = rows.filter((row) =>
        `${row.name} ${row.deal} ${row.cash ?? ''}`.toLowerCase().includes(word),
      )
      expect(one.found).toEqual(wanted)
      one.reset()
    },
  )

  it('copies what is shown in full precision, and leaves buttons out', () => {
    const one = table()
    expect(textOf(one)).toBe(
      'Class\tDeal\tCash $\nM-1\tOne Trust\t-1234.567\nA-1\tTwo Trust\t95313.70\nA-2\tOne Trust',
    )
    one.show('deal', false)
    one.find('a-1')
    expect(textOf(one)).toBe('Class\tCash $\nA-1\t95313.70')
  })

  it('moves and hides columns, and keeps the one that names the row in front', () => {
    const one = table()
    one.move('cash', -1)
    expect(one.shown.map((column) => column.id)).toEqual(['name', 'cash', 'deal', 'lots'])
    one.move('cash', -1)
    expect(one.shown.map((column) => column.id)).toEqual(['name', 'cash', 'deal', 'lots'])
    one.show('lots', false)
    expect(one.shown.map((column) => column.id)).toEqual(['name', 'cash', 'deal'])
    one.reset()
    expect(one.shown.map((column) => column.id)).toEqual(['name', 'deal', 'cash', 'lots'])
  })

  it('is found as it was left, and as usual where what was kept cannot be understood', () => {
    const one = table()
    one.sortBy('cash')
    one.find('trust')
    one.show('deal', false)
    one.move('lots', -1)
    const later = table(ROWS, new KeptTables())
    expect(later.sort).toEqual({ column: 'cash', down: false })
    expect(later.filter).toBe('trust')
    expect(later.shown.map((column) => column.id)).toEqual(['name', 'lots', 'cash'])
    for (const kept of ['{', '{"test":{"sort":7}}', '{"test":null}', '[1]']) {
      localStorage.setItem('paydown.tables', kept)
      expect(table(ROWS, new KeptTables()).isChosen).toBe(false)
    }
  })

  it('sorts within groups, sums what is shown, and copies the group of each row', () => {
    const one = new Table<Row>(new KeptTables(), {
      id: 'grouped',
      rows: () => ROWS,
      key: (row) => row.name,
      columns: () => COLUMNS,
      group: {
        head: 'Deal',
        of: (row) => row.deal,
        sums: (rows) => ({ cash: { value: String(rows.length), made: 'the rows' } }),
      },
    })
    one.sortBy('name')
    expect(one.lines.map((line) => (line.kind === 'row' ? line.row.name : line.kind))).toEqual([
      'group', 'A-2', 'M-1', 'sum', 'group', 'A-1', 'sum',
    ]) // prettier-ignore
    expect(textOf(one).split('\n')[3]).toBe('One Trust\tSum\t\t2')
    one.find('two')
    expect(one.lines).toHaveLength(3)
  })

  it('filters 48,000 rows within 50 ms a key', () => {
    const rows = Array.from({ length: 48_000 }, (_, at) => ({
      name: `C-${at}`,
      deal: `Deal ${at % 200} of 1999-${at % 12}`,
      cash: String(at * 7),
    }))
    const one = table(rows)
    one.prepare()
    const times = ['d', 'de', 'dea', 'deal', 'deal 1', 'deal 19', 'deal 19 c-4'].map((typed) => {
      const start = performance.now()
      one.find(typed)
      expect(one.lines.length).toBeGreaterThan(0)
      return performance.now() - start
    })
    // The median: a busy machine may be late with any one
    expect(times.toSorted((a, b) => a - b)[3]).toBeLessThan(50)
  })
})
