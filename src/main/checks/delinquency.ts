import type { Check, TrusteeReport } from '@shared/report'
import { printed, quotient } from '../reading/approx'
import type { Identity } from '../reading/identity'
import { checksOf } from './check'
import { addsUp, findLine, quantity, type LineCell, type Quantity } from './lines'
import { columnOf } from './loanGroups'

type Row = TrusteeReport['delinquency'][number]
type Bucket = 'current' | 'one' | 'two' | 'threePlus' | 'total'
const BUCKETS: readonly Bucket[] = ['current', 'one', 'two', 'threePlus', 'total']
const SHARES = {
  balancePercent: 'balance',
  loansPercent: 'loans',
} as const

type Quantities = Readonly<Record<Bucket, Quantity | null>>
/** Reads a bucket of a row; null when the report has no such row, or the bucket is blank. */
type Cell = (row: Row | undefined, bucket: Bucket) => Quantity | null

/** Each bucket is asked for by several identities, and made once. */
function cellsOf(rows: readonly Row[]): Cell {
  const known = new Map(rows.map((row) => [row, quantitiesOf(row)]))
  return (row, bucket) => (row && known.get(row)?.[bucket]) ?? null
}

function quantitiesOf(row: Row): Quantities {
  const precision = row.measure === 'balance' || row.measure === 'loans' ? 'cents' : 'tenDigits'
  const key = `delinquency[${row.table}/${row.status}/${row.measure}]`
  const quantityOf = (bucket: Bucket): Quantity | null => {
    const text = row[bucket]
    return text === null ? null : { value: printed(text, precision), path: `${key}.${bucket}` }
  }
  return {
    current: quantityOf('current'),
    one: quantityOf('one'),
    two: quantityOf('two'),
    threePlus: quantityOf('threePlus'),
    total: quantityOf('total'),
  }
}

/**
 * Delinquency: the buckets of a row add up to its total, the statuses to TOTAL, and percentages are shares of the
 * current pool (balance or loans) of the table's group.
 */
export function delinquencyChecks(rows: readonly Row[], lines: readonly LineCell[]): Check[] {
  const cell = cellsOf(rows)
  const [amountOf, poolOf] = [amountsIn(rows), poolsOf(lines)]
  return rows.flatMap((row) => {
    const subject = `${row.table} ${row.status} ${row.measure}`
    const identities = [
      bucketSum(row, cell),
      ...statusSums(row, rows, cell),
      ...shares(row, amountOf, poolOf, cell),
      ...groupSums(row, rows, cell),
    ]
    return identities.flatMap(([identity, of]) =>
      checksOf(identity, of === '' ? subject : `${subject} ${of}`),
    )
  })
}

type Found = readonly [identity: Identity | null, of: string]

function present(parts: readonly (Quantity | null)[]): Quantity[] {
  return parts.filter((part) => part !== null)
}

function bucketSum(row: Row, cell: Cell): Found {
  const parts = present(BUCKETS.slice(0, -1).map((bucket) => cell(row, bucket)))
  return [
    addsUp('delinquency.buckets', 'the buckets add up to the total', cell(row, 'total'), parts),
    '',
  ]
}

function statusSums(row: Row, rows: readonly Row[], cell: Cell): Found[] {
  if (row.status !== 'TOTAL') return []
  const others = rows.filter(
    (one) => one.table === row.table && one.measure === row.measure && one.status !== 'TOTAL',
  )
  return BUCKETS.map((bucket) => {
    const parts = present(others.map((one) => cell(one, bucket)))
    return [
      addsUp('delinquency.statuses', 'the statuses add up to TOTAL', cell(row, bucket), parts),
      bucket,
    ]
  })
}

function shares(row: Row, amountOf: AmountOf, poolOf: PoolOf, cell: Cell): Found[] {
  if (row.measure !== 'balancePercent' && row.measure !== 'loansPercent') return []
  const measure = SHARES[row.measure]
  const amounts = amountOf(row, measure)
  const pool = poolOf(row.table, measure)
  if (pool === null || pool.value.value.isZero()) return []
  return BUCKETS.flatMap((bucket): Found[] => {
    const left = cell(row, bucket)
    const amount = cell(amounts, bucket)
    if (left === null || amount === null) return []
    const identity = {
      id: 'delinquency.share',
      sentence: 'percentage = share of the current pool',
      left: left.value,
      right: quotient(amount.value, pool.value),
      operands: [left.path, amount.path, pool.path],
    }
    return [[identity, bucket]]
  })
}

type Amount = 'balance' | 'loans'

/** The row of amounts beside a row of percentages: of the same table and status. */
type AmountOf = (row: Row, measure: Amount) => Row | undefined

function amountsIn(rows: readonly Row[]): AmountOf {
  const nameOf = (row: Row, measure: string): string => `${row.table}/${row.status}/${measure}`
  const named = new Map(rows.map((row) => [nameOf(row, row.measure), row]))
  return (row, measure) => named.get(nameOf(row, measure))
}

/** The current pool of a table: that of TOTAL, or of the group whose name the table's begins with. */
type PoolOf = (table: string, measure: Amount) => Quantity | null

function poolsOf(lines: readonly LineCell[]): PoolOf {
  const current = (heading: string) => findLine(lines, 'COLLATERAL', 'Current', heading)
  const rows = { balance: current('Principal Balance:'), loans: current('Loan Count:') }
  return (table, measure) => {
    const group = columnOf(table, Object.keys(rows[measure]?.line.values ?? {}))
    return group === undefined ? null : quantity(rows[measure], group)
  }
}

/** The tables of the loan groups add up to the one for all, where there are several. */
function groupSums(row: Row, rows: readonly Row[], cell: Cell): Found[] {
  if (row.table !== WHOLE || (row.measure !== 'balance' && row.measure !== 'loans')) return []
  const groups = rows.filter(
    (one) => one.table !== WHOLE && one.status === row.status && one.measure === row.measure,
  )
  if (groups.length < 2) return []
  return BUCKETS.map((bucket): Found => {
    const identity = addsUp(
      'delinquency.groups',
      'the loan groups add up to the whole',
      cell(row, bucket),
      groups.map((group) => cell(group, bucket)),
    )
    return [identity, bucket]
  })
}

const WHOLE = 'Total'
