import type { Check } from '@shared/report'
import { checksOf } from './check'
import { addsUp, groupsOf, ofSection, quantity, type LineCell } from './lines'

/** Sections whose groups add up to TOTAL; averages and rates do not. `true`: amounts printed to the cent. */
const ADDITIVE: readonly (readonly [section: RegExp, exactly: boolean])[] = [
  [/^COLLATERAL$/, false],
  [/^SERVICING FEES/, true],
  [/^VOLUNTARY PREPAYMENTS$/, false],
  [/^COLLATERAL REALIZED LOSSES$/, false],
  [/^(?:PRINCIPAL|INTEREST) - |^SUMMARY$/, true],
]

/** The loan groups of a row add up to its TOTAL, in every section where they must. */
export function groupChecks(lines: readonly LineCell[]): Check[] {
  const kinds = new Map<string, (typeof ADDITIVE)[number] | undefined>()
  return lines.flatMap((cell) => {
    const { section } = cell.line
    if (!kinds.has(section))
      kinds.set(
        section,
        ADDITIVE.find(([like]) => like.test(section)),
      )
    const kind = kinds.get(section)
    const groups = Object.keys(cell.line.values).filter((group) => group !== 'TOTAL')
    if (kind === undefined || groups.length === 0) return []
    const exactly = kind[1]
    const identity = addsUp(
      'groups.total',
      'the loan groups add up to TOTAL',
      quantity(cell, 'TOTAL', exactly),
      groups.map((group) => quantity(cell, group, exactly)),
    )
    return checksOf(identity, cell.key.slice('lines['.length, -1))
  })
}

/** Counts and balances of the pool: prior and the movements give current, for each group. */
export function poolChecks(lines: readonly LineCell[]): Check[] {
  const cells = ofSection(lines, 'COLLATERAL')
  return ['Loan Count:', 'Principal Balance:'].flatMap((heading) => {
    const rows = cells.filter(({ line }) => line.heading === heading)
    const current = rows.find(({ line }) => line.label === 'Current')
    const parts = rows.filter(({ line }) => line.label !== 'Current' && line.label !== 'Original')
    return groupsOf(rows).flatMap((group) => {
      const identity = addsUp(
        'pool.rollForward',
        'current = prior and the movements',
        quantity(current, group),
        parts.map((part) => quantity(part, group)),
      )
      return checksOf(identity, `${heading.replace(':', '')} ${group}`)
    })
  })
}

/** Servicing fees and advances: what was due, what was collected, what was advanced. */
export function servicingChecks(lines: readonly LineCell[]): Check[] {
  const rows = lines.filter(({ line }) => line.section.startsWith('SERVICING FEES'))
  const find = (label: RegExp): LineCell | undefined =>
    rows.find(({ line }) => label.test(line.label))
  const upTo = rows.findIndex(({ line }) => line.label === 'COLLECTED SERVICING FEES')
  const from = rows.findIndex(({ line }) => line.label === 'Total Servicing Fees')
  return groupsOf(rows).flatMap((group) => {
    const q = (row: LineCell | undefined) => quantity(row, group, true)
    const identities = [
      addsUp(
        'servicing.total',
        'total = current + delinquent servicing fees',
        q(find(/^TOTAL SERVICING FEES$/)),
        [q(find(/^Current Servicing Fees$/)), q(find(/^Delinquent Servicing Fees$/))],
      ),
      addsUp(
        'servicing.collected',
        'collected = total fees and what is added to or taken off them',
        q(rows[upTo]),
        from < 0 ? [null] : rows.slice(from, upTo).map(q),
      ),
      addsUp(
        'servicing.advances',
        'advances = principal + interest advanced',
        q(find(/^TOTAL ADVANCES/)),
        [q(find(/^Total Advanced Principal/)), q(find(/^Total Advanced Interest/))],
      ),
    ]
    return identities.flatMap((identity) => checksOf(identity, group))
  })
}
