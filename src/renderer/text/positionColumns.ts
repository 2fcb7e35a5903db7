import { sumExactly } from '@shared/decimal'
import type { Position } from '@shared/positions'
import type { Column } from '../parts/table/columns'
import type { Sum } from '../parts/table/lines'
import type { Group } from '../state/holdings.svelte'
import {
  figureOf,
  isNotional,
  positionOrigin,
  shownFigure,
  standing,
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
  value: ({ position }) => position.deal,
}
export const CUSIP_COLUMN: Column<HeldRow> = {
  id: 'cusip',
  head: 'CUSIP',
  kind: 'mono',
  value: ({ position }) => position.cusip,
}
export const STATUS_COLUMN: Column<HeldRow> = {
  id: 'status',
  head: 'Status',
  value: ({ position }) => standing(position).words || 'ties',
}

const HEADS: Readonly<Record<PositionFigure, readonly [head: string, unit: string]>> = {
  originalFace: ['Original face', '$'],
  factor: ['Factor', 'per $1'],
  currentFace: ['Current face', '$'],
  interest: ['Interest', '$'],
  principal: ['Principal', '$'],
  cash: ['Cash', '$'],
}

/** A column of a position's figure. */
export function figureColumn(name: PositionFigure): Column<HeldRow> {
  const [head, unit] = HEADS[name]
  const isFace = name === 'originalFace' || name === 'currentFace'
  return {
    id: name,
    head,
    unit,
    kind: 'number',
    value: ({ position }) => figureOf(position, name),
    shown: (value) => shownFigure(value, name),
    origin: ({ position }) => positionOrigin(position, name),
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

/** The sums beneath a group of positions, by column; notional amounts are in no sum of faces. */
export function heldSums(rows: readonly HeldRow[]): Readonly<Record<string, Sum>> {
  return Object.fromEntries(
    Object.entries(MADE).map(([name, made]) => {
      const figure = name as PositionFigure
      const isFace = figure === 'originalFace' || figure === 'currentFace'
      const counted = isFace ? rows.filter(({ position }) => !isNotional(position)) : rows
      return [
        name,
        {
          value: sumExactly(counted.flatMap(({ position }) => figureOf(position, figure) ?? [])),
          made,
        },
      ]
    }),
  )
}
