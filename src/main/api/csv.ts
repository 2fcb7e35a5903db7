import type { Handlers } from '@shared/api'
import type { CsvPurposeName } from '@shared/api/csv'
import { ok } from '@shared/result'
import { CASH_FIELDS, CASH_NEEDS } from '../holdings/csv/custodian'
import { LOT_FIELDS, LOT_NEEDS } from '../holdings/csv/lots'
import type { EngineContext } from './context'
import { readColumns, type CsvPurpose } from './csvFile'

/** What CSV files are read for, by the name under which their columns are remembered. */
export const CSV_PURPOSES: Readonly<Record<CsvPurposeName, CsvPurpose>> = {
  custodian: { name: 'custodian', fields: CASH_FIELDS, needs: CASH_NEEDS },
  lots: { name: 'lots', fields: LOT_FIELDS, needs: LOT_NEEDS },
}

const EXAMPLES = 3

/** Which columns a CSV file has, for whoever is to say what they are. */
export function csvHandlers({ database }: EngineContext): Handlers<'csv.columns'> {
  return {
    'csv.columns': async ({ path, purpose }) => {
      const { fields, needs } = CSV_PURPOSES[purpose]
      const read = await readColumns(database, path, CSV_PURPOSES[purpose])
      if (!read.ok) return read
      const { table, known } = read.value
      const examples = (at: number) =>
        [...new Set(table.rows.map(({ values }) => values[at]?.trim() ?? ''))]
          .filter((value) => value !== '')
          .slice(0, EXAMPLES)
      return ok({
        columns: table.columns.map((name, at) => ({ name, examples: examples(at) })),
        fields: Object.keys(fields),
        needs: [...needs],
        mapping: { ...known },
      })
    },
  }
}
