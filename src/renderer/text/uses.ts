import type { Reply } from '@shared/api'
import { cents, exact, PLAIN_DECIMAL } from '@shared/decimal'
import { asPrinted, money } from './figures'

/** What an account got by a class row. */
export type Holder = Reply<'filings.holders'>[number]

/** What a factor of a class row tells a holder: the name of the amount. */
const AMOUNTS = {
  priorBalance: 'Face before',
  interest: 'Interest',
  principal: 'Principal',
  currentBalance: 'Face after',
} as const

/** A factor that holders are paid by. */
export interface FactorCell {
  readonly classKey: string
  readonly what: keyof typeof AMOUNTS
}

/** The class and kind of a factor that holders' cash and balances are made with; null for every other cell. */
export function factorCell(path: string | null): FactorCell | null {
  const [, classKey, what = ''] = /^classes\[(.*)\]\.perThousand\.(\w+)$/.exec(path ?? '') ?? []
  if (classKey === undefined || !Object.hasOwn(AMOUNTS, what)) return null
  return { classKey, what: what as FactorCell['what'] }
}

/** What is worked out with a factor, as a column is headed. */
export function amountName({ what }: FactorCell): string {
  return AMOUNTS[what]
}

/** A holder's amount by a factor per $1,000, to the cent: the cash as it is kept, a face as it follows; null without a factor. */
export function amountOf(
  { what }: FactorCell,
  holder: Holder,
  factor: string | null,
): string | null {
  if (what === 'interest' || what === 'principal') return holder[what]
  if (factor === null || !PLAIN_DECIMAL.test(factor)) return null
  return cents(exact(holder.entitledFace).times(factor).div(1000))
}

/** How an amount was made: `1,000,000.00 ÷ 1,000 × 1.571608348`. */
export function madeOf(holder: Holder, factor: string | null): string {
  return `${money(holder.entitledFace)} ÷ 1,000 × ${factor === null ? 'blank' : asPrinted(factor)}`
}
