import type { CellPlace, Span } from '@shared/report'
import type { LogicalLine } from '../filing/logicalLines'
import type { Token } from './tokens'

/**
 * Keeps account of what was read: cells with their places, and every stretch of the text that a cell, a label or
 * furniture (titles, headings, footers) claimed. What nobody claimed is the residue.
 */
export class Claims {
  private readonly claimed = new Map<number, [number, number][]>()
  private readonly places = new Map<string, CellPlace>()
  /** The number that a path which comes again had last. */
  private readonly times = new Map<string, number>()

  /** Claims whole logical lines as furniture. */
  lines(...lines: readonly LogicalLine[]): void {
    for (const line of lines) {
      for (const piece of line.pieces) this.claim(piece.line, piece.column, piece.text.length)
    }
  }

  /** Claims tokens as part of a label. */
  tokens(tokens: readonly Token[]): void {
    for (const token of tokens) this.claim(token.line, token.column, token.text.length)
  }

  /** Records a cell under its path (a repeated path gets `#2`, `#3` …) and claims its tokens. Returns the path used. */
  cell(path: string, tokens: readonly Token[]): string {
    this.tokens(tokens)
    if (tokens.length === 0) return path
    const spans = spansOf(tokens)
    let unique = path
    let n = this.times.get(path) ?? 1
    while (this.places.has(unique)) unique = `${path}#${++n}`
    this.times.set(path, n)
    this.places.set(unique, { path: unique, text: cellText(tokens), spans })
    return unique
  }

  /** All cells, in the order they were read. */
  cells(): CellPlace[] {
    return [...this.places.values()]
  }

  /** The places of the cells by path. */
  place(path: string): CellPlace | undefined {
    return this.places.get(path)
  }

  /** What stands unclaimed in these lines, a row for each physical line that has some. */
  residue(lines: readonly LogicalLine[]): { line: number; text: string }[] {
    return lines.flatMap((line) =>
      line.pieces.flatMap((piece) => {
        const text = blankOut(piece.text, piece.column, this.claimed.get(piece.line) ?? [])
        return /\S/.test(text) ? [{ line: piece.line, text: text.trim().replace(/\s+/g, ' ') }] : []
      }),
    )
  }

  private claim(line: number, column: number, length: number): void {
    const stretches = this.claimed.get(line)
    if (stretches === undefined) this.claimed.set(line, [[column, length]])
    else stretches.push([column, length])
  }
}

function blankOut(text: string, from: number, stretches: readonly [number, number][]): string {
  let rest = ''
  for (const [column, length] of [...stretches].sort(([a], [b]) => a - b)) {
    const at = column - from
    if (at > rest.length) rest += text.slice(rest.length, at)
    rest += ' '.repeat(Math.max(0, Math.min(at + length, text.length) - rest.length))
  }
  return rest + text.slice(rest.length)
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
    const blanks = tokens[i - 1]?.line === token.line ? token.blanks : ''
    return text + blanks + token.text
  }, '')
}
