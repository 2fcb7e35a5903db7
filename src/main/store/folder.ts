import { existsSync, mkdirSync } from 'node:fs'
import { dirname } from 'node:path'

/**
 * Makes a folder with those above it. Not Node's own recursive way: where the system answers ENOENT for ever, as below /proc, that
 * never returns.
 */
export function makeFolder(path: string): void {
  if (existsSync(path)) return
  const above = dirname(path)
  if (above !== path) makeFolder(above)
  try {
    mkdirSync(path)
  } catch (error) {
    // Another program may have made it meanwhile
    if (!existsSync(path)) throw error
  }
}
