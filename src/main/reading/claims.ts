import type { CellPlace, Span } from '@shared/report'
import type { LogicalLine } from '../filing/logicalLines'
import type { Token } from './tokens'

/**
 * Keeps account of what was read: cells with their places, and every stretch of the text that a cell, a label or
 * furniture (titles, headings, footers) claimed. What nobody claimed is the residue.
 */
export class Claims {
  /** What is claimed of each physical line, by its number: column and length, one after the other. */
  private readonly claimed: number[][] = []
  private readonly read: {
    readonly under: string
    readonly path: string
    readonly tokens: readonly Token[]
  }[] = []

  /** Claims whole logical lines as furniture. */
  lines(...lines: readonly LogicalLine[]): void {
    for (const line of lines) {
      for (const piece of line.pieces) this.claim(piece.line, piece.column, piece.text.length)
    }
  }

  /** Claims tokens as part of a label. */
  tokens(tokens: readonly Token[]): void {
    for (const { line, column, text, gap } of tokens) this.claim(line, column, text.length, gap)
  }

  /**
   * Records a cell under its path, and claims its tokens; one without tokens is blank and has no place. What the paths
   * of a row begin with is given apart (`under`), and put before them where cells are asked for.
   */
  cell(path: string, tokens: readonly Token[], under = ''): void {
    if (tokens.length === 0) return
    this.tokens(tokens)
    this.read.push({ under, path, tokens })
  }

  /** All cells, in the order they were read; a path that comes again gets `#2`, `#3` … */
  cells(): CellPlace[] {
    const times = new Map<string, number>()
    const used = new Set<string>()
    return this.read.map(({ under, path: own, tokens }) => {
      const path = under + own
      let n = times.get(path) ?? 0
      let unique: string
      do unique = ++n === 1 ? path : `${path}#${n}`
      while (used.has(unique))
      times.set(path, n)
      used.add(unique)
      return { path: unique, text: cellText(tokens), spans: spansOf(tokens) }
    })
  }

  /** What stands unclaimed in these lines, a row for each physical line that has some. */
  residue(lines: readonly LogicalLine[]): { line: number; text: string }[] {
    const rows: { line: number; text: string }[] = []
    for (const { pieces } of lines) {
      for (const piece of pieces) {
        const claimed = this.claimed[piece.line] ?? []
        if (isClaimed(piece, claimed)) continue
        const text = blankOut(piece.text, piece.column, claimed)
        if (/\S/.test(text)) rows.push({ line: piece.line, text: text.trim().replace(/\s+/g, ' ') })
      }
    }
    return rows
  }

  /** What follows the last stretch of its line, with nothing but `blanks` between them, makes that stretch longer. */
  private claim(line: number, column: number, length: number, blanks = 0): void {
    const stretches = this.claimed[line]
    if (stretches === undefined) {
      this.claimed[line] = [column, length]
      return
    }
    const last = stretches.length - 2
    const [from = 0, before = 0] = [stretches[last], stretches[last + 1]]
    if (from + before + blanks === column) stretches[last + 1] = before + blanks + length
    else stretches.push(column, length)
  }
}

/** Whether every character of a piece that is no blank is claimed, where claims stand in their order. */
function isClaimed(
  { text, column }: LogicalLine['pieces'][number],
  claimed: readonly number[],
): boolean {
  let at = 0
  for (let i = 0; i <= claimed.length; i += 2) {
    const from = i < claimed.length ? (claimed[i] ?? 0) - column : text.length
    for (; at < from; at++) if (text.charCodeAt(at) !== SPACE) return false
    at = Math.max(at, from + (claimed[i + 1] ?? 0))
  }
  return true
}

const SPACE = 32

/** The text with what is claimed of it blank; stretches are columns and lengths, in any order. */
function blankOut(text: string, from: number, stretches: readonly number[]): string {
  const characters = text.split('')
  for (let i = 0; i < stretches.length; i += 2) {
    const at = (stretches[i] ?? 0) - from
    characters.fill(' ', Math.max(0, at), Math.max(0, at + (stretches[i + 1] ?? 0)))
  }
  return characters.join('')
}

/** One span a piece: neighbouring tokens on one physical line are one span, the blanks between them included. */
function spansOf(tokens: readonly Token[]): Span[] {
  const spans: Span[] = []
  for (const token of tokens) {
    const last = spans.at(-1)
    if (last?.[0] === token.line) last[2] = token.column + token.text.length - last[1]
    else spans.push([token.line, token.column, token.text.length])
  }
  return spans
}

/** The exact characters of the file: pieces follow each other without anything between, blanks inside a piece stay. */
function cellText(tokens: readonly Token[]): string {
  return tokens.reduce((text, token, i) => {
    const before = tokens[i - 1]
    return text + (before?.line === token.line ? blanksBetween(before, token) : '') + token.text
  }, '')
}

function blanksBetween(before: Token, { of, column }: Token): string {
  return of.text.slice(before.column + before.text.length - of.column, column - of.column)
}
