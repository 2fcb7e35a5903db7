import type { LedgerLine } from '@shared/api/cost'
import { writeTable } from './table'

const COLUMNS = [
  'Entry',
  'Date',
  'Portfolio',
  'Account',
  'CUSIP',
  'Event',
  'Ledger Account',
  'Debit',
  'Credit',
]

/** Journal entries as a CSV file, a row a line. */
export function writeLedger(lines: readonly LedgerLine[]): string {
  const rows = lines.map((line) => [
    String(line.entry),
    line.date,
    line.portfolio,
    line.account ?? '',
    line.cusip,
    line.event,
    line.ledgerAccount,
    line.debit ?? '',
    line.credit ?? '',
  ])
  return writeTable(COLUMNS, rows)
}
