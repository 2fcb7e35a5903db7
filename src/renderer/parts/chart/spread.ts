/** Names that were moved apart so far: how many, and where the first of them would stand best. */
interface Run {
  readonly count: number
  readonly place: number
}

/**
 * Places names as near to where they are wanted as they can be (the least sum of squares), at least `apart` from each other, in the
 * order in which they are wanted and between top and bottom. Where the room is too small for that they stand closer, evenly.
 */
export function spread(
  wanted: readonly number[],
  apart: number,
  { top, bottom }: { readonly top: number; readonly bottom: number },
): number[] {
  const between = Math.min(apart, (bottom - top) / Math.max(1, wanted.length - 1))
  const order = wanted
    .map((_, at) => at)
    .sort((a, b) => (wanted[a] ?? 0) - (wanted[b] ?? 0) || a - b)
  // Less the room of those above, places may only grow: neighbours that would fall share their mean
  const runs: Run[] = []
  for (const [above, at] of order.entries()) {
    let run: Run = { count: 1, place: (wanted[at] ?? 0) - above * between }
    for (let last = runs.at(-1); last !== undefined && last.place > run.place; last = runs.at(-1)) {
      const count = last.count + run.count
      run = { count, place: (last.place * last.count + run.place * run.count) / count }
      runs.pop()
    }
    runs.push(run)
  }
  const least = bottom - Math.max(0, wanted.length - 1) * between
  const places = runs.flatMap(({ count, place }) =>
    Array<number>(count).fill(Math.max(top, Math.min(place, least))),
  )
  const found = new Array<number>(wanted.length)
  for (const [above, at] of order.entries()) found[at] = (places[above] ?? top) + above * between
  return found
}
