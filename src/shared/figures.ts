/** A number as a report prints it, and the path of its cell. */
export interface PrintedFigure {
  readonly text: string
  readonly path: string
}

/** Figures of a deal's health in one report: by key, then by loan group; `TOTAL` is the whole pool. */
export type Figures = Readonly<Record<string, Readonly<Record<string, PrintedFigure>>>>

/** What a figure is in a report: its key, its loan group and the path of its cell. */
export type FigureCell = readonly [key: string, group: string, path: string]

/** The group that stands for the whole pool. */
export const WHOLE_POOL = 'TOTAL'
