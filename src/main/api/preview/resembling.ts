/** Words of a title that issuers write or leave out as they please. */
const LOOSE =
  /^(?:the|and|of|trust|corp|corporation|inc|co|company|ser|series|llc|lp|secured|assets|mortgage|pass|through|certificates|securities)$/

/**
 * The titles that could be another way to write one: the same first word and the same numbers, `Impac SER 2002-3` and
 * `IMPAC Secured Assets Corp. 2002-3`. A hint for a person, never a reason to put reports together.
 */
export function resembling(title: string, others: readonly string[]): string[] {
  const wanted = signature(title)
  return wanted === null ? [] : others.filter((other) => signature(other) === wanted)
}

/** First telling word and numbers of a title; null where it has none of either. */
function signature(title: string): string | null {
  const words = title
    .toLowerCase()
    .split(/[^a-z0-9-]+/)
    .filter((word) => word !== '' && !LOOSE.test(word))
  const first = words.find((word) => !/\d/.test(word))
  const numbers = words.filter((word) => /\d/.test(word))
  return first === undefined || numbers.length === 0 ? null : `${first} ${numbers.join(' ')}`
}
