import type { LogicalLine } from '../filing/logicalLines'
import { tokensOf, type Token } from './tokens'

/**
 * The words that stand whole somewhere in a text, and the widths at which its lines were cut: what tells at a fold
 * inside words whether the halves are one (`Ja` + `mes`) or two (`Account` + `Report`).
 */
export interface Vocabulary {
  readonly words: ReadonlySet<string>
  /** The longest piece that was cut, in characters: of those that begin a line, and of those that continue one. */
  readonly widths: readonly [first: number, continued: number]
}

/** Learns the words of these lines when asked for them, leaving out those that a fold may have cut. */
export function vocabularyOf(lines: readonly LogicalLine[]): Vocabulary {
  return new Learned(lines)
}

// A class, since every getter written in an object's literal is kept, with all that it holds, until the next full collection
class Learned implements Vocabulary {
  readonly widths: Vocabulary['widths']
  private known: Set<string> | undefined

  constructor(private readonly lines: readonly LogicalLine[]) {
    this.widths = widthsOf(lines)
  }

  get words(): ReadonlySet<string> {
    return (this.known ??= wordsOf(this.lines))
  }
}

function widthsOf(lines: readonly LogicalLine[]): [number, number] {
  const widths: [number, number] = [0, 0]
  for (const { pieces } of lines) {
    for (let i = 0; i < pieces.length - 1; i++) {
      const kind = i === 0 ? 0 : 1
      widths[kind] = Math.max(widths[kind], pieces[i]?.text.length ?? 0)
    }
  }
  return widths
}

function wordsOf(lines: readonly LogicalLine[]): Set<string> {
  const words = new Set<string>()
  const seen = new Set<string>()
  for (const line of lines) {
    if (!hasWord(line.compact)) continue
    const tokens = tokensOf(line)
    for (let i = 0; i < tokens.length; i++) {
      const { text, joint } = tokens[i] as Token
      if (joint === 'fold' || text.length > 40 || tokens[i + 1]?.joint === 'fold') continue
      if (!hasWord(text) || seen.has(text)) continue
      seen.add(text)
      addWords(text.toLowerCase(), words)
    }
  }
  return words
}

/** Whether two letters stand side by side in a text. */
function hasWord(text: string): boolean {
  let before = false
  for (let i = 0; i < text.length; i++) {
    const letter = isLetter(text.charCodeAt(i))
    if (letter && before) return true
    before = letter
  }
  return false
}

/** Adds the runs of two letters or more in a text of small letters. */
function addWords(text: string, words: Set<string>): void {
  let start = 0
  for (let end = 0; end <= text.length; end++) {
    if (end < text.length && isLetter(text.charCodeAt(end))) continue
    if (end - start > 1) words.add(text.slice(start, end))
    start = end + 1
  }
}

/** Whether a character is one of A to Z, in capitals or not. */
function isLetter(code: number): boolean {
  const small = code | 32
  return small >= 97 && small <= 122
}

/**
 * Tokens as text, runs of blanks as one. At a fold the halves are one word when that word stands elsewhere in the
 * text, and two when each half does; when one half does, two if the piece was cut short of the usual width, which
 * means that a blank was dropped there.
 */
export function textOf(tokens: readonly Token[], vocabulary: Vocabulary): string {
  let text = ''
  let before: Token | undefined
  for (const token of tokens) {
    if (before === undefined) text = token.text
    else if (token.joint === 'fold' && !splitsAt(before, token, vocabulary)) text += token.text
    else text += ` ${token.text}`
    before = token
  }
  return text
}

function splitsAt(before: Token, after: Token, vocabulary: Vocabulary): boolean {
  const left = /[a-z]+$/i.exec(before.text)?.[0].toLowerCase()
  const right = /^[a-z]+/i.exec(after.text)?.[0].toLowerCase()
  if (/^[,.;:)]/.test(after.text)) return false
  const short = blanksDropped(before, vocabulary) > 0
  if (before.text === '&' || after.text === '&') return true
  if (left === undefined || right === undefined) {
    if (/[=*]$/.test(before.text)) return short
    if (/[,;:]$/.test(before.text) && /^[A-Za-z]/.test(after.text)) return short
    return (
      short && (left === undefined) !== (right === undefined) && /[\da-z.)]$/i.test(before.text)
    )
  }
  const { words } = vocabulary
  if (words.has(left + right)) return false
  return (words.has(left) && words.has(right)) || (short && (words.has(left) || words.has(right)))
}

/** How many characters the piece that a token ends is shorter than such pieces of this text are at most. */
function blanksDropped(token: Token, { widths }: Vocabulary): number {
  const first = token.piece === 0
  return widths[first ? 0 : 1] - (token.column + token.text.length - (first ? 1 : 2))
}

/**
 * Tokens in runs, as columns of text: a new run begins after two blanks or more, and at a fold between whole words
 * before which more than one blank was dropped. `dropped` counts the blanks dropped at a fold also where one was kept.
 */
export function segmentsOf(
  tokens: readonly Token[],
  vocabulary: Vocabulary,
  dropped: 'ignored' | 'counted' = 'ignored',
): Token[][] {
  const segments: Token[][] = []
  for (const token of tokens) {
    const last = segments.at(-1)
    const before = last?.at(-1)
    const starts =
      before === undefined ||
      (token.joint === 'fold'
        ? blanksDropped(before, vocabulary) > 1 && splitsAt(before, token, vocabulary)
        : (dropped === 'counted' ? blanksBetween(before, token, vocabulary) : token.gap) >= 2)
    if (last === undefined || starts) segments.push([token])
    else last.push(token)
  }
  return segments
}

/** Blanks between two tokens of a line; those dropped at the end of a cut piece are counted by its width. */
export function blanksBetween(before: Token, token: Token, vocabulary: Vocabulary): number {
  const dropped = token.piece === before.piece ? 0 : Math.max(0, blanksDropped(before, vocabulary))
  return token.gap + dropped
}
