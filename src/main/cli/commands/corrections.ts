import type { Correction } from '@shared/api/corrections'
import type { Host } from '../host'
import type { GlobalOptions } from '../options'
import { DONE, print, withEngine } from '../session'
import { table, type Column } from '../table'

const COLUMNS: readonly Column<Correction>[] = [
  { title: 'No.', value: (one) => String(one.id), right: true },
  { title: 'Filing', value: (one) => String(one.filingId), right: true },
  { title: 'Cell', value: (one) => one.path },
  { title: 'Printed', value: (one) => one.printed ?? 'blank', right: true },
  { title: 'Corrected', value: (one) => one.corrected ?? 'blank', right: true },
  { title: 'By', value: (one) => one.author },
  { title: 'On', value: (one) => one.correctedAt.slice(0, 10) },
  { title: 'Why', value: (one) => one.note },
  { title: 'Counts', value: (one) => (one.stale ? 'no: it is printed otherwise now' : 'yes') },
]

/** `paydown corrections list`: a row a number that was put right. */
export function listCorrections(options: GlobalOptions, host: Host): Promise<number> {
  return withEngine(host, options.db, async ({ ask }) => {
    const found = await ask('corrections.list', {})
    print(host, options, found, () =>
      found.length === 0 ? 'Nothing was corrected by hand.\n' : table(COLUMNS, found),
    )
    return DONE
  })
}

interface AddOptions extends GlobalOptions {
  readonly author: string
  readonly note: string
  readonly report?: number
}

/** `paydown corrections add`: puts a number right and prints the correction. */
export function addCorrection(
  what: { readonly filing: number; readonly cell: string; readonly number: string | undefined },
  options: AddOptions,
  host: Host,
): Promise<number> {
  return withEngine(host, options.db, async ({ ask }) => {
    const kept = await ask('corrections.put', {
      filingId: what.filing,
      reportIndex: (options.report ?? 1) - 1,
      path: what.cell,
      corrected: what.number ?? null,
      author: options.author,
      note: options.note,
    })
    print(host, options, kept, () => table(COLUMNS, [kept]))
    return DONE
  })
}

/** `paydown corrections remove`: takes a correction back; what the report prints counts again. */
export function removeCorrection(id: number, options: GlobalOptions, host: Host): Promise<number> {
  return withEngine(host, options.db, async ({ ask }) => {
    const gone = await ask('corrections.remove', { id })
    print(host, options, gone, () => `Took back correction ${gone.id}: ${gone.path}.\n`)
    return DONE
  })
}
