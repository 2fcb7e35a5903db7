import { cusipCheckDigit } from '@shared/cusip'
import { extractFiling } from '../../../src/main/checks/extractFiling'

const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ'
const YEARS = 100

/** Makes filings like a given one that no database takes for the same: other deals, CUSIPs and distribution dates. */
export class Variants {
  readonly #lines: readonly string[]
  readonly #cusips: readonly { text: string; spans: readonly (readonly number[])[] }[]

  constructor(text: string) {
    this.#lines = text.split('\n')
    const { cells } = extractFiling('original.txt', Buffer.from(text))
    this.#cusips = cells.flat().filter((cell) => cell.path.endsWith('.cusip'))
  }

  /** The text of filing `n`: a hundred years of Septembers a deal. */
  text(n: number): string {
    const deal = Math.floor(n / YEARS)
    const lines = [...this.#lines]
    for (const { text, spans } of this.#cusips) {
      let rest = cusipOf(deal, text)
      for (const [line = 1, column = 1, length = 0] of spans) {
        const old = lines[line - 1] ?? ''
        lines[line - 1] =
          old.slice(0, column - 1) + rest.slice(0, length) + old.slice(column - 1 + length)
        rest = rest.slice(length)
      }
    }
    const year = String(1970 + (n % YEARS))
    return lines
      .join('\n')
      .replace(/September([\s>]*)25,([\s>]*)2002/g, `September$125,$2${year}`)
      .replace(/IMPAC|Impac/g, nameOf(deal))
  }
}

/** Five letters, another for each deal. */
function nameOf(deal: number): string {
  const letter = (at: number) =>
    LETTERS[Math.floor(deal / LETTERS.length ** at) % LETTERS.length] ?? 'A'
  return `B${letter(2).toLowerCase()}${letter(1).toLowerCase()}${letter(0).toLowerCase()}k`
}

function cusipOf(deal: number, old: string): string {
  const base = `${String(10_000 + deal)}${old.slice(5, 8)}`
  return `${base}${cusipCheckDigit(base) ?? 0}`
}
