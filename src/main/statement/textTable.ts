import { decimalPads } from './format'

/** A column of a plain-text table. */
export interface TextColumn {
  readonly head: string
  readonly kind: 'text' | 'num'
  readonly cells: readonly string[]
  /** Text longer than this is folded over several lines. */
  readonly most?: number
}

const GAP = '  '
/** How wide a terminal is taken to be. */
export const TEXT_WIDTH = 100

/**
 * A table in equal-width characters: text left, numbers right with their decimal points in one line, a rule beneath the head and
 * above the last `sums` rows. Long text is folded at blanks.
 */
export function textTable(columns: readonly TextColumn[], sums = 0): string[] {
  const shown = columns.map((column) => ({
    head: column.head,
    kind: column.kind,
    cells:
      column.kind === 'num'
        ? padded(column.cells)
        : column.cells.map((cell) => fold(cell, column.most ?? TEXT_WIDTH)),
  }))
  const widths = shown.map((column) =>
    Math.max(column.head.length, ...column.cells.flat().map((line) => line.length)),
  )
  const line = (texts: readonly string[]) =>
    texts
      .map((text, i) =>
        shown[i]?.kind === 'num' ? text.padStart(widths[i] ?? 0) : text.padEnd(widths[i] ?? 0),
      )
      .join(GAP)
      .trimEnd()
  const rule = widths.map((width) => '-'.repeat(width)).join(GAP)
  const count = Math.max(0, ...columns.map((column) => column.cells.length))
  const rows = Array.from({ length: count }, (_, row) => {
    const cells = shown.map((column) => column.cells[row] ?? [''])
    const height = Math.max(...cells.map((cell) => cell.length))
    return Array.from({ length: height }, (_, part) => line(cells.map((cell) => cell[part] ?? '')))
  })
  const body = rows.slice(0, count - sums).flat()
  const foot = rows.slice(count - sums).flat()
  return [
    line(shown.map((column) => column.head)),
    rule,
    ...body,
    ...(sums > 0 ? [rule, ...foot] : []),
  ]
}

function padded(cells: readonly string[]): string[][] {
  const pads = decimalPads(cells)
  return cells.map((cell, i) => [cell + ' '.repeat(pads[i]?.length ?? 0)])
}

/** Lines of at most so many characters, broken at blanks where there are any. */
export function fold(text: string, most: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`
    if (longer.length <= most) {
      line = longer
      continue
    }
    if (line !== '') lines.push(line)
    line = word
    while (line.length > most) {
      lines.push(line.slice(0, most))
      line = line.slice(most)
    }
  }
  return [...lines, line]
}
