import { resolve } from 'node:path'
import type { LotCsv } from '@shared/api/holdings'
import type { Host } from '../host'
import { mappingOf, type GlobalOptions } from '../options'
import { scopeOf, type ScopeOptions } from '../scope'
import { sayErrors } from '../rowErrors'
import { DONE, print, REFUSED, withEngine, WRONG_USE, wrongUse } from '../session'
import { writeOut } from '../writeOut'

interface ImportOptions extends GlobalOptions {
  readonly map?: readonly string[]
  readonly dates?: 'mdy' | 'dmy'
  readonly portfolio?: string
  readonly dryRun?: boolean
}

/** `paydown holdings import`: stores the lots and sales of a CSV file; the exit code is 1 when a row was refused. */
export async function importHoldings(
  file: string,
  options: ImportOptions,
  host: Host,
): Promise<number> {
  const mapping = mappingOf(options.map ?? [])
  if (mapping === undefined) {
    host.fail(wrongUse('Write --map field=column, such as --map face=Quantity.'))
    return WRONG_USE
  }
  return withEngine(host, options.db, async ({ ask }) => {
    const { dates, portfolio, dryRun: preview } = options
    const path = resolve(file)
    const told = Object.keys(mapping).length === 0 ? {} : { mapping }
    const read = await ask('holdings.importCsv', { path, ...told, dates, portfolio, preview })
    print(host, options, read, () => summary(read, preview === true))
    if (options.json !== true) sayErrors(host, file, read.errors, dates)
    return read.errors.length === 0 ? DONE : REFUSED
  })
}

function summary({ stored, known, errors }: LotCsv, preview: boolean): string {
  const done = preview ? `${stored} would be stored` : `${stored} stored`
  return `${done}, ${known} on file already, ${errors.length} refused.\n`
}

/** `paydown holdings export`: the lots and sales as a CSV file, or on the terminal. */
export function exportHoldings(
  file: string | undefined,
  options: ScopeOptions,
  host: Host,
): Promise<number> {
  return withEngine(host, options.db, async ({ ask }) => {
    const { csv } = await ask('holdings.exportCsv', scopeOf(options))
    if (file === undefined) {
      print(host, options, { csv }, () => csv)
      return DONE
    }
    return writeOut(file, csv, options, host)
  })
}
