import type { CellPlace } from '@shared/report'

/** A run of a line's text: the sign of a fold, a marked cell, or neither. */
export interface Piece {
  readonly text: string
  readonly kind: 'fold' | 'mark' | 'plain'
}

/** The spans of cells by 1-based line: start (0-based) and length. */
export type Spans = ReadonlyMap<number, readonly (readonly [number, number])[]>

/** Where the marked cells stand, by line, from left to right. */
export function spansByLine(cells: readonly CellPlace[]): Spans {
  const lines = new Map<number, [number, number][]>()
  for (const [line, column, length] of cells.flatMap((cell) => cell.spans)) {
    const spans = lines.get(line) ?? []
    spans.push([column - 1, length])
    lines.set(line, spans)
  }
  for (const spans of lines.values()) spans.sort((a, b) => a[0] - b[0])
  return lines
}

/** First and last line that cells cover; null without any. */
export function lineRange(cells: readonly CellPlace[]): readonly [number, number] | null {
  const lines = cells.flatMap((cell) => cell.spans.map(([line]) => line))
  return lines.length === 0 ? null : [Math.min(...lines), Math.max(...lines)]
}

/** The lines that a row beginning on a line covers: it goes on as long as lines begin with a fold. */
export function rowLines(lines: readonly string[], line: number): readonly [number, number] {
  let last = line
  while (lines[last]?.startsWith('>') === true) last++
  return [line, last]
}

/** Where a text is found in lines, upper and lower case alike: 1-based line, 1-based column. */
export function findIn(lines: readonly string[], text: string): (readonly [number, number])[] {
  const wanted = text.toLowerCase()
  if (wanted === '') return []
  return lines.flatMap((line, i) => {
    const found: (readonly [number, number])[] = []
    const lower = line.toLowerCase()
    for (let at = lower.indexOf(wanted); at >= 0; at = lower.indexOf(wanted, at + wanted.length)) {
      found.push([i + 1, at + 1])
    }
    return found
  })
}

/** Cuts a line into its pieces; overlapping spans are marked once. */
export function piecesOf(
  text: string,
  spans: readonly (readonly [number, number])[],
): readonly Piece[] {
  const pieces: Piece[] = []
  let at = 0
  const plainUpTo = (end: number) => {
    if (at === 0 && text.startsWith('>') && end > 0) {
      pieces.push({ text: '>', kind: 'fold' })
      at = 1
    }
    if (end > at) pieces.push({ text: text.slice(at, end), kind: 'plain' })
    at = Math.max(at, end)
  }
  for (const [start, length] of spans) {
    const from = Math.max(start, at)
    const to = Math.min(start + length, text.length)
    if (to <= from) continue
    plainUpTo(from)
    pieces.push({ text: text.slice(at, to), kind: 'mark' })
    at = to
  }
  plainUpTo(text.length)
  return pieces
}
