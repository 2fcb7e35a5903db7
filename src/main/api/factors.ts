import { basename } from 'node:path'
import type { Args, Handlers, Reply } from '@shared/api'
import type { HandFactor } from '@shared/api/factors'
import { fail, ok, type Result } from '@shared/result'
import {
  FACTOR_FIELDS,
  FACTOR_NEEDS,
  factorRows,
  perThousand,
  type FactorRow,
} from '../holdings/csv/factors'
import { checkFactor, type CheckedFactor } from '../holdings/factorDraft'
import { checkCusip } from '../holdings/lotDraft'
import { classHistory } from '../store/classHistory'
import type { Database } from '../store/database'
import { filingOfId } from '../store/filings'
import {
  handFactorOfId,
  listHandFactors,
  putHandFactor,
  removeHandFactor,
} from '../store/handFactors'
import { asChange } from '../store/journal'
import { rememberMapping } from '../store/mappings'
import type { EngineContext } from './context'
import { readCsvFile } from './csvFile'
import { rebuildDistributions } from './rebuild'

type FactorRequest = 'factors.list' | 'factors.put' | 'factors.remove' | 'factors.importCsv'

const FACTORS = { name: 'factors', fields: FACTOR_FIELDS, needs: FACTOR_NEEDS }

/** Months without a readable report: factors entered by hand, or read from a CSV file. */
export function factorHandlers(context: EngineContext): Handlers<FactorRequest> {
  const { database } = context
  const telling = <T>(result: Result<T>): Result<T> => {
    if (result.ok) context.changed('data')
    return result
  }
  return {
    'factors.list': ({ cusip }) => {
      if (cusip === undefined) return ok(listHandFactors(database, null))
      const checked = checkCusip(cusip)
      return checked.ok ? ok(listHandFactors(database, checked.value)) : checked
    },
    'factors.put': (draft) => {
      const factor = checkFactor(draft)
      if (!factor.ok) return factor
      return telling(
        change(context, 'Entered', () =>
          put(database, factor.value, { origin: 'typed', sourceName: null }),
        ),
      )
    },
    'factors.remove': ({ id }) => telling(change(context, 'Removed', () => remove(database, id))),
    'factors.importCsv': (args) => importFactors(context, args),
  }
}

function change(
  { database, now }: EngineContext,
  done: string,
  work: () => Result<HandFactor>,
): Result<HandFactor> {
  const summary = (factor: HandFactor) =>
    `${done} by hand the factors of ${factor.cusip} for ${factor.distributionDate}`
  return asChange(database, { kind: 'factors', at: now().toISOString(), summary }, work)
}

function put(
  database: Database,
  factor: CheckedFactor,
  from: Pick<HandFactor, 'origin' | 'sourceName'>,
): Result<HandFactor> {
  if (factor.filingId !== null && filingOfId(database, factor.filingId) === undefined) {
    return fail('no-such-filing', 'The filing it was read from is not on file. Import it first.')
  }
  const id = putHandFactor(database, { ...factor, ...from })
  const rebuilt = rebuildDistributions(database, [factor.cusip])
  if (!rebuilt.ok) return rebuilt
  const stored = handFactorOfId(database, id)
  return stored === undefined ? noSuchFactors(id) : ok(stored)
}

function remove(database: Database, id: number): Result<HandFactor> {
  const stored = handFactorOfId(database, id)
  if (stored === undefined) return noSuchFactors(id)
  removeHandFactor(database, id)
  const rebuilt = rebuildDistributions(database, [stored.cusip])
  return rebuilt.ok ? ok(stored) : rebuilt
}

async function importFactors(
  context: EngineContext,
  { path, mapping: told, dates, preview }: Args<'factors.importCsv'>,
): Promise<Result<Reply<'factors.importCsv'>>> {
  const { database, now } = context
  const file = await readCsvFile(database, path, FACTORS, told)
  if (!file.ok) return file
  const { table, mapping } = file.value
  const { rows, errors } = factorRows(table, mapping, dates)
  const work = (): Result<Reply<'factors.importCsv'>> => {
    const found = { stored: 0, known: 0, errors: [...errors] }
    for (const row of [...rows].sort((a, b) => (a.date < b.date ? -1 : 1))) {
      const stored = database.attempt(() => addRow(database, row, `${basename(path)}:${row.line}`))
      if (!stored.ok) found.errors.push({ line: row.line, message: stored.problem.message })
      else if (stored.value) found.stored++
      else found.known++
    }
    found.errors.sort((a, b) => a.line - b.line)
    if (preview === true) return ok(found)
    if (told !== undefined) rememberMapping(database, FACTORS.name, table.columns, mapping)
    return ok(found)
  }
  if (preview === true) return database.preview(work)
  const summary = ({ stored }: Reply<'factors.importCsv'>) =>
    `Imported ${stored} factors from ${basename(path)}`
  const result = asChange(database, { kind: 'factors', at: now().toISOString(), summary }, work)
  if (result.ok && result.value.stored > 0) context.changed('data')
  return result
}

/** Whether a row was stored; not where a report tells the month, or the same was entered before. */
function addRow(database: Database, row: FactorRow, sourceName: string): Result<boolean> {
  const history = classHistory(database, row.cusip)
  const month = history.find((one) => one.distributionDate === row.date)
  const before = history.findLast((one) => one.distributionDate < row.date)
  const after = history.find((one) => one.distributionDate > row.date)
  if (month !== undefined && month.place !== null) return ok(false)
  const factor = perThousand(
    row.factor,
    before?.currentFactor ?? null,
    after?.currentFactor ?? null,
  )
  if (!factor.ok) return factor
  if (month?.currentFactor === factor.value) return ok(false)
  const checked = checkFactor({
    cusip: row.cusip,
    distributionDate: row.date,
    currentFactor: factor.value,
    basis: before?.basis === 'notional' || after?.basis === 'notional' ? 'notional' : 'principal',
  })
  if (!checked.ok) return checked
  const stored = put(database, checked.value, { origin: 'csv', sourceName })
  return stored.ok ? ok(true) : stored
}

function noSuchFactors(id: number): Result<never> {
  return fail('no-such-factors', `There are no factors number ${id}. Look at the list again.`)
}
