import { longMonth } from '@shared/dates'
import type { Statement } from '@shared/statement'

/** The name of a month's report, for titles and file names: `Monthly holder report, September 2002, Main`. */
export function statementTitle(model: Pick<Statement, 'month' | 'portfolio' | 'account'>): string {
  return `Monthly holder report, ${longMonth(model.month)}, ${holderName(model)}`
}

/** Whose holdings these are: `Main`, `Main · Custody 1`, `All portfolios`. */
export function holderName(model: Pick<Statement, 'portfolio' | 'account'>): string {
  return [
    model.portfolio ?? 'All portfolios',
    ...(model.account === null ? [] : [model.account]),
  ].join(' · ')
}

/** What a report of generated months says of itself in every form. */
export const SYNTHETIC = 'Synthetic: generated months, not for any account.'

/** Whose report it is, for the running head: `A. Holder · Main`. */
export function ownerName(model: Pick<Statement, 'holder' | 'portfolio' | 'account'>): string {
  return [...(model.holder === null ? [] : [model.holder]), holderName(model)].join(' · ')
}

/** The fingerprint in groups of four, as people compare it. */
export function shownFingerprint({ fingerprint }: Pick<Statement, 'fingerprint'>): string {
  return fingerprint.replace(/(.{4})(?=.)/g, '$1-')
}
