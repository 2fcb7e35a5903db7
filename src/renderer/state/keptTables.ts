/** What a person chose of a table. */
export interface TableChoice {
  readonly sort: { readonly column: string; readonly down: boolean } | null
  readonly filter: string
  /** Columns that are not shown. */
  readonly hidden: readonly string[]
  /** Columns in their order, where a person moved one; those it does not name follow. */
  readonly order: readonly string[]
}

export const USUAL_CHOICE: TableChoice = { sort: null, filter: '', hidden: [], order: [] }

const KEY = 'paydown.tables'

/** Keeps how each table was last looked at, in the window's profile beside the look and the place of the window. */
export class KeptTables {
  readonly #kept = readKept()

  /** The last choice for a table; as usual when there is none, or none that can be understood. */
  of(table: string): TableChoice {
    return this.#kept.get(table) ?? USUAL_CHOICE
  }

  keep(table: string, choice: TableChoice): void {
    if (isUsual(choice)) this.#kept.delete(table)
    else this.#kept.set(table, choice)
    try {
      localStorage.setItem(KEY, JSON.stringify(Object.fromEntries(this.#kept)))
    } catch {
      // A profile that cannot be written to: the choice holds until the window closes
    }
  }
}

/** Whether nothing was chosen. */
export function isUsual({ sort, filter, hidden, order }: TableChoice): boolean {
  return sort === null && filter === '' && hidden.length === 0 && order.length === 0
}

function readKept(): Map<string, TableChoice> {
  const kept = new Map<string, TableChoice>()
  try {
    const read: unknown = JSON.parse(localStorage.getItem(KEY) ?? '{}')
    for (const [table, choice] of Object.entries(read ?? {})) {
      const understood = understand(choice)
      if (understood !== null) kept.set(table, understood)
    }
  } catch {
    return kept
  }
  return kept
}

/** A choice as it was kept; null for what is none. */
function understand(choice: unknown): TableChoice | null {
  if (typeof choice !== 'object' || choice === null) return null
  const { sort, filter, hidden, order } = choice as Partial<Record<keyof TableChoice, unknown>>
  const isSort = (value: unknown): value is TableChoice['sort'] =>
    value === null ||
    (typeof value === 'object' &&
      'column' in value &&
      typeof value.column === 'string' &&
      'down' in value &&
      typeof value.down === 'boolean')
  const isNames = (value: unknown): value is string[] =>
    Array.isArray(value) && value.every((one) => typeof one === 'string')
  if (!isSort(sort) || typeof filter !== 'string' || !isNames(hidden) || !isNames(order))
    return null
  return { sort, filter, hidden, order }
}
