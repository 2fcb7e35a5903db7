import { PRINTED_SIGNIFICANT_DIGITS } from '@shared/decimal'
import { fromExcelSerial } from '@shared/dates'

/**
 * What a cell may hold. A kind gives the value of a text, exactly, or null when the text is not of that kind.
 * Values are what `extract` prints: plain decimals, ISO dates, text as printed.
 */
export type Kind = (text: string) => string | null

const GENERAL = /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/

/**
 * A number in the general format of the trustee's spreadsheet: one decimal point at most, no leading zero, at most
 * ten digits. Samples: `0`, `16502.4`, `147907008.3`, `-2259.42`, `0.079211522`.
 */
export const plainNumber: Kind = (text) =>
  text.length <= LONGEST && GENERAL.test(text) && digitsOf(text) <= PRINTED_SIGNIFICANT_DIGITS
    ? text
    : null

const BRACKETED = /^\(((?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)\)$/

/** An amount of a table: a plain number, or a negative one in brackets, `(2,259.42)` for `-2259.42`. */
export const amount: Kind = (text) => {
  if (!text.startsWith('(')) return plainNumber(text)
  const inside = BRACKETED.exec(text)?.[1]
  return inside === undefined ? null : plainNumber(`-${inside.replaceAll(',', '')}`)
}

/** A sign, the digits and a point. */
const LONGEST = PRINTED_SIGNIFICANT_DIGITS + 2

function digitsOf(number: string): number {
  return number.length - (number.startsWith('-') ? 1 : 0) - (number.includes('.') ? 1 : 0)
}

/** A pass-through rate: a plain number below 1, `0.073177325`. */
export const rate: Kind = (text) => (/^0(?:\.\d+)?$/.test(text) ? plainNumber(text) : null)

/** A day as an Excel serial of a year from 1954 to 2064: `37494` is 2002-08-26. */
export const serialDate: Kind = (text) =>
  /^[2-5]\d{4}$/.test(text) ? fromExcelSerial(Number(text)) : null

/** How interest accrues: `F-30/360`, `A-Act/360`, or `-` for a class that accrues none. */
export const dayCountMethod: Kind = (text) =>
  /^(?:[A-Z]-)?(?:30|Act|Actual)\/(?:360|365|366|Act|Actual)$/i.test(text) || text === '-'
    ? text
    : null

/** Nine characters of a CUSIP or of a trustee's own number; whether the check digit is right is a check, not a reading. */
export const cusipLike: Kind = (text) => (/^[0-9A-Z*@#]{9}$/.test(text) ? text : null)

/** Any text without inner blanks. */
export const word: Kind = (text) => text
