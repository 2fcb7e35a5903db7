import { resolve } from 'node:path'
import type { HandFactor } from '@shared/api/factors'
import type { Host } from '../host'
import { mappingOf, type GlobalOptions } from '../options'
import { sayErrors } from '../rowErrors'
import { DONE, print, REFUSED, withEngine, WRONG_USE, wrongUse } from '../session'
import { table, type Column } from '../table'

interface AddOptions extends GlobalOptions {
  readonly cusip: string
  readonly date: string
  readonly factor: string
  readonly record?: string
  readonly interest?: string
  readonly principal?: string
  readonly loss?: string
  readonly notional?: boolean
  readonly filing?: number
  readonly note?: string
}

interface ImportOptions extends GlobalOptions {
  readonly map?: readonly string[]
  readonly dates?: 'mdy' | 'dmy'
  readonly dryRun?: boolean
}

const COLUMNS: readonly Column<HandFactor>[] = [
  { title: 'No.', value: (row) => String(row.id), right: true },
  { title: 'CUSIP', value: (row) => row.cusip },
  { title: 'Distribution', value: (row) => row.distributionDate },
  { title: 'Record', value: (row) => row.recordDate ?? '' },
  { title: 'Interest', value: (row) => row.interestFactor ?? 'not known', right: true },
  { title: 'Principal', value: (row) => row.principalFactor ?? 'not known', right: true },
  { title: 'Loss', value: (row) => row.lossFactor ?? '', right: true },
  { title: 'Current', value: (row) => row.currentFactor, right: true },
  { title: 'From', value: (row) => row.sourceName ?? 'typed' },
  { title: 'Note', value: (row) => row.note ?? '' },
]

/** `paydown factors list`: a row a month. */
export function listFactors(
  options: GlobalOptions & { readonly cusip?: string },
  host: Host,
): Promise<number> {
  return withEngine(host, options.db, async ({ ask }) => {
    const rows = await ask('factors.list', { cusip: options.cusip })
    print(host, options, rows, () =>
      rows.length === 0 ? 'No factors were entered by hand.\n' : table(COLUMNS, rows),
    )
    return DONE
  })
}

/** `paydown factors add`: keeps a month's factors and prints them. */
export function addFactor(options: AddOptions, host: Host): Promise<number> {
  return withEngine(host, options.db, async ({ ask }) => {
    const kept = await ask('factors.put', {
      cusip: options.cusip,
      distributionDate: options.date,
      recordDate: options.record,
      basis: options.notional === true ? 'notional' : 'principal',
      interestFactor: options.interest,
      principalFactor: options.principal,
      lossFactor: options.loss,
      currentFactor: options.factor,
      filingId: options.filing,
      note: options.note,
    })
    print(host, options, kept, () => `Entered by hand:\n${table(COLUMNS, [kept])}`)
    return DONE
  })
}

/** `paydown factors remove`: removes a month's factors and prints what they were. */
export function removeFactor(id: number, options: GlobalOptions, host: Host): Promise<number> {
  return withEngine(host, options.db, async ({ ask }) => {
    const removed = await ask('factors.remove', { id })
    print(host, options, removed, () => `Removed:\n${table(COLUMNS, [removed])}`)
    return DONE
  })
}

/** `paydown factors import`: stores the factors of a CSV file; the exit code is 1 when a row was refused. */
export async function importFactors(
  file: string,
  options: ImportOptions,
  host: Host,
): Promise<number> {
  const mapping = mappingOf(options.map ?? [])
  if (mapping === undefined) {
    host.fail(wrongUse('Write --map field=column, such as --map factor=Price.'))
    return WRONG_USE
  }
  return withEngine(host, options.db, async ({ ask }) => {
    const { dates, dryRun: preview } = options
    const told = Object.keys(mapping).length === 0 ? {} : { mapping }
    const read = await ask('factors.importCsv', { path: resolve(file), ...told, dates, preview })
    const verb = preview === true ? 'would be stored' : 'stored'
    print(
      host,
      options,
      read,
      () => `${read.stored} ${verb}, ${read.known} known before, ${read.errors.length} refused.\n`,
    )
    if (options.json !== true) sayErrors(host, file, read.errors, dates)
    return read.errors.length === 0 ? DONE : REFUSED
  })
}
