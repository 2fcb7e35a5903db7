import type { LogicalLine } from '../filing/logicalLines'

/**
 * How a token stands to the one before it: parted by a `blank`, or at a fold where nothing tells whether the two
 * are one (`78` + `>0640.49`) or neighbours (`129000084` + `>126906908.3`).
 */
type Joint = 'blank' | 'fold'

/** A run of characters without blanks on one physical line; `column` is 1-based. */
export interface Token {
  readonly text: string
  readonly line: number
  readonly column: number
  readonly joint: Joint
  /** The blanks before it on its physical line, as they stand there. */
  readonly blanks: string
  /** How many blanks before it; a piece with nothing in it counts as many. */
  readonly gap: number
  /** Which piece of the logical line it stands on, from 0. */
  readonly piece: number
}

/** More blanks than stand between two words of one cell. */
const EMPTY_PIECE = 20

const KNOWN = new WeakMap<LogicalLine, readonly Token[]>()

/** The tokens of a logical line, in order; those of a line asked for again are the same. */
export function tokensOf(line: LogicalLine): readonly Token[] {
  const known = KNOWN.get(line)
  if (known !== undefined) return known
  const tokens = tokensIn(line)
  KNOWN.set(line, tokens)
  return tokens
}

function tokensIn(line: LogicalLine): Token[] {
  const tokens: Token[] = []
  let openEnd = false
  let blanksBefore = 0
  line.pieces.forEach((piece, index) => {
    const pattern = /\S+/g
    let end = 0
    for (let match = pattern.exec(piece.text); match !== null; match = pattern.exec(piece.text)) {
      const folded = match.index === 0 && index > 0 && openEnd
      tokens.push({
        text: match[0],
        line: piece.line,
        column: piece.column + match.index,
        joint: folded ? 'fold' : 'blank',
        blanks: piece.text.slice(end, match.index),
        gap: match.index - end + blanksBefore,
        piece: index,
      })
      openEnd = false
      blanksBefore = 0
      end = match.index + match[0].length
    }
    openEnd = end > 0 && end === piece.text.length
    blanksBefore = end === 0 ? EMPTY_PIECE : piece.text.length - end
  })
  return tokens
}
