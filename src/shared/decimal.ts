import { Decimal } from 'decimal.js'
import { compareTexts } from './order'

/** Decimals wide enough that no product or sum of reported numbers is ever rounded on the way. */
export const Exact = Decimal.clone({
  precision: 40,
  rounding: Decimal.ROUND_HALF_UP,
  toExpNeg: -60,
  toExpPos: 60,
})
export type Exact = Decimal

/** Digits that the trustee's spreadsheet prints at most; a number with that many is rounded there. */
export const PRINTED_SIGNIFICANT_DIGITS = 10

/** A plain decimal string: optional minus, digits, optional fraction. No exponent, no separators. */
export const PLAIN_DECIMAL = /^-?\d+(?:\.\d+)?$/

/** Reads a plain decimal string, exactly. Throws on anything else: text is checked before it gets here. */
export function exact(value: string | number | Decimal): Exact {
  if (typeof value !== 'string') return value instanceof Exact ? value : new Exact(value)
  const known = READ.get(value)
  if (known !== undefined) return known
  if (!PLAIN_DECIMAL.test(value)) throw new Error(`not a plain decimal: ${value}`)
  const read = new Exact(value)
  if (READ.size >= READ_AT_ONCE) READ.clear()
  READ.set(value, read)
  return read
}

/** Texts read last: a report prints most amounts, and zero above all, many times. Decimals never change. */
const READ = new Map<string, Exact>()
const READ_AT_ONCE = 4096

/** The decimal as a plain string without exponent and without padding zeros (`1571.61`, `0`, `-2259.42`). */
export function plain(value: Decimal): string {
  return value.isZero() ? '0' : value.toFixed()
}

/** Rounds half up (away from zero) to the cent and prints two decimals: `1571.61`, `0.00`, never `-0.00`. */
export function cents(value: Decimal): string {
  const rounded = value.toDecimalPlaces(2, Decimal.ROUND_HALF_UP)
  return rounded.isZero() ? '0.00' : rounded.toFixed(2)
}

/** Whole cents of an amount, rounded half up, as a BigInt. */
export function toCents(value: Decimal): bigint {
  return BigInt(value.times(100).toDecimalPlaces(0, Decimal.ROUND_HALF_UP).toFixed())
}

/** A decimal string with two places from whole cents: 157161n is `1571.61`. */
export function fromCents(value: bigint): string {
  const digits = (value < 0n ? -value : value).toString().padStart(3, '0')
  return `${value < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
}

/** How many significant digits a printed plain number has; leading zeros do not count. */
export function significantDigits(text: string): number {
  return text.replace(/^-/, '').replace('.', '').replace(/^0+/, '').length
}

/**
 * Half a unit in the last printed place where a plain number was cut to ten significant digits, else 0:
 * `147907008.3` is ±0.05, `16502.4` is exact (general format drops trailing zeros).
 */
export function printedHalfUnit(text: string): Exact {
  if (significantDigits(text) < PRINTED_SIGNIFICANT_DIGITS) return new Exact(0)
  const point = text.indexOf('.')
  const places = point < 0 ? 0 : text.length - point - 1
  return new Exact(10).pow(-places).div(2)
}

/** A plain decimal with thousands separated by commas; digits are never changed. `1234567.5` is `1,234,567.5`. */
export function grouped(value: string): string {
  const [whole = '', fraction] = value.split('.')
  const separated = whole.replace(/\B(?=(?:\d{3})+$)/g, ',')
  return fraction === undefined ? separated : `${separated}.${fraction}`
}

/** The exact sum of plain decimals, without rounding and quick for very many; as many places as the longest has, `0` for none. */
export function sumExactly(values: readonly string[]): string {
  const places = values.reduce((most, value) => Math.max(most, fractionLength(value)), 0)
  const sum = values.reduce((whole, value) => {
    const missing = places - fractionLength(value)
    return whole + BigInt(value.replace('.', '') + '0'.repeat(missing))
  }, 0n)
  const digits = (sum < 0n ? -sum : sum).toString().padStart(places + 1, '0')
  const at = digits.length - places
  const fraction = places === 0 ? '' : `.${digits.slice(at)}`
  return `${sum < 0n ? '-' : ''}${digits.slice(0, at)}${fraction}`
}

function fractionLength(value: string): number {
  const point = value.indexOf('.')
  return point < 0 ? 0 : value.length - point - 1
}

/**
 * Orders two plain decimals by value, exactly and without making numbers of them: negative when `a` is the smaller, 0 when both
 * are the same value, however many zeros they are written with.
 */
export function compareDecimals(a: string, b: string): number {
  const [x, y] = [parts(a), parts(b)]
  if (x.sign !== y.sign) return x.sign - y.sign
  const larger =
    x.whole.length - y.whole.length ||
    compareTexts(x.whole, y.whole) ||
    compareTexts(x.fraction, y.fraction)
  return x.sign * larger
}

/** Digits without zeros that say nothing, so that texts of the same length compare as their values do. */
function parts(value: string): { sign: -1 | 0 | 1; whole: string; fraction: string } {
  const negative = value.startsWith('-')
  const digits = negative ? value.slice(1) : value
  const point = digits.indexOf('.')
  const whole = (point < 0 ? digits : digits.slice(0, point)).replace(/^0+/, '')
  const fraction = point < 0 ? '' : digits.slice(point + 1).replace(/0+$/, '')
  const sign = whole === '' && fraction === '' ? 0 : negative ? -1 : 1
  return { sign, whole, fraction }
}
