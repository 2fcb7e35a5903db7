import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Args, Handlers, Reply } from '@shared/api'
import { isIsoDate } from '@shared/dates'
import { fail, ok, type Result } from '@shared/result'
import { cashRows } from '../holdings/csv/custodian'
import { addCustodianFile, custodianFileOf } from '../store/custodian'
import { asChange } from '../store/journal'
import { rememberMapping } from '../store/mappings'
import type { EngineContext } from './context'
import { breaksOf, custodianMonth, explainBreak, matchesOf } from './breaks'
import { CSV_PURPOSES } from './csv'
import { readCsvFile } from './csvFile'
import { noSuchDay, today } from './holdings'
import { letterOf } from './letter'
import { sha256Of } from './readerFailed'

/** What the custodian paid against what was due. */
export function custodianHandlers(
  context: EngineContext,
): Handlers<
  | 'custodian.importCsv'
  | 'custodian.breaks'
  | 'custodian.letter'
  | 'custodian.month'
  | 'custodian.matches'
> {
  const { database } = context
  return {
    'custodian.importCsv': (args) => importCash(context, args),
    'custodian.letter': (args) => letterOf(context, args),
    'custodian.month': ({ month, portfolio = null }) =>
      database.read(() => ok(custodianMonth(database, month, portfolio))),
    'custodian.matches': (args) =>
      isIsoDate(args.asOf)
        ? database.read(() => ok(matchesOf(database, args)))
        : noSuchDay(args.asOf),
    'custodian.breaks': ({ asOf = today(context) }) =>
      isIsoDate(asOf)
        ? database.read(() =>
            ok(breaksOf(database, asOf).map((one) => explainBreak(database, one))),
          )
        : noSuchDay(asOf),
  }
}

async function importCash(
  context: EngineContext,
  { path, mapping: told, dates, preview }: Args<'custodian.importCsv'>,
): Promise<Result<Reply<'custodian.importCsv'>>> {
  const { database, now } = context
  const file = await readCsvFile(database, path, CSV_PURPOSES.custodian, told)
  if (!file.ok) return file
  const { table, mapping } = file.value
  const name = basename(path)
  const sha256 = sha256Of(await readFile(path))
  const { rows, errors } = cashRows(table, mapping, dates)
  const importedAt = now().toISOString()
  const work = (): Result<Reply<'custodian.importCsv'>> => {
    const known = custodianFileOf(database, sha256)
    if (known !== undefined) {
      return fail('known-file', `${name} is on file already as ${known}. Nothing was changed.`)
    }
    addCustodianFile(database, { name, sha256, importedAt }, rows)
    if (told !== undefined)
      rememberMapping(database, CSV_PURPOSES.custodian.name, table.columns, mapping)
    return ok({ stored: rows.length, errors: [...errors] })
  }
  if (preview === true) return database.preview(work)
  const summary = ({ stored }: Reply<'custodian.importCsv'>) =>
    `Imported ${stored} rows of the custodian's cash from ${name}`
  const result = asChange(database, { kind: 'custodian', at: importedAt, summary }, work)
  if (result.ok) context.changed('data')
  return result
}
