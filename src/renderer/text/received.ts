import type { Holding } from '@shared/api/holdings'
import { cashMade, money } from './figures'
import { incompleteWords } from './coverage'
import { subjectOf, type Origin } from './origins'

/** What of the holder's distributions is summed. */
export type ReceivedPart = 'interest' | 'principal' | 'total' | 'realizedLoss'

/** A sum of distributions: its amount, those it adds up, and in its own words of when they are. */
export interface ReceivedSum {
  readonly label: string
  readonly value: string
  readonly part: ReceivedPart
  /** `1999`, `since purchase` */
  readonly when: string
  readonly of: Holding['distributions']
  /** The months it is of: `1999-01`, or empty for the beginning. */
  readonly from: string
  readonly to: string
  /** Interest and principal of the same time, of which cash is the sum. */
  readonly cash: { readonly interest: string; readonly principal: string }
}

/** The cells of a report that a part of a distribution was worked out from. */
const CELLS: Readonly<Record<ReceivedPart, readonly string[]>> = {
  interest: ['perThousand.interest'],
  principal: ['perThousand.principal'],
  total: ['perThousand.interest', 'perThousand.principal'],
  realizedLoss: ['current.realizedLoss'],
}

/** Where a sum of distributions comes from: of one alone it is the line of its report, of several the ledger has the parts. */
export function receivedOrigin(holding: Holding, sum: ReceivedSum): Origin {
  const { label, value, part, when, of, from, to, cash } = sum
  const [first] = of
  const source = of.length === 1 ? (first?.source ?? null) : null
  const words = incompleteWords([holding.position], from, to)
  const missing = words === '' ? '' : `, ${words}`
  const made = () => {
    if (part === 'total') return `${cashMade(cash)}${missing}`
    if (first === undefined) return `no distribution on file${missing}`
    return of.length === 1
      ? `the distribution of ${first.date}${missing}`
      : `the ${of.length} distributions on file, ${of.at(-1)?.date ?? ''} to ${first.date}, each to the cent${missing}`
  }
  const told = { label: `${label}, ${when}`, shown: money(value), made }
  if (source === null) {
    const hint = of.length > 1 ? 'Enter goes to its parts' : of.length === 1 ? 'entered by hand' : undefined // prettier-ignore
    return { ...told, report: null, paths: [], hint }
  }
  const { classKey, ...report } = source
  const paths = CELLS[part].map((cell) => `classes[${classKey}].${cell}`)
  return { ...told, report, paths, subject: subjectOf(classKey) }
}
