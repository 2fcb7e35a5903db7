import { readdir, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { z } from 'zod'
import type { LotDraft } from '@shared/api/holdings'
import { fail, ok, type Result } from '@shared/result'
import { SAMPLE_PORTFOLIOS, type SampleName } from '@shared/samplePortfolios'
import { markSynthetic } from '../store/portfolios'
import { listTrades } from '../store/trades'
import type { EngineContext } from './context'
import { addHolding } from './trades'

/** What a sample folder holds: filings to import and lots to hold. */
export interface Sample {
  readonly paths: readonly string[]
  readonly lots: readonly LotDraft[]
  readonly portfolio: string
  /** Its months are generated. */
  readonly synthetic: boolean
}

/** Beside the folder, not in it: all that lies in the folder is filings. */
const PORTFOLIO_FILE = 'sample-portfolio.csv'
const SYNTHETIC_FILE = 'synthetic.zip'
const SYNTHETIC_PORTFOLIO_FILE = 'synthetic-portfolio.csv'
const rowSchema = z.array(z.object({ cusip: z.string(), face: z.string(), settle: z.string() }))

/**
 * Reads a sample folder: its `.txt` filings by name, and `sample-portfolio.csv` beside it; or the archive of the synthetic deal and
 * its portfolio beside the folder. `no-sample` when it is not there or not whole.
 */
export async function readSample(
  directory: string | null,
  which: SampleName = 'sample',
): Promise<Result<Sample>> {
  if (directory === null) return noSample('this program came without one')
  try {
    const synthetic = which === 'synthetic'
    const beside = dirname(directory)
    const names = synthetic
      ? [join(beside, SYNTHETIC_FILE)]
      : (await readdir(directory))
          .filter((name) => name.endsWith('.txt'))
          .sort()
          .map((name) => join(directory, name))
    const portfolio = SAMPLE_PORTFOLIOS[which]
    const lots = join(beside, synthetic ? SYNTHETIC_PORTFOLIO_FILE : PORTFOLIO_FILE)
    const rows = rowSchema.safeParse(
      parse(await readFile(lots, 'utf8'), {
        columns: true,
        trim: true,
      }),
    )
    if (names.length === 0 || !rows.success) return noSample(`${directory} is not whole`)
    return ok({
      paths: names,
      lots: rows.data.map((row) => ({ ...row, portfolio })),
      portfolio,
      synthetic,
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
    const held = listTrades(database, { portfolio: sample.portfolio })
    let added = 0
    for (const draft of sample.lots) {
      if (held.some((lot) => lot.cusip === draft.cusip && lot.settle === draft.settle)) continue
      const lot = addHolding(context, draft)
      if (!lot.ok) return lot
      added++
    }
    // A portfolio of that name that a person keeps holdings in stays theirs
    if (sample.synthetic && added > 0 && held.length === 0) {
      markSynthetic(database, sample.portfolio)
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
