/** A column of a table for people. */
export interface Column<T> {
  readonly title: string
  readonly value: (row: T) => string
  /** Figures stand at the right. */
  readonly right?: boolean
}

/** A table in aligned columns, two blanks apart, with a rule under its headings; `total` is a last row under a rule of its own. */
export function table<T>(
  columns: readonly Column<T>[],
  rows: readonly T[],
  total?: readonly string[],
): string {
  const lines = rows.map((row) => columns.map((column) => column.value(row)))
  const all = [
    columns.map((column) => column.title),
    ...lines,
    ...(total === undefined ? [] : [total]),
  ]
  const widths = columns.map((_, at) => Math.max(...all.map((line) => line[at]?.length ?? 0)))
  const print = (line: readonly string[]) =>
    columns
      .map(({ right }, at) => {
        const [text, width] = [line[at] ?? '', widths[at] ?? 0]
        return right === true ? text.padStart(width) : text.padEnd(width)
      })
      .join('  ')
      .trimEnd()
  const rule = widths.map((width) => '-'.repeat(width)).join('  ')
  const [heading = [], ...body] = all
  if (total !== undefined) body.splice(-1, 0, [])
  return [
    print(heading),
    rule,
    ...body.map((line) => (line.length === 0 ? rule : print(line))),
    '',
  ].join('\n')
}
