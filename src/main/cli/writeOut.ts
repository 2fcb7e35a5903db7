import { writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { Host } from './host'
import type { GlobalOptions } from './options'
import { DONE, print, REFUSED } from './session'

/** Writes a command's result to a file the user named and says so; exit code 1 where it cannot be written. */
export async function writeOut(
  file: string,
  text: string,
  options: GlobalOptions,
  host: Host,
): Promise<number> {
  try {
    await writeFile(resolve(file), text)
  } catch (error) {
    const why = error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
    const message = `${file} cannot be written (${why}). Choose another place.`
    host.fail({ code: 'unwritable-file', message })
    return REFUSED
  }
  print(host, options, { path: resolve(file) }, () => `Wrote ${file}.\n`)
  return DONE
}
