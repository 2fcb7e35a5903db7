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
  const figures = whole.cells.flat().filter((cell) => !TEXTS.test(cell.path))
  const glued = new Set<number>()
  for (const { spans } of figures) {
    spans.forEach(([line, column], i) => {
      if (column === 2 && spans[i - 1]?.[0] === line - 1) glued.add(line)
    })
  }
  const begins = new Set(
    figures.flatMap(({ spans }) => spans.slice(0, 1).map(([line, column]) => `${line}:${column}`)),
  )
  const lines = unfold(physicalLines(text))
  const vocabulary = vocabularyOf(lines)
  return lines.map((line) => {
    let joined = ''
    line.pieces.forEach((piece, i) => {
      const before = line.pieces[i - 1]
      if (before === undefined) {
        joined = piece.text
        return
      }
      const parted =
        !/\S$/.test(before.text) ||
        !/^\S/.test(piece.text) ||
        begins.has(`${piece.line}:2`) ||
        (!glued.has(piece.line) &&
          textOf(tokensOf(line), vocabulary).includes(
            `${/\S+$/.exec(before.text)?.[0] ?? ''} ${/^\S+/.exec(piece.text)?.[0] ?? ''}`,
          ))
      const dropped = Math.max(
        /^\S/.test(piece.text) ? 1 : 0,
        padded ? CUT_AT - before.text.length : 0,
      )
      joined += (parted ? ' '.repeat(Math.max(0, dropped)) : '') + piece.text
    })
    return joined
  })
}

/** Cells that hold text, whose folds only words tell. */
const TEXTS = /\.(?:label|title|text|term|name|role|value|type)$/
/** The column near which the samples were cut. */
const CUT_AT = 79

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
