import type { LedgerLine } from '@shared/api/cost'
import type { PaydownMethod } from '@shared/api/portfolios'
import { exact, fromCents, toCents, type Exact } from '@shared/decimal'
import type { CostStep, LotCost } from './lotCost'

/** What an account holds of a CUSIP, with everything its journal is made of. */
export interface AccountCost {
  readonly portfolio: string
  readonly account: string | null
  readonly cusip: string
  readonly method: PaydownMethod
  readonly lots: readonly LotCost[]
  /** Accrued interest paid for each lot; dollars. */
  readonly accruedOfLot: ReadonlyMap<number, string>
  /** Price in percent of current face and accrued interest received, of each sale. */
  readonly sales: ReadonlyMap<
    number,
    { readonly price: string | null; readonly accrued: string | null }
  >
  /** The cash of each distribution date; whole cents. */
  readonly paid: ReadonlyMap<string, { readonly interest: bigint; readonly principal: bigint }>
}

/** A journal entry: its lines add to nothing, debits positive; whole cents. */
export interface LedgerEntry {
  readonly date: string
  readonly event: LedgerLine['event']
  readonly lines: readonly { readonly ledgerAccount: string; readonly amount: bigint }[]
}

const CASH = 'Cash'
const INVESTMENT = 'Investment in securities'
const INTEREST = 'Interest income'
const AMORTIZATION = 'Amortization of premium and accretion of discount'
const PAYDOWN = 'Gain or loss on paydown'
const LOSS = 'Realized loss'
const SALE = 'Gain or loss on sale'
const UNPRICED = 'Sale without a price'
const HUNDRED = 100

type Moved = 'deferred' | 'relieved' | 'writtenOff'

/**
 * The journal of an account's holding of a CUSIP, oldest first. Exact amounts are cut to cents as differences of rounded sums since
 * purchase, so that the investment account is the amortised cost to the cent, and, between a record date and its payment, what is due
 * with it; amortization takes what rounding leaves.
 */
export function ledgerEntries(holding: AccountCost): LedgerEntry[] {
  const sums: Record<Moved, Exact> = {
    deferred: exact(0),
    relieved: exact(0),
    writtenOff: exact(0),
  }
  let cost = exact(0)
  return groups(holding.lots).map((group) => {
    const before = toCents(cost)
    cost = group.reduce((sum, [, step]) => sum.plus(movementOf(step)), cost)
    const posted: Record<Moved, bigint> = { deferred: 0n, relieved: 0n, writtenOff: 0n }
    for (const what of ['deferred', 'relieved', 'writtenOff'] as const) {
      const sum = group.reduce((whole, [, step]) => whole.plus(step[what]), sums[what])
      posted[what] = toCents(sum) - toCents(sums[what])
      sums[what] = sum
    }
    return entryOf(holding, group, toCents(cost) - before, posted)
  })
}

function movementOf(step: CostStep): Exact {
  const added = step.purchased.plus(step.amortization).plus(step.deferred)
  return added.minus(step.relieved).minus(step.writtenOff).minus(step.sold)
}

type Group = readonly (readonly [LotCost, CostStep])[]

/** Steps of one event together: a purchase is a lot's, a distribution and a sale are of several. */
function groups(lots: readonly LotCost[]): Group[] {
  const found = new Map<string, [LotCost, CostStep][]>()
  for (const lot of lots) {
    for (const step of lot.steps) {
      const place = { buy: `0 ${lot.lotId}`, sale: `1 ${step.saleId}`, distribution: '2' }[
        step.kind
      ]
      const key = `${step.date} ${place}`
      found.set(key, [...(found.get(key) ?? []), [lot, step]])
    }
  }
  return [...found].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([, group]) => group)
}

function entryOf(
  holding: AccountCost,
  group: Group,
  moved: bigint,
  posted: Record<Moved, bigint>,
): LedgerEntry {
  const [lot, step] = group[0] ?? []
  if (lot === undefined || step === undefined) throw new Error('an entry is of something')
  if (step.kind === 'buy') {
    const accrued = toCents(exact(holding.accruedOfLot.get(lot.lotId) ?? '0'))
    return entry(step.date, 'purchase', [
      [INVESTMENT, moved],
      [INTEREST, accrued],
      [CASH, -moved - accrued],
    ])
  }
  if (step.kind === 'sale') return saleEntry(holding, group, step, moved)
  const { interest, principal } = holding.paid.get(step.date) ?? { interest: 0n, principal: 0n }
  const { deferred, relieved, writtenOff } = posted
  const amortization = moved - deferred + relieved + writtenOff
  return entry(step.date, 'distribution', [
    [CASH, interest + principal],
    [INTEREST, -interest - deferred],
    [INVESTMENT, moved],
    [AMORTIZATION, -amortization],
    [holding.method === 'realized' ? PAYDOWN : AMORTIZATION, relieved - principal],
    [LOSS, writtenOff],
  ])
}

function saleEntry(holding: AccountCost, group: Group, step: CostStep, moved: bigint): LedgerEntry {
  const sale = holding.sales.get(step.saleId ?? 0)
  const accrued = toCents(exact(sale?.accrued ?? '0'))
  const balance = group.reduce((sum, [, one]) => sum.plus(one.balance), exact(0))
  const price = sale?.price ?? null
  const proceeds = price === null ? null : toCents(balance.times(exact(price)).div(HUNDRED))
  return entry(step.date, 'sale', [
    [CASH, (proceeds ?? 0n) + accrued],
    [INTEREST, -accrued],
    [INVESTMENT, moved],
    proceeds === null ? [UNPRICED, -moved] : [SALE, -moved - proceeds],
  ])
}

/** Lines of one ledger account together, those of nothing left out. */
function entry(
  date: string,
  event: LedgerEntry['event'],
  lines: readonly (readonly [string, bigint])[],
): LedgerEntry {
  const amounts = new Map<string, bigint>()
  for (const [account, amount] of lines) amounts.set(account, (amounts.get(account) ?? 0n) + amount)
  return {
    date,
    event,
    lines: [...amounts].flatMap(([ledgerAccount, amount]) =>
      amount === 0n ? [] : [{ ledgerAccount, amount }],
    ),
  }
}

/** Lines of entries as they are shown and written, numbered by entry. */
export function ledgerLines(
  entries: readonly (LedgerEntry & Pick<AccountCost, 'portfolio' | 'account' | 'cusip'>)[],
): LedgerLine[] {
  return entries.flatMap(({ date, event, portfolio, account, cusip, lines }, at) =>
    lines.map(({ ledgerAccount, amount }) => ({
      entry: at + 1,
      date,
      portfolio,
      account,
      cusip,
      event,
      ledgerAccount,
      debit: amount > 0n ? fromCents(amount) : null,
      credit: amount < 0n ? fromCents(-amount) : null,
    })),
  )
}
