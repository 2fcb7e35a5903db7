import { cents, exact } from '@shared/decimal'
import type { Position } from '@shared/positions'
import type { CheckStatus } from '@shared/report'
import { asPrinted, cashMade, factor, money } from './figures'
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
      return distribution === null ? undefined : () => cashMade(distribution)
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
export interface Standing {
  readonly status: CheckStatus
  readonly words: string
}

const FEW_MONTHS = 2

/** How a position stands over the months it was held. */
export function standing(position: Position): Standing {
  const { awaited, missing, distribution } = position
  const said = saidOf(position)
  const last = distribution === null ? '' : `, last paid ${distribution.date}`
  return standingOf(position, [
    ...said,
    ...(missing.length === 0
      ? []
      : [
          `${missing.length > FEW_MONTHS ? `${missing.length} months` : missing.join(', ')} missing`,
        ]),
    ...(awaited === null || said.includes('sold') ? [] : [`${awaitedWords(awaited)}${last}`]),
  ])
}

/** How a position stands in a month: whether a report of it is on file, and what its checks say. */
export function standingIn(position: Position, month: string): Standing {
  const { awaited, missing } = position
  const said = saidOf(position)
  const isSince = awaited !== null && awaited.since <= month
  const open = isSince ? [awaitedWords(awaited)] : missing.includes(month) ? ['no report'] : []
  const others = open.length === 0 ? said : said.filter((status) => status !== 'no report yet')
  return standingOf(position, [...others, ...open])
}

/** Months without a report have words of their own. */
function saidOf({ status }: Position): string[] {
  return status.filter((one) => one !== 'ok' && !one.startsWith('gap: '))
}

function standingOf({ status, explained }: Position, words: readonly string[]): Standing {
  if (words.length === 0) return { status: explained ? 'explained' : 'ties', words: '' }
  return { status: status.includes('differs') ? 'differs' : 'unknown', words: words.join(', ') }
}

function awaitedWords({ since, months }: NonNullable<Position['awaited']>): string {
  return months === 1 ? `no report for ${since}` : `no report for ${months} months`
}

/** Whether a position's face is a notional amount, in no total of principal. */
export function isNotional(position: Position): boolean {
  return position.basis === 'notional'
}

/** The sum of amounts, to the cent. */
export function sumCents(values: readonly string[]): string {
  return cents(values.reduce((sum, value) => sum.plus(exact(value)), exact('0')))
}
