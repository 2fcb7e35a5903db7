import type { ExplainedBreak } from '@shared/api/custodian'
import { asPrinted, cashMade, money } from './figures'
import { subjectOf, type Origin } from './origins'

/** The amounts of a break. */
export type BreakFigure = 'interest' | 'principal' | 'expected' | 'received' | 'difference'

/** Why cash does not agree, for people. */
export const CAUSES: Readonly<Record<ExplainedBreak['cause'], string>> = {
  amount: 'Other amount',
  date: 'Other date',
  missing: 'Not received',
  unexpected: 'Not expected',
  twice: 'Received twice',
}

const LABELS: Readonly<Record<BreakFigure, string>> = {
  interest: 'Interest expected',
  principal: 'Principal expected',
  expected: 'Expected',
  received: 'Received',
  difference: 'Difference',
}

/** The plain decimal of an amount of a break; null where nothing was expected of it. */
export function breakFigure(one: ExplainedBreak, figure: BreakFigure): string | null {
  return figure === 'interest' || figure === 'principal' ? (one.due?.[figure] ?? null) : one[figure]
}

/** Where an amount of a break comes from: an expected one opens the printed factors it was worked out from. */
export function breakOrigin(one: ExplainedBreak, figure: BreakFigure): Origin | null {
  const value = breakFigure(one, figure)
  if (value === null) return null
  const told = {
    label: LABELS[figure],
    shown: money(value),
    made: () => howMade(one, figure),
  }
  const source = one.due?.parts.find((part) => part.source !== null)?.source ?? null
  if (figure === 'received' || source === null) {
    return { ...told, report: null, paths: [], hint: hintOf(one, figure), subject: one.cusip }
  }
  const { classKey, ...report } = source
  const factors = figure === 'interest' || figure === 'principal' ? [figure] : ['interest', 'principal'] // prettier-ignore
  return {
    ...told,
    report,
    paths: factors.map((factor) => `classes[${classKey}].perThousand.${factor}`),
    subject: subjectOf(classKey),
  }
}

function howMade(one: ExplainedBreak, figure: BreakFigure): string {
  const { due } = one
  switch (figure) {
    case 'interest':
    case 'principal':
      return (due?.parts ?? [])
        .map((part) => {
          const factor = part[`${figure}PerThousand`]
          return `${money(part.face)} ÷ 1,000 × ${factor === null ? 'the factor' : asPrinted(factor)}`
        })
        .join(' + ')
    case 'expected':
      return due === null ? 'nothing was due near that day' : cashMade(due)
    case 'received':
      return one.sources.length === 0
        ? 'no row of the custodian’s files'
        : `as the custodian has it, ${one.sources.join(' + ')}`
    case 'difference':
      return `${money(one.received)} received − ${money(one.expected)} expected`
  }
}

function hintOf({ due }: ExplainedBreak, figure: BreakFigure): string {
  return figure !== 'received' && due !== null ? 'entered by hand' : 'the sentence beneath says why'
}

/** A piece of a sentence: words, or an amount of the break. */
export interface SentencePart {
  readonly text: string
  readonly figure: BreakFigure | null
  /** The plain decimal of an amount. */
  readonly value: string
}

const AMOUNT = /(-?\d[\d,]*\.\d{2})/
const IN_SENTENCES: readonly BreakFigure[] = ['expected', 'received', 'interest', 'principal']

/** The sentence of a break in pieces, so that the amounts of the break in it can be opened. */
export function breakSentence(one: ExplainedBreak): SentencePart[] {
  return one.sentence.split(AMOUNT).map((text, at) => {
    const value = text.replaceAll(',', '')
    // Every other piece is what the pattern found
    const figure =
      at % 2 === 0 ? null : (IN_SENTENCES.find((name) => breakFigure(one, name) === value) ?? null)
    return { text, figure, value }
  })
}
