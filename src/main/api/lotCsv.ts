import { basename } from 'node:path'
import type { Args } from '@shared/api'
import type { Lot, LotCsv } from '@shared/api/holdings'
import { compareTexts } from '@shared/order'
import { ok, type Result } from '@shared/result'
import { lotRows, writeLots, type LotRow } from '../holdings/csv/lots'
import type { RowError } from '../holdings/csv/table'
import type { CheckedLot } from '../holdings/lotDraft'
import type { Database } from '../store/database'
import { asChange } from '../store/journal'
import { rememberMapping } from '../store/mappings'
import type { Scope } from '../store/scope'
import { addTrade, listTrades, type AccountTrade } from '../store/trades'
import type { EngineContext } from './context'
import { CSV_PURPOSES } from './csv'
import { readCsvFile } from './csvFile'
import { checkScope } from './held'
import { keep } from './trades'

const LOTS = CSV_PURPOSES.lots

/** Reads lots and sales from a CSV file and stores those that can be as one change; or only shows them. See `holdings.importCsv`. */
export async function importLots(
  context: EngineContext,
  { path, mapping: told, preview, ...options }: Args<'holdings.importCsv'>,
): Promise<Result<LotCsv>> {
  const { database, now } = context
  const file = await readCsvFile(database, path, LOTS, told)
  if (!file.ok) return file
  const { table, mapping } = file.value
  const { rows, errors } = lotRows(table, mapping, options)
  const at = now().toISOString()
  const summary = ({ stored }: LotCsv) => `Imported ${stored} lots and sales from ${basename(path)}`
  const work = (): Result<LotCsv> => {
    const { fresh, known } = split(database, rows)
    const { stored, refused } = store(database, fresh)
    if (preview !== true && told !== undefined) {
      rememberMapping(database, LOTS.name, table.columns, mapping)
    }
    return ok({
      columns: [...table.columns],
      mapping: { ...mapping },
      lots: fresh.map(({ line, lot }) => ({ ...lot, line })),
      known,
      errors: [...errors, ...refused].sort((a, b) => a.line - b.line),
      stored,
    })
  }
  if (preview === true) return database.preview(work)
  const result = asChange(database, { kind: 'holdings', at, summary }, work)
  if (result.ok && result.value.stored > 0) context.changed('data')
  return result
}

/** Rows that are not on file yet: of equal ones, as many as the file has more than are on file. */
function split(
  database: Database,
  rows: readonly LotRow[],
): { readonly fresh: readonly LotRow[]; readonly known: number } {
  const onFile = new Map<string, number>()
  for (const trade of listTrades(database, {})) {
    const key = keyOf(trade)
    onFile.set(key, (onFile.get(key) ?? 0) + 1)
  }
  const fresh = rows.filter(({ lot }) => {
    const key = keyOf(lot)
    const left = onFile.get(key) ?? 0
    onFile.set(key, left - 1)
    return left <= 0
  })
  return { fresh, known: rows.length - fresh.length }
}

/** What makes two trades equal; which lot a sale relieves does not, as files number them otherwise. */
function keyOf(lot: Omit<CheckedLot, 'lot'>): string {
  const { kind, cusip, face, portfolio, account, trade, settle, price, accrued, note } = lot
  const names = [portfolio.toLowerCase(), account?.toLowerCase() ?? null]
  return JSON.stringify([kind, cusip, face, ...names, trade, settle, price, accrued, note])
}

/** Buys first, so that a file may list a sale before the lot it relieves; a row that cannot be stored leaves the others. */
function store(
  database: Database,
  rows: readonly LotRow[],
): { readonly stored: number; readonly refused: readonly RowError[] } {
  const idOf = new Map<string, number>()
  const refused: RowError[] = []
  const sales = (row: LotRow) => Number(row.lot.kind === 'sell')
  for (const row of [...rows].sort((a, b) => sales(a) - sales(b))) {
    const added = database.attempt(() => addRow(database, row, idOf))
    if (added.ok && row.row !== null) idOf.set(row.row, added.value.id)
    if (!added.ok) refused.push({ line: row.line, message: added.problem.message })
  }
  return { stored: rows.length - refused.length, refused }
}

function addRow(database: Database, row: LotRow, idOf: ReadonlyMap<string, number>): Result<Lot> {
  const lot = row.lotRow === null ? null : (idOf.get(row.lotRow) ?? NO_LOT)
  return keep(database, { ...row.lot, lot }, (checked) => addTrade(database, checked))
}

/** No lot has it: the sale is refused with the sentence for a lot that is not there. */
const NO_LOT = 0

/** The lots and sales in scope as a CSV file. See `holdings.exportCsv`. */
export function exportLots(database: Database, scope: Scope): Result<{ readonly csv: string }> {
  const found = checkScope(database, scope)
  if (!found.ok) return found
  const lots = listTrades(database, scope).sort((a, b) => compareTexts(orderOf(a), orderOf(b)))
  return ok({ csv: writeLots(lots) })
}

/** An order by what a trade says, not by its number, so that a file imported and exported again is the same. */
function orderOf(trade: AccountTrade): string {
  const { portfolio, account, cusip, settle, kind } = trade
  return [portfolio, account ?? '', cusip, settle ?? '', kind, keyOf(trade)].join('\0')
}
