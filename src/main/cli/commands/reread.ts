import type { Reread } from '@shared/api/reread'
import type { Host } from '../host'
import type { GlobalOptions } from '../options'
import { fileSentence } from '../sentence'
import { DONE, print, REFUSED, withEngine } from '../session'
import { table, type Column } from '../table'

interface RereadOptions extends GlobalOptions {
  readonly apply?: boolean
}

const CELLS: readonly Column<Reread['cells'][number]>[] = [
  { title: 'Cell', value: (cell) => cell.path },
  { title: 'On file', value: (cell) => cell.before ?? '', right: true },
  { title: 'Read now', value: (cell) => cell.after ?? '', right: true },
]

/** `paydown filings reread`: what this version reads otherwise; the exit code is 1 when it refuses a filing. */
export function reread(options: RereadOptions, host: Host): Promise<number> {
  return withEngine(host, options.db, async ({ ask }) => {
    const found = await ask('filings.reread', { apply: options.apply === true })
    print(host, options, found, () =>
      found.length === 0
        ? 'Every filing was read by this version.\n'
        : found.map((one) => text(one, options.apply === true)).join(''),
    )
    return found.every((one) => one.refused === null) ? DONE : REFUSED
  })
}

function text({ name, cells, refused }: Reread, applied: boolean): string {
  if (refused !== null) return `${fileSentence(name, null, refused)} What is on file stays.\n`
  const done = applied ? 'read again' : 'would be read again'
  if (cells.length === 0) return `${name}: ${done}, nothing differs.\n`
  return `${name}: ${done}, ${cells.length} cells differ.\n${table(CELLS, cells)}`
}
