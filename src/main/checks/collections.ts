import type { Check } from '@shared/report'
import { checksOf } from './check'
import { addsUp, groupsOf, minus, ofSection, quantity, type LineCell, type Quantity } from './lines'

const REPORT = 'Collection Account Report'
const isTotal = ({ line }: LineCell): boolean => /^TOTAL\b/.test(line.label)

/**
 * The collection account: the lines of each section add up to its TOTAL, those of the summary to theirs, and the
 * summary repeats the totals of the sections; fees and withdrawals stand there with a minus.
 */
export function collectionChecks(lines: readonly LineCell[]): Check[] {
  const cells = lines.filter(({ line }) => line.report === REPORT)
  const sections = [...new Set(cells.map(({ line }) => line.section))]
  return sections.flatMap((section) => {
    const rows = ofSection(cells, section)
    return groupsOf(rows).flatMap((group) =>
      section === 'SUMMARY' ? summary(rows, cells, group) : sectionTotal(section, rows, group),
    )
  })
}

function sectionTotal(section: string, rows: readonly LineCell[], group: string): Check[] {
  const at = rows.findIndex(isTotal)
  if (at < 0) return []
  const identity = addsUp(
    'collection.total',
    'the lines of the section add up to its TOTAL',
    quantity(rows[at], group, true),
    rows.slice(0, at).map((row) => quantity(row, group, true)),
  )
  return checksOf(identity, `${section} ${group}`)
}

function summary(rows: readonly LineCell[], cells: readonly LineCell[], group: string): Check[] {
  const checks: Check[] = []
  const totals: (Quantity | null)[] = []
  let open: (Quantity | null)[] = []
  for (const row of rows) {
    const value = quantity(row, group, true)
    const subject = `${row.line.label} ${group}`
    if (/AVAILABLE FUNDS/.test(row.line.label)) {
      const identity = addsUp(
        'collection.availableFunds',
        'available funds = net principal + net interest',
        value,
        totals,
      )
      checks.push(...checksOf(identity, subject))
    } else if (isTotal(row)) {
      const identity = addsUp(
        'collection.summary',
        'the lines of the summary add up to their TOTAL',
        value,
        open,
      )
      checks.push(...checksOf(identity, subject))
      totals.push(value)
      open = []
    } else {
      open.push(value)
      checks.push(...repeated(row, cells, group))
    }
  }
  return checks
}

/**
 * `Interest Fees` in the summary is the TOTAL of the section `INTEREST - FEES`, with a minus; a section without TOTAL
 * (`INTEREST - OTHER ACCOUNTS`) is the sum of its lines.
 */
function repeated(row: LineCell, cells: readonly LineCell[], group: string): Check[] {
  const section = row.line.label.toUpperCase().replace(' ', ' - ')
  const rows = ofSection(cells, section)
  const total = rows.find(isTotal)
  const parts = (total === undefined ? rows : [total])
    .map((cell) => quantity(cell, group, true))
    .filter((part) => part !== null)
  const taken = /FEES|WITHDRAWALS/.test(section)
  const of = total === undefined ? 'the lines' : 'the TOTAL'
  const identity = addsUp(
    'collection.repeated',
    taken
      ? `the summary takes off ${of} of the section`
      : `the summary repeats ${of} of the section`,
    quantity(row, group, true),
    taken ? parts.map(minus) : parts,
  )
  return checksOf(identity, `${row.line.label} ${group}`)
}
