import type { Database } from './database'

/** Looks every so many milliseconds whether another program has written, and calls back once for each time it has. The returned function ends it. */
export function watchDatabase(
  database: Pick<Database, 'dataVersion'>,
  onChange: () => void,
  interval: number,
): () => void {
  let seen = database.dataVersion()
  const timer = setInterval(() => {
    const now = database.dataVersion()
    if (now === seen) return
    seen = now
    onChange()
  }, interval)
  timer.unref()
  return () => {
    clearInterval(timer)
  }
}
