/** A number as a report prints it, and the path of its cell. */
export interface PrintedFigure {
  readonly text: string
  readonly path: string
}

/** Figures of a deal's health in one report: by key, then by loan group; `TOTAL` is the whole pool. */
export type Figures = Readonly<Record<string, Readonly<Record<string, PrintedFigure>>>>

/** The group that stands for the whole pool. */
export const WHOLE_POOL = 'TOTAL'
