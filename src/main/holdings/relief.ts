import { longDate } from '@shared/dates'
import { exact, grouped, plain, type Exact } from '@shared/decimal'
import { compareTexts } from '@shared/order'
import { fail, ok, type Result } from '@shared/result'

/** A lot bought; `settle` is null for one held always. */
export interface Buy {
  readonly id: number
  readonly face: string
  readonly settle: string | null
}

/** A sale; it relieves the lot it names, or lots first-in-first-out where it names none. */
export interface Sale {
  readonly id: number
  readonly face: string
  readonly settle: string
  readonly lotId: number | null
}

/** How much of a lot a sale relieved, on the sale's settlement date. */
export interface Relief {
  readonly saleId: number
  readonly lotId: number
  readonly face: string
  readonly settle: string
}

/**
 * Which lots the sales of one account and one CUSIP relieve: sales in the order of their settlement dates (then of their numbers),
 * each from lots settled by then, the earliest first, or from the lot it names. `no-such-lot` where that lot is not there or not
 * settled by then, `oversold` where more is sold than is left.
 */
export function relieve(buys: readonly Buy[], sales: readonly Sale[]): Result<Relief[]> {
  const lots = [...buys]
    .sort((a, b) => compareTexts(a.settle ?? '', b.settle ?? '') || a.id - b.id)
    .map((buy) => ({ ...buy, left: exact(buy.face) }))
  const reliefs: Relief[] = []
  for (const sale of [...sales].sort((a, b) => compareTexts(a.settle, b.settle) || a.id - b.id)) {
    const open = lots.filter((lot) => lot.settle === null || lot.settle <= sale.settle)
    const from = sale.lotId === null ? open : open.filter((lot) => lot.id === sale.lotId)
    if (sale.lotId !== null && from.length === 0) return noSuchLot(sale, sale.lotId)
    let due = exact(sale.face)
    const held = from.reduce((sum, lot) => sum.plus(lot.left), exact(0))
    if (held.lt(due)) return oversold(sale, held)
    for (const lot of from) {
      if (due.isZero()) break
      const face = lot.left.lt(due) ? lot.left : due
      if (face.isZero()) continue
      lot.left = lot.left.minus(face)
      due = due.minus(face)
      reliefs.push({ saleId: sale.id, lotId: lot.id, face: plain(face), settle: sale.settle })
    }
  }
  return ok(reliefs)
}

function noSuchLot(sale: Sale, lotId: number): Result<never> {
  return fail(
    'no-such-lot',
    `The sale settled on ${longDate(sale.settle)} names lot ${lotId}, which is not held in that account and CUSIP on that day. Name a lot that is, or leave it out to sell first-in-first-out.`,
  )
}

function oversold({ face, settle, lotId }: Sale, held: Exact): Result<never> {
  const where = lotId === null ? 'is held' : `is left of lot ${lotId}`
  return fail(
    'oversold',
    `${grouped(face)} would be sold on ${longDate(settle)}, but only ${grouped(plain(held))} ${where} then in that account. Correct the face or the date, or add the purchase first.`,
  )
}
