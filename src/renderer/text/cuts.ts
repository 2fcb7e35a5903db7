/** Shorter ones hardly need to be cut. */
const SHORT = 20
/** So much of the end is kept, whole words where they fit. */
const END = 9

/**
 * A name in two parts, the second of which stays when there is no room for all: of two series of one issuer the end tells which
 * is which. `IMPAC Secured Assets Corp. 2002-3` ends in ` 2002-3`; together the parts are the name.
 */
export function splitEnd(name: string): readonly [start: string, end: string] {
  if (name.length <= SHORT) return [name, '']
  const rest = name.slice(-END)
  const blank = rest.search(/\s\S/)
  const end = blank < 0 ? rest : rest.slice(blank)
  return [name.slice(0, name.length - end.length), end]
}
