import { readdir, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { z } from 'zod'
import type { LotDraft } from '@shared/api/holdings'
import { fail, ok, type Result } from '@shared/result'
import { listTrades } from '../store/trades'
import type { EngineContext } from './context'
import { addHolding } from './trades'

/** What a sample folder holds: filings to import and lots to hold. */
export interface Sample {
  readonly paths: readonly string[]
  readonly lots: readonly LotDraft[]
}

const SAMPLE_PORTFOLIO = 'Sample'
/** Beside the folder, not in it: all that lies in the folder is filings. */
const PORTFOLIO_FILE = 'sample-portfolio.csv'
const rowSchema = z.array(z.object({ cusip: z.string(), face: z.string(), settle: z.string() }))

/** Reads a sample folder: its `.txt` filings by name, and `sample-portfolio.csv` beside it. `no-sample` when it is not there or not whole. */
export async function readSample(directory: string | null): Promise<Result<Sample>> {
  if (directory === null) return noSample('this program came without one')
  try {
    const names = (await readdir(directory)).filter((name) => name.endsWith('.txt')).sort()
    const rows = rowSchema.safeParse(
      parse(await readFile(join(dirname(directory), PORTFOLIO_FILE), 'utf8'), {
        columns: true,
        trim: true,
      }),
    )
    if (names.length === 0 || !rows.success) return noSample(`${directory} is not whole`)
    return ok({
      paths: names.map((name) => join(directory, name)),
      lots: rows.data.map((row) => ({ ...row, portfolio: SAMPLE_PORTFOLIO })),
    })
  } catch (error) {
    return noSample(error instanceof Error ? error.message : String(error))
  }
}

/** Adds the sample's lots that are not held yet, all or none; how many were added. */
export function addSampleLots(
  context: Pick<EngineContext, 'database' | 'now'>,
  sample: Sample,
): Result<number> {
  const { database } = context
  return database.write(() => {
    const held = listTrades(database, { portfolio: SAMPLE_PORTFOLIO })
    let added = 0
    for (const draft of sample.lots) {
      if (held.some((lot) => lot.cusip === draft.cusip && lot.settle === draft.settle)) continue
      const lot = addHolding(context, draft)
      if (!lot.ok) return lot
      added++
    }
    return ok(added)
  })
}

function noSample(why: string): Result<never> {
  return fail(
    'no-sample',
    `The sample filings cannot be loaded: ${why}. Install Paydown again, or import filings of your own.`,
  )
}
