import type { Check } from '@shared/report'
import { negative } from '../reading/approx'
import { checksOf } from './check'
import { addsUp, quantity, type LineCell, type Quantity } from './lines'

/** Overcollateralization: target − actual = deficiency, where the report prints all three. */
export function enhancementChecks(lines: readonly LineCell[]): Check[] {
  const cells = lines.filter(({ line }) => line.section === 'STRUCTURAL FEATURES')
  const q = (label: string): Quantity | null =>
    quantity(
      cells.find(({ line }) => line.label === label),
      'TOTAL',
      true,
    )
  const actual = q('Overcollateralization Amount')
  const identity = addsUp(
    'enhancement.deficiency',
    'deficiency = target − actual overcollateralization',
    q('Overcollateralization Deficiency Amount'),
    [
      q('Overcollateralization Target Amount'),
      actual && { ...actual, value: negative(actual.value) },
    ],
  )
  return checksOf(identity, 'Overcollateralization')
}
