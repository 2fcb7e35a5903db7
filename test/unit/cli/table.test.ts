import { expect, test } from 'vitest'
import { table, type Column } from '../../../src/main/cli/table'

interface Row {
  readonly name: string
  readonly amount: string
}

const columns: Column<Row>[] = [
  { title: 'Name', value: (row) => row.name },
  { title: 'Amount', value: (row) => row.amount, right: true },
]

const rows = [
  { name: 'A', amount: '1,234.50' },
  { name: 'Longer name', amount: '0.00' },
]

test('columns are as wide as their widest cell, figures at the right', () => {
  expect(table(columns, rows)).toBe(
    [
      'Name           Amount',
      '-----------  --------',
      'A            1,234.50',
      'Longer name      0.00',
      '',
    ].join('\n'),
  )
})

test('a total stands under a rule of its own', () => {
  expect(table(columns, rows, ['Total', '10,001,234.50']).split('\n').slice(-4)).toEqual([
    'Longer name           0.00',
    '-----------  -------------',
    'Total        10,001,234.50',
    '',
  ])
})

test('no line ends in blanks', () => {
  const left = table([{ title: 'Name', value: (row: Row) => row.name }], rows)
  expect(left.split('\n').every((line) => line === line.trimEnd())).toBe(true)
})
