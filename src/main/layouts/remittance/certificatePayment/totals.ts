import type { ClassRow, TierTotal } from '@shared/report'
import { ok, type Result } from '@shared/result'
import type { LogicalLine } from '../../../filing/logicalLines'
import { printed, sum } from '../../../reading/approx'
import { judge } from '../../../reading/identity'
import { readingsOf, type Reading } from '../../../reading/rows'
import { tokensOf } from '../../../reading/tokens'
import { precisionOf, totalIdentities } from '../../classArithmetic'
import { ambiguous, totalCount, unreadable } from './refusals'
import type { TierRows } from './split'
import { TABLES } from './tables'

/** The tables that end with a Total row. */
const TOTALLED = ['current', 'toDate', 'interestDetail'] as const
type Totalled = (typeof TOTALLED)[number]

/** The total rows of a tier, and the readings they came from. */
export interface TotalReading {
  readonly row: TierTotal
  readonly readings: Readonly<Record<Totalled, Reading>>
}

const NAME = { key: 'name', kind: (text: string) => (/^total$/i.test(text) ? text : null) }
const COLUMNS = {
  current: [NAME, ...TABLES.current.total],
  toDate: [NAME, ...TABLES.toDate.total],
  interestDetail: [NAME, ...TABLES.interestDetail.total],
}

/** Reads a tier's total rows; among several ways, the one that keeps most identities with itself and the classes. */
export function readTotals(tier: TierRows, classes: readonly ClassRow[]): Result<TotalReading> {
  const ways = {} as Record<Totalled, Reading[]>
  for (const name of TOTALLED) {
    const lines = tier.totals[name]
    const [line] = lines
    if (line === undefined || lines.length > 1) {
      return totalCount(lines.at(-1) ?? tier.rows[name].at(-1), name, lines.length)
    }
    ways[name] = readingsOf(tokensOf(line), COLUMNS[name])
    if (ways[name].length === 0) return unreadable(line, name)
  }
  const options = ways.current.flatMap((current) =>
    ways.toDate.flatMap((toDate) =>
      ways.interestDetail.map((interestDetail) => {
        const readings = { current, toDate, interestDetail }
        return { row: totalRow(tier.tier, readings), readings }
      }),
    ),
  )
  const [best, ...others] = mostAgreeing(options, ({ row }) =>
    options.length > 1 ? ownAgreement(row) + tiedColumns(classes, row) : 0,
  )
  if (best === undefined || others.length > 0) {
    const line: LogicalLine | undefined = tier.totals.current[0]
    return ambiguous(line, 'The Total row')
  }
  return ok(best)
}

/** The options with the highest score. */
export function mostAgreeing<T>(options: readonly T[], score: (option: T) => number): T[] {
  const scores = options.map(score)
  const best = Math.max(...scores)
  return options.filter((_, i) => scores[i] === best)
}

function totalRow(tier: string | null, readings: TotalReading['readings']): TierTotal {
  const cells = (name: Totalled): Record<string, string | null> =>
    Object.fromEntries(
      TABLES[name].total.map(({ key }) => [key, readings[name][key]?.value ?? null]),
    )
  return {
    tier,
    current: cells('current'),
    toDate: cells('toDate'),
    interestDetail: { passThroughRate: null, ...cells('interestDetail') },
  } as TierTotal
}

function ownAgreement(row: TierTotal): number {
  return totalIdentities(row, precisionOf([row])).filter(
    (identity) => identity.left !== null && judge(identity).ties,
  ).length
}

/** How many columns of the classes add up to the tier's printed total. */
export function tiedColumns(rows: readonly ClassRow[], total: TierTotal): number {
  const precision = precisionOf(rows)
  let tied = 0
  for (const table of TOTALLED) {
    for (const { key } of TABLES[table].total) {
      const cell = (row: ClassRow | TierTotal): string | null =>
        (row[table] as Readonly<Record<string, string | null>>)[key] ?? null
      const whole = cell(total)
      const parts = rows.map(cell).filter((part) => part !== null)
      if (whole === null || parts.length < rows.length) continue
      const left = printed(whole, precision)
      const right = sum(parts.map((part) => printed(part, precision)))
      if (judge({ id: key, sentence: '', operands: [], left, right }).ties) tied++
    }
  }
  return tied
}
