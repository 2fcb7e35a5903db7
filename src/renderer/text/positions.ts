import { cents, exact } from '@shared/decimal'
import type { Position } from '@shared/positions'
import type { CheckStatus } from '@shared/report'
import { asPrinted, factor, money } from './figures'
import { subjectOf, type Origin, type ReportRef } from './origins'

/** The figures of a position that lead to a line of its report. */
export type PositionFigure =
  'originalFace' | 'factor' | 'currentFace' | 'interest' | 'principal' | 'cash'

const LABELS: Readonly<Record<PositionFigure, string>> = {
  originalFace: 'Original face',
  factor: 'Factor',
  currentFace: 'Current face',
  interest: 'Interest',
  principal: 'Principal',
  cash: 'Cash',
}

const CELLS: Readonly<Record<PositionFigure, string>> = {
  originalFace: 'perThousand.originalPrincipalOrNotional',
  factor: 'perThousand.currentBalance',
  currentFace: 'perThousand.currentBalance',
  interest: 'perThousand.interest',
  principal: 'perThousand.principal',
  cash: 'perThousand.distribution',
}

/** The value of a figure, as the api gives it; null where there is no report. */
export function figureOf(position: Position, figure: PositionFigure): string | null {
  switch (figure) {
    case 'originalFace':
      return position.originalFace
    case 'factor':
      return position.factor
    case 'currentFace':
      return position.currentFace
    case 'interest':
      return position.distribution?.interest ?? null
    case 'principal':
      return position.distribution?.principal ?? null
    case 'cash':
      return position.distribution?.total ?? null
  }
}

/** A figure as it is shown: a factor with nine decimals, all others with two. */
export function shownFigure(value: string, figure: PositionFigure): string {
  return figure === 'factor' ? factor(value) : money(value)
}

function made(position: Position, figure: PositionFigure, path: string): Origin['made'] {
  const face = asPrinted(position.originalFace)
  const distribution = position.distribution
  switch (figure) {
    case 'originalFace':
      return () => 'the lots held'
    case 'factor':
      return (printed) => `${printed(path) ?? 'the printed balance'} ÷ 1,000`
    case 'currentFace':
      return (printed) => `${face} ÷ 1,000 × ${printed(path) ?? 'the printed balance'}`
    case 'interest':
    case 'principal':
      return (printed) => `${face} ÷ 1,000 × ${printed(path) ?? 'the printed factor'}`
    case 'cash':
      return distribution === null
        ? undefined
        : () =>
            `${money(distribution.interest)} interest + ${money(distribution.principal)} principal`
  }
}

/** The class's report of a position; null without one. */
export function reportOf(position: Position): ReportRef | null {
  const source = position.source
  return source === null ? null : { filingId: source.filingId, reportIndex: source.reportIndex }
}

/** Where a figure of a position comes from. */
export function positionOrigin(position: Position, figure: PositionFigure): Origin | null {
  const value = figureOf(position, figure)
  if (value === null) return null
  const path =
    position.source === null ? null : `classes[${position.source.classKey}].${CELLS[figure]}`
  return {
    label: LABELS[figure],
    shown: shownFigure(value, figure),
    made: made(position, figure, path ?? ''),
    report: reportOf(position),
    paths: path === null ? [] : [path],
    subject: position.source === null ? position.cusip : subjectOf(position.source.classKey),
    hint: path === null ? 'no report on file' : undefined,
  }
}

/** How a position stands: a mark and its words, empty when nothing is to be said. */
export function standing(position: Position): { status: CheckStatus; words: string } {
  const said = position.status.filter((status) => status !== 'ok')
  if (said.length === 0) return { status: 'ties', words: '' }
  const gaps = gapsOf(position)
  const others = said.filter((status) => !status.startsWith('gap: '))
  const words = [...others, ...(gaps.length === 0 ? [] : [`${gaps.join(', ')} missing`])]
  return { status: others.includes('differs') ? 'differs' : 'unknown', words: words.join(', ') }
}

/** The distribution months that are missing for a position: `2002-08`. */
export function gapsOf(position: Position): string[] {
  return position.status.flatMap((status) => /^gap: (.+)$/.exec(status)?.[1] ?? [])
}

/** Whether a position's face is a notional amount, in no total of principal. */
export function isNotional(position: Position): boolean {
  return position.basis === 'notional'
}

/** The sum of amounts, to the cent. */
export function sumCents(values: readonly string[]): string {
  return cents(values.reduce((sum, value) => sum.plus(exact(value)), exact('0')))
}
