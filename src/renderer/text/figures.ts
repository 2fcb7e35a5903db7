import { exact, grouped, plain } from '@shared/decimal'

/** The minus of figures, U+2212, as wide as the other figures. */
export const MINUS = '−'

/** The signs of numbers that a person can choose; digits never change. */
export const SIGNS = {
  'comma-point': { thousands: ',', point: '.' },
  'space-point': { thousands: '\u202f', point: '.' },
  'point-comma': { thousands: '.', point: ',' },
  'space-comma': { thousands: '\u202f', point: ',' },
} as const
export type SignsName = keyof typeof SIGNS

let signs: (typeof SIGNS)[SignsName] = SIGNS['comma-point']

/** Chooses the signs of all numbers written from now on. */
export function useSigns(name: SignsName): void {
  signs = SIGNS[name]
}

/** A plain decimal for people: thousands separated, a true minus; digits as they are. */
export function asPrinted(value: string): string {
  return grouped(value)
    .replace(/[,.]/g, (sign) => (sign === ',' ? signs.thousands : signs.point))
    .replace('-', MINUS)
}

/** A number as it is shown, back as a plain decimal. */
export function unprinted(text: string): string {
  return text.replaceAll(signs.thousands, '').replace(signs.point, '.').replace(MINUS, '-')
}

/** A plain decimal rounded half up to so many places, for people; never a minus zero. */
export function fixed(value: string, places: number): string {
  const rounded = exact(exact(value).toFixed(places))
  return asPrinted((rounded.isZero() ? rounded.abs() : rounded).toFixed(places))
}

/** A holder's cash or face: two decimals. */
export function money(value: string): string {
  return fixed(value, 2)
}

/** How cash is made, in the words of the field: `1,571.61 interest + 93,742.09 principal`. */
export function cashMade(cash: { readonly interest: string; readonly principal: string }): string {
  return `${money(cash.interest)} interest + ${money(cash.principal)} principal`
}

/** A factor per $1: nine decimals. */
export function factor(value: string): string {
  return fixed(value, 9)
}

/** A rate as a fraction, shown in percent with four decimals, in a sentence: `0.0207` is `2.0700%`. */
export function percent(value: string): string {
  return `${rate(inPercent(value))}%`
}

/** A fraction in percent, exactly and in full, for a column whose head has the unit: `0.179727445` is `17.9727445`. */
export function inPercent(value: string): string {
  return plain(exact(value).times(100))
}

/** A rate in percent with four decimals, below a head that has the unit: `2.07` is `2.0700`. */
export function rate(value: string): string {
  return fixed(value, 4)
}

/** Whether a plain decimal is zero, however it is printed (`0`, `0.00`). */
export function isZero(value: string): boolean {
  return exact(value).isZero()
}

/** How many digits stand after the point. */
export function fractionDigits(value: string): number {
  const point = value.indexOf('.')
  return point < 0 ? 0 : value.length - point - 1
}

/** The most digits after the point in a column of printed numbers; blanks do not count. */
export function widest(column: readonly (string | null | undefined)[]): number {
  return Math.max(0, ...column.map((value) => (value == null ? 0 : fractionDigits(value))))
}

/** What an invisible pad must add so that the points of a column stand in one line: `.00` after `300,775`. */
export function padding(value: string, digits: number): string {
  const missing = digits - fractionDigits(value)
  if (missing <= 0) return ''
  return (value.includes('.') ? '' : signs.point) + '0'.repeat(missing)
}
