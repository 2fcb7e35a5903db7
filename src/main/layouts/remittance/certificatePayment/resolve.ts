import type { ClassRow } from '@shared/report'
import { isCusip } from '@shared/cusip'
import type { Reading } from '../../../reading/rows'
import { judge } from '../../../reading/identity'
import { classIdentities, precisionOf } from '../../classArithmetic'
import { TABLES, type TableName } from './tables'
import { mostAgreeing } from './totals'

/** A class read from its four rows, and the readings it came from. */
export interface ClassReading {
  readonly row: ClassRow
  readonly readings: Readonly<Record<TableName, Reading>>
}

/** The value of a column of a reading; a column the table does not have is blank. */
function value(reading: Reading, key: string): string | null {
  return reading[key]?.value ?? null
}

function figures<K extends string>(
  reading: Reading,
  columns: readonly { readonly key: K }[],
): Record<K, string | null> {
  const cells = {} as Record<K, string | null>
  for (const { key } of columns) cells[key] = value(reading, key)
  return cells
}

const KEYS = {
  current: TABLES.current.total,
  perThousand: TABLES.perThousand.columns.slice(5),
  toDate: TABLES.toDate.total,
  interestDetail: TABLES.interestDetail.columns.slice(1),
}

/** Puts one reading of each table together as the class they describe. */
export function classOf(
  tier: string | null,
  readings: Readonly<Record<TableName, Reading>>,
): ClassReading {
  const { current, perThousand, toDate, interestDetail } = readings
  const base = value(perThousand, 'originalPrincipalOrNotional')
  const face = value(current, 'originalFace')
  const row = {
    tier,
    class: value(toDate, 'name') ?? '',
    type: value(current, 'type'),
    cusip: value(perThousand, 'cusip'),
    basis:
      base === null || /^-?0(?:\.0*)?$/.test(base)
        ? 'none'
        : base === face
          ? 'principal'
          : 'notional',
    accrual: {
      start: value(perThousand, 'start'),
      end: value(perThousand, 'end'),
      method: value(perThousand, 'method'),
    },
    current: figures(current, KEYS.current),
    perThousand: figures(perThousand, KEYS.perThousand),
    toDate: figures(toDate, KEYS.toDate),
    interestDetail: figures(interestDetail, KEYS.interestDetail),
  } as ClassRow
  return { row, readings }
}

/** At most so many ways to combine the readings of a class's four rows are weighed. */
const MAX_COMBINATIONS = 20_000

/**
 * The ways to read a class from the readings of its rows: those in which the four rows name the same class, best
 * first by how many identities of the class hold. Ways that hold equally many are all returned.
 */
export function bestClasses(
  tier: string | null,
  candidates: Readonly<Record<TableName, readonly Reading[]>>,
): ClassReading[] {
  const combined = combine(candidates)
  const classes = combined.map((readings) => classOf(tier, readings))
  if (classes.length < 2) return classes
  return preferred(mostAgreeing(classes, ({ row }) => agreement(row)))
}

function combine(
  candidates: Readonly<Record<TableName, readonly Reading[]>>,
): Record<TableName, Reading>[] {
  const combined: Record<TableName, Reading>[] = []
  for (const toDate of candidates.toDate) {
    const name = value(toDate, 'name')
    const named = (table: TableName): Reading[] =>
      candidates[table].filter((reading) => value(reading, 'name') === name)
    for (const current of named('current')) {
      for (const perThousand of named('perThousand')) {
        if ((value(perThousand, 'start') === null) !== (value(perThousand, 'end') === null))
          continue
        for (const interestDetail of named('interestDetail')) {
          if (combined.length >= MAX_COMBINATIONS) return []
          combined.push({ current, perThousand, toDate, interestDetail })
        }
      }
    }
  }
  return combined
}

/** How many identities of the class hold. */
function agreement(row: ClassRow): number {
  const precision = precisionOf([row])
  return classIdentities(row, precision).filter(
    (identity) => identity.left !== null && judge(identity).ties,
  ).length
}

/** Among equals: a right CUSIP check digit, then the fewest words in the text cells. */
function preferred(classes: readonly ClassReading[]): ClassReading[] {
  const checked = classes.filter(({ row }) => row.cusip !== null && isCusip(row.cusip))
  const rest = checked.length > 0 ? checked : classes
  return sameButForType(rest) ? [typed(rest)] : [...rest]
}

function sameButForType(classes: readonly ClassReading[]): boolean {
  return new Set(classes.map(({ row }) => JSON.stringify({ ...row, type: null }))).size === 1
}

/** The types `FLT, SEQ` and `FLT,SEQ` differ only in a blank lost at a fold: codes stand apart after a comma, else together. */
function typed(classes: readonly ClassReading[]): ClassReading {
  const oddness = ({ row }: ClassReading): number =>
    (row.type ?? '')
      .split(/(?<=,) /)
      .reduce((odd, code) => odd + code.split(/[ ,](?=.)/).length - 1, 0)
  return [...classes].sort((a, b) => oddness(a) - oddness(b))[0] as ClassReading
}
