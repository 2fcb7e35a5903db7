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

/** A row and its buckets as quantities, which several identities ask for; a blank bucket is null. */
interface Measured {
  readonly row: Row
  readonly cells: Quantities
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
  const all = rows.map((row) => ({ row, cells: quantitiesOf(row) }))
  const poolOf = poolsOf(lines)
  return all.flatMap((one) => {
    const { table, status, measure } = one.row
    const subject = `${table} ${status} ${measure}`
    const identities = [
      bucketSum(one),
      ...statusSums(one, all),
      ...shares(one, all, poolOf),
      ...groupSums(one, all),
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

function bucketSum({ cells: { current, one, two, threePlus, total } }: Measured): Found {
  const parts = present([current, one, two, threePlus])
  return [addsUp('delinquency.buckets', 'the buckets add up to the total', total, parts), '']
}

function statusSums({ row, cells }: Measured, all: readonly Measured[]): Found[] {
  if (row.status !== 'TOTAL') return []
  const others = all.filter(
    (one) =>
      one.row.table === row.table && one.row.measure === row.measure && one.row.status !== 'TOTAL',
  )
  return BUCKETS.map((bucket) => {
    const parts = present(others.map((one) => one.cells[bucket]))
    return [
      addsUp('delinquency.statuses', 'the statuses add up to TOTAL', cells[bucket], parts),
      bucket,
    ]
  })
}

function shares({ row, cells }: Measured, all: readonly Measured[], poolOf: PoolOf): Found[] {
  if (row.measure !== 'balancePercent' && row.measure !== 'loansPercent') return []
  const measure = SHARES[row.measure]
  const amounts = all.findLast(
    (one) =>
      one.row.measure === measure && one.row.status === row.status && one.row.table === row.table,
  )
  const pool = poolOf(row.table, measure)
  if (amounts === undefined || pool === null || pool.value.value.isZero()) return []
  return BUCKETS.flatMap((bucket): Found[] => {
    const left = cells[bucket]
    const amount = amounts.cells[bucket]
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
function groupSums({ row, cells }: Measured, all: readonly Measured[]): Found[] {
  if (row.table !== WHOLE || (row.measure !== 'balance' && row.measure !== 'loans')) return []
  const groups = all.filter(
    (one) =>
      one.row.table !== WHOLE && one.row.status === row.status && one.row.measure === row.measure,
  )
  if (groups.length < 2) return []
  return BUCKETS.map((bucket): Found => {
    const identity = addsUp(
      'delinquency.groups',
      'the loan groups add up to the whole',
      cells[bucket],
      groups.map((group) => group.cells[bucket]),
    )
    return [identity, bucket]
  })
}

const WHOLE = 'Total'
