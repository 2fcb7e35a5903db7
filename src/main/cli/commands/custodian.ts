import { resolve } from 'node:path'
import type { CashBreak } from '@shared/api/custodian'
import type { Host } from '../host'
import { mappingOf, type GlobalOptions } from '../options'
import { scopeOf, type ScopeOptions } from '../scope'
import { sayErrors } from '../rowErrors'
import { DONE, print, REFUSED, withEngine, WRONG_USE, wrongUse } from '../session'
import { table, type Column } from '../table'
import { writeOut } from '../writeOut'

interface ImportOptions extends GlobalOptions {
  readonly map?: readonly string[]
  readonly dates?: 'mdy' | 'dmy'
  readonly dryRun?: boolean
}

const COLUMNS: readonly Column<CashBreak>[] = [
  { title: 'Cause', value: (one) => one.cause },
  { title: 'Portfolio', value: (one) => one.portfolio ?? '' },
  { title: 'Account', value: (one) => one.account ?? '' },
  { title: 'CUSIP', value: (one) => one.cusip },
  { title: 'Date', value: (one) => one.date },
  { title: 'Expected', value: (one) => one.expected, right: true },
  { title: 'Received', value: (one) => one.received, right: true },
  { title: 'Difference', value: (one) => one.difference, right: true },
  { title: 'Days', value: (one) => String(one.age), right: true },
  { title: 'What', value: (one) => one.sentence },
]

/** `paydown custodian import`: keeps the cash of a CSV file; the exit code is 1 when a row was refused. */
export async function importCash(
  file: string,
  options: ImportOptions,
  host: Host,
): Promise<number> {
  const mapping = mappingOf(options.map ?? [])
  if (mapping === undefined) {
    host.fail(wrongUse('Write --map field=column, such as --map date=Settled.'))
    return WRONG_USE
  }
  return withEngine(host, options.db, async ({ ask }) => {
    const { dates, dryRun: preview } = options
    const told = Object.keys(mapping).length === 0 ? {} : { mapping }
    const read = await ask('custodian.importCsv', { path: resolve(file), ...told, dates, preview })
    const verb = preview === true ? 'would be stored' : 'stored'
    print(
      host,
      options,
      read,
      () => `${read.stored} rows ${verb}, ${read.errors.length} refused.\n`,
    )
    if (options.json !== true) sayErrors(host, file, read.errors, dates)
    return read.errors.length === 0 ? DONE : REFUSED
  })
}

/** `paydown custodian breaks`: a row for all cash that does not agree. */
export function breaks(
  options: GlobalOptions & { readonly asOf?: string },
  host: Host,
): Promise<number> {
  return withEngine(host, options.db, async ({ ask }) => {
    const found = await ask('custodian.breaks', { asOf: options.asOf })
    print(host, options, found, () =>
      found.length === 0 ? 'All cash received is as it was due.\n' : table(COLUMNS, found),
    )
    return DONE
  })
}

interface LetterOptions extends ScopeOptions {
  readonly cusip?: string
  readonly payDate?: string
  readonly date?: string
  readonly to?: string
  readonly holder?: string
  readonly out?: string
}

/** `paydown custodian letter`: the claims as a letter, on the terminal or in a file. */
export function letter(options: LetterOptions, host: Host): Promise<number> {
  return withEngine(host, options.db, async ({ ask }) => {
    const { cusip, payDate, date, to, holder, out } = options
    const asked = { ...scopeOf(options), cusip, payDate, date, to, holder }
    const written = await ask('custodian.letter', asked)
    if (out !== undefined) return writeOut(out, written.text, options, host)
    print(host, options, written, () => written.text)
    return DONE
  })
}
