import type { Position, Positions } from '@shared/positions'
import { amount, face, factor } from '../../statement/format'
import type { Host } from '../host'
import { scopeOf, type ScopeOptions } from '../scope'
import { DONE, print, withEngine } from '../session'
import { table, type Column } from '../table'

interface Options extends ScopeOptions {
  readonly asOf?: string
}

const COLUMNS: readonly Column<Position>[] = [
  { title: 'CUSIP', value: (row) => row.cusip },
  { title: 'Deal', value: (row) => row.deal ?? '' },
  { title: 'Class', value: (row) => row.class ?? '' },
  { title: 'Original face', value: (row) => face(row.originalFace), right: true },
  { title: 'Factor', value: (row) => factor(row.factor), right: true },
  { title: 'Current face', value: (row) => face(row.currentFace), right: true },
  { title: 'Last paid', value: (row) => row.distribution?.date ?? '' },
  { title: 'Interest', value: (row) => amount(row.distribution?.interest ?? null), right: true },
  { title: 'Principal', value: (row) => amount(row.distribution?.principal ?? null), right: true },
  { title: 'Total', value: (row) => amount(row.distribution?.total ?? null), right: true },
  { title: 'Year to date', value: (row) => amount(row.yearToDate.total), right: true },
  { title: 'Since purchase', value: (row) => amount(row.sincePurchase.total), right: true },
  { title: 'Status', value: (row) => statusOf(row) },
]

/** `paydown positions`: a row a CUSIP held. */
export function positions(options: Options, host: Host): Promise<number> {
  return withEngine(host, options.db, async ({ ask }) => {
    const { asOf } = options
    const found = await ask('positions', {
      ...scopeOf(options),
      ...(asOf === undefined ? {} : { asOf }),
    })
    print(host, options, found, () => positionsText(found))
    return DONE
  })
}

function positionsText(found: Positions): string {
  const whose = found.portfolio === null ? 'all portfolios' : `portfolio ${found.portfolio}`
  const heading = `Positions as of ${found.asOf}, ${whose}\n\n`
  if (found.positions.length === 0) {
    return `${heading}Nothing held; \`paydown holdings add --cusip C --face N\` adds a lot.\n`
  }
  const { totals } = found
  const total = COLUMNS.map(({ title }) => {
    if (title === 'CUSIP') return 'Total'
    if (title === 'Original face') return face(totals.originalFace)
    if (title === 'Current face') return face(totals.currentFace)
    if (title === 'Interest') return amount(totals.interest)
    if (title === 'Principal') return amount(totals.principal)
    return title === 'Total' ? amount(totals.total) : ''
  })
  const isNotional = found.positions.some((row) => row.basis === 'notional')
  const note = isNotional ? '\nNotional amounts are left out of the totals of faces.\n' : ''
  return `${heading}${table(COLUMNS, found.positions, total)}${note}`
}

function statusOf({ status, basis }: Position): string {
  return [...(basis === 'notional' ? ['notional'] : []), ...status].join(', ')
}
