import type { Reply } from '@shared/api'
import { addMonths, longMonth } from '@shared/dates'

/** Months on file of every deal, as the engine gives them. */
export type Grid = Reply<'filings.months'>

/** What a letter of the grid stands for. */
export const STATES = {
  o: { name: 'on file', kind: 'on' },
  r: { name: 'revised', kind: 'revised' },
  m: { name: 'missing', kind: 'missing' },
  '.': { name: 'before the first distribution', kind: 'before' },
  ' ': { name: 'after the last report on file', kind: 'after' },
} as const
export type MonthState = (typeof STATES)[keyof typeof STATES]

/** The state of a deal's month; `at` counts from the first month of the grid. */
export function stateAt(states: string, at: number): MonthState {
  const letter = states[at]
  return letter !== undefined && letter in STATES
    ? STATES[letter as keyof typeof STATES]
    : STATES[' ']
}

/** The months of the grid, the first one first. */
export function monthsOf({ first, last }: Grid): string[] {
  if (first === null || last === null) return []
  const months: string[] = []
  for (let month = first; month <= last; month = addMonths(month, 1)) months.push(month)
  return months
}

/** `24 on file, 1 of them revised, 2 missing` */
export function dealWords(states: string): string {
  const count = (letter: string) => states.split(letter).length - 1
  const [revised, missing] = [count('r'), count('m')]
  return [
    `${count('o') + revised} on file`,
    ...(revised > 0 ? [`${revised} of them revised`] : []),
    ...(missing > 0 ? [`${missing} missing`] : []),
  ].join(', ')
}

/** The name of a cell: `September 2002, on file`. */
export function cellWords(month: string, state: MonthState): string {
  return `${longMonth(month)}, ${state.name}`
}
