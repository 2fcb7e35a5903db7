import type { Series } from '../../text/charts'

/** What Chart.js draws. */
export type Kind = 'bar' | 'line'

/** How lines are told apart besides their colour: strokes and gaps in pixels. */
export const DASHES: Readonly<Record<NonNullable<Series['line']>, number[]>> = {
  solid: [],
  dash: [4, 3],
  dots: [1.5, 3],
}
