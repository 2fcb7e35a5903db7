import { day } from '../../text/days'
import { isUsual, USUAL_CHOICE, type KeptTables, type TableChoice } from '../../state/keptTables'
import { isSortable, searchWords, type Column } from './columns'
import { inGroups, type Grouping, type Line, type RowLine } from './lines'
import { sorted } from './order'

interface Declaration<Row> {
  /** Under this name the choice is kept. */
  readonly id: string
  /** False for small tables that many places show, each with other rows: they forget when they are left. */
  readonly remembers?: boolean
  readonly columns: () => readonly Column<Row>[]
  readonly rows: () => readonly Row[]
  readonly key: (row: Row) => string
  readonly group?: Grouping<Row>
  /** The order of the rows means something, that of print or of time: nothing sorts them. */
  readonly keepsOrder?: boolean
  /** Who gives the rows looks through more than these: how many fit the filter in all. The rows are those that fit. */
  readonly fitting?: () => number
}

/** A table of any screen: its columns, and its rows sorted and filtered as the person last chose. */
export class Table<Row> {
  readonly id: string
  readonly group: Grouping<Row> | undefined
  readonly #declared: Declaration<Row>
  readonly #kept: KeptTables
  #choice = $state.raw<TableChoice>(USUAL_CHOICE)

  readonly choice = $derived(this.#choice)
  readonly rows = $derived.by(() => this.#declared.rows())
  /** Every column, in the order chosen. */
  readonly columns = $derived.by(() => inOrder(this.#declared.columns(), this.#choice.order))
  readonly shown = $derived(
    this.columns.filter((column) => !this.#choice.hidden.includes(column.id)),
  )
  readonly filter = $derived(this.#choice.filter)
  readonly sort = $derived.by(() => {
    const { sort } = this.#choice
    const column = this.columns.find(({ id }) => id === sort?.column)
    return sort === null || column === undefined || !this.canSort(column) ? null : sort
  })
  /** How many rows fit the filter, here and elsewhere; null where the rows here are all there are. */
  readonly fitting = $derived.by(() => this.#declared.fitting?.() ?? null)
  readonly isChosen = $derived(!isUsual(this.#choice))

  /** What each row can be found by, in lower case. */
  readonly #texts = $derived.by(() => {
    const columns = this.#declared.columns()
    return this.rows.map((row) => {
      let text = ''
      for (const column of columns) {
        const value = column.value(row)
        if (value === null) continue
        text += `${value}\n`
        // A day is looked for as it is written, too
        if (column.kind === 'date') text += `${day(value)}\n`
      }
      return text.toLowerCase()
    })
  })
  /** The line of each row, made once: a filter that is typed only chooses among them. */
  readonly #rowLines = $derived.by(() => {
    const { key, group } = this.#declared
    return this.rows.map((row): RowLine<Row> => {
      const of = group?.of(row) ?? ''
      return { kind: 'row', key: `${of}\n${key(row)}`, group: of, row }
    })
  })
  readonly #order = $derived.by(() => {
    const [sort, rows] = [this.sort, this.rows]
    const column = this.columns.find(({ id }) => id === sort?.column)
    const places = rows.map((_, at) => at)
    if (sort === null || column === undefined) return places
    const value = (at: number) => column.value(rows[at] as Row)
    return sorted(places, value, column.kind ?? 'text', sort.down)
  })
  readonly #found = $derived.by(() => {
    const words = searchWords(this.#choice.filter)
    const order = this.#order
    if (words.length === 0 || this.#declared.fitting !== undefined) return order
    const texts = this.#texts
    return order.filter((at) => {
      const text = texts[at] ?? ''
      return words.every((ways) => ways.some((way) => text.includes(way)))
    })
  })
  /** The rows that fit the filter, in their order. */
  readonly found = $derived.by(() => {
    const rows = this.rows
    return this.#found.map((at) => rows[at] as Row)
  })
  readonly lines = $derived.by<readonly Line<Row>[]>(() => {
    const all = this.#rowLines
    const found = this.#found.flatMap((at) => all[at] ?? [])
    return this.group === undefined ? found : inGroups(this.group, all, found)
  })

  constructor(kept: KeptTables, declared: Declaration<Row>) {
    this.id = declared.id
    this.group = declared.group
    this.#declared = declared
    this.#kept = kept
    if (declared.remembers !== false) this.#choice = kept.of(declared.id)
  }

  /** Reads beforehand what a filter looks through, so that the first key of a filter is as quick as the others. */
  prepare(): void {
    this.#texts.at(0)
    this.#rowLines.at(0)
  }

  canSort(column: Column<Row>): boolean {
    return this.#declared.keepsOrder !== true && isSortable(column)
  }

  /** Sorts by a column: upwards, then downwards, then as the rows come. */
  sortBy(column: string): void {
    const now = this.sort
    const sort =
      now?.column !== column ? { column, down: false } : now.down ? null : { column, down: true }
    this.#choose({ sort })
  }

  find(filter: string): void {
    this.#choose({ filter })
  }

  show(column: string, shown: boolean): void {
    const hidden = this.#choice.hidden.filter((id) => id !== column)
    this.#choose({ hidden: shown ? hidden : [...hidden, column] })
  }

  /** Moves a column one place to the front or the back; columns that name rows stay in front. */
  move(column: string, step: 1 | -1): void {
    const order = this.columns.filter(({ names }) => names !== true).map(({ id }) => id)
    const at = order.indexOf(column)
    const to = at + step
    if (at < 0 || to < 0 || to >= order.length) return
    order.splice(at, 1)
    order.splice(to, 0, column)
    this.#choose({ order })
  }

  /** Everything as it was before anyone chose. */
  reset(): void {
    this.#choose(USUAL_CHOICE)
  }

  #choose(change: Partial<TableChoice>): void {
    this.#choice = { ...this.#choice, ...change }
    if (this.#declared.remembers !== false) this.#kept.keep(this.id, this.#choice)
  }
}

/** Columns in an order that may name some that are gone and lack some that are new: these keep their place after the one before them. */
function inOrder<Row>(
  columns: readonly Column<Row>[],
  order: readonly string[],
): readonly Column<Row>[] {
  if (order.length === 0) return columns
  const names = columns.filter((column) => column.names === true)
  const others = columns.filter((column) => column.names !== true)
  const placed = order.flatMap((id) => others.find((column) => column.id === id) ?? [])
  others.forEach((column, at) => {
    if (placed.includes(column)) return
    const before = others[at - 1]
    placed.splice(before === undefined ? 0 : placed.indexOf(before) + 1, 0, column)
  })
  return [...names, ...placed]
}
