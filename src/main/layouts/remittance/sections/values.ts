import { exact } from '@shared/decimal'
import { plainNumber, type Kind } from '../../../reading/kinds'
import { readingsOf, type Column, type ReadCell } from '../../../reading/rows'
import type { Vocabulary } from '../../../reading/freeText'
import type { Token } from '../../../reading/tokens'
import { columnOf } from './draft'

/** A group's column in a section: its name, and where its heading begins. */
export interface Group {
  readonly name: string
  /** The name as legends are compared by: in small letters, without blanks. */
  readonly legend: string
  readonly column: number
}

/** A value of a label row, the group it belongs to, and its tokens. */
export interface GroupValue {
  readonly group: string
  readonly value: string
  readonly tokens: readonly Token[]
}

const SEPARATED = /^(\()?(-?)((?:0|[1-9]\d{0,2}(?:,\d{3})*)\.\d+)(%?)(\))?$/
const ZEROS = /^0{3}\.00$/

/**
 * A value beside a label: an amount with separators (`(24,250.79)` is negative), a plain number, a percentage, or one
 * of the words that stand in for a number.
 */
export const labelValue: Kind = (text) => {
  const separated = SEPARATED.exec(text)
  if (separated !== null && (separated[1] === undefined) === (separated[5] === undefined)) {
    const sign = separated[1] === undefined ? (separated[2] ?? '') : '-'
    return `${sign}${(separated[3] ?? '').replaceAll(',', '')}${separated[4] ?? ''}`
  }
  if (ZEROS.test(text) || /^(?:Yes|No|N\/A|Not Available)$/i.test(text)) return text
  if (/%$/.test(text)) return plainNumber(text.slice(0, -1)) === null ? null : text
  return plainNumber(text)
}

/** How a value begins: a figure, a sign, or one of the words that stand for one. */
const BEGINS = /^[\d(YN-]/i

/** Plain numbers end so many columns after their heading begins; amounts with separators begin with it. */
const PLAIN_WIDTH = 15

/** A value is in no more pieces than this, however narrow the folds. */
export const MAX_PIECES = 8

/**
 * Reads the tokens after a label as values, each under its group: as many as there are groups in their order, fewer
 * by their horizontal place. Null when there is no way, or no single one.
 */
export function readValues(
  tokens: readonly Token[],
  groups: readonly Group[],
  vocabulary: Vocabulary,
): GroupValue[] | null {
  if (tokens.length > groups.length * MAX_PIECES) return null
  if (!BEGINS.test(tokens[0]?.text ?? '')) return null
  // `Not Available` has a blank in it, figures never do
  const words = tokens.some((token) => /[A-Za-z]/.test(token.text))
  let folds = 0
  for (let i = 1; i < tokens.length; i++) if (tokens[i]?.joint === 'fold') folds++
  if (folds === 0 && !words) return single(tokens, groups, vocabulary)
  const ways: GroupValue[][] = []
  const fewest = words ? 1 : Math.max(1, tokens.length - folds)
  for (let count = Math.min(groups.length, tokens.length); count >= fewest; count--) {
    const columns = columnsFor(count, words)
    for (const reading of readingsOf(tokens, columns)) {
      const cells = columns.map(({ key }) => reading[key]).filter((cell) => cell !== undefined)
      const placed = place(cells, groups, vocabulary)
      if (placed !== null) ways.push(placed)
    }
  }
  const [only, ...others] = preferred(ways, groups, vocabulary)
  return others.length === 0 ? (only ?? null) : null
}

/** Figures without a fold between them: each token is a value. */
function single(
  tokens: readonly Token[],
  groups: readonly Group[],
  vocabulary: Vocabulary,
): GroupValue[] | null {
  if (tokens.length > groups.length) return null
  const cells: ReadCell[] = []
  for (const token of tokens) {
    const value = labelValue(token.text)
    if (value === null) return null
    cells.push({ value, tokens: [token] })
  }
  return place(cells, groups, vocabulary)
}

type ValueColumns = readonly Column[]
const COLUMNS = { words: [] as ValueColumns[], figures: [] as ValueColumns[] }

/** As many columns of values, made once. */
function columnsFor(count: number, words: boolean): ValueColumns {
  const made = COLUMNS[words ? 'words' : 'figures']
  return (made[count] ??= Array.from({ length: count }, (_, i) => ({
    key: String(i),
    kind: labelValue,
    words,
  })))
}

/**
 * The ways that are likelier than others: those without a number whose last decimal is a zero that print drops, then
 * those with a value for each group that add up to the total, then those whose values stand under their groups.
 */
function preferred(
  ways: readonly GroupValue[][],
  groups: readonly Group[],
  vocabulary: Vocabulary,
): readonly GroupValue[][] {
  if (ways.length < 2) return ways
  const plain = ways.filter((way) => way.every(({ value }) => !/\.(?:\d|\d{3,})?0$/.test(value)))
  const rest = plain.length > 0 ? plain : ways
  const adding = rest.filter((way) => way.length === groups.length && addsUp(way))
  const likely = adding.length > 0 ? adding : rest
  if (likely.length < 2) return likely
  const inPlace = likely.filter((way) =>
    way.every((value) => nearest(value, groups, vocabulary)?.name === value.group),
  )
  return inPlace.length > 0 ? inPlace : likely
}

function place(
  cells: readonly ReadCell[],
  groups: readonly Group[],
  vocabulary: Vocabulary,
): GroupValue[] | null {
  const full = cells.length === groups.length
  const placed: GroupValue[] = []
  cells.forEach((cell, i) => {
    const group = full ? groups[i] : nearest(cell, groups, vocabulary)
    if (group !== undefined && cell.value !== null)
      placed.push({ group: group.name, value: cell.value, tokens: cell.tokens })
  })
  if (full) return placed
  const distinct = new Set(placed.map(({ group }) => group))
  return distinct.size === cells.length ? placed : null
}

/** The group under whose heading a value stands: to the column, or a few off where a run of blanks was shortened. */
function nearest(
  cell: Pick<ReadCell, 'tokens'>,
  groups: readonly Group[],
  vocabulary: Vocabulary,
): Group | undefined {
  const [first] = cell.tokens
  const last = cell.tokens.at(-1)
  if (first === undefined || last === undefined) return undefined
  const start = columnOf(first, vocabulary)
  const end = columnOf(last, vocabulary) + last.text.length
  const off = ({ column }: Group): number =>
    Math.min(Math.abs(start - column), Math.abs(end - column - PLAIN_WIDTH))
  const least = Math.min(...groups.map(off))
  const [best, ...others] = groups.filter((group) => off(group) === least)
  return least <= 3 && others.length === 0 ? best : undefined
}

/** Whether the last value is the sum of those before it. */
function addsUp(way: readonly GroupValue[]): boolean {
  const numbers = way.map(({ value }) => plainNumber(value))
  if (numbers.includes(null)) return false
  const [total, ...parts] = numbers.map((value) => exact(value ?? '0')).reverse()
  return total?.eq(parts.reduce((sum, part) => sum.plus(part), exact('0'))) === true
}
