import type { WindowFigures } from './measure'

/** A row of the table: what, the figure, and the goal with whether it is kept. */
export interface Row {
  readonly what: string
  readonly figure: string
  readonly goal: string
  /** The same the first time. */
  readonly first?: string
}

const MEGABYTE = 1024 * 1024

/** The figures for people, each beside its goal. */
export function tableOf(figures: WindowFigures): Row[] {
  const row = (what: string, figure: number, unit: string, most: number | null): Row => ({
    what,
    figure: `${figure.toFixed(0)} ${unit}`,
    goal: most === null ? '' : `goal ${most} ${unit}${figure < most ? '' : ', missed'}`,
  })
  return [
    row('An empty window, ready', figures.empty, 'ms', null),
    row('Window ready', figures.ready, 'ms', 1500),
    row('More than an empty window', figures.ready - figures.empty, 'ms', 1000),
    ...Object.entries(figures.screens).map(([name, time]) => ({
      ...row(name, time, 'ms', 150),
      first: `${(figures.firstScreens[name] ?? 0).toFixed(0)} ms`,
    })),
    row('The report of all deals, shown', figures.report, 'ms', null),
    row('A key typed into a filter', figures.typing, 'ms', 50),
    row('The rows that fit it, drawn', figures.fitting, 'ms', null),
    row('Memory of all processes', figures.memory / MEGABYTE, 'MB', 600),
    row('Most while that report lies open', figures.memoryWithReport / MEGABYTE, 'MB', null),
    row(`Importing ${String(figures.imported)} filings`, figures.importing, 'ms', null),
    row('Longest task of the page meanwhile', figures.longestTask, 'ms', 100),
    row('Longest delay of the main process', figures.longestMainDelay, 'ms', 100),
  ]
}
