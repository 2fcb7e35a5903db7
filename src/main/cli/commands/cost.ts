import type { LotCostRow } from '@shared/api/cost'
import type { PaydownMethod } from '@shared/api/portfolios'
import { amount, face } from '../../statement/format'
import type { Host } from '../host'
import type { GlobalOptions } from '../options'
import { scopeOf, type ScopeOptions } from '../scope'
import { DONE, print, withEngine } from '../session'
import { table, type Column } from '../table'
import { writeOut } from '../writeOut'

const COLUMNS: readonly Column<LotCostRow>[] = [
  { title: 'Lot', value: (row) => String(row.lot), right: true },
  { title: 'Portfolio', value: (row) => row.portfolio },
  { title: 'CUSIP', value: (row) => row.cusip },
  { title: 'Settled', value: (row) => row.settle ?? '' },
  { title: 'Price', value: (row) => row.price ?? '', right: true },
  { title: 'Original face', value: (row) => face(row.originalFace), right: true },
  { title: 'Cost', value: (row) => amount(row.purchaseCost), right: true },
  { title: 'Amortization', value: (row) => amount(row.amortization), right: true },
  { title: 'Paydown gain', value: (row) => amount(row.paydownGain), right: true },
  { title: 'Written off', value: (row) => amount(row.writtenOff), right: true },
  { title: 'Sold', value: (row) => amount(row.soldCost), right: true },
  { title: 'Amortised cost', value: (row) => amount(row.amortizedCost), right: true },
  { title: 'Yield %', value: (row) => row.yield ?? '', right: true },
  { title: 'Method', value: (row) => row.method ?? '' },
  { title: 'Why not', value: (row) => row.reason ?? '' },
]

/** `paydown cost list`: a row a lot. */
export function listCost(
  options: ScopeOptions & { readonly asOf?: string },
  host: Host,
): Promise<number> {
  return withEngine(host, options.db, async ({ ask }) => {
    const { asOf } = options
    const rows = await ask('cost.list', {
      ...scopeOf(options),
      ...(asOf === undefined ? {} : { asOf }),
    })
    print(host, options, rows, () => (rows.length === 0 ? 'No lots.\n' : table(COLUMNS, rows)))
    return DONE
  })
}

/** `paydown cost journal`: double entries of some months as CSV, in a file or on the terminal. */
export function costJournal(
  file: string | undefined,
  options: ScopeOptions & { readonly from: string; readonly to?: string },
  host: Host,
): Promise<number> {
  return withEngine(host, options.db, async ({ ask }) => {
    const { from, to = from } = options
    const journal = await ask('cost.journal', { ...scopeOf(options), from, to })
    for (const sentence of journal.leftOut) host.err(`${sentence}\n`)
    if (file !== undefined) return writeOut(file, journal.csv, options, host)
    print(host, options, journal, () => journal.csv)
    return DONE
  })
}

/** `paydown portfolios list`: what portfolios are called and how they book paydowns. */
export function listPortfolios(options: GlobalOptions, host: Host): Promise<number> {
  return withEngine(host, options.db, async ({ ask }) => {
    const kept = await ask('portfolios.kept', {})
    print(host, options, kept, () =>
      kept.length === 0
        ? 'No portfolios yet; the first lot makes one.\n'
        : table(
            [
              { title: 'Portfolio', value: (one) => one.name },
              { title: 'Paydowns', value: (one) => one.paydownMethod },
            ],
            kept,
          ),
    )
    return DONE
  })
}

/** `paydown portfolios rename` and `method`: changes a portfolio and prints it. */
export function changePortfolio(
  portfolio: string,
  change: { readonly name?: string; readonly paydownMethod?: PaydownMethod },
  options: GlobalOptions,
  host: Host,
): Promise<number> {
  return withEngine(host, options.db, async ({ ask }) => {
    const kept = await ask('portfolios.change', { portfolio, ...change })
    print(host, options, kept, () => `Portfolio ${kept.name}, paydowns ${kept.paydownMethod}.\n`)
    return DONE
  })
}
