import type { Reply } from '@shared/api'
import type { Host } from '../host'
import type { GlobalOptions } from '../options'
import { DONE, print, withEngine } from '../session'
import { table, type Column } from '../table'

type Comparison = Reply<'filings.compare'>

const CELLS: readonly Column<Comparison['cells'][number]>[] = [
  { title: 'Cell', value: (cell) => cell.path },
  { title: 'Before', value: (cell) => cell.before ?? '', right: true },
  { title: 'After', value: (cell) => cell.after ?? '', right: true },
]

const HOLDERS: readonly Column<Comparison['holders'][number]>[] = [
  { title: 'CUSIP', value: (row) => row.cusip },
  { title: 'Portfolio', value: (row) => row.portfolio },
  { title: 'Account', value: (row) => row.account ?? '' },
  { title: 'Interest', value: (row) => row.interest, right: true },
  { title: 'Principal', value: (row) => row.principal, right: true },
  { title: 'Total', value: (row) => row.total, right: true },
  { title: 'Current face', value: (row) => row.currentFace, right: true },
]

/** `paydown filings compare`: each report of a filing that has another generation on file, against it. */
export function compareFiling(id: number, options: GlobalOptions, host: Host): Promise<number> {
  return withEngine(host, options.db, async ({ ask }) => {
    const rows = (await ask('filings.list', {})).filter((row) => row.filingId === id)
    const compared: Comparison[] = []
    for (const { filingId, reportIndex } of rows.length === 0
      ? [{ filingId: id, reportIndex: 0 }]
      : rows) {
      compared.push(await ask('filings.compare', { filingId, reportIndex }))
    }
    print(host, options, compared, () => compared.map(text).join('\n'))
    return DONE
  })
}

function text({ before, after, cells, holders }: Comparison): string {
  const changed = cells.length === 0 ? 'They say the same in every cell.\n' : table(CELLS, cells)
  const owed =
    holders.length === 0
      ? 'It changes nothing for any holder on file.\n'
      : `What holders collect (a minus: give back) and how their current face changes:\n${table(HOLDERS, holders)}`
  return `${before.name} is superseded by ${after.name}\n\n${changed}\n${owed}`
}
