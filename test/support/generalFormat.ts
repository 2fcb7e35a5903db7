import { Decimal } from 'decimal.js'

/** A number as the trustee's spreadsheet prints it: at most ten digits, trailing zeros dropped. */
export function general(value: Decimal): string {
  const whole = value.abs().trunc().toFixed().length
  return value.toDecimalPlaces(Math.max(0, 10 - whole), Decimal.ROUND_HALF_UP).toFixed()
}

/** Dollars from whole cents, in the same format: 163940n is `1639.4`. */
export function dollars(cents: bigint): string {
  return general(new Decimal(cents.toString()).div(100))
}
