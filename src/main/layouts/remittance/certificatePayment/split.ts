import { fail, ok, type Result } from '@shared/result'
import type { LogicalLine } from '../../../filing/logicalLines'
import type { Claims } from '../../../reading/claims'
import type { Page } from '../pages'
import { TABLES, type Table, type TableName } from './tables'

/** The rows of one tier's four tables, as they stand in the report; `total` has the rows named so. */
export interface TierRows {
  readonly tier: string | null
  readonly rows: Record<TableName, LogicalLine[]>
  readonly totals: Record<TableName, LogicalLine[]>
}

const TITLES = new Map(
  Object.values(TABLES).map((table) => [squeezed(table.title), table as Table]),
)

function squeezed(text: string): string {
  return text.replace(/\s/g, '')
}

/** The heading of a page's tier: `REMIC III`. A series line (`Series 2002-1`) is none. */
function tierOf(page: Page): string | null {
  return page.subtitles.find((text) => /^REMIC\b/i.test(text)) ?? null
}

/**
 * Sorts the lines of the certificate payment pages into tiers and tables, and claims titles and headings. Fails with
 * `unknown-layout` where a table's heading is not the one its columns were declared for.
 */
export function splitTables(pages: readonly Page[], claims: Claims): Result<TierRows[]> {
  const tiers: TierRows[] = []
  for (const page of pages) {
    const tier = tierFor(tiers, tierOf(page))
    let table: Table | null = null
    let heading: string | null = null
    for (const line of page.body) {
      const titled = TITLES.get(line.compact)
      if (titled !== undefined) {
        claims.lines(line)
        table = titled
        heading = ''
      } else if (table === null) {
        return fail(
          'unreadable-row',
          `Page ${page.number}: a line stands before the first table of the ${page.report}.`,
          { line: line.line, section: page.report },
        )
      } else if (heading !== null) {
        heading += line.compact
        claims.lines(line)
        if (heading === table.heading) heading = null
        else if (!table.heading.startsWith(heading)) return unknownHeading(table, line)
      } else {
        const kind = /^Total(?=[\d-])/i.test(line.compact) ? tier.totals : tier.rows
        kind[table.name as TableName].push(line)
      }
    }
  }
  return ok(tiers)
}

function tierFor(tiers: TierRows[], name: string | null): TierRows {
  const known = tiers.find((tier) => tier.tier === name)
  if (known !== undefined) return known
  const empty = (): Record<TableName, LogicalLine[]> => ({
    current: [],
    perThousand: [],
    toDate: [],
    interestDetail: [],
  })
  const tier = { tier: name, rows: empty(), totals: empty() }
  tiers.push(tier)
  return tier
}

function unknownHeading(table: Table, line: LogicalLine): ReturnType<typeof fail> {
  return fail(
    'unknown-layout',
    `The columns of “${table.title}” are not those that Paydown knows for this table.`,
    { line: line.line, section: table.title },
  )
}
