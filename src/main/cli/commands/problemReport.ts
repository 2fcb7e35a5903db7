import { resolve } from 'node:path'
import type { Host } from '../host'
import type { GlobalOptions } from '../options'
import { DONE, print, withEngine } from '../session'
import { writeOut } from '../writeOut'

/** `paydown problem-report FILE`: the file with names and numbers scrambled, on the terminal or in a file. */
export function problemReport(
  file: string,
  options: GlobalOptions & { readonly out?: string },
  host: Host,
): Promise<number> {
  return withEngine(host, options.db, async ({ ask }) => {
    const made = await ask('problem.report', { path: resolve(file) })
    if (options.out !== undefined) return writeOut(options.out, made.text, options, host)
    print(host, options, made, () => `${made.text}\n`)
    return DONE
  })
}
