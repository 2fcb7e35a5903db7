import type { Kind } from './kinds'
import type { Token } from './tokens'

/** A column of a table: what its cells hold, and whether they may be blank or have several words. */
export interface Column<K extends string = string> {
  readonly key: K
  readonly kind: Kind
  /** The cell may be blank. */
  readonly optional?: boolean
  /** The cell may hold several words, parted by single blanks in its value. */
  readonly words?: boolean
}

/** A cell as read: its value (null when blank) and the tokens it was read from. */
export interface ReadCell {
  readonly value: string | null
  readonly tokens: readonly Token[]
}

/** One way to read a row: a cell for each column. */
export type Reading<K extends string = string> = Readonly<Record<K, ReadCell>>

/** More ways than this and the row is as good as unreadable. */
const MAX_READINGS = 4096
const MAX_STEPS = 64 * MAX_READINGS

/** The widest rows have 25 cells; with more tokens than this, whatever it is, it is no row. */
const MAX_TOKENS = 256
/** No cell holds more characters. */
const MAX_LENGTH = 200

/** A text cell cut at more folds than this many ways to join it is none. */
const MAX_TEXTS = 256

const BLANK: ReadCell = { value: null, tokens: [] }

/**
 * Every way to read the tokens of a row as these columns, gluing or splitting at each fold; ways that give the same
 * values are one. Empty when nothing fits, and when more ways fit than anything could choose from.
 */
export function readingsOf<K extends string>(
  tokens: readonly Token[],
  columns: readonly Column<K>[],
): Reading<K>[] {
  if (tokens.length > MAX_TOKENS) return []
  const required = columns.map(
    (_, i) => columns.slice(i).filter((column) => !column.optional).length,
  )
  required.push(0)
  const fits = roomFor(tokens, columns)
  const found = new Map<string, Reading<K>>()
  const cells: { readonly value: string | null; readonly at: number; readonly end: number }[] = []
  let steps = 0

  const known = columns.map(() => new Map<number, readonly [number, string][]>())
  const knownCells = (at: number, c: number, column: Column): readonly [number, string][] => {
    const found = known[c]?.get(at) ?? cellsAt(tokens, at, column)
    known[c]?.set(at, found)
    return found
  }
  const place = (at: number, c: number): void => {
    if (steps++ > MAX_STEPS || found.size > MAX_READINGS) return
    if (tokens.length - at < (required[c] ?? 0) || !fits(at, c)) return
    const column = columns[c]
    if (column === undefined) {
      if (at === tokens.length) keep()
      return
    }
    for (const [end, value] of knownCells(at, c, column)) {
      cells.push({ value, at, end })
      place(end, c + 1)
      cells.pop()
    }
    if (column.optional) {
      cells.push({ value: null, at, end: at })
      place(at, c + 1)
      cells.pop()
    }
  }
  const keep = (): void => {
    const id = cells.map((cell) => cell.value ?? '\u0000').join('\u0001')
    if (found.has(id)) return
    const entries = columns.map(({ key }, i) => {
      const { value = null, at = 0, end = 0 } = cells[i] ?? {}
      return [key, value === null ? BLANK : { value, tokens: tokens.slice(at, end) }] as const
    })
    found.set(id, Object.fromEntries(entries) as Record<K, ReadCell>)
  }

  place(0, 0)
  return steps > MAX_STEPS || found.size > MAX_READINGS ? [] : [...found.values()]
}

/**
 * Whether the tokens from one on can fit the columns from one on: after a blank a new cell begins, so there must be as
 * many columns as such beginnings, unless one of them holds several words.
 */
function roomFor(
  tokens: readonly Token[],
  columns: readonly Column[],
): (at: number, c: number) => boolean {
  const begins = [...tokens, null].map(() => 0)
  for (let at = tokens.length - 1; at >= 0; at--) {
    begins[at] = (begins[at + 1] ?? 0) + (tokens[at]?.joint === 'blank' ? 1 : 0)
  }
  const lastOfWords = columns.findLastIndex((column) => column.words === true)
  return (at, c) =>
    c <= lastOfWords || at >= tokens.length || 1 + (begins[at + 1] ?? 0) <= columns.length - c
}

/** The cells that can begin at a token: where each ends, and its value. */
function cellsAt(tokens: readonly Token[], at: number, column: Column): [number, string][] {
  const results: [number, string][] = []
  let texts = ['']
  for (let end = at; end < tokens.length; end++) {
    const token = tokens[end]
    if (token === undefined) break
    const glued = end === at || token.joint === 'fold'
    if (!glued && column.words !== true) break
    texts = texts.flatMap((text) => [
      ...(glued ? [text + token.text] : []),
      ...(end > at && column.words === true ? [`${text} ${token.text}`] : []),
    ])
    texts = texts.filter((text) => text.length <= MAX_LENGTH)
    if (texts.length === 0 || texts.length > MAX_TEXTS) break
    for (const text of texts) {
      const value = column.kind(text)
      if (value !== null) results.push([end + 1, value])
    }
  }
  return results
}
