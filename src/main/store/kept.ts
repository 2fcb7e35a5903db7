import type { Database } from './database'

/**
 * Keeps one value that follows from the whole database, and makes it anew when anything was written since, by whatever program.
 * Inside a write nothing is kept: it may yet be taken back. Call what this gives inside a read or a write.
 */
export function keptWhileSame<V>(make: (database: Database) => V): (database: Database) => V {
  const kept = new WeakMap<Database, { readonly state: string; readonly value: V }>()
  return (database) => {
    if (database.isWriting) return make(database)
    const state = database.state()
    const known = kept.get(database)
    if (known?.state === state) return known.value
    const value = make(database)
    kept.set(database, { state, value })
    return value
  }
}
