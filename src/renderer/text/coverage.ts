import { addMonths, longDate, longMonth } from '@shared/dates'
import { cents, exact } from '@shared/decimal'
import type { Position } from '@shared/positions'
import { isNotional } from './positions'
import { counted } from './preview'
import { unique } from './lists'

/* What the reports on file tell of what is held, and of what they do not: no report is not zero. */

type Held = readonly Position[]

/** Whether no report on file ever named what is held here. */
function isUnknown({ asOfDistribution, deal, originalFace }: Position): boolean {
  return asOfDistribution === null && deal === null && !exact(originalFace).isZero()
}

/** Whether something was held that a month's distribution is of, and no report of that month is on file. */
export function isOpenIn(position: Position, month: string): boolean {
  const { missing, awaited } = position
  return (
    missing.includes(month) || (awaited !== null && awaited.since <= month) || isUnknown(position)
  )
}

/** How many holdings a report of the month is on file for, and for how many it is not though they were held. */
export function coverageOf(positions: Held, month: string): { reported: number; open: number } {
  const isOf = ({ asOfDistribution }: Position) => asOfDistribution?.startsWith(month) === true
  return {
    reported: positions.filter((one) => isOf(one)).length,
    open: positions.filter((one) => !isOf(one) && isOpenIn(one, month)).length,
  }
}

/** `of 3 of 4 holdings: 1 has no report`; empty where each has one. */
export function partWords({ reported, open }: { reported: number; open: number }): string {
  if (open === 0) return ''
  return `incomplete: ${open} of ${counted(reported + open, 'holding')} ${open === 1 ? 'has' : 'have'} no report`
}

/** The months from one to another in which something was held and of which no report is on file. */
export function openMonthsBetween(positions: Held, from: string, to: string): string[] {
  const within = (month: string) => month >= from && month <= to
  return unique(
    positions.flatMap(({ missing, awaited }) => {
      const open = missing.filter(within)
      if (awaited === null) return open
      const start = awaited.since > from ? awaited.since : from
      for (let month = start; month <= to; month = addMonths(month, 1)) open.push(month)
      return open
    }),
  )
}

/** Why a sum of the months since one is not whole: `incomplete: August 2002 not on file`; empty where it is. */
export function incompleteWords(positions: Held, from: string, to: string): string {
  const months = openMonthsBetween(positions, from, to)
  const [only] = months
  const unknown = positions.filter(isUnknown).length
  const parts = [
    ...(only === undefined
      ? []
      : [`${months.length === 1 ? longMonth(only) : `${months.length} months`} not on file`]),
    ...(unknown === 0 ? [] : [`${counted(unknown, 'holding')} in no report`]),
  ]
  return parts.length === 0 ? '' : `incomplete: ${parts.join(', ')}`
}

/** Faces of the principal classes that a report tells the balance of; null where none does. Notional amounts are in no sum. */
export interface FaceSums {
  readonly original: string | null
  readonly current: string | null
  /** How many are summed, and how many have no report that tells. */
  readonly known: number
  readonly open: number
  /** The last reports of some are older than the month that is shown: the oldest of them. */
  readonly since: string | null
}

export function faceSums(positions: Held): FaceSums {
  const known = positions.filter((one) => one.basis === 'principal' && one.currentFace !== null)
  const open = positions.filter(
    (one) =>
      one.currentFace === null &&
      one.basis !== 'none' &&
      !isNotional(one) &&
      !exact(one.originalFace).isZero(),
  )
  const sum = (face: (one: Position) => string | null) =>
    known.length === 0
      ? null
      : cents(known.reduce((whole, one) => whole.plus(exact(face(one) ?? '0')), exact('0')))
  const old = known.flatMap(({ awaited, asOfDistribution }) =>
    awaited === null ? [] : (asOfDistribution ?? []),
  )
  return {
    original: sum((one) => one.originalFace),
    current: sum((one) => one.currentFace),
    known: known.length,
    open: open.length,
    since: old.sort()[0] ?? null,
  }
}

/** What stands beneath the current face besides the original: of how many holdings it is, and of which day where that is long ago. */
export function faceWords({ known, open, since }: FaceSums): string {
  return [
    ...(open === 0 ? [] : [`${known} of ${counted(known + open, 'holding')}`]),
    ...(since === null ? [] : [`last report ${longDate(since)}`]),
  ].join(', ')
}
