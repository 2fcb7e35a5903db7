import { monthNumber } from '@shared/dates'
import { Exact } from '@shared/decimal'
import type { TrusteeReport } from '@shared/report'
import { precisely, quotient, scaled, sum, type Approx } from '../reading/approx'
import type { Identity } from '../reading/identity'
import { ratioAt, type LineCell, type Place, type Quantity } from './lines'

/** Where prepayment rates and default speeds stand. */
export const PREPAYMENT_RATES = /^VOLUNTARY PREPAYMENT RATES$/
export const DEFAULT_SPEEDS = /^DEFAULT SPEEDS$/

/** Over which time a speed is an average: a number of months, since the cut-off, or the month itself (1). */
export type Span = number | 'life'

export const SPANS: readonly Span[] = [1, 3, 12, 'life']

/** The rows of a speed: the month's own, and the averages over the last months and since the cut-off. */
class Speed {
  private readonly places = new Map<Span, Place>()

  constructor(
    private readonly section: RegExp,
    /** As its labels have it: `SMM`, `3 Months Avg SMM`, `Avg SMM Since Cut-off`. */
    readonly name: string,
  ) {}

  /** Where the speed stands over a time; made once, since rows are found again by their place. */
  over(span: Span): Place {
    let place = this.places.get(span)
    if (place === undefined) {
      place = { section: this.section, label: labelOf(this.name, span) }
      this.places.set(span, place)
    }
    return place
  }
}

/** The speeds that reports print. */
export const SPEEDS = {
  SMM: new Speed(PREPAYMENT_RATES, 'SMM'),
  CPR: new Speed(PREPAYMENT_RATES, 'CPR'),
  PSA: new Speed(PREPAYMENT_RATES, 'PSA'),
  MDR: new Speed(DEFAULT_SPEEDS, 'MDR'),
  CDR: new Speed(DEFAULT_SPEEDS, 'CDR'),
  SDA: new Speed(DEFAULT_SPEEDS, 'SDA'),
} as const

/** A speed of a group over a time, as printed; null when the report has none. */
export function speedAt(
  cells: readonly LineCell[],
  speed: Speed,
  span: Span,
  group: string,
): Quantity | null {
  return ratioAt(cells, speed.over(span), group)
}

function labelOf(speed: string, span: Span): RegExp {
  if (span === 1) return new RegExp(`^${speed}$`, 'i')
  return span === 'life'
    ? new RegExp(`^Avg ${speed} Since Cut-off`, 'i')
    : new RegExp(`^${span} Months Avg ${speed}(?: Approximation)?$`, 'i')
}

/**
 * Yearly rates from monthly ones, for the month and for each average: CPR = 1 − (1 − SMM)^12, CDR = 1 − (1 − MDR)^12
 * (SIFMA, Standard Formulas). The printed method averages survival, (1 − SMM)…, so an average keeps it too.
 */
export function yearly(
  id: string,
  cells: readonly LineCell[],
  monthly: Speed,
  annual: Speed,
  group: string,
): { identity: Identity | null; span: Span }[] {
  return SPANS.map((span) => {
    const month = speedAt(cells, monthly, span, group)
    const year = speedAt(cells, annual, span, group)
    if (month === null || year === null) return { identity: null, span }
    const kept = new Exact(1).minus(month.value.value)
    // d(1 − (1 − x)^12) = 12 (1 − x)^11 dx
    const eleventh = kept.pow(11)
    const error = month.value.error.times(12).times(eleventh).toDecimalPlaces(30)
    return {
      span,
      identity: {
        id,
        sentence: `${annual.name} = 1 − (1 − ${monthly.name})^12`,
        left: year.value,
        right: { value: new Exact(1).minus(eleventh.times(kept)), error },
        operands: [year.path, month.path],
      },
    }
  })
}

/** An average over as many months as the deal has paid is the average since the cut-off. */
export function lifeIsSpan(
  cells: readonly LineCell[],
  speed: Speed,
  months: number | null,
  group: string,
): Identity | null {
  if (months === null || months === 1) return null
  const over = speedAt(cells, speed, months, group)
  const life = speedAt(cells, speed, 'life', group)
  if (over === null || life === null) return null
  return {
    id: `speed.life${speed.name}`,
    sentence: `after ${months} months, their average ${speed.name} is that since the cut-off`,
    left: precisely(over.value.value),
    right: precisely(life.value.value),
    operands: [over.path, life.path],
  }
}

/** Distributions from the first payment date to this one, both counted; null when the report does not say, or says that none was. */
export function monthsPaid(
  report: Pick<TrusteeReport, 'distributionDate' | 'firstPaymentDate'>,
): number | null {
  if (report.firstPaymentDate === null) return null
  const months = monthNumber(report.distributionDate) - monthNumber(report.firstPaymentDate) + 1
  return months < 1 ? null : months
}

/** Months of seasoning of a group: at issue, before and after this distribution. */
export function seasoning(
  cells: readonly LineCell[],
  asOf: keyof typeof SEASONING,
  group: string,
): Quantity | null {
  return ratioAt(cells, SEASONING[asOf], group)
}

const CHARACTERISTICS = /CHARACTERISTICS$/
const SEASONING = {
  Original: { section: CHARACTERISTICS, label: 'Weighted Average Seasoning Original' },
  Prior: { section: CHARACTERISTICS, label: 'Weighted Average Seasoning Prior' },
  Current: { section: CHARACTERISTICS, label: 'Weighted Average Seasoning Current' },
} as const

/** The ages (months of seasoning) at the distributions that a speed is an average of; null when not all are printed. */
export function agesOver(
  cells: readonly LineCell[],
  span: Span,
  months: number | null,
  group: string,
): Quantity[] | null {
  const count = span === 'life' ? months : span
  if (count === null || count > 3 || (count === 3 && months !== 3)) return null
  // The report counts the age at issue for the first distribution
  const names = { 1: ['Current'], 2: ['Original', 'Current'], 3: ['Original', 'Prior', 'Current'] }[
    count
  ] as readonly Parameters<typeof seasoning>[1][]
  const ages = names.map((asOf) => seasoning(cells, asOf, group))
  const known = ages.filter((age) => age !== null)
  return known.length < ages.length ? null : known
}

/** The mean of quantities. */
export function mean(values: readonly Approx[]): Approx {
  return scaled(sum(values), new Exact(1).div(values.length))
}

/**
 * A yearly rate as a multiple of what a standard curve gives for an age. No speed is no multiple, whatever the age;
 * null when a cell or the age is missing.
 */
export function multipleOf(
  id: string,
  sentence: string,
  multiple: Quantity | null,
  rate: Quantity | null,
  curve: { readonly value: Approx; readonly ages: readonly Quantity[] } | null,
): Identity | null {
  if (multiple === null || rate === null) return null
  const operands = [multiple.path, rate.path]
  if (rate.value.value.isZero()) {
    return { id, sentence, left: multiple.value, right: precisely(0), operands }
  }
  if (curve === null || curve.value.value.isZero()) return null
  return {
    id,
    sentence,
    left: multiple.value,
    right: quotient(rate.value, curve.value),
    operands: [...operands, ...curve.ages.map((age) => age.path)],
  }
}
