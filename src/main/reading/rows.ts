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

/** Rows read in fewer steps hardly come to a cell twice: keeping their cells costs more than reading them again. */
const FEW_STEPS = 100

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
  const { required, lastOfWords } = shapeOf(columns)
  if (tokens.length < (required[0] ?? 0)) return []
  const begins = beginningsOf(tokens)
  const found: Reading<K>[] = []
  let ids: Set<string> | undefined
  const values: (string | null)[] = []
  const ends: number[] = []
  let steps = 0

  let known: Map<number, readonly Cell[]> | undefined
  const knownCells = (at: number, c: number, column: Column): readonly Cell[] => {
    if (steps < FEW_STEPS)
      return cellsAt(tokens, at, tokens.length - (required[c + 1] ?? 0), column)
    known ??= new Map<number, readonly Cell[]>()
    const id = c * tokens.length + at
    let cells = known.get(id)
    if (cells === undefined) {
      cells = cellsAt(tokens, at, tokens.length - (required[c + 1] ?? 0), column)
      known.set(id, cells)
    }
    return cells
  }
  // After a blank a new cell begins, so there must be as many columns as such beginnings, unless one holds several words
  const fits = (at: number, c: number): boolean =>
    c <= lastOfWords || at >= tokens.length || 1 + (begins[at + 1] ?? 0) <= columns.length - c
  const place = (at: number, c: number): void => {
    if (steps++ > MAX_STEPS || found.length > MAX_READINGS) return
    if (tokens.length - at < (required[c] ?? 0) || !fits(at, c)) return
    const column = columns[c]
    if (column === undefined) {
      if (at === tokens.length) keep()
      return
    }
    const cells = knownCells(at, c, column)
    for (const { value, end } of cells) {
      values[c] = value
      ends[c] = end
      place(end, c + 1)
    }
    if (column.optional) {
      values[c] = null
      ends[c] = at
      place(at, c + 1)
    }
  }
  const keep = (): void => {
    const cells: Partial<Record<K, ReadCell>> = {}
    let at = 0
    for (let c = 0; c < columns.length; c++) {
      const { key } = columns[c] as Column<K>
      const value = values[c] ?? null
      const end = ends[c] ?? at
      cells[key] = value === null ? BLANK : { value, tokens: tokens.slice(at, end) }
      at = end
    }
    const reading = cells as Record<K, ReadCell>
    const [first] = found
    if (first !== undefined) {
      // Most rows have one way, which needs no telling apart
      ids ??= new Set([idOf(first, columns)])
      const id = idOf(reading, columns)
      if (ids.has(id)) return
      ids.add(id)
    }
    found.push(reading)
  }

  place(0, 0)
  return steps > MAX_STEPS || found.length > MAX_READINGS ? [] : found
}

/** What tells readings of a row apart: the values of their cells. */
function idOf<K extends string>(reading: Reading<K>, columns: readonly Column<K>[]): string {
  return columns.map(({ key }) => reading[key].value ?? '\u0000').join('\u0001')
}

/** What a table's columns ask of a row: how many cells there must be from each column on, and the last one of words. */
interface Shape {
  readonly required: readonly number[]
  readonly lastOfWords: number
}

const SHAPES = new WeakMap<readonly Column[], Shape>()

function shapeOf(columns: readonly Column[]): Shape {
  const known = SHAPES.get(columns)
  if (known !== undefined) return known
  const required = columns.map(
    (_, i) => columns.slice(i).filter((column) => !column.optional).length,
  )
  const shape = {
    required: [...required, 0],
    lastOfWords: columns.findLastIndex((column) => column.words === true),
  }
  SHAPES.set(columns, shape)
  return shape
}

/** How many tokens from each one on follow a blank. */
function beginningsOf(tokens: readonly Token[]): number[] {
  const begins = new Array<number>(tokens.length + 1).fill(0)
  for (let at = tokens.length - 1; at >= 0; at--) {
    begins[at] = (begins[at + 1] ?? 0) + (tokens[at]?.joint === 'blank' ? 1 : 0)
  }
  return begins
}

/** A cell that can begin at a token: its value, and the token after it. */
interface Cell {
  readonly value: string
  readonly end: number
}

const NO_CELLS: readonly Cell[] = []

function cellsAt(
  tokens: readonly Token[],
  at: number,
  most: number,
  column: Column,
): readonly Cell[] {
  return column.words === true
    ? wordsAt(tokens, at, most, column)
    : figuresAt(tokens, at, most, column)
}

/** Cells without blanks in them: a token, and what folds may have cut off it. */
function figuresAt(
  tokens: readonly Token[],
  at: number,
  most: number,
  { kind }: Column,
): readonly Cell[] {
  let cells: Cell[] | null = null
  let text = ''
  for (let end = at; end < most; end++) {
    const token = tokens[end]
    if (token === undefined || (end > at && token.joint !== 'fold')) break
    text = end === at ? token.text : text + token.text
    if (text.length > MAX_LENGTH) break
    const value = kind(text)
    if (value === null) continue
    const cell = { value, end: end + 1 }
    if (cells === null) cells = [cell]
    else cells.push(cell)
  }
  return cells ?? NO_CELLS
}

function wordsAt(
  tokens: readonly Token[],
  at: number,
  most: number,
  { kind }: Column,
): readonly Cell[] {
  const cells: Cell[] = []
  let texts: string[] = []
  for (let end = at; end < most; end++) {
    const token = tokens[end]
    if (token === undefined) break
    texts = end === at ? [token.text] : joinedTo(texts, token)
    texts = texts.filter((text) => text.length <= MAX_LENGTH)
    if (texts.length === 0 || texts.length > MAX_TEXTS) break
    for (const text of texts) {
      const value = kind(text)
      if (value !== null) cells.push({ value, end: end + 1 })
    }
  }
  return cells
}

/** Texts that go on with a token: after a blank, and at a fold without one too. */
function joinedTo(texts: readonly string[], { text, joint }: Token): string[] {
  const joined: string[] = []
  for (const before of texts) {
    if (joint === 'fold') joined.push(before + text)
    joined.push(`${before} ${text}`)
  }
  return joined
}
