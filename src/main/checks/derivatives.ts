import type { Check } from '@shared/report'
import { checksOf } from './check'
import { addsUp, ofSection, quantity, type LineCell, type Quantity } from './lines'

/** Payments under cap, floor and swap contracts: contract by contract, and as collected. */
export function derivativeChecks(cells: readonly LineCell[]): Check[] {
  const q = (cell: LineCell | undefined): Quantity | null => quantity(cell, 'TOTAL', true)
  const at = cells.findIndex(({ line }) => line.label === 'Total Derivative Payments')
  const total = cells[at]
  if (total === undefined) return []
  const { report, section } = total.line
  const contracts = cells
    .slice(at + 1)
    .filter(({ line }) => line.report === report && line.section === section)
  const collected = ofSection(cells, 'INTEREST - OTHER ACCOUNTS').filter(({ line }) =>
    / Contract Payment /.test(line.label),
  )
  return [
    addsUp(
      'derivatives.contracts',
      'the contracts add up to the derivative payments',
      q(total),
      contracts.map(q),
    ),
    addsUp(
      'derivatives.collected',
      'derivative payments are those that came from other accounts',
      q(total),
      collected.map(q),
    ),
  ].flatMap((identity) => checksOf(identity, 'Derivative payments'))
}
