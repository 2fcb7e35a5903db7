import type { ChartSpec } from '../../text/charts'

/** A month of a chart and its place in the series. */
export interface ChartMonth {
  readonly month: string
  readonly at: number
}

/** The months of a chart that have a number, the newest first. */
export function chartMonths(spec: ChartSpec): ChartMonth[] {
  return spec.months
    .map((month, at) => ({ month, at }))
    .filter(({ at }) => spec.series.some((series) => series.values[at] != null))
    .toReversed()
}

/** The unit in the heads of a chart's table. */
export function headUnit({ measure, unit = '' }: ChartSpec): string {
  return measure === 'amount' ? '$' : measure === 'share' ? '%' : unit
}
