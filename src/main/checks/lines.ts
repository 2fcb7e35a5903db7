import { PLAIN_DECIMAL } from '@shared/decimal'
import type { TrusteeReport } from '@shared/report'
import { negative, precisely, printed, sum, type Approx } from '../reading/approx'
import { plainNumber } from '../reading/kinds'
import { LinePaths } from '@shared/linePaths'
import type { Identity } from '../reading/identity'

type Line = TrusteeReport['lines'][number]

/** A label row and its path in the report, by which checks name their operands. */
export interface LineCell {
  readonly line: Line
  readonly key: string
}

/** The label rows of a report with their paths; a label that comes again under the same headings is `#2`, `#3` … */
export function indexLines(report: Pick<TrusteeReport, 'lines'>): LineCell[] {
  const paths = new LinePaths()
  return report.lines.map((line) => ({ line, key: paths.next(line) }))
}

/** A quantity and the path of the cell it was printed in. */
export interface Quantity {
  readonly value: Approx
  readonly path: string
}

/**
 * The value of a row for a group; null when it is blank or no number. Amounts printed with separators are exact to
 * the cent (`exactly`), plain numbers are cut at ten digits.
 */
export function quantity(
  cell: LineCell | undefined,
  group: string,
  exactly = false,
): Quantity | null {
  const text = cell?.line.values[group]
  if (cell === undefined || text === undefined) return null
  if (exactly) {
    return PLAIN_DECIMAL.test(text)
      ? { value: precisely(text), path: `${cell.key}.${group}` }
      : null
  }
  const number = plainNumber(text)
  return number === null ? null : { value: printed(number, 'cents'), path: `${cell.key}.${group}` }
}

/** The identity left = sum of the parts; null when a part is not there. `off` are taken off. */
export function addsUp(
  id: string,
  sentence: string,
  left: Quantity | null,
  plus: readonly (Quantity | null)[],
  off: readonly (Quantity | null)[] = [],
): Identity | null {
  if (left === null || plus.length + off.length === 0) return null
  const terms: Approx[] = []
  const operands = [left.path]
  for (const part of plus) {
    if (part === null) return null
    terms.push(part.value)
    operands.push(part.path)
  }
  for (const part of off) {
    if (part === null) return null
    terms.push(negative(part.value))
    operands.push(part.path)
  }
  return { id, sentence, left: left.value, right: sum(terms), operands }
}

/** The groups that a row has values for, `TOTAL` among them. */
export function groupsOf(cells: readonly LineCell[]): string[] {
  const groups = new Set<string>()
  for (const { line } of cells) for (const group of Object.keys(line.values)) groups.add(group)
  return [...groups]
}

/** The row of a section with this label under this sub-heading. */
export function findLine(
  cells: readonly LineCell[],
  section: string,
  label: string,
  heading: string | null = null,
): LineCell | undefined {
  return ofSection(cells, section).find(
    ({ line }) => line.label === label && line.heading === heading,
  )
}

/** Where a row stands: its section, its label and, where a section has sub-headings, the one it is under. */
export interface Place {
  readonly section: RegExp
  /** The whole label, or what it looks like. */
  readonly label: string | RegExp
  readonly heading?: RegExp
  /** Amounts with separators, exact to the cent; plain numbers otherwise. */
  readonly exactly?: boolean
}

/** The first row at a place. */
export function lineAt(cells: readonly LineCell[], place: Place): LineCell | undefined {
  const { places } = sectionsOf(cells)
  let found = places.get(place)
  if (found === undefined) places.set(place, (found = firstAt(cells, place)))
  return found ?? undefined
}

function firstAt(cells: readonly LineCell[], { section, label, heading }: Place): LineCell | null {
  const found = inSection(cells, section).find(
    ({ line }) =>
      (typeof label === 'string' ? label === line.label : label.test(line.label)) &&
      (heading === undefined || (line.heading !== null && heading.test(line.heading))),
  )
  return found ?? null
}

/** The rows of a report by their section, by patterns of it and by place: checks ask for the same ones for each group. */
interface Sections {
  readonly named: ReadonlyMap<string, readonly LineCell[]>
  readonly like: Map<RegExp, readonly LineCell[]>
  /** The first row at a place, null where there is none. */
  readonly places: Map<Place, LineCell | null>
}

const SECTIONS = new WeakMap<readonly LineCell[], Sections>()

function sectionsOf(cells: readonly LineCell[]): Sections {
  let known = SECTIONS.get(cells)
  if (known === undefined)
    SECTIONS.set(cells, (known = { named: bySection(cells), like: new Map(), places: new Map() }))
  return known
}

function bySection(cells: readonly LineCell[]): Map<string, LineCell[]> {
  const named = new Map<string, LineCell[]>()
  for (const cell of cells) {
    const rows = named.get(cell.line.section)
    if (rows === undefined) named.set(cell.line.section, [cell])
    else rows.push(cell)
  }
  return named
}

/** The rows of a section, in the order of the report. */
export function ofSection(cells: readonly LineCell[], section: string): readonly LineCell[] {
  return sectionsOf(cells).named.get(section) ?? []
}

/** The rows of the sections that a pattern matches, in the order of the report. */
export function inSection(cells: readonly LineCell[], section: RegExp): readonly LineCell[] {
  const { named, like } = sectionsOf(cells)
  let found = like.get(section)
  if (found === undefined) {
    const [first, ...more] = [...named.keys()].filter((name) => section.test(name))
    found =
      more.length === 0
        ? (named.get(first ?? '') ?? [])
        : cells.filter(({ line }) => section.test(line.section))
    like.set(section, found)
  }
  return found
}

/** What the first row at a place says of a group; null when there is no such row or it is blank there. */
export function valueAt(cells: readonly LineCell[], place: Place, group: string): Quantity | null {
  return quantity(lineAt(cells, place), group, place.exactly)
}

/** A quantity that is a quotient or an average, cut at ten digits however few it has. */
export function ratioAt(cells: readonly LineCell[], place: Place, group: string): Quantity | null {
  return ratio(lineAt(cells, place), group)
}

/** The quotient or average that a row says of a group; null when it is blank or no number. */
export function ratio(cell: LineCell | undefined, group: string): Quantity | null {
  const text = cell?.line.values[group]
  if (cell === undefined || text === undefined) return null
  const number = plainNumber(text)
  return number === null
    ? null
    : { value: printed(number, 'tenDigits'), path: `${cell.key}.${group}` }
}

/** The quantity with the other sign, its path kept. */
export function minus(one: Quantity | null): Quantity | null {
  return one === null ? null : { ...one, value: negative(one.value) }
}

/** The quantity without its sign, where reports differ in which they print. */
export function unsigned(one: Quantity | null): Quantity | null {
  return one !== null && one.value.value.isNegative() ? minus(one) : one
}

/** That one quantity is at most another: the right side is the smaller of the two, so they differ by the excess. */
export function atMost(
  id: string,
  sentence: string,
  one: Quantity | null,
  other: Quantity | null,
): Identity | null {
  if (one === null || other === null) return null
  const right = other.value.value.lt(one.value.value) ? other.value : one.value
  return { id, sentence, left: one.value, right, operands: [one.path, other.path] }
}
