import { Exact, exact, plain, PRINTED_SIGNIFICANT_DIGITS } from '@shared/decimal'

/**
 * A reported quantity as far as print tells it: the printed value, and how far the true one may lie from it.
 * Sums and products carry the error through, so a check's tolerance follows from the digits that were printed.
 */
export interface Approx {
  readonly value: Exact
  readonly error: Exact
  /** The value in whole millionths, where a number holds these exactly: sums of printed amounts are compared by them. */
  readonly units?: number | undefined
  /** The value as a plain decimal, where it was printed. */
  readonly text?: string | undefined
}

const ZERO = new Exact(0)
const HALF_CENT = new Exact('0.005')

/** How a number was cut when it was printed: dollars exact to the cent, or anything cut at the tenth digit. */
export type Precision = 'cents' | 'tenDigits'

/**
 * A printed plain number. General format keeps ten digits, so a number that has ten is rounded there (147907008.3 is
 * ±0.05), and so is one whose tenth digit was a dropped zero (150000184 is ±0.05). Dollars to the cent are exact when
 * ten digits hold them with both decimals and fewer were printed; a quotient (a factor, a rate) never is.
 */
export function printed(text: string, precision: Precision): Approx {
  const read = PRINTED[precision]
  const known = read.get(text)
  if (known !== undefined) return known
  const approx = asPrinted(text, precision)
  if (read.size >= PRINTED_AT_ONCE) read.clear()
  read.set(text, approx)
  return approx
}

/** Texts read last: checks ask for the same cell again and again. */
const PRINTED = { cents: new Map<string, Approx>(), tenDigits: new Map<string, Approx>() }
const PRINTED_AT_ONCE = 4096

function asPrinted(text: string, precision: Precision): Approx {
  const value = exact(text)
  if (value.isZero()) return { value, error: ZERO, units: 0, text: '0' }
  const plainText = plain(value)
  const [whole = '', fraction = ''] = text.replace('-', '').split('.')
  const units = unitsOf(whole, fraction, text.startsWith('-'))
  const full = whole.length + fraction.length >= PRINTED_SIGNIFICANT_DIGITS
  const centsFit = whole.length + 2 <= PRINTED_SIGNIFICANT_DIGITS
  if (precision === 'cents' && centsFit && !full)
    return { value, error: ZERO, units, text: plainText }
  const error = halfUnit(Math.max(0, PRINTED_SIGNIFICANT_DIGITS - whole.length))
  return { value, error, units, text: plainText }
}

const UNIT_PLACES = 6
const UNIT = 10 ** UNIT_PLACES

/** The digits of a number as millionths; undefined where it has more decimals, or more digits than a number holds. */
function unitsOf(whole: string, fraction: string, negated: boolean): number | undefined {
  if (fraction.length > UNIT_PLACES) return undefined
  const units = Number(whole) * UNIT + Number(fraction.padEnd(UNIT_PLACES, '0'))
  return Number.isSafeInteger(units) ? (negated ? -units : units) : undefined
}

const HALF_UNITS = Array.from({ length: PRINTED_SIGNIFICANT_DIGITS + 1 }, (_, places) =>
  new Exact(10).pow(-places).div(2),
)

function halfUnit(places: number): Exact {
  return HALF_UNITS[places] ?? ZERO
}

/** A number known exactly. */
export function precisely(value: Exact | number | string): Approx {
  return typeof value === 'string'
    ? withoutError(printed(value, 'cents'))
    : { value: exact(value), error: ZERO }
}

/** The quantity as if it were known exactly. */
export function withoutError(term: Approx): Approx {
  return term.error.isZero()
    ? term
    : { value: term.value, error: ZERO, units: term.units, text: term.text }
}

const NOTHING: Approx = { value: ZERO, error: ZERO, units: 0 }

/** The sum of quantities; errors add. */
export function sum(terms: readonly Approx[]): Approx {
  let error = ZERO
  let units: number | undefined = 0
  for (const term of terms) {
    error = plus(error, term.error)
    if (units !== undefined) units = added(units, term.units)
  }
  return new Sum(terms, error, units)
}

/** The sum of whole units; undefined where one is not known, or a number does not hold it exactly. */
function added(units: number, more: number | undefined): number | undefined {
  if (more === undefined) return undefined
  const both = units + more
  return Number.isSafeInteger(both) ? both : undefined
}

/** A sum whose decimal is made when it is asked for: most are only found to equal what is printed. */
class Sum implements Approx {
  private made: Exact | undefined

  constructor(
    private readonly terms: readonly Approx[],
    readonly error: Exact,
    readonly units: number | undefined,
  ) {}

  get value(): Exact {
    return (this.made ??= this.terms.reduce((all, term) => plus(all, term.value), ZERO))
  }
}

/** A quantity with the other sign, its decimal made when it is asked for. */
class Negated implements Approx {
  private made: Exact | undefined

  constructor(
    private readonly term: Approx,
    readonly units: number,
  ) {}

  get value(): Exact {
    return (this.made ??= this.term.value.neg())
  }

  get error(): Exact {
    return this.term.error
  }
}

/** Most amounts of a report are zero, and adding one is half the work of checking it. */
function plus(a: Exact, b: Exact): Exact {
  return b.isZero() ? a : a.isZero() ? b : a.plus(b)
}

/** The quantity with the other sign. */
export function negative(term: Approx): Approx {
  if (term.units === undefined) return { value: term.value.neg(), error: term.error }
  return term.units === 0 ? term : new Negated(term, -term.units)
}

/** The product: |a|·eb + |b|·ea + ea·eb is how far it may be off. */
export function product(a: Approx, b: Approx): Approx {
  if (a.value.isZero() && a.error.isZero()) return NOTHING
  const value = a.value.times(b.value)
  const byA = times(magnitude(b.value), a.error)
  const byB = times(magnitude(a.value), b.error)
  return { value, error: plus(plus(byB, byA), times(a.error, b.error)) }
}

/** a ÷ b: (ea + |a ÷ b|·eb) ÷ |b| is how far it may be off. The divisor is not zero. */
export function quotient(a: Approx, b: Approx): Approx {
  if (a.value.isZero() && a.error.isZero()) return NOTHING
  const value = a.value.div(b.value)
  const error = plus(a.error, times(magnitude(value), b.error))
  return { value, error: error.isZero() ? ZERO : error.div(magnitude(b.value)) }
}

/** The quantity times an exact number. */
export function scaled(a: Approx, by: Exact): Approx {
  if (a.value.isZero() && a.error.isZero()) return NOTHING
  return { value: a.value.times(by), error: times(a.error, magnitude(by)) }
}

/** Most quantities are exact, and their errors zero. */
function times(a: Exact, b: Exact): Exact {
  return a.isZero() || b.isZero() ? ZERO : a.times(b)
}

function magnitude(value: Exact): Exact {
  return value.isNegative() ? value.neg() : value
}

/** A quantity the trustee computed and rounded to the cent before printing it. */
export function roundedToCent(a: Approx): Approx {
  return { value: a.value, error: a.error.plus(HALF_CENT) }
}
