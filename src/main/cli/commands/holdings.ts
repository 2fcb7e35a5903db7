import type { Lot } from '@shared/api/holdings'
import { face as faceText } from '../../statement/format'
import type { Host } from '../host'
import type { GlobalOptions } from '../options'
import { DONE, print, withEngine } from '../session'
import { table, type Column } from '../table'
import { scopeOf, type ScopeOptions } from '../scope'

interface AddOptions extends GlobalOptions {
  readonly cusip: string
  readonly face: string
  readonly portfolio: string
  readonly account?: string
  readonly trade?: string
  readonly settle?: string
  readonly price?: string
  readonly accrued?: string
  readonly lot?: number
  readonly note?: string
}

const COLUMNS: readonly Column<Lot>[] = [
  { title: 'Lot', value: (lot) => String(lot.id), right: true },
  { title: 'Sale', value: (lot) => (lot.kind === 'sell' ? saleOf(lot) : '') },
  { title: 'CUSIP', value: (lot) => lot.cusip },
  { title: 'Deal', value: (lot) => lot.deal ?? '' },
  { title: 'Class', value: (lot) => lot.class ?? '' },
  { title: 'Face', value: (lot) => faceText(lot.face), right: true },
  { title: 'Portfolio', value: (lot) => lot.portfolio },
  { title: 'Account', value: (lot) => lot.account ?? '' },
  { title: 'Traded', value: (lot) => lot.trade ?? '' },
  { title: 'Settled', value: (lot) => lot.settle ?? '' },
  { title: 'Price', value: (lot) => lot.price ?? '', right: true },
  { title: 'Accrued', value: (lot) => lot.accrued ?? '', right: true },
  { title: 'Note', value: (lot) => lot.note ?? '' },
]

/** `paydown holdings list`: a row a lot or sale. */
export function listHoldings(options: ScopeOptions, host: Host): Promise<number> {
  return withEngine(host, options.db, async ({ ask }) => {
    const lots = await ask('holdings.list', scopeOf(options))
    print(host, options, lots, () =>
      lots.length === 0
        ? 'No lots yet; `paydown holdings add --cusip C --face N` adds one.\n'
        : table(columnsInUse(lots), lots),
    )
    return DONE
  })
}

/** `paydown holdings add` and `sell`: adds a lot or a sale and prints it. */
export function addHolding(kind: Lot['kind'], options: AddOptions, host: Host): Promise<number> {
  return withEngine(host, options.db, async ({ ask }) => {
    const { cusip, face, portfolio, account, trade, settle, price, accrued, note } = options
    const draft = { kind, cusip, face, portfolio, account, trade, settle, price, accrued, note }
    const lot = await ask('holdings.add', { ...draft, lot: options.lot })
    print(host, options, lot, () => `Added ${describe(lot)}.\n`)
    return DONE
  })
}

/** `paydown holdings remove`: removes a lot and prints what it was. */
export function removeHolding(id: number, options: GlobalOptions, host: Host): Promise<number> {
  return withEngine(host, options.db, async ({ ask }) => {
    const lot = await ask('holdings.remove', { id })
    print(host, options, lot, () => `Removed ${describe(lot)}.\n`)
    return DONE
  })
}

function describe(lot: Lot): string {
  const of = lot.deal === null ? '' : ` (${[lot.deal, lot.class].filter(Boolean).join(', ')})`
  const account = lot.account === null ? '' : `, account ${lot.account}`
  return `${lot.kind === 'sell' ? 'sale' : 'lot'} ${lot.id}: ${faceText(lot.face)} of ${lot.cusip}${of} in portfolio ${lot.portfolio}${account}`
}

/** What a sale relieves. */
function saleOf(lot: Lot): string {
  return lot.lot === null ? 'first in, first out' : `of lot ${lot.lot}`
}

/** Columns that every lot leaves empty are left out. */
function columnsInUse(lots: readonly Lot[]): Column<Lot>[] {
  return COLUMNS.filter((column) => lots.some((lot) => column.value(lot) !== ''))
}
