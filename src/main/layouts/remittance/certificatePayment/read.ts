import type { ClassRow, TierTotal } from '@shared/report'
import { fail, ok, type Result } from '@shared/result'
import type { LogicalLine } from '../../../filing/logicalLines'
import type { Claims } from '../../../reading/claims'
import { readingsOf, type Reading } from '../../../reading/rows'
import { tokensOf } from '../../../reading/tokens'
import type { Page } from '../pages'
import { claimClass, claimTotal } from './places'
import { ambiguous, missingRow, otherClass, repeated, unreadable } from './refusals'
import { bestClasses, type ClassReading } from './resolve'
import { splitTables, type TierRows } from './split'
import { TABLES, type TableName } from './tables'
import { mostAgreeing, readTotals, tiedColumns, type TotalReading } from './totals'

interface Payments {
  readonly classes: ClassRow[]
  readonly totals: TierTotal[]
}

const NAMES = Object.keys(TABLES) as TableName[]

/**
 * Reads the Certificate Payment Report: every class of every tier from its four rows, and each tier's totals. Fails
 * with `unreadable-row` where a row has no reading, or several that differ and that no arithmetic tells apart.
 */
export function readPayments(pages: readonly Page[], claims: Claims): Result<Payments> {
  const split = splitTables(pages, claims)
  if (!split.ok) return split
  const classes: ClassRow[] = []
  const totals: TierTotal[] = []
  for (const tier of split.value) {
    const read = readTier(tier)
    if (!read.ok) return read
    for (const one of read.value.classes) {
      claimClass(one, claims)
      classes.push(one.row)
    }
    claimTotal(read.value.total, claims)
    totals.push(read.value.total.row)
  }
  if (classes.length === 0) {
    return fail(
      'unknown-layout',
      'The report has no Certificate Payment Report with classes in it.',
    )
  }
  return ok({ classes, totals })
}

function readTier(tier: TierRows): Result<{ classes: ClassReading[]; total: TotalReading }> {
  const ways: ClassReading[][] = []
  const count = Math.max(...NAMES.map((name) => tier.rows[name].length))
  for (let i = 0; i < count; i++) {
    const read = readClass(tier, i)
    if (!read.ok) return read
    const name = read.value[0]?.row.class ?? ''
    if (ways.some(([other]) => other?.row.class === name)) {
      return repeated(name, tier.rows.toDate[i] as LogicalLine)
    }
    ways.push(read.value)
  }
  const first = ways.flatMap(([one]) => (one === undefined ? [] : [one]))
  const total = readTotals(
    tier,
    first.map(({ row }) => row),
  )
  if (!total.ok) return total

  const classes: ClassReading[] = []
  for (const [i, open] of ways.entries()) {
    const others = first.filter((_, j) => j !== i).map(({ row }) => row)
    const [one, another] =
      open.length === 1
        ? open
        : mostAgreeing(open, ({ row }) => tiedColumns([...others, row], total.value.row))
    if (one === undefined || another !== undefined) {
      return ambiguous(tier.rows.current[i], `The class ${open[0]?.row.class ?? ''}`)
    }
    classes.push(one)
  }
  return ok({ classes, total: total.value })
}

/** The ways to read the i-th class of a tier that agree best with its own arithmetic. */
function readClass(tier: TierRows, i: number): Result<ClassReading[]> {
  const rows = {} as Record<TableName, LogicalLine>
  const candidates = {} as Record<TableName, readonly Reading[]>
  for (const name of NAMES) {
    const line = tier.rows[name][i]
    if (line === undefined) {
      const table = NAMES.find((other) => tier.rows[other].length > i) ?? name
      return missingRow(tier.rows[table][i], table, name)
    }
    rows[name] = line
    candidates[name] = readingsOf(tokensOf(line), TABLES[name].columns)
    if (candidates[name].length === 0) return unreadable(line, name)
  }
  const best = bestClasses(tier.tier, candidates)
  return best.length === 0 ? otherClass(rows) : ok(best)
}
