import { extractFiling } from '../../src/main/checks/extractFiling'
import { physicalLines, unfold } from '../../src/main/filing/logicalLines'
import { textOf, vocabularyOf } from '../../src/main/reading/freeText'
import { tokensOf } from '../../src/main/reading/tokens'

/** How a text is folded again. */
export interface Folding {
  /** Characters of a piece; a function gives the width of the n-th piece of the whole text. */
  readonly width: number | ((n: number) => number)
  /** The `>` of a continued piece counts towards its width. */
  readonly signCounts?: boolean
  readonly lineEnd?: string
}

/**
 * The lines of a filing as they were before they were folded: pieces that belong to one cell are joined, others are
 * parted by the blanks that were dropped (`padded` to the width of the cut, or one blank).
 */
export function unfoldText(text: string, padded: boolean): string[] {
  const whole = extractFiling('original.txt', Buffer.from(text))
  const glued = new Set<string>()
  const amounts = whole.cells.flat().filter((cell) => /^(?:classes|totals)\[/.test(cell.path))
  for (const cell of amounts) {
    cell.spans.slice(1).forEach(([line, column], i) => {
      const before = cell.spans[i]
      if (before !== undefined && column === 2 && before[0] === line - 1) glued.add(String(line))
    })
  }
  const cells = new Set(amounts.flatMap((cell) => cell.spans.map(([line]) => line)))
  const lines = unfold(physicalLines(text))
  const vocabulary = vocabularyOf(lines)
  return lines.map((line) => {
    let joined = ''
    line.pieces.forEach((piece, i) => {
      const before = line.pieces[i - 1]
      if (before === undefined) joined = piece.text
      else if (/\S$/.test(joined) && /^\S/.test(piece.text)) {
        const inCell = cells.has(piece.line) && cells.has(before.line)
        const parted = inCell
          ? !glued.has(String(piece.line))
          : textOf(tokensOf(line), vocabulary).includes(
              `${/\S+$/.exec(before.text)?.[0] ?? ''} ${/^\S+/.exec(piece.text)?.[0] ?? ''}`,
            )
        joined += `${parted ? ' '.repeat(padded ? Math.max(1, 79 - before.text.length) : 1) : ''}${piece.text}`
      } else joined += piece.text
    })
    return joined
  })
}

/** Folds whole lines as the trustee's program did: cut at the width, `>` before what follows, trailing blanks dropped. */
export function foldLines(lines: readonly string[], folding: Folding): string {
  const { width, signCounts = false, lineEnd = '\n' } = folding
  let n = 0
  const pieces = lines.flatMap((line) => {
    const cut: string[] = []
    let rest = line.trimEnd()
    do {
      const wide = typeof width === 'number' ? width : width(n++)
      const room = Math.max(1, cut.length > 0 && signCounts ? wide - 1 : wide)
      cut.push((cut.length > 0 ? '>' : '') + rest.slice(0, room).trimEnd())
      rest = rest.slice(room)
    } while (rest !== '')
    return cut
  })
  return pieces.join(lineEnd)
}
