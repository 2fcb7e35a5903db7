/** A sum of a group by column: its plain decimal and what it was made of. */
export interface Sum {
  readonly value: string
  readonly made: string
}

/** Under this name sums have words for the row itself (`made`): that they are not whole. */
export const SUM_NOTE = ''

/** How rows stand together: by what, and the sums beneath each group. */
export interface Grouping<Row> {
  /** What groups are, for the first column of copies: `Portfolio`. */
  readonly head: string
  readonly of: (row: Row) => string
  /** How a group is written, where it is named otherwise than it is called. */
  readonly written?: (group: string) => string
  /** Whether there is more of a group than its rows here: a last line, which the screen draws. */
  readonly hasRest?: (group: string) => boolean
  /** Sums by column of the rows that are shown, and what the row of sums is called. */
  readonly sums?: (rows: readonly Row[], group: string) => Readonly<Record<string, Sum>>
}

/** A line of a table. */
export type Line<Row> =
  | { readonly kind: 'group' | 'rest'; readonly key: string; readonly group: string }
  | RowLine<Row>
  | {
      readonly kind: 'sum'
      readonly key: string
      readonly group: string
      /** Added up when they are drawn. */
      readonly sums: () => Readonly<Record<string, Sum>>
    }

/** A line with a row of the data. */
export interface RowLine<Row> {
  readonly kind: 'row'
  readonly key: string
  readonly group: string
  readonly row: Row
}

/** The lines that are found, by group: a heading, its rows, its sums. Groups keep the order in which all rows first name them. */
export function inGroups<Row>(
  grouping: Grouping<Row>,
  all: readonly RowLine<Row>[],
  found: readonly RowLine<Row>[],
): Line<Row>[] {
  const groups = new Map<string, RowLine<Row>[]>()
  for (const line of all) if (!groups.has(line.group)) groups.set(line.group, [])
  for (const line of found) groups.get(line.group)?.push(line)
  return [...groups].flatMap(([group, lines]) => linesOf(grouping, group, lines))
}

function linesOf<Row>(
  { sums, hasRest }: Grouping<Row>,
  group: string,
  lines: readonly RowLine<Row>[],
): Line<Row>[] {
  if (lines.length === 0) return []
  const head: Line<Row> = { kind: 'group', key: `${group}\ngroup`, group }
  const rest: Line<Row>[] =
    hasRest?.(group) === true ? [{ kind: 'rest', key: `${group}\nrest`, group }] : []
  if (sums === undefined) return [head, ...lines, ...rest]
  let made: Readonly<Record<string, Sum>> | null = null
  const once = () =>
    (made ??= sums(
      lines.map(({ row }) => row),
      group,
    ))
  return [head, ...lines, ...rest, { kind: 'sum', key: `${group}\nsum`, group, sums: once }]
}
