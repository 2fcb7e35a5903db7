import type { CellPlace } from '@shared/report'

/** Each value once, in order. */
export function unique(values: readonly string[]): string[] {
  return [...new Set(values)].sort()
}

/** Places of cells by their path. */
export function byPath(cells: readonly CellPlace[]): ReadonlyMap<string, CellPlace> {
  return new Map(cells.map((cell) => [cell.path, cell]))
}
