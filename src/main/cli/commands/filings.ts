import type { FilingRow } from '@shared/api/filings'
import type { Host } from '../host'
import type { GlobalOptions } from '../options'
import { DONE, print, withEngine } from '../session'
import { table, type Column } from '../table'

const COLUMNS: readonly Column<FilingRow>[] = [
  { title: 'No.', value: (row) => String(row.filingId), right: true },
  { title: 'Deal', value: (row) => row.deal },
  { title: 'Distribution', value: (row) => row.distributionDate },
  { title: 'Form', value: (row) => row.form ?? '' },
  { title: 'Revision', value: (row) => row.revision },
  { title: 'Status', value: (row) => row.status },
  { title: 'Classes', value: (row) => String(row.classes), right: true },
  { title: 'Checks', value: (row) => checks(row) },
  { title: 'File', value: (row) => row.name },
]

/** `paydown filings`: what was imported. */
export function filings(options: GlobalOptions, host: Host): Promise<number> {
  return withEngine(host, options.db, async ({ ask }) => {
    const rows = await ask('filings.list', {})
    print(host, options, rows, () =>
      rows.length === 0
        ? 'No filings yet; `paydown import PATH` reads them in.\n'
        : table(COLUMNS, rows),
    )
    return DONE
  })
}

function checks({ checks: { ties, explained, differs, unknown } }: FilingRow): string {
  const parts = [`${ties} tie`]
  if (explained > 0) parts.push(`${explained} explained`)
  if (differs > 0) parts.push(`${differs} differ`)
  if (unknown > 0) parts.push(`${unknown} unknown`)
  return parts.join(', ')
}
