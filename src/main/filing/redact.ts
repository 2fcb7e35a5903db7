import { createHmac } from 'node:crypto'
import { FIELD_TERMS } from './fieldTerms'
import { physicalLines, unfold } from './logicalLines'

/** A text whose structure can be studied without what it says. */
export interface Redacted {
  readonly lines: readonly string[]
  /** Words of the field that were kept, and words and numbers that were scrambled. */
  readonly kept: number
  readonly scrambled: number
}

const LETTERS = 'abcdefghijklmnopqrstuvwxyz'
/** Words with the digits that belong to them, and numbers; what stands between is left as it is. */
const TOKEN = /[\p{L}\p{N}]+(?:[.,'’][\p{L}\p{N}]+)*/gu
/** Pages, columns and months are numbered so; such a number says nothing by itself. */
const SMALL = /^\d{1,2}$/
const TERMS_ONLY = /^\p{L}+$/u

/**
 * Scrambles names and numbers of a filing and keeps its structure: every line keeps its length, every character its kind (a digit
 * becomes a digit, 0 stays 0, a letter a letter of its case), signs and blanks stay, and so do the words of the field
 * (`FIELD_TERMS`) and numbers of one or two digits. The same word or number always becomes the same, so that rows that repeat
 * still do. Without the key, which nobody keeps, it cannot be turned back.
 */
export function redact(text: string, key: string): Redacted {
  const source = physicalLines(text)
  const lines = source.map((line) => line.text)
  const known = new Map<string, string>()
  let [kept, scrambled] = [0, 0]
  const replace = (token: string): string => {
    if (SMALL.test(token) || (TERMS_ONLY.test(token) && FIELD_TERMS.has(token.toLowerCase()))) {
      kept++
      return token
    }
    scrambled++
    let other = known.get(token)
    if (other === undefined) known.set(token, (other = scramble(token, key)))
    return other
  }
  // A fold may cut a word in two: the halves are one
  for (const { pieces } of unfold(source)) {
    const whole = pieces.map((piece) => piece.text).join('')
    const changed = whole.replace(TOKEN, replace)
    let at = 0
    for (const piece of pieces) {
      const own = changed.slice(at, at + piece.text.length)
      lines[piece.line - 1] = `${(lines[piece.line - 1] ?? '').slice(0, piece.column - 1)}${own}`
      at += piece.text.length
    }
  }
  return { lines, kept, scrambled }
}

/** Another word or number of the same shape. */
function scramble(token: string, key: string): string {
  let block = Buffer.alloc(0)
  let used = 0
  let count = 0
  const next = (): number => {
    if (used === block.length) {
      block = createHmac('sha256', key).update(`${count++} ${token.toLowerCase()}`).digest()
      used = 0
    }
    return block[used++] ?? 0
  }
  // Letters outside a to z become such a letter too; a pair of code units counts twice, so that lengths stay
  return Array.from(token)
    .map((sign) => {
      const from = next()
      if (/^[1-9]$/.test(sign)) return String(1 + ((Number(sign) + (from % 8)) % 9))
      if (sign === '0' || !/\p{L}|\p{N}/u.test(sign)) return sign
      // A shift of 1 to 25 leaves no letter as it was
      const old = Math.max(0, LETTERS.indexOf(sign.toLowerCase()))
      const letter = LETTERS[(old + 1 + (from % 25)) % LETTERS.length] ?? 'x'
      return (sign === sign.toUpperCase() ? letter.toUpperCase() : letter).repeat(sign.length)
    })
    .join('')
}
