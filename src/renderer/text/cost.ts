import type { LotCostRow } from '@shared/api/cost'
import { exact } from '@shared/decimal'
import { money } from './figures'

/** How a figure of a lot's cost was made, in the words of the field. */
export function costMade(
  row: LotCostRow,
  figure: 'price' | 'amortizedCost' | 'paydownGain' | 'yield',
): string {
  switch (figure) {
    case 'price':
      return 'percent of the face at settlement, as the lot has it'
    case 'paydownGain':
      return 'principal received less the cost it relieved'
    case 'yield':
      return `twelve months of the constant monthly yield at that price${method(row)}`
    case 'amortizedCost':
      return `${paid(row)}${method(row)}, less the cost that ${relievers(row)} relieved`
  }
}

function method({ method: name }: LotCostRow): string {
  return name === null ? '' : ` (${name})`
}

function paid({ purchaseCost, amortization }: LotCostRow): string {
  return purchaseCost === null || amortization === null
    ? 'what was paid, amortized'
    : `${money(purchaseCost)} paid + ${money(amortization)} amortized`
}

/** What relieved cost of the lot: `principal and sales`. */
function relievers({ writtenOff, soldCost }: LotCostRow): string {
  const some = (value: string | null) => value !== null && !exact(value).isZero()
  const words = [
    'principal',
    ...(some(writtenOff) ? ['losses'] : []),
    ...(some(soldCost) ? ['sales'] : []),
  ]
  return words.length < 3 ? words.join(' and ') : 'principal, losses and sales'
}
