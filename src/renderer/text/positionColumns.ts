import { sumExactly } from '@shared/decimal'
import type { Position } from '@shared/positions'
import type { Column } from '../parts/table/columns'
import { SUM_NOTE, type Sum } from '../parts/table/lines'
import type { Group } from '../state/holdings.svelte'
import { isOpenIn } from './coverage'
import {
  figureOf,
  isNotional,
  positionOrigin,
  shownFigure,
  standing,
  standingIn,
  type PositionFigure,
} from './positions'

/** A position in its portfolio, a row of the tables of holdings. */
export interface HeldRow {
  readonly portfolio: string
  readonly position: Position
}

/** The positions of all groups, in their order. */
export function heldRows(groups: readonly Group[]): HeldRow[] {
  return groups.flatMap(({ portfolio, positions }) =>
    positions.map((position) => ({ portfolio, position })),
  )
}

export const heldKey = ({ portfolio, position }: HeldRow): string =>
  `${portfolio} ${position.cusip}`

/** The class (or its CUSIP where no report tells it) that names a row. */
export const CLASS_COLUMN: Column<HeldRow> = {
  id: 'class',
  head: 'Class',
  names: true,
  look: 'indent',
  value: ({ position }) => position.class ?? position.cusip,
}
export const DEAL_COLUMN: Column<HeldRow> = {
  id: 'deal',
  head: 'Deal',
  keepsEnd: true,
  value: ({ position }) => position.deal,
}
export const CUSIP_COLUMN: Column<HeldRow> = {
  id: 'cusip',
  head: 'CUSIP',
  kind: 'mono',
  value: ({ position }) => position.cusip,
}
/** How a position stands, in a month where one is meant. */
export function statusColumn(month: () => string | null = () => null): Column<HeldRow> {
  return {
    id: 'status',
    head: 'Status',
    value: ({ position }) => {
      const shown = month()
      const stands = shown === null ? standing(position) : standingIn(position, shown)
      return stands.words || stands.status
    },
  }
}

const HEADS: Readonly<Record<PositionFigure, readonly [head: string, unit: string]>> = {
  originalFace: ['Original face', '$'],
  factor: ['Factor', 'per $1'],
  currentFace: ['Current face', '$'],
  interest: ['Interest', '$'],
  principal: ['Principal', '$'],
  cash: ['Cash', '$'],
}

/** What a distribution paid: where a month is meant, that of its own distribution. */
const PAID: ReadonlySet<PositionFigure> = new Set(['interest', 'principal', 'cash'])

/** A figure of a row; of a month, what was paid in another one is left out. */
function valueOf({ position }: HeldRow, name: PositionFigure, month: string | null) {
  const isOther =
    month !== null && PAID.has(name) && position.distribution?.date.startsWith(month) !== true
  return isOther ? null : figureOf(position, name)
}

/** A column of a position's figure; with a month, cash is what was paid in that one. */
export function figureColumn(
  name: PositionFigure,
  month: () => string | null = () => null,
): Column<HeldRow> {
  const [head, unit] = HEADS[name]
  const isFace = name === 'originalFace' || name === 'currentFace'
  return {
    id: name,
    head,
    unit,
    kind: 'number',
    value: (row) => valueOf(row, name, month()),
    shown: (value) => shownFigure(value, name),
    origin: (row) =>
      valueOf(row, name, month()) === null ? null : positionOrigin(row.position, name),
    faint: ({ position }) => isFace && isNotional(position),
    strong: () => name === 'cash',
  }
}

const MADE: Readonly<Partial<Record<PositionFigure, string>>> = {
  originalFace: 'the original faces above, notional left out',
  currentFace: 'the current faces above, notional left out',
  interest: 'the interest above, each rounded to the cent',
  principal: 'the principal above, each rounded to the cent',
  cash: 'interest + principal above',
}

/**
 * The sums beneath a group of positions, by column; with a month, of what was paid in it. Only principal classes are in a sum of
 * faces. A column that nothing is known of has no sum, and where some of it is not known the row of sums says so.
 */
export function heldSums(
  rows: readonly HeldRow[],
  month: string | null = null,
): Readonly<Record<string, Sum>> {
  const faces = rows.filter(({ position }) => position.basis === 'principal')
  const sums = Object.entries(MADE).flatMap(([name, made]): [string, Sum][] => {
    const figure = name as PositionFigure
    const isFace = !PAID.has(figure)
    const values = (isFace ? faces : rows).flatMap((row) => valueOf(row, figure, month) ?? [])
    return values.length === 0 ? [] : [[name, { value: sumExactly(values), made }]]
  })
  const words = withoutWords(rows, month)
  return Object.fromEntries(words === '' ? sums : [...sums, [SUM_NOTE, { value: '', made: words }]])
}

/** `1 of 4 has no report`, of the month where one is meant; empty where each has one. */
function withoutWords(rows: readonly HeldRow[], month: string | null): string {
  const held = rows.filter(({ position }) => !position.status.includes('sold'))
  const without = held.filter(({ position }) =>
    month === null ? position.asOfDistribution === null : isOpenIn(position, month),
  ).length
  if (without === 0) return ''
  const whose = without === held.length ? 'none' : `${without} of ${held.length}`
  return `${whose} ${without === 1 || without === held.length ? 'has' : 'have'} ${without === held.length ? 'a' : 'no'} report`
}
