import type { Reply } from '@shared/api'
import type { CsvPurposeName } from '@shared/api/csv'

type Columns = Reply<'csv.columns'>

const NAMES: Readonly<Record<string, string>> = {
  cusip: 'CUSIP',
  date: 'Pay date',
  trade: 'Trade date',
  settle: 'Settlement date',
  face: 'Original face',
  side: 'Buy or sell',
  price: 'Price, percent',
  accrued: 'Accrued interest',
  row: 'Number of the row',
  lot: 'Row of the lot a sale relieves',
}

/** What a field of a CSV file is called on the screen. */
export function fieldName(field: string): string {
  return NAMES[field] ?? field.charAt(0).toUpperCase() + field.slice(1)
}

/** Whether nothing can be read without a field, alone or with another that can stand for it. */
export function isNeeded({ needs }: Pick<Columns, 'needs'>, field: string): boolean {
  return needs.some((need) => need.split('|')[0] === field)
}

/** What stands in a column, in a few values. */
export function exampleOf({ columns }: Pick<Columns, 'columns'>, column: string): string {
  return columns.find(({ name }) => name === column)?.examples.join(', ') ?? ''
}

/** How many rows of a file, by what it is read for: `1 lot or sale`, `2 rows of cash`. */
export function rowWords(purpose: CsvPurposeName, count: number): string {
  return purpose === 'lots'
    ? `${count} ${count === 1 ? 'lot or sale' : 'lots and sales'}`
    : `${count} ${count === 1 ? 'row' : 'rows'} of cash`
}
