import type { Reply } from '@shared/api'
import type { FigureCell } from '@shared/figures'

/** The figures that reports print, each to be found by its key and loan group. */
interface FigureList {
  readonly cells: readonly FigureCell[]
  readonly places: ReadonlyMap<string, number>
}

/** A deal's report as its health needs it. */
export interface HealthMonth {
  readonly date: string
  readonly filingId: number
  readonly reportIndex: number
  readonly revision: string
  readonly list: FigureList
  /** As printed, in the order of the list. */
  readonly texts: readonly string[]
}

/** A deal's health over the months on file, oldest first. */
export interface Health {
  readonly deal: string
  readonly groups: readonly string[]
  readonly months: readonly HealthMonth[]
}

/** The health of a deal with its figures ready to be found. */
export function readHealth({ deal, groups, lists, months }: Reply<'deals.health'>): Health {
  const read = lists.map((cells) => ({
    cells,
    places: new Map(cells.map(([key, group], at) => [placeKey(key, group), at])),
  }))
  return {
    deal,
    groups,
    months: months.map(({ list, ...month }) => ({ ...month, list: read[list] ?? NOTHING })),
  }
}

const NOTHING: FigureList = { cells: [], places: new Map() }

function placeKey(key: string, group: string): string {
  return `${key}\n${group}`
}

/** A figure as the report prints it; null where it prints none. */
export function figureAt(
  month: HealthMonth | undefined,
  key: string,
  group: string,
): string | null {
  const at = month?.list.places.get(placeKey(key, group))
  return at === undefined ? null : (month?.texts[at] ?? null)
}

/** The path of a figure's cell in its report; undefined where it prints none. */
export function pathAt(month: HealthMonth, key: string, group: string): string | undefined {
  const at = month.list.places.get(placeKey(key, group))
  return at === undefined ? undefined : month.list.cells[at]?.[2]
}
