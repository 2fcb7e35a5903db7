/** By code unit, ignoring case first: the same on every machine, whatever its language. */
export function compare(one: string, other: string): number {
  const [a, b] = [one.toLowerCase(), other.toLowerCase()]
  if (a !== b) return a < b ? -1 : 1
  return one === other ? 0 : one < other ? -1 : 1
}
