/** The order of two texts by their characters, as dates and keys are sorted: negative, zero or positive. */
export function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
