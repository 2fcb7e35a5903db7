/** A physical line of a filing; `number` counts from 1. */
export interface PhysicalLine {
  readonly number: number
  readonly text: string
}

/** Part of a logical line that stands on one physical line; `column` is the 1-based column of its first character. */
export interface Piece {
  readonly line: number
  readonly column: number
  readonly text: string
}

/** A line as the trustee's program wrote it, before it was folded. */
export interface LogicalLine {
  readonly pieces: readonly Piece[]
  /** Physical line of the first piece with text in it, else of the first piece. */
  readonly line: number
  /** All characters but blanks, in order: folds and shortened runs of blanks leave it the same. */
  readonly compact: string
}

/** Splits text at line feeds, carriage returns or both. */
export function physicalLines(text: string): PhysicalLine[] {
  const lines = text.includes('\r') ? text.split(/\r\n|\n|\r/) : text.split('\n')
  return lines.map((line, index) => ({ number: index + 1, text: line }))
}

/** The pieces of a logical line with the characters that say something about them worked out. */
export function logicalLine(pieces: readonly Piece[]): LogicalLine {
  let compact = ''
  let line: number | undefined
  for (const piece of pieces) {
    const text = (piece.text.match(/\S+/g) ?? []).join('')
    if (text !== '') line ??= piece.line
    compact += text
  }
  return { pieces, line: line ?? pieces[0]?.line ?? 0, compact }
}

/**
 * Puts folded lines together again: a physical line that begins with `>` goes on where the one before it was cut.
 * Sample: `A              FLT                  470000000` + `>439797456.4      780640.49` + `>      0    430972708.3`.
 */
export function unfold(lines: readonly PhysicalLine[]): LogicalLine[] {
  const padded = arePadded(lines)
  const logical: LogicalLine[] = []
  for (let from = 0; from < lines.length;) {
    let to = from + 1
    while (lines[to]?.text.startsWith('>') === true) to++
    const pieces = lines.slice(from, to).map((line, i) => pieceOf(line, i > 0, padded))
    logical.push(logicalLine(pieces))
    from = to
  }
  return logical
}

/** A physical line as a piece: one that goes on begins behind its sign, and blanks that fill a line up are left out. */
function pieceOf({ number, text: whole }: PhysicalLine, goesOn: boolean, padded: boolean): Piece {
  const text = padded ? whole.trimEnd() : whole
  return goesOn
    ? { line: number, column: 2, text: text.slice(1) }
    : { line: number, column: 1, text }
}

/** Whether most lines end in blanks: then some program filled them up, and those at a fold part nothing. */
function arePadded(lines: readonly PhysicalLine[]): boolean {
  let padded = 0
  let filled = 0
  for (const { text } of lines) {
    if (text === '') continue
    filled++
    if (text.endsWith(' ') || text.endsWith('\t')) padded++
  }
  return padded * 2 > filled
}
