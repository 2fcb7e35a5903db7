import type { LogicalLine, Piece } from '../filing/logicalLines'

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
  /** What it stands on. */
  readonly of: Piece
  /** How many blanks before it; a piece with nothing in it counts as many. */
  readonly gap: number
  /** Which piece of the logical line it stands on, from 0. */
  readonly piece: number
}

/** More blanks than stand between two words of one cell. */
const EMPTY_PIECE = 20

/** Where a line keeps its tokens: a property is much cheaper to collect than an entry of a weak map. */
const KNOWN = Symbol('tokens')
type Known = LogicalLine & { [KNOWN]?: readonly Token[] | undefined }

/** The tokens of a logical line, in order; those of a line asked for again are the same. */
export function tokensOf(line: Known): readonly Token[] {
  const known = line[KNOWN]
  return known ?? (line[KNOWN] = tokensIn(line))
}

function tokensIn(line: LogicalLine): Token[] {
  const tokens: Token[] = []
  let openEnd = false
  let blanksBefore = 0
  for (let index = 0; index < line.pieces.length; index++) {
    const of = line.pieces[index] as Piece
    const { text } = of
    let end = 0
    for (let at = nextOf(text, 0, false); at < text.length; at = nextOf(text, end, false)) {
      const until = nextOf(text, at, true)
      tokens.push({
        text: text.slice(at, until),
        line: of.line,
        column: of.column + at,
        joint: at === 0 && index > 0 && openEnd ? 'fold' : 'blank',
        of,
        gap: at - end + blanksBefore,
        piece: index,
      })
      openEnd = false
      blanksBefore = 0
      end = until
    }
    openEnd = end > 0 && end === text.length
    blanksBefore = end === 0 ? EMPTY_PIECE : text.length - end
  }
  return tokens
}

/** Where the next blank, or the next character that is none, stands from a place on; the length when there is none. */
function nextOf(text: string, from: number, blank: boolean): number {
  let at = from
  while (at < text.length && isBlank(text.charCodeAt(at)) !== blank) at++
  return at
}

/** Whether a character is what `\s` matches. */
function isBlank(code: number): boolean {
  if (code < 128) return code === 32 || (code >= 9 && code <= 13)
  return code >= 160 && /\s/.test(String.fromCharCode(code))
}

/** Tokens without the sign that ends them (`Seller:`): what a cell holds, where the sign only parts it from the next. */
export function withoutSign(tokens: readonly Token[], sign: string): readonly Token[] {
  const last = tokens.at(-1)
  if (last?.text.endsWith(sign) !== true) return tokens
  const text = last.text.slice(0, -sign.length)
  return [...tokens.slice(0, -1), ...(text === '' ? [] : [{ ...last, text }])]
}
