import { exact, type Exact } from '@shared/decimal'
import type { Relief } from '../relief'
import { costPath, type CostLimit, type CostMonth, type CostPath, type CostRow } from './path'
import { purchaseCost, unitCosts, type UnitMonth } from './unitCost'

/** A lot as cost needs it. */
export interface PricedLot {
  readonly id: number
  readonly face: string
  readonly settle: string | null
  /** Percent of the current face. */
  readonly price: string | null
}

/** Why a lot has no cost. */
export type NoCost =
  | 'no price'
  | 'no settlement date'
  | 'no report yet'
  | Exclude<CostLimit, 'gap'>
  | 'months missing at purchase'

/** What a month, or a sale, did to the cost of a lot; exact dollars. */
export interface CostStep {
  readonly date: string
  readonly kind: 'buy' | 'distribution' | 'sale'
  /** The sale's number. */
  readonly saleId: number | null
  /** Original face that the step is about. */
  readonly face: Exact
  readonly purchased: Exact
  readonly amortization: Exact
  readonly deferred: Exact
  readonly relieved: Exact
  /** Principal paid, unrounded. */
  readonly principal: Exact
  readonly writtenOff: Exact
  readonly sold: Exact
  /** Current face afterwards; of a sale, what was sold. */
  readonly balance: Exact
  /** Cost of the lot afterwards. */
  readonly cost: Exact
}

/** The cost of a lot over time. */
export interface LotCost {
  readonly lotId: number
  readonly steps: readonly CostStep[]
  /** Before the first distribution that the lot is entitled to, per $1,000. */
  readonly factorAtPurchase: Exact
  /** After the last step. */
  readonly cost: Exact
  readonly originalFace: Exact
  readonly currentFace: Exact
  readonly yield: Exact | null
  readonly limit: CostLimit | null
}

const NO = exact(0)
const THOUSAND = 1000
/** A distribution's record date follows a purchase by a month at most, else a month between is missing. */
const MOST_DAYS_TO_RECORD_DATE = 31
const DAY = 86_400_000

/** Costs of many lots of one class; unit costs are worked out once a price and month. */
export class ClassCosts {
  private readonly known = new Map<string, readonly UnitMonth[]>()

  /** `rows` are all of the class on file up to a day, oldest first. */
  constructor(private readonly rows: readonly CostRow[]) {}

  /** What a lot cost and costs, step by step, with what sales took from it; or why that is not known. */
  of(lot: PricedLot, reliefs: readonly Relief[], asOf: string): LotCost | NoCost {
    if (lot.price === null) return 'no price'
    if (lot.settle === null) return 'no settlement date'
    const from = this.boughtAt(lot.settle)
    if (typeof from === 'string') return from
    const { path, first } = from
    const opening = purchaseCost(exact(lot.price), first)
    const units = this.unitsOf(opening, first, path.months)
    const own = reliefs.filter((one) => one.lotId === lot.id && one.settle <= asOf)
    return costOfLot({ ...lot, settle: lot.settle }, own, opening, first, units, path.limit)
  }

  /** The factor that was bought, and the months from there on. */
  private boughtAt(settle: string): { path: CostPath; first: CostMonth } | NoCost {
    const at = this.rows.findIndex((row) => row.recordDate !== null && row.recordDate >= settle)
    const before = costPath(this.rows.slice(0, at < 0 ? undefined : at))
    if (before.limit === 'no face' || before.limit === 'no record date') return before.limit
    const path = costPath(at < 0 ? [] : this.rows.slice(at))
    const first = path.months[0]
    if (first !== undefined && isNear(settle, first.recordDate)) return { path, first }
    const last = before.months.at(-1)
    if (last !== undefined && before.limit === null && isNear(last.recordDate, settle)) {
      return {
        path: { months: [], limit: path.limit ?? (first === undefined ? null : 'gap') },
        first: openingOf(last),
      }
    }
    if (path.limit === 'no face' || path.limit === 'no record date') return path.limit
    return this.rows.length === 0 ? 'no report yet' : 'months missing at purchase'
  }

  private unitsOf(opening: Exact, first: CostMonth, months: readonly CostMonth[]) {
    const key = `${first.date} ${opening.toString()}`
    const units = this.known.get(key) ?? unitCosts(opening, months)
    this.known.set(key, units)
    return units
  }
}

/** What is bought behind a distribution is the balance after it. */
function openingOf(last: CostMonth): CostMonth {
  return { ...last, prior: last.current }
}

function isNear(from: string, to: string): boolean {
  return (Date.parse(to) - Date.parse(from)) / DAY <= MOST_DAYS_TO_RECORD_DATE
}

function costOfLot(
  lot: PricedLot & { readonly settle: string },
  reliefs: readonly Relief[],
  opening: Exact,
  first: CostMonth,
  units: readonly UnitMonth[],
  limit: CostLimit | null,
): LotCost {
  let face = exact(lot.face)
  let unit = opening
  let factor = first.prior
  let next = 0
  const steps: CostStep[] = [
    {
      ...stepAt(lot.settle, 'buy', face),
      purchased: per(face, opening),
      cost: per(face, opening),
      balance: per(face, first.prior),
    },
  ]
  const passMonths = (isBefore: (month: UnitMonth) => boolean) => {
    for (let one = units[next]; one !== undefined && isBefore(one); one = units[++next]) {
      unit = one.cost
      factor = one.month.current
      if (!face.isZero()) steps.push(distribution(face, one))
    }
  }
  for (const relief of [...reliefs].sort((a, b) => (a.settle < b.settle ? -1 : 1))) {
    passMonths((one) => one.month.recordDate < relief.settle)
    const sold = exact(relief.face)
    face = face.minus(sold)
    steps.push({
      ...stepAt(relief.settle, 'sale', sold),
      saleId: relief.saleId,
      sold: per(sold, unit),
      balance: per(sold, factor),
      cost: per(face, unit),
    })
  }
  passMonths(() => true)
  const rate = face.isZero() ? null : (units.at(-1)?.yield ?? null)
  return {
    lotId: lot.id,
    steps,
    factorAtPurchase: first.prior,
    cost: per(face, unit),
    originalFace: face,
    currentFace: per(face, factor),
    yield: rate,
    limit,
  }
}

function distribution(face: Exact, one: UnitMonth): CostStep {
  return {
    ...stepAt(one.month.date, 'distribution', face),
    amortization: per(face, one.amortization),
    deferred: per(face, one.deferred),
    relieved: per(face, one.relieved),
    principal: per(face, one.month.principal),
    writtenOff: per(face, one.writtenOff),
    cost: per(face, one.cost),
    balance: per(face, one.month.current),
  }
}

function stepAt(date: string, kind: CostStep['kind'], face: Exact): CostStep {
  return {
    date,
    kind,
    saleId: null,
    face,
    purchased: NO,
    amortization: NO,
    deferred: NO,
    relieved: NO,
    principal: NO,
    writtenOff: NO,
    sold: NO,
    balance: NO,
    cost: NO,
  }
}

/** Dollars of a face at so much per $1,000. */
function per(face: Exact, unit: Exact): Exact {
  return face.times(unit).div(THOUSAND)
}
